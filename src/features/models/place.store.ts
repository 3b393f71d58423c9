/**
 * "Of this unit", in SQL, once for records and counters alike: whatever has a unit and a day can be asked
 * whether it belongs to a unit as things were then, or as they are today. Today's answers are sets of units
 * that do not depend on the row, so the database works each out once however many rows there are.
 *
 * A change entered late may end a unit before the day of a record that it holds. Such a record counts where the
 * unit lay on its last day: `counted` of `unit_ancestor` is `valid`, stretched over such days.
 */
import { type RawBuilder, sql } from 'kysely'
import type { UnitFilter } from './filter.rules.ts'

/** The columns that say where and when: `m.registered_on` of a record, `t.since` of a counter. */
export interface At {
  readonly unit: RawBuilder<unknown>
  readonly day: RawBuilder<unknown>
}

/** The day on which a row of `unit_ancestor a` says where something dated `day` counts: `day`, or the nearest one. */
export const dayUnder = (day: RawBuilder<unknown>) =>
  sql`greatest(lower(a.valid), least(${day}, upper(a.valid) - 1))`

const under = (at: At, unitId: number) => sql<boolean>`exists (
  select 1 from unit_ancestor a
  where a.unit_id = ${at.unit} and a.ancestor_id = ${unitId} and a.counted @> ${at.day})`

/** While `unitId` lay directly under `parentId`: one step further up from the row's unit. */
const childOf = (at: At, unitId: number, parentId: number) => sql<boolean>`exists (
  select 1 from unit_ancestor c join unit_ancestor p on p.unit_id = c.unit_id and p.depth = c.depth + 1
  where c.unit_id = ${at.unit} and c.ancestor_id = ${unitId} and c.counted @> ${at.day}
    and p.ancestor_id = ${parentId} and p.counted @> ${at.day})`

/** All of whose parts lie under the unit, and for which the rest holds. */
const attributed = (unitId: number, ...rest: readonly RawBuilder<unknown>[]) => sql`
  select b.unit_id from unit_attribution b
  where ${sql.join([sql`b.today_id = ${unitId}`, ...rest], sql` and `)}`

/** That is the unit itself, or went into it. */
const here = (unitId: number) => sql`exists (
  select 1 from unit_today w where w.unit_id = b.unit_id and w.today_id = ${unitId})`

/** Not all of whose parts lie under one child. */
const atNoChild = (unitId: number, today: string) => sql`not exists (
  select 1 from unit_attribution s join unit_version c on c.unit_id = s.today_id
  where s.unit_id = b.unit_id and c.parent_id = ${unitId} and c.valid @> ${today}::date)`

/** Any part of which lies under the unit. */
const touching = (unitId: number, today: string) => sql`
  select w.unit_id from unit_today w join unit_ancestor a on a.unit_id = w.today_id
  where a.ancestor_id = ${unitId} and a.valid @> ${today}::date`

/** Says no more than `under`, but leads from the unit to the few that ever lay there, whatever the day. */
const everUnder = (at: At, unitId: number) => sql<boolean>`${at.unit} in (
  select e.unit_id from unit_ancestor e where e.ancestor_id = ${unitId})`

function belongedThen(at: At, { unitId, scope, within }: UnitFilter): RawBuilder<boolean> {
  const parts = [everUnder(at, unitId), under(at, unitId)]
  if (scope === 'split' || scope === 'partly') parts.push(sql<boolean>`false`)
  if (scope === 'own') parts.push(sql<boolean>`${at.unit} = ${unitId}`)
  if (within !== undefined) parts.push(childOf(at, unitId, within))
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

function unitsToday({ unitId, scope }: UnitFilter, today: string): RawBuilder<unknown> {
  switch (scope) {
    case 'all':
      return attributed(unitId)
    case 'own':
      return attributed(unitId, here(unitId), atNoChild(unitId, today))
    case 'split':
      return attributed(unitId, sql`not ${here(unitId)}`, atNoChild(unitId, today))
    case 'partly':
      return sql`${touching(unitId, today)} and not exists (
        select 1 from unit_attribution b where b.unit_id = w.unit_id and b.today_id = ${unitId})`
  }
}

/** True for what the filter means; see `UnitFilter` for the meanings. */
export function belongs(at: At, filter: UnitFilter, today: string): RawBuilder<boolean> {
  if (filter.basis === 'then') return belongedThen(at, filter)
  return sql<boolean>`${at.unit} in (${unitsToday(filter, today)})`
}

/** The units whose records can belong: all that do (today), or that did on some day (then). */
export function unitsOf(filter: UnitFilter, today: string): RawBuilder<unknown> {
  if (filter.basis === 'today') return unitsToday(filter, today)
  return sql`select e.unit_id from unit_ancestor e where e.ancestor_id = ${filter.unitId}`
}
