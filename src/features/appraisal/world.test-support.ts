/** What tests of appraisal share: a province with two wards, officers, a panel of three, and rounds at any stage. */
import { beforeAll } from 'vitest'
import { acceptModel } from '#features/models/commands/accept-model.ts'
import { publishModel } from '#features/models/commands/publish-model.ts'
import { registerModel } from '#features/models/commands/register-model.ts'
import { submitModel } from '#features/models/commands/submit-model.ts'
import type { Model } from '#features/models/model.rules.ts'
import { registerModelInput } from '#features/models/model.schemas.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { fixedClock } from '#platform/clock.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { type Built, buildAccount, buildPlaces, type Places } from '#test/builders/people.ts'
import type { TestDatabase } from '#test/harness/database.ts'
import { enterModel } from './commands/enter-model.ts'
import { makeShortlist } from './commands/make-shortlist.ts'
import { closePanel, openRound, startScoring } from './commands/move-round.ts'
import { appointAppraisers } from './commands/panel.ts'
import { recordDecision } from './commands/record-decision.ts'
import { createRound } from './commands/save-round.ts'
import { createRubric } from './commands/save-rubric.ts'
import { scoreModel } from './commands/score-model.ts'
import { listCertificatesUnder } from './decision.store.ts'
import { listEntries } from './entry.store.ts'
import type { Round, Rubric } from './round.rules.ts'

export const days = {
  opens: '2026-10-01',
  closes: '2026-10-31',
  scoring: '2026-11-02',
  today: '2026-11-21',
} as const

export const criteria = [
  { name: 'Sát nhu cầu', weight: 30, guidance: '' },
  { name: 'Kết quả đo được', weight: 50, guidance: '' },
  { name: 'Nhân rộng được', weight: 20, guidance: '' },
]

export const paper = {
  number: '42/QĐ-UBND',
  decidedOn: '2026-11-20',
  heading: 'state' as const,
  issuers: ['Ủy ban nhân dân phường An Khê', 'Ủy ban Mặt trận Tổ quốc phường An Khê'],
  signatoryName: 'Nguyễn Thị Thường Ưỡng',
  signatoryPosition: 'Chủ tịch',
  place: 'An Khê',
  legalBasis: 'Căn cứ Luật Thi đua, khen thưởng;',
}

export interface World {
  readonly places: Places
  /** Runs and decides at the ward, registers models there; the province's, the other province's. */
  readonly manager: Built
  readonly province: Built
  readonly stranger: Built
  /** Registers models of the ward and no more. */
  readonly head: Built
  readonly panel: readonly [Built, Built, Built]
  /** As this actor, on a day at noon. */
  ctx(actor?: Actor, day?: string): Ctx
  /** Registered and submitted by the head unless told, published by the system. */
  model(title: string, given?: { unitId?: number; by?: Actor }): Promise<Model>
  rubric(given?: Partial<Pick<Rubric, 'unitId' | 'year'>>): Promise<Rubric>
  round(given?: Partial<Round>): Promise<Round>
  /** Open with these models and the panel. */
  open(models: readonly Model[], given?: Partial<Round>): Promise<Round>
  scoring(models: readonly Model[], given?: Partial<Round>): Promise<Round>
  score(round: Round, model: Model, by: Built, points: readonly number[], version?: number): Promise<void>
  /** Everyone gives each model the points at its place. */
  closed(models: readonly Model[], points: readonly (readonly number[])[]): Promise<Round>
  /** Decided for all these models; answers with the codes in their order. */
  decided(models: readonly Model[], given?: Partial<typeof paper>): Promise<{ round: Round; codes: string[] }>
}

/** What a reader sees of HTML: without tags. */
export function seen(html: string): string {
  return html.replace(/<[^>]+>/gu, '')
}

const noon = (day: string) => fixedClock(`${day}T05:00:00Z`)

/** Filled before the tests of one file (call at the top level, beside `useDatabase`). */
export function useWorld(database: TestDatabase): World {
  let made: Omit<
    World,
    'ctx' | 'model' | 'rubric' | 'round' | 'open' | 'scoring' | 'score' | 'closed' | 'decided'
  >
  let numbers = 0
  const ctx: World['ctx'] = (actor, day = days.today) =>
    database.ctx({ ...(actor && { actor }), clock: noon(day) })
  const manager = (day: string) => ctx(made.manager.actor, day)

  beforeAll(async () => {
    const system = database.ctx()
    const places = await buildPlaces(database.db)
    const { ward, province, otherWard } = places
    made = {
      places,
      manager: await buildAccount(system, { name: 'Lê Thị Quản', roles: [['ward_officer', ward]] }),
      province: await buildAccount(system, { name: 'Trần Tỉnh', roles: [['province_officer', province]] }),
      stranger: await buildAccount(system, { name: 'Vũ Khác', roles: [['ward_officer', otherWard]] }),
      head: await buildAccount(system, { name: 'Phạm Thôn', roles: [['neighbourhood_head', ward]] }),
      panel: [
        await buildAccount(system, { name: 'Giám khảo Một', roles: [['appraiser', province]] }),
        await buildAccount(system, { name: 'Giám khảo Hai', roles: [['appraiser', province]] }),
        await buildAccount(system, { name: 'Giám khảo Ba', roles: [['appraiser', province]] }),
      ],
    }
  })

  const model: World['model'] = async (title, { unitId = made.places.ward, by = made.head.actor } = {}) => {
    const owner = ctx(by, '2026-03-02')
    const input = registerModelInput.parse({
      title,
      unitId,
      field: 'culture_society',
      level: 'grassroots',
      ownerBlock: 'front_unions',
      situation: 'Rác bỏ lẫn.',
      goals: 'Mỗi tuần một buổi.',
      method: 'Gom chiều thứ Bảy.',
      targetGroup: 'Các hộ trong khu',
      lead: ['Chi hội Phụ nữ'],
      outputs: 'Số buổi, số tiền vào quỹ',
    })
    const { id } = await registerModel(owner, input)
    await submitModel(owner, { id })
    await acceptModel(database.ctx(), { id })
    return publishModel(database.ctx(), { id })
  }

  const rubric: World['rubric'] = async ({ unitId = made.places.ward, year = 2026 } = {}) =>
    createRubric(database.ctx(), {
      unitId,
      year,
      title: 'Tiêu chí 2026',
      guidance: '',
      scale: 10,
      criteria,
      copiedFrom: undefined,
    })

  const round: World['round'] = async (given = {}) =>
    createRound(manager(days.opens), {
      unitId: made.places.ward,
      year: 2026,
      level: 'grassroots',
      title: `Đợt thử ${++numbers}`,
      opensOn: days.opens,
      closesOn: days.closes,
      quorum: 2,
      ...given,
    })

  const open: World['open'] = async (models, given) => {
    const { id } = await round(given)
    const opened = await openRound(manager(days.opens), { id })
    await appointAppraisers(manager(days.opens), { id, accounts: made.panel.map((one) => one.id) })
    for (const one of models)
      await enterModel(ctx(made.head.actor, days.opens), { roundId: id, modelId: one.id, note: '' })
    return opened
  }

  const scoring: World['scoring'] = async (models, given) => {
    const { id } = await open(models, given)
    return startScoring(manager(days.scoring), { id })
  }

  const score: World['score'] = async ({ id }, { id: modelId }, by, points, version = 0) => {
    await scoreModel(ctx(by.actor, days.scoring), {
      id,
      model: modelId,
      version,
      points: Object.fromEntries(points.map((value, i) => [String(i + 1), value])),
      remark: '',
    })
  }

  const closed: World['closed'] = async (models, points) => {
    const running = await scoring(models)
    for (const [i, one] of models.entries())
      for (const by of made.panel) await score(running, one, by, points[i] ?? [])
    return closePanel(manager(days.today), { id: running.id })
  }

  const decided: World['decided'] = async (models, given = {}) => {
    const ranked = await closed(
      models,
      models.map(() => [8, 8, 8]),
    )
    const entries = await listEntries(database.db, ranked.id)
    await makeShortlist(manager(days.today), {
      id: ranked.id,
      proposed: entries.map(({ id }) => id),
      reasons: {},
      number: '15/TTr',
      proposedOn: days.today,
      addressee: 'Chủ tịch',
      note: '',
    })
    const number = `${++numbers}/QĐ-UBND`
    await recordDecision(manager(days.today), {
      ...paper,
      number,
      ...given,
      id: ranked.id,
      models: models.map(({ id }) => id),
    })
    const held = await listCertificatesUnder(database.db, ranked.id, days.today)
    return {
      round: ranked,
      codes: models.map(({ id }) => held.find(({ modelId }) => modelId === id)?.code ?? ''),
    }
  }

  return {
    get places() {
      return made.places
    },
    get manager() {
      return made.manager
    },
    get province() {
      return made.province
    },
    get stranger() {
      return made.stranger
    },
    get head() {
      return made.head
    },
    get panel() {
      return made.panel
    },
    ctx,
    model,
    rubric,
    round,
    open,
    scoring,
    score,
    closed,
    decided,
  }
}
