/** A map of the units directly below a unit, each with a figure: all that the component `area-map` draws. */
import type { Ctx } from '#platform/db/transact.ts'
import type { UnitVersion } from '../units.rules.ts'
import { boundariesOf } from './boundaries-of.ts'

/** `value` colours, `text` is read, `href` leads to the records. The same as `ChartFigure` of `#ui/charts`. */
export interface MapFigure {
  readonly value: number
  readonly text: string
  readonly href?: string | undefined
}

export interface UnitMapAsk {
  readonly unitId: number
  /** Whose children and boundaries; today unless told. */
  readonly date?: string | undefined
  /** By id of the child. `withheld` where there is one that may not be shown; left out where there is none. */
  readonly figures?: ReadonlyMap<number, MapFigure | 'withheld'> | undefined
  /** Of children that `figures` leaves out: none, or 0 where every child was counted. */
  readonly otherwise?: MapFigure | undefined
  /** Where a child's name leads, in the reader's language. */
  readonly href?: ((unit: UnitVersion) => string) | undefined
}

/** To be spread into `<AreaMap …>`, which wants besides: locale, id, title, headings, format, `lang="vi"`. */
export interface UnitMap {
  readonly width: number
  readonly height: number
  /** In the order of names; `path` null where the boundary is not known. */
  readonly areas: {
    readonly key: number
    readonly name: string
    readonly path: string | null
    readonly dot?: { readonly x: number; readonly y: number } | undefined
    readonly href?: string | undefined
    readonly figure: MapFigure | 'withheld' | null
  }[]
  readonly insets: { x: number; y: number; width: number; height: number; label: string }[]
  /** How many units further below are missing in the shapes, and left blank. */
  readonly gaps: number
  /** Who drew the boundaries, and under which licence where that is stated. */
  readonly source: string
}

/** Undefined where no boundaries of the children are known. Unit areas only: nothing on it has a place of its own. */
export async function unitMap(ctx: Ctx, ask: UnitMapAsk): Promise<UnitMap | undefined> {
  const found = await boundariesOf(ctx, { unitId: ask.unitId, date: ask.date ?? ctx.clock.today() })
  if (!found) return undefined
  const { drawn, children, names, sources, gaps } = found
  const shapes = new Map(drawn.areas.map((area) => [area.key, area]))
  return {
    width: drawn.width,
    height: drawn.height,
    areas: children.map((unit) => ({
      key: unit.id,
      name: unit.fullName,
      path: shapes.get(unit.id)?.path ?? null,
      dot: shapes.get(unit.id)?.dot,
      href: ask.href?.(unit),
      figure: ask.figures?.get(unit.id) ?? ask.otherwise ?? null,
    })),
    insets: drawn.insets.map(({ unitIds, ...rect }) => ({
      ...rect,
      label: unitIds.flatMap((id) => names.get(id) ?? []).join(', '),
    })),
    gaps,
    source: sources
      .map(({ title, licence }) => (licence === null ? title : `${title} (${licence})`))
      .join('; '),
  }
}
