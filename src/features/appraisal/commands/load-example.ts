/** Loads the example rounds through the same commands, each step with the clock of its day; marked as made up. */
import { type ExamplePerson, findExampleActor } from '#features/people/contract.ts'
import { findUnitByCode } from '#features/units/contract.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { fixedClock } from '#platform/clock.ts'
import { type Ctx, transact, type TrxCtx } from '#platform/db/transact.ts'
import type { Progress } from '#platform/feature.ts'
import { listCertificatesUnder } from '../decision.store.ts'
import { listEntries } from '../entry.store.ts'
import { communeModel, decided, open, rubric, scoring } from '../example/rounds.ts'
import { findExampleModels } from '../example.store.ts'
import type { Round } from '../round.rules.ts'
import { findExampleRound } from '../round.store.ts'
import { findExampleRubric } from '../rubric.store.ts'
import { revokeCertificate } from './change-certificate.ts'
import { enterModel } from './enter-model.ts'
import { makeShortlist } from './make-shortlist.ts'
import { closePanel, openRound, startScoring } from './move-round.ts'
import { nominateModel } from './nominate.ts'
import { appointAppraisers } from './panel.ts'
import { recordDecision } from './record-decision.ts'
import { recordVisit } from './record-visit.ts'
import { createRound } from './save-round.ts'
import { createRubric } from './save-rubric.ts'
import { scoreModel } from './score-model.ts'

const stage = 'Example rounds'
const cityCode = '48'
const panel: readonly ExamplePerson[] = ['appraiser', 'appraiser2', 'appraiser3']

interface Ground {
  readonly city: number
  readonly commune: number
  readonly models: ReadonlyMap<string, string>
  readonly appraisers: readonly Actor[]
}

/** Adds what is missing and changes nothing else. Without the example models and accounts there is nothing to add. */
export async function loadExample(ctx: Ctx, progress: Progress): Promise<readonly string[]> {
  const ground = await groundOf(ctx)
  if (!ground) return []
  const parts = [loadDecided, loadScoring, loadOpen]
  for (const [i, part] of parts.entries()) {
    progress(stage, i, parts.length)
    await transact(ctx, (inside) => part(inside, ground))
  }
  progress(stage, parts.length, parts.length)
  return []
}

async function groundOf(ctx: Ctx): Promise<Ground | undefined> {
  const city = await findUnitByCode(ctx, { code: cityCode, date: ctx.clock.today() })
  const found = await findExampleModels(ctx.db)
  const commune = found.find(({ title }) => title === communeModel)?.unitId
  const appraisers: Actor[] = []
  for (const person of panel) {
    const actor = await findExampleActor(ctx, person)
    if (actor) appraisers.push(actor)
  }
  if (!city || commune === undefined || appraisers.length < panel.length) return undefined
  return { city: city.id, commune, models: new Map(found.map(({ title, id }) => [title, id])), appraisers }
}

/** At ten in the morning of that day, as this actor. */
function on(ctx: TrxCtx, day: string, actor: Actor = ctx.actor): TrxCtx {
  return { ...ctx, actor, clock: fixedClock(`${day}T03:00:00Z`) }
}

const accountsOf = ({ appraisers }: Ground) =>
  appraisers.flatMap(({ accountId }) => (accountId === null ? [] : [accountId]))

async function makeRubric(ctx: TrxCtx, unitId: number): Promise<void> {
  if ((await findExampleRubric(ctx.db, unitId, rubric.year)) !== undefined) return
  const criteria = rubric.criteria.map((one) => ({ ...one }))
  await createRubric(on(ctx, '2026-01-12'), { ...rubric, unitId, criteria, copiedFrom: undefined }, true)
}

/** Open since its first day with the panel and these models. */
async function makeRound(
  ctx: TrxCtx,
  ground: Ground,
  given: Pick<Round, 'unitId' | 'level' | 'title' | 'opensOn' | 'closesOn' | 'year' | 'quorum'>,
  entries: readonly { readonly title: string; readonly note: string }[],
): Promise<Round> {
  const { id } = await createRound(on(ctx, given.opensOn), given, true)
  const round = await openRound(on(ctx, given.opensOn), { id })
  await appointAppraisers(on(ctx, given.opensOn), { id, accounts: accountsOf(ground) })
  for (const { title, note } of entries) {
    const modelId = ground.models.get(title)
    if (modelId !== undefined) await enterModel(on(ctx, given.opensOn), { roundId: id, modelId, note })
  }
  return round
}

async function loadDecided(ctx: TrxCtx, ground: Ground): Promise<void> {
  const has = await findExampleRound(ctx.db, ground.commune, decided.title)
  if (has || ctx.clock.today() <= decided.revoked.on) return
  await makeRubric(ctx, ground.city)
  const { id } = await makeRound(
    ctx,
    ground,
    {
      unitId: ground.commune,
      level: 'grassroots',
      title: decided.title,
      opensOn: decided.opensOn,
      closesOn: decided.closesOn,
      year: 2026,
      quorum: 3,
    },
    decided.entries,
  )
  await startScoring(on(ctx, decided.started), { id })
  for (const { title, visit, points } of decided.entries) {
    const model = ground.models.get(title)
    if (model === undefined) continue
    const members = ['Phó Chủ tịch Mặt trận xã', 'Công chức văn hóa - xã hội', 'Trưởng thôn']
    const { on: visitedOn, ...seen } = visit
    await recordVisit(on(ctx, visitedOn), { ...seen, id, model, visitedOn, members })
    for (const [i, given] of points.entries()) {
      const appraiser = ground.appraisers[i]
      if (!appraiser || given.length === 0) continue
      const sheet = Object.fromEntries(given.map((value, position) => [String(position + 1), value]))
      await scoreModel(on(ctx, decided.scored, appraiser), {
        id,
        model,
        version: 0,
        points: sheet,
        remark: '',
      })
    }
  }
  await closePanel(on(ctx, decided.closed), { id, despite: true })
  const entries = await listEntries(ctx.db, id)
  const proposed = entries.filter(({ title }) => decided.proposed.some((one) => one === title))
  await makeShortlist(on(ctx, decided.shortlisted), {
    ...decided.paper,
    id,
    proposed: proposed.map((entry) => entry.id),
    reasons: {},
    proposedOn: decided.shortlisted,
  })
  await recordDecision(on(ctx, decided.decided), {
    ...decided.decision,
    issuers: [...decided.decision.issuers],
    id,
    decidedOn: decided.decided,
    models: proposed.map(({ modelId }) => modelId),
  })
  const { title, on: revokedOn, reason } = decided.revoked
  const held = await listCertificatesUnder(ctx.db, id, revokedOn)
  const code = held.find(({ modelTitle }) => modelTitle === title)?.code
  if (code !== undefined) await revokeCertificate(on(ctx, revokedOn), { code, reason })
}

async function loadScoring(ctx: TrxCtx, ground: Ground): Promise<void> {
  const has = await findExampleRound(ctx.db, ground.city, scoring.title)
  if (has || ctx.clock.today() <= scoring.started) return
  await makeRubric(ctx, ground.city)
  const { opensOn, closesOn, title } = scoring
  const { id } = await makeRound(
    ctx,
    ground,
    { unitId: ground.city, level: 'province', title, opensOn, closesOn, year: 2026, quorum: 2 },
    scoring.models.map((one) => ({ title: one, note: '' })),
  )
  await startScoring(on(ctx, scoring.started), { id })
}

async function loadOpen(ctx: TrxCtx, ground: Ground): Promise<void> {
  const today = ctx.clock.today()
  const year = Number(today.slice(0, 4))
  const title = open.title(year)
  if (year !== rubric.year || (await findExampleRound(ctx.db, ground.commune, title))) return
  await makeRubric(ctx, ground.city)
  const last = new Date(ctx.clock.now().getTime() + open.days * 86_400_000).toISOString().slice(0, 10)
  await makeRound(
    ctx,
    ground,
    { unitId: ground.commune, level: 'grassroots', title, opensOn: today, closesOn: last, year, quorum: 3 },
    [],
  )
  const modelId = ground.models.get(open.nominated)
  if (modelId !== undefined) await nominateModel(ctx, { modelId, reason: open.reason, prefix: 'example' })
}
