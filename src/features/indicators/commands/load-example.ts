/** Loads the example figures through the same commands, each with the clock of its day, never ahead of the real one. */
import { fixedClock } from '#platform/clock.ts'
import { type Ctx, transact, type TrxCtx } from '#platform/db/transact.ts'
import type { Progress } from '#platform/feature.ts'
import { Problem } from '#platform/problem.ts'
import { areas, type AreaFigures, type TargetFigures, targets } from '../example/figures.ts'
import { type ExampleModel, indicatorCodes, listExampleModels } from '../example.store.ts'
import { listTargets } from '../target.store.ts'
import { recordProfile } from './record-profile.ts'
import { reportOfTarget, reportOfUnit } from './report-value.ts'
import { setTarget } from './set-target.ts'

const stage = 'Example figures'

interface Ground {
  readonly models: ReadonlyMap<string, ExampleModel>
  readonly codes: ReadonlyMap<string, string>
}

/** Adds what is missing and changes nothing else; figures of models that are not there are left out. */
export async function loadExample(ctx: Ctx, progress: Progress): Promise<readonly string[]> {
  const found = await listExampleModels(ctx.db)
  const ground: Ground = {
    models: new Map(found.map((model) => [model.title, model])),
    codes: await indicatorCodes(ctx.db),
  }
  const total = areas.length + targets.length
  let done = 0
  for (const area of areas) {
    await transact(ctx, (inside) => loadArea(inside, ground, area))
    progress(stage, ++done, total)
  }
  for (const target of targets) {
    await transact(ctx, (inside) => loadTarget(inside, ground, target))
    progress(stage, ++done, total)
  }
  return []
}

/** At ten in the morning of that day. */
function on(ctx: TrxCtx, day: string): TrxCtx {
  return { ...ctx, clock: fixedClock(`${day}T03:00:00Z`) }
}

/** What an officer corrected since stays as corrected. */
async function unlessThere(work: Promise<unknown>): Promise<void> {
  try {
    await work
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'value.already-reported') throw error
  }
}

async function loadArea(ctx: TrxCtx, { models, codes }: Ground, figures: AreaFigures): Promise<void> {
  const unitId = models.get(figures.model)?.unitId
  if (unitId === undefined) return
  const today = ctx.clock.today()
  const sourceTitle = figures.source
  for (const { on: onDate, values } of figures.profiles ?? []) {
    if (onDate > today) continue
    await unlessThere(recordProfile(on(ctx, onDate), { unitId, onDate, values: { ...values }, sourceTitle }))
  }
  for (const { code, from, on: onDate, ...value } of figures.values ?? []) {
    const indicatorId = codes.get(code)
    if (indicatorId === undefined || onDate > today) continue
    const given = { ...value, unitId, indicatorId, onDate, fromDate: from, sourceTitle }
    await unlessThere(reportOfUnit(on(ctx, onDate), given))
  }
}

async function loadTarget(ctx: TrxCtx, { models, codes }: Ground, figures: TargetFigures): Promise<void> {
  const model = models.get(figures.model)
  const indicatorId = codes.get(figures.code)
  const today = ctx.clock.today()
  if (!model || indicatorId === undefined || figures.setOn > today) return
  const there = (await listTargets(ctx.db, model.id)).find((one) => one.indicatorId === indicatorId)
  const { id: targetId } =
    there ??
    (await setTarget(on(ctx, figures.setOn), {
      modelId: model.id,
      indicatorId,
      target: figures.target,
      baseline: figures.baseline && { amount: figures.baseline.amount },
      baselineOn: figures.baseline?.on,
      dueOn: figures.dueOn,
      sourceTitle: figures.source,
      sourceUrl: undefined,
    }))
  for (const { from, on: onDate, ...value } of figures.results ?? []) {
    if (onDate > today) continue
    const given = { ...value, targetId, onDate, fromDate: from, sourceTitle: figures.source }
    await unlessThere(reportOfTarget(on(ctx, onDate), given))
  }
}
