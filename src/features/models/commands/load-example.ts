/** Loads the example models: published cases at the units of their time, and an invented commune. */
import { listLabels, listTypes } from '#features/catalogue/contract.ts'
import {
  ancestorsOn,
  changeUnit,
  createUnit,
  findUnitByCode,
  listChildren,
  searchUnits,
} from '#features/units/contract.ts'
import { fixedClock } from '#platform/clock.ts'
import { type Ctx, transact, type TrxCtx } from '#platform/db/transact.ts'
import type { Progress } from '#platform/feature.ts'
import { parse } from '#platform/http/issues.ts'
import { type PublishedCase, publishedCases } from '../example/cases.ts'
import { type Come, comeSoFar, type Filed, filedUnder } from '../example/filed.ts'
import { stepTimes, workingDay } from '../example/days.rules.ts'
import { town, townModels, villages } from '../example/town.ts'
import type { Move } from '../model.rules.ts'
import { type RegisterModel, registerModelInput } from '../model.schemas.ts'
import { findExample } from '../model.store.ts'
import { foldTally } from './fold-tally.ts'
import { moveModel } from './move-model.ts'
import { setModelStatus } from './set-status.ts'
import { type Example, registerExample } from './register-model.ts'

const stage = 'Example models'
/** Seat of the invented commune. */
const cityCode = '48'
const reform = '2025-07-01'

/** Adds what is missing; returns no lines for the start screen. Cases whose unit is not in the list are left out. */
export async function loadExample(ctx: Ctx, progress: Progress): Promise<readonly string[]> {
  const total = publishedCases.length + townModels.length
  let done = 0
  const catalogue = await catalogueOf(ctx)
  for (const one of publishedCases) {
    await transact(ctx, (inside) => loadCase(inside, one, catalogue))
    progress(stage, ++done, total)
  }
  await transact(ctx, (inside) => loadTown(inside, catalogue, () => progress(stage, ++done, total)))
  progress(stage, total, total)
  await foldTally(ctx)
  return []
}

const reasons: Readonly<Partial<Record<Move, string>>> = {
  return: 'Xin ghi rõ kết quả sẽ đo thế nào và ai kiểm.',
  withdraw: 'Thôn xin dừng vì trùng với đường hoa của xã.',
}

type Catalogue = (filed: Filed | undefined) => {
  typeId: number | null
  themes: number[]
  campaigns: number[]
}

/** Codes of the catalogue as ids; what a province took out of it is left out. */
async function catalogueOf(ctx: Ctx): Promise<Catalogue> {
  const types = new Map((await listTypes(ctx)).map(({ code, id }) => [code, id]))
  const labels = new Map((await listLabels(ctx)).map(({ code, id }) => [code, id]))
  const ids = (codes: readonly string[] = []) => codes.flatMap((code) => labels.get(code) ?? [])
  return (filed = {}) => ({
    typeId: (filed.type === undefined ? undefined : types.get(filed.type)) ?? null,
    themes: ids(filed.themes),
    campaigns: ids(filed.campaigns),
  })
}

/** Registers and moves it on with the clock at each step's own time, so that its history reads as one. */
async function load(
  ctx: TrxCtx,
  input: RegisterModel & { registeredOn: string },
  moves: readonly Move[],
  example: Example,
  come: readonly Come[] = [],
): Promise<void> {
  const [written, ...times] = stepTimes(input.registeredOn, moves, ctx.clock.now())
  const then = (at = ctx.clock.now()): TrxCtx => ({ ...ctx, clock: fixedClock(at) })
  const { id } = await registerExample(then(written), input, example)
  for (const [i, move] of moves.entries()) {
    const reason = reasons[move]
    await moveModel(then(times[i]), move, { id, ...(reason !== undefined && { reason }) })
  }
  for (const { status, on, reason } of come)
    if (on <= ctx.clock.today())
      await setModelStatus(then(new Date(`${on}T17:00:00+07:00`)), { id, status, on, reason })
}

async function loadCase(ctx: TrxCtx, one: PublishedCase, catalogue: Catalogue): Promise<void> {
  const unitId = await unitOf(ctx, one)
  if (unitId === undefined || (await findExample(ctx.db, unitId, one.title))) return
  const { unit: _, on, known = 'day', source, ...content } = one
  const input = parse(registerModelInput, {
    ...content,
    ...catalogue(filedUnder[one.title]),
    unitId,
    registeredOn: on,
    registeredPrecision: known,
    startsOn: on,
  })
  const moves = ['submit', 'accept', 'publish'] as const
  await load(ctx, { ...input, registeredOn: on }, moves, { sourceTitle: source, sourceUrl: null })
}

/** A unit whose dates are not known is on no list of a day, so it is looked for without one as well. */
async function unitOf(ctx: TrxCtx, { unit, on }: PublishedCase): Promise<number | undefined> {
  if ('area' in unit) return areaOf(ctx, unit, on)
  if ('code' in unit) return (await findUnitByCode(ctx, { code: unit.code, date: on }))?.id
  for (const date of [on, undefined]) {
    const hits = await searchUnits(ctx, { query: `${unit.name} ${unit.within}`, date, limit: 50 })
    const found = hits.find((hit) => hit.unit.fullName === unit.name && hit.place.includes(unit.within))
    if (found) return found.unit.id
  }
  return undefined
}

async function childNamed(
  ctx: TrxCtx,
  unitId: number,
  name: string,
  date: string,
): Promise<number | undefined> {
  let after: string | undefined
  for (;;) {
    const page = await listChildren(ctx, { unitId, date, limit: 500, after })
    const found = page.items.find((child) => child.name === name)
    if (found) return found.id
    if (page.next === null) return undefined
    after = page.next
  }
}

/** A neighbourhood that followed its ward into the ward of today. */
async function areaOf(
  ctx: TrxCtx,
  unit: { area: string; code: string; todayCode: string },
  on: string,
): Promise<number | undefined> {
  const ward = await findUnitByCode(ctx, { code: unit.code, date: on })
  const today = await findUnitByCode(ctx, { code: unit.todayCode, date: reform })
  if (!ward || !today) return undefined
  const there = await childNamed(ctx, ward.id, unit.area, on)
  if (there !== undefined) return there
  const made = await createUnit(ctx, {
    kind: 'residential_area',
    name: unit.area,
    parentId: ward.id,
    from: on,
  })
  const followed = (await ancestorsOn(ctx, { unitId: made.id, date: reform })).at(-1)?.id === today.id
  if (!followed) await changeUnit(ctx, { unitId: made.id, from: reform, parentId: today.id })
  return made.id
}

async function loadTown(ctx: TrxCtx, catalogue: Catalogue, step: () => void): Promise<void> {
  const city = await findUnitByCode(ctx, { code: cityCode, date: town.from })
  if (!city) return
  const make = async (kind: string, name: string, parentId: number) =>
    (await childNamed(ctx, parentId, name, town.from)) ??
    (await createUnit(ctx, { kind, name, parentId, from: town.from })).id
  const commune = await make('commune', town.name, city.id)
  const places = new Map<string | null, number>([[null, commune]])
  for (const name of villages) places.set(name, await make('village', name, commune))
  for (const one of townModels) {
    const unitId = places.get(one.village) ?? commune
    step()
    if (one.on > ctx.clock.today() || (await findExample(ctx.db, unitId, one.title))) continue
    const input = parse(registerModelInput, {
      ...catalogue(filedUnder[one.title]),
      unitId,
      registeredOn: one.on,
      title: one.title,
      field: one.field,
      level: 'grassroots',
      ownerBlock: one.ownerBlock,
      situation: one.why,
      goals: one.result,
      method: one.how,
      targetGroup: 'Các hộ trong thôn',
      lead: [one.lead],
      outputs: one.result,
      // Work begins once it is chosen, and runs for a year.
      startsOn: workingDay(one.on, 21),
      endsOn: workingDay(one.on, 21 + 364),
    })
    const example = { sourceTitle: null, sourceUrl: null }
    await load(ctx, { ...input, registeredOn: one.on }, one.moves, example, comeSoFar[one.title])
  }
}
