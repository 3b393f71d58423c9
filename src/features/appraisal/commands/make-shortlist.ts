/** From the ranking to the list that is proposed for commendation, with a reason wherever it departs from the ranking. */
import { type Ctx, transact } from '#platform/db/transact.ts'
import { invalid } from '#platform/problem.ts'
import type { MakeShortlist } from '../appraisal.schemas.ts'
import { insertProposal, insertShortlist } from '../decision.store.ts'
import { needsReasons, noEntry, nothingProposed, wrongState } from '../problems.rules.ts'
import { rankingOf } from '../queries/ranking.ts'
import type { EntryId, Round } from '../round.rules.ts'
import { deviationsOf } from '../score.rules.ts'
import { demand, holdManaged, requireMember, takeStep } from './steps.ts'

/**
 * Keeps the ranking as it stands now, for good. Every model that stands at least as high as a proposed one and is
 * left out, ties included, and every one that is proposed without a rank needs a reason (Problem `invalid` at
 * `reasons.<entry>`).
 */
export async function makeShortlist(ctx: Ctx, input: MakeShortlist & { id: string }): Promise<Round> {
  requireMember(ctx)
  return transact(ctx, async (inside) => {
    const { round } = await holdManaged(inside, input.id)
    demand(round, 'shortlist')
    const ranking = await rankingOf(inside, round)
    if (!ranking) throw wrongState(round.state)
    const proposed = new Set(input.proposed)
    if (proposed.size === 0) throw nothingProposed()
    if ([...proposed].some((id) => !ranking.models.some(({ entryId }) => entryId === id))) throw noEntry()
    const today = inside.clock.today()
    if (input.proposedOn > today)
      throw invalid([
        {
          field: 'proposedOn',
          code: 'future',
          message: { vi: 'Ngày tờ trình chưa tới.', en: 'This day has not come yet.' },
        },
      ])
    const deviating = deviationsOf(ranking.models, proposed)
    const silent = deviating.filter((id) => input.reasons[id] === undefined)
    if (silent.length > 0) throw needsReasons(silent)
    await insertShortlist(
      inside.db,
      round.id,
      ranking.models.map(({ entryId, rank, tied, sheets, expected, total, lowest, highest }) => ({
        entryId: entryId as EntryId,
        rank,
        tied,
        sheets,
        expected,
        total,
        lowest,
        highest,
        proposed: proposed.has(entryId),
        deviation: deviating.includes(entryId) ? (input.reasons[entryId] ?? null) : null,
      })),
    )
    await insertProposal(inside.db, round.id, input, {
      at: inside.clock.now(),
      actor: inside.actor.accountId,
    })
    return takeStep(inside, round, 'shortlist')
  })
}
