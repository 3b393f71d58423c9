/**
 * What public models are counted by, and which counts are kept ready: cuts are the combinations of dimensions that a
 * group of records has a counter for. What no counter answers is added up from the signatures of the records.
 */
import type { Field, Level, OwnerBlock, Status } from './model.rules.ts'

/** In the order in which cuts name them. All but themes and campaigns have one value a model. */
export const dimensions = [
  'field',
  'level',
  'year',
  'ownerBlock',
  'type',
  'theme',
  'campaign',
  'status',
  'recognised',
] as const
export type Dimension = (typeof dimensions)[number]

/** Of a model without a type, a theme or a campaign. */
export const noneOfIt = 0

/** The values of a model by dimension. */
export interface Values {
  readonly field: Field
  readonly level: Level
  readonly year: number
  readonly ownerBlock: OwnerBlock
  readonly type: number
  readonly theme: number
  readonly campaign: number
  readonly status: Status
  readonly recognised: boolean
}

/** Of each dimension any of these values; what is not named is not asked. */
export type Conditions = { readonly [D in Dimension]?: readonly Values[D][] | undefined }

/** A model may have several of these. */
export function isManifold(dimension: Dimension): dimension is 'theme' | 'campaign' {
  return dimension === 'theme' || dimension === 'campaign'
}

/**
 * How finely a group of records is counted beforehand: a place (the records of a unit while nothing above it changed)
 * by one dimension, an area (places that count for the same provinces) by two, a country by two and by the year with
 * two others. Coarser groups are few, so their finer counters stay few.
 */
export const fineness = { place: 1, area: 2, country: 3 } as const
export type Fineness = (typeof fineness)[keyof typeof fineness]

/** Each dimension once, in the order of cuts. */
export function inOrder(named: readonly Dimension[]): Dimension[] {
  return dimensions.filter((dimension) => named.includes(dimension))
}

/** The name of a cut: `field.year`; empty for all records together. */
export function cutName(cut: readonly Dimension[]): string {
  return inOrder(cut).join('.')
}

/** Whether a group of this fineness has counters by these dimensions together. */
export function isKept(cut: readonly Dimension[], most: Fineness): boolean {
  return cut.length <= Math.min(most, 2) || (most === 3 && cut.length === 3 && cut.includes('year'))
}

/** Every cut that groups of this fineness have counters for. */
export function cutsOf(most: Fineness): Dimension[][] {
  const all: Dimension[][] = [[]]
  for (const dimension of dimensions) {
    const shorter = all.filter(({ length }) => length < 3)
    all.push(...shorter.map((cut) => [...cut, dimension]))
  }
  return all.filter((cut) => isKept(cut, most))
}

/** The dimensions that conditions name. */
export function conditioned(where: Conditions): Dimension[] {
  return dimensions.filter((dimension) => where[dimension] !== undefined)
}

/**
 * The cut that answers, or undefined where counters can't: too many dimensions at once, or several themes or campaigns
 * asked together, whose counters share records.
 */
export function cutFor(where: Conditions, by: readonly Dimension[], most: Fineness): Dimension[] | undefined {
  const cut = inOrder([...conditioned(where), ...by])
  const shared = dimensions.some(
    (dimension) => isManifold(dimension) && !by.includes(dimension) && (where[dimension]?.length ?? 0) > 1,
  )
  return !shared && isKept(cut, most) ? cut : undefined
}

/** Both: of each dimension what both allow. A theme of the second stands for those of the first. */
export function narrowed(where: Conditions, further: Conditions): Conditions {
  const both = conditioned(further).map((dimension) => {
    const [wide, narrow]: (readonly unknown[] | undefined)[] = [where[dimension], further[dimension]]
    return [dimension, narrow?.filter((value) => !wide || wide.includes(value)) ?? []]
  })
  return { ...where, ...(Object.fromEntries(both) as Conditions) }
}
