/** The shapes of the units directly below a unit on a day, drawn for a map. */
import { createHash } from 'node:crypto'
import type { Ctx } from '#platform/db/transact.ts'
import {
  type BoundarySource,
  type ChildParts,
  listBoundaries,
  listBoundarySources,
  listChildParts,
  listNamesOn,
} from '../boundaries/boundary.store.ts'
import { type DrawnMap, drawAreas } from '../boundaries/draw.ts'
import { Kept } from '#platform/kept.ts'
import { findUnitsState } from '../derived.store.ts'
import { listChildrenOn } from '../units.store.ts'
import type { UnitVersion } from '../units.rules.ts'

export interface Boundaries {
  readonly drawn: DrawnMap
  /** The territory directly below, in the order of names. */
  readonly children: readonly UnitVersion[]
  /** Names of units that the drawing's boxes show. */
  readonly names: ReadonlyMap<number, string>
  readonly sources: readonly BoundarySource[]
  /** How many units are missing in the shapes that were merged from the units below. */
  readonly gaps: number
}

interface Child {
  readonly id: number
  readonly boundaries: readonly string[]
}

type Drawing = { readonly drawn: DrawnMap | undefined; readonly sources: readonly BoundarySource[] }

/** What stands below a unit on a day, under the state of units that it was read in. */
const found = new Kept<Boundaries | undefined>(400)
/** Drawings under the rows that they are made of, for they take longest and outlive most changes of units. */
const drawings = new Kept<Drawing>(150)

/** More children than any unit has. */
const most = 1000

/**
 * Undefined where no child has a shape. A child without one of its own is merged from the units below it, provided
 * that nearly all of them have one; else it is among `children` and not in the drawing.
 */
export async function boundariesOf(
  ctx: Ctx,
  ask: { readonly unitId: number; readonly date: string },
): Promise<Boundaries | undefined> {
  const state = await findUnitsState(ctx.db)
  /* Before the first change nothing tells one state from another. */
  if (state === '') return find(ctx, ask.unitId, ask.date)
  return found.get(`${state} ${ask.unitId} ${ask.date}`, () => find(ctx, ask.unitId, ask.date))
}

async function find(ctx: Ctx, unitId: number, date: string): Promise<Boundaries | undefined> {
  const levels = Map.groupBy(await listChildParts(ctx.db, unitId, date), ({ id }) => id)
  const parts = [...levels].flatMap(([id, depths]) => {
    const used = usedOf(depths)
    return used ? [{ id, boundaries: used.boundaries, gaps: used.units - used.boundaries.length }] : []
  })
  const shown = parts.map(({ id, boundaries }): Child => ({ id, boundaries }))
  if (shown.length === 0) return undefined
  const key = createHash('sha256').update(JSON.stringify(shown)).digest('base64')
  const { drawn, sources } = await drawings.get(key, () => draw(ctx, shown))
  if (!drawn) return undefined
  const children = await listChildrenOn(ctx.db, { unitId, date, limit: most })
  const inBoxes = drawn.insets.flatMap(({ unitIds }) => unitIds)
  return {
    drawn,
    children: children.filter(({ id }) => levels.has(id)),
    names: await listNamesOn(ctx.db, inBoxes, date),
    sources,
    gaps: parts.reduce((sum, part) => sum + part.gaps, 0),
  }
}

/** Of the units below, at least so many must have a boundary: a unit made yesterday must not take a province off the map. */
const nearlyAll = 0.9

/** The child's own boundary, or else those of the nearest level below on which nearly none is missing. */
function usedOf(depths: readonly ChildParts[]): ChildParts | undefined {
  return depths.find(
    ({ units, boundaries }) => boundaries.length > 0 && boundaries.length >= units * nearlyAll,
  )
}

async function draw(ctx: Ctx, shown: readonly Child[]): Promise<Drawing> {
  const ids = shown.flatMap(({ boundaries }) => boundaries)
  const stored = new Map((await listBoundaries(ctx.db, ids)).map((row) => [row.id, row]))
  const drawn = drawAreas(
    shown.map(({ id, boundaries }) => ({
      key: id,
      parts: boundaries.flatMap((one) => stored.get(one) ?? []),
    })),
  )
  return { drawn, sources: await listBoundarySources(ctx.db, ids) }
}
