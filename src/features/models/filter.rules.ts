/** What a list of models, or a figure over them, is asked for; and the address that shows exactly those records. */
import type { Field, Level, OwnerBlock, State, Status } from './model.rules.ts'
import type { Conditions } from './tally.rules.ts'

/** `then`: units as they were on the day of registration. `today`: in the units of today. */
export type Basis = 'then' | 'today'

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
  /** Ids of the catalogue. */
  readonly type?: number | undefined
  readonly theme?: number | undefined
  readonly campaign?: number | undefined
  readonly status?: Status | undefined
  readonly recognised?: boolean | undefined
}

/** The page that lists what a filter means, without the language prefix. */
export function modelsHref(filter: ModelFilter): string {
  const { unit, ...rest } = filter
  const asked = {
    ...(unit && {
      unit: unit.unitId,
      basis: unit.basis,
      scope: unit.scope === 'all' ? undefined : unit.scope,
      within: unit.within,
    }),
    ...rest,
  }
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(asked)) if (value !== undefined) query.set(name, String(value))
  const text = query.toString()
  return text === '' ? '/models' : `/models?${text}`
}

/** Where a keyset page ends: newest registration first, then newest id. */
export interface Cursor {
  readonly registeredOn: string
  readonly id: string
}

/** Undefined for what no page of ours handed out. */
export function readCursor(text: string): Cursor | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/u.exec(text)
  const day = match?.[1]
  const id = match?.[2]
  if (day === undefined || id === undefined) return undefined
  const at = new Date(`${day}T00:00:00Z`)
  const isDay = !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === day
  /* No model is older, and the database knows no year 0. */
  return isDay && day >= '1900-01-01' ? { registeredOn: day, id } : undefined
}

export function writeCursor(row: Cursor): string {
  return `${row.registeredOn}.${row.id}`
}

/** What a filter asks of the dimensions that counters know. */
export function conditionsOf(filter: ModelFilter): Conditions {
  const { field, level, year, ownerBlock, type, theme, campaign, status, recognised } = filter
  return {
    ...(field !== undefined && { field: [field] }),
    ...(level !== undefined && { level: [level] }),
    ...(year !== undefined && { year: [year] }),
    ...(ownerBlock !== undefined && { ownerBlock: [ownerBlock] }),
    ...(type !== undefined && { type: [type] }),
    ...(theme !== undefined && { theme: [theme] }),
    ...(campaign !== undefined && { campaign: [campaign] }),
    ...(status !== undefined && { status: [status] }),
    ...(recognised !== undefined && { recognised: [recognised] }),
  }
}
