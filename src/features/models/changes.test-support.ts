/** What happens to models and units while figures are kept: moves, and changes of units that are entered late. */
import { expect } from 'vitest'
import { changeUnit, mergeUnits } from '#features/units/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { Problem } from '#platform/problem.ts'
import { moveModel } from './commands/move-model.ts'
import type { Model, Move } from './model.rules.ts'
import type { Dice, World } from './tally-worlds.test-support.ts'

/** Mergers and moves that an officer enters today, of days long gone; what can't be is refused with a reason. */
export async function changeLate(
  ctx: Ctx,
  world: World,
  ids: Map<number, number>,
  { pick, below, chance }: Dice,
  tries = 40,
) {
  let done = 0
  const kinds = ['province', 'rural_district', 'commune', 'ward', 'ward', 'village', 'village']
  for (let tried = 0; tried < tries; tried++) {
    const alike = world.versions.filter(({ kind }) => kind === kinds[tried % kinds.length])
    const [from, into] = [pick(alike), pick(alike)]
    const day = `${chance(0.6) ? 2026 : 2015 + below(11)}-0${1 + below(9)}-0${1 + below(9)}`
    const unitId = ids.get(from.unit) ?? 0
    const other = ids.get(into.unit) ?? 0
    try {
      if (chance(0.7)) await mergeUnits(ctx, { fromIds: [unitId], intoId: other, on: day })
      else if (into.parent !== null)
        await changeUnit(ctx, {
          unitId,
          from: chance(0.3) ? (from.from ?? day) : day,
          parentId: ids.get(into.parent) ?? 0,
        })
      done += 1
    } catch (error) {
      expect(error).toBeInstanceOf(Problem)
    }
  }
  return done
}

export async function move(ctx: Ctx, model: Model, ...moves: Move[]): Promise<Model> {
  let now = model
  for (const one of moves) now = await moveModel(ctx, one, { id: model.id, reason: 'x' })
  return now
}
