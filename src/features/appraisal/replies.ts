/** What the API answers, as schemas with examples. */
import { z } from 'zod'
import { certificateState, certificateStates, headings, levels, reissues, states } from './round.rules.ts'
import type { Decision, Round, Rubric } from './round.rules.ts'
import { spoken } from './code.rules.ts'
import type { Held } from './decision.store.ts'
import type { Ranking } from './queries/ranking.ts'
import type { ReadRound } from './queries/read-round.ts'
import { hundredths } from './score.rules.ts'

export const someId = '01936d2e-7a00-7000-8000-000000000001'

export const rubricReply = z.object({
  id: z.uuid(),
  unitId: z.int(),
  year: z.int(),
  version: z.int(),
  title: z.string(),
  guidance: z.string(),
  scale: z.int(),
  revision: z.int(),
  frozen: z.boolean(),
  criteria: z.array(z.object({ position: z.int(), name: z.string(), weight: z.int(), guidance: z.string() })),
})

export const rubricExample = {
  id: someId,
  unitId: 20305,
  year: 2026,
  version: 1,
  title: 'Tiêu chí mô hình “Dân vận khéo” 2026',
  guidance: '',
  scale: 10,
  revision: 1,
  frozen: false,
  criteria: [
    { position: 1, name: 'Hiệu quả với người dân', weight: 60, guidance: '' },
    { position: 2, name: 'Khả năng nhân rộng', weight: 40, guidance: '' },
  ],
}

export function shownRubric(rubric: Rubric): z.output<typeof rubricReply> {
  const { frozenAt, copiedFrom: _, example: __, criteria, ...rest } = rubric
  return { ...rest, frozen: frozenAt !== null, criteria: [...criteria] }
}

export const roundReply = z.object({
  id: z.uuid(),
  unitId: z.int(),
  year: z.int(),
  level: z.enum(levels),
  title: z.string(),
  rubricId: z.uuid().nullable(),
  opensOn: z.iso.date(),
  closesOn: z.iso.date(),
  quorum: z.int(),
  state: z.enum(states),
  panelClosed: z.boolean(),
  revision: z.int(),
  example: z.boolean(),
})

export const roundExample = {
  id: someId,
  unitId: 20305,
  year: 2026,
  level: 'grassroots' as const,
  title: 'Xét chọn mô hình “Dân vận khéo” năm 2026',
  rubricId: null,
  opensOn: '2026-10-01',
  closesOn: '2026-10-31',
  quorum: 3,
  state: 'draft' as const,
  panelClosed: false,
  revision: 1,
  example: false,
}

export function shownRound(round: Round): z.output<typeof roundReply> {
  const { panelClosedAt, createdBy: _, ...rest } = round
  return { ...rest, panelClosed: panelClosedAt !== null }
}

export const lineReply = roundReply
  .omit({ rubricId: true, quorum: true, revision: true })
  .extend({ unitName: z.string().nullable() })
export const lineExample = (() => {
  const { rubricId: _, quorum: __, revision: ___, ...line } = roundExample
  return { ...line, unitName: 'Phường An Khê' }
})()

export const certificateReply = z.object({
  code: z.string(),
  state: z.enum(certificateStates),
  modelId: z.uuid(),
  modelTitle: z.string(),
  unitPlace: z.string(),
  year: z.int(),
  level: z.enum(levels),
  decisionNumber: z.string(),
  decidedOn: z.iso.date(),
  issuers: z.array(z.string()),
  issuedOn: z.iso.date(),
  reissue: z.enum(reissues).nullable(),
  revokedOn: z.iso.date().nullable(),
  revokedReason: z.string().nullable(),
  replacedBy: z.string().nullable(),
  example: z.boolean(),
})

export const certificateExample = {
  code: '4HKPW-X7A3D-92MTW',
  state: 'valid' as const,
  modelId: someId,
  modelTitle: 'Tổ công dân lưu động',
  unitPlace: 'Phường An Khê, Thành phố Đà Nẵng',
  year: 2026,
  level: 'grassroots' as const,
  decisionNumber: '1234/QĐ-UBND',
  decidedOn: '2026-11-18',
  issuers: ['Ủy ban nhân dân phường An Khê'],
  issuedOn: '2026-11-20',
  reissue: null,
  revokedOn: null,
  revokedReason: null,
  replacedBy: null,
  example: false,
}

export function shownCertificate(held: Held): z.output<typeof certificateReply> {
  return {
    code: spoken(held.code),
    state: certificateState(held),
    modelId: held.modelId,
    modelTitle: held.modelTitle,
    unitPlace: held.unitPlace,
    year: held.year,
    level: held.level,
    decisionNumber: held.number,
    decidedOn: held.decidedOn,
    issuers: [...held.issuers],
    issuedOn: held.issuedOn,
    reissue: held.reissue,
    revokedOn: held.revokedOn,
    revokedReason: held.revokedReason,
    replacedBy: held.replacedBy === null ? null : spoken(held.replacedBy),
    example: held.example,
  }
}

export const decisionReply = z.object({
  id: z.uuid(),
  roundId: z.uuid(),
  number: z.string(),
  decidedOn: z.iso.date(),
  year: z.int(),
  level: z.enum(levels),
  heading: z.enum(headings),
  issuers: z.array(z.string()),
  signatoryName: z.string(),
  signatoryPosition: z.string(),
  place: z.string(),
  legalBasis: z.string(),
})

export const decisionExample = {
  id: someId,
  roundId: someId,
  number: '1234/QĐ-UBND',
  decidedOn: '2026-11-18',
  year: 2026,
  level: 'grassroots' as const,
  heading: 'state' as const,
  issuers: ['Ủy ban nhân dân phường An Khê'],
  signatoryName: 'Nguyễn Văn Mẫu',
  signatoryPosition: 'Chủ tịch',
  place: 'An Khê',
  legalBasis: 'Căn cứ Luật Tổ chức chính quyền địa phương;',
}

export function shownDecision(decision: Decision): z.output<typeof decisionReply> {
  const { unitId: _, example: __, issuers, ...rest } = decision
  return { ...rest, issuers: [...issuers] }
}

const entryReply = z.object({
  entryId: z.uuid(),
  modelId: z.uuid(),
  title: z.string(),
  via: z.enum(['owner', 'discovery']),
  withdrawn: z.boolean(),
  visits: z.int(),
})

export const wholeRoundReply = roundReply.extend({
  /** Only for who is inside the round. */
  entries: z.array(entryReply).nullable(),
  decisions: z.array(decisionReply),
  certificates: z.array(certificateReply),
})
export const wholeRoundExample = { ...roundExample, entries: null, decisions: [], certificates: [] }

export function shownWhole(read: ReadRound): z.output<typeof wholeRoundReply> {
  return {
    ...shownRound(read.round),
    entries:
      read.inside?.entries.map(({ id, modelId, title, via, withdrawnAt, visits }) => ({
        entryId: id,
        modelId,
        title,
        via,
        withdrawn: withdrawnAt !== null,
        visits,
      })) ?? null,
    decisions: read.decisions.map(shownDecision),
    certificates: read.certificates.map(shownCertificate),
  }
}

export const rankingReply = z.object({
  scale: z.int(),
  items: z.array(
    z.object({
      entryId: z.uuid(),
      modelId: z.uuid(),
      title: z.string(),
      rank: z.int().nullable(),
      tied: z.boolean(),
      total: z.int(),
      sheets: z.int(),
      expected: z.int(),
      /** Out of 100 in hundredths, rounded; null without a complete sheet. Equality is decided by total / sheets. */
      meanHundredths: z.int().nullable(),
      lowest: z.int().nullable(),
      highest: z.int().nullable(),
      incomplete: z.int(),
      setAside: z.int(),
    }),
  ),
})

export const rankingExample = {
  scale: 10,
  items: [
    {
      entryId: someId,
      modelId: someId,
      title: 'Tổ công dân lưu động',
      rank: 1,
      tied: false,
      total: 2530,
      sheets: 3,
      expected: 3,
      meanHundredths: 8433,
      lowest: 800,
      highest: 880,
      incomplete: 0,
      setAside: 0,
    },
  ],
}

export function shownRanking({ rubric, models }: Ranking): z.output<typeof rankingReply> {
  return {
    scale: rubric.scale,
    items: models.map(({ entry, spread: _spread, ...one }) => ({
      ...one,
      modelId: entry.modelId,
      title: entry.title,
      meanHundredths: one.sheets === 0 ? null : hundredths(one, rubric.scale),
    })),
  }
}
