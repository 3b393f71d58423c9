/** The proposal for commendation as it is printed: what the shortlist says, in the form of an office's paper. */
import { typeset } from '#platform/documents/typeset.ts'
import type { Ctx } from '#platform/db/transact.ts'
import type { Decision } from '../round.rules.ts'
import type { Shortlisted } from '../decision.store.ts'
import { longDate } from '../long-date.rules.ts'
import { messages } from '../messages.ts'
import { noProposal } from '../problems.rules.ts'
import { hundredths } from '../score.rules.ts'
import { readRound } from './read-round.ts'

/** `85,50`; a dash where no sheet counts. */
function mean({ total, sheets }: Shortlisted, scale: number): string {
  if (sheets === 0) return '–'
  const value = hundredths({ total, sheets }, scale)
  return `${Math.floor(value / 100)},${String(value % 100).padStart(2, '0')}`
}

/**
 * For who is inside the round, once it has a proposal; the same bytes for the same proposal. Throws Problems
 * `not-found` and `document.no-compiler`.
 */
export async function proposalPdf(
  ctx: Ctx,
  { id, heading }: { id: string; heading: Decision['heading'] },
): Promise<{ pdf: Uint8Array<ArrayBuffer>; number: string }> {
  const { round, place, rubric, inside } = await readRound(ctx, id)
  const proposal = inside?.proposal
  if (!inside || !proposal || !rubric) throw noProposal()
  const units = new Map(inside.entries.map(({ id: entryId, place: unit }) => [entryId, unit ?? '–']))
  const line = (one: Shortlisted) => ({
    model: one.title,
    unit: units.get(one.entryId) ?? '–',
    mean: mean(one, rubric.scale),
    sheets: `${one.sheets}/${one.expected}`,
    rank: one.rank === null ? 'Chưa đủ phiếu' : String(one.rank),
    reason: one.deviation,
  })
  const pdf = await typeset({
    feature: 'appraisal',
    template: 'proposal',
    data: {
      heading,
      unit: place.name,
      number: proposal.number,
      date: longDate(proposal.proposedOn),
      addressee: proposal.addressee,
      note: proposal.note,
      round: round.title,
      year: round.year,
      level: messages.vi.level[round.level].toLocaleLowerCase('vi'),
      rubric: `${rubric.title}, phiên bản ${rubric.version}`,
      quorum: round.quorum,
      proposed: inside.shortlist.filter((one) => one.proposed).map(line),
      others: inside.shortlist.filter((one) => !one.proposed).map(line),
      example: round.example,
    },
    at: new Date(`${proposal.proposedOn}T05:00:00Z`),
  })
  return { pdf, number: proposal.number }
}
