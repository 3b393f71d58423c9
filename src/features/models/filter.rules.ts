/** What a list of models, or a figure over them, is asked for; and the address that shows exactly those records. */
import type { Basis } from '#features/units/contract.ts'
import type { Field, Level, OwnerBlock, State, Status } from './model.rules.ts'
import { writeAnyOf } from './any-of.rules.ts'
import { type Conditions, conditioned, dimensions } from './tally.rules.ts'

export type { Basis }

/**
 * Which of a unit's models:
 * - `all`: registered at or under the unit (then), or where all parts of the old unit lie under it (today);
 * - `own`: at the unit itself (today: at units that went whole into it);
 * - `split`: of units whose parts lie under several of its children, so that they count here and at no child;
 * - `partly`: of old units only part of which came here; they are not among `all`.
 * The last two exist only for today: on its own day a record lay in exactly one place.
 */
export type Scope = 'all' | 'own' | 'split' | 'partly'

export interface UnitFilter {
  readonly unitId: number
  readonly basis: Basis
  readonly scope: Scope
  /** Then only: while the unit lay directly under this one (a unit may change its parent). */
  readonly within?: number | undefined
}

export interface ModelFilter {
  readonly unit?: UnitFilter | undefined
  readonly field?: Field | undefined
  readonly level?: Level | undefined
  readonly ownerBlock?: OwnerBlock | undefined
  readonly year?: number | undefined
  readonly state?: State | undefined
  /** Ids of the catalogue; 0 for those that have none. */
  readonly type?: number | undefined
  readonly theme?: number | undefined
  readonly campaign?: number | undefined
  readonly status?: Status | undefined
  readonly recognised?: boolean | undefined
  /** Words, with or without accents. */
  readonly q?: string | undefined
  /** The same of several values each; what is named above goes before. */
  readonly anyOf?: Conditions | undefined
}

/** Newest or oldest registration, by title as a Vietnamese dictionary has it, the latest change; with words the best match. */
export const sorts = ['newest', 'oldest', 'title', 'updated', 'relevance'] as const
export type Sort = (typeof sorts)[number]

/** Among what words find, records are in order of match or newest first; without words there is no match to order by. */
export function sortOf(filter: Pick<ModelFilter, 'q'>, asked: Sort | undefined): Sort {
  if (filter.q !== undefined) return asked === 'newest' ? 'newest' : 'relevance'
  return asked === undefined || asked === 'relevance' ? 'newest' : asked
}

/** What is asked only as any of several values. */
export function furtherOf(filter: ModelFilter): Conditions {
  const { anyOf = {} } = filter
  const left = conditioned(anyOf).filter((dimension) => filter[dimension] === undefined)
  return Object.fromEntries(left.map((dimension) => [dimension, anyOf[dimension]]))
}

/** Conditions of one value each become the filters of that name, which the form of the page shows. */
function plainly(filter: ModelFilter): ModelFilter {
  const further = furtherOf(filter)
  const single = conditioned(further).flatMap((dimension) => {
    const [value, ...more]: readonly unknown[] = further[dimension] ?? []
    return more.length === 0 && value !== undefined ? [[dimension, value] as const] : []
  })
  return { ...filter, ...(Object.fromEntries(single) as ModelFilter) }
}

/** What a filter asks for as a query string, without the question mark. */
export function queryOf(filter: ModelFilter, sort?: Sort): string {
  const plain = plainly(filter)
  const { unit, anyOf: _, ...rest } = plain
  const further = writeAnyOf(furtherOf(plain))
  const asked = {
    ...(unit && {
      unit: unit.unitId,
      basis: unit.basis,
      scope: unit.scope === 'all' ? undefined : unit.scope,
      within: unit.within,
    }),
    ...rest,
    anyOf: further === '' ? undefined : further,
    sort: sort === sortOf(filter, undefined) ? undefined : sort,
  }
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(asked)) if (value !== undefined) query.set(name, String(value))
  return query.toString()
}

/** The page that lists what a filter means, without the language prefix. */
export function modelsHref(filter: ModelFilter, sort?: Sort): string {
  const text = queryOf(filter, sort)
  return text === '' ? '/models' : `/models?${text}`
}

/** Where a keyset page ends: what its last row is ordered by, and its id. */
export interface Cursor {
  /** The grade of the match; 0 where the order is not by match. */
  readonly grade: number
  /** A day, an instant or a sort key, as the order has it. */
  readonly key: string
  readonly id: string
}

const uuidForm = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const day = String.raw`\d{4}-\d{2}-\d{2}`
const keyForms: Readonly<Record<Sort, string>> = {
  newest: day,
  oldest: day,
  relevance: day,
  title: '[0-9a-z]*',
  updated: String.raw`${day}T\d{2}:\d{2}:\d{2}\.\d{6}Z`,
}

/** No record is older, and the database knows no year 0. */
function isDate(key: string): boolean {
  const text = key.slice(0, 10)
  const at = new Date(key.length === 10 ? `${key}T00:00:00Z` : key)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text && text >= '1900-01-01'
}

/** Undefined for what no page in this order handed out. */
export function readCursor(text: string, sort: Sort): Cursor | undefined {
  const match = new RegExp(`^(?:([0-9])~)?(${keyForms[sort]})[.~](${uuidForm})$`, 'u').exec(text)
  const [, grade, key, id] = match ?? []
  if (key === undefined || id === undefined) return undefined
  if ((sort === 'relevance') !== (grade !== undefined)) return undefined
  if (sort !== 'title' && !isDate(key)) return undefined
  return { grade: Number(grade ?? 0), key, id }
}

export function writeCursor({ grade, key, id }: Cursor, sort: Sort): string {
  return sort === 'relevance' ? `${grade}~${key}~${id}` : `${key}.${id}`
}

/** What a filter asks of the dimensions that counters know. */
export function conditionsOf(filter: ModelFilter): Conditions {
  const named = dimensions.flatMap((dimension) => {
    const value = filter[dimension]
    return value === undefined ? [] : [[dimension, [value]] as const]
  })
  return { ...filter.anyOf, ...(Object.fromEntries(named) as Conditions) }
}
