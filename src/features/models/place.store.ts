/**
 * "Of this unit", in SQL, once for records and counters alike: whatever has a unit and a day can be asked
 * whether it belongs to a unit as things were then, or as they are today.
 */
import { type RawBuilder, sql } from 'kysely'
import type { UnitFilter } from './filter.rules.ts'

/** The columns that say where and when: `m.registered_on` of a record, `t.since` of a counter. */
export interface At {
  readonly unit: RawBuilder<unknown>
  readonly day: RawBuilder<unknown>
}

const under = (at: At, unitId: number) => sql<boolean>`exists (
  select 1 from unit_ancestor a
  where a.unit_id = ${at.unit} and a.ancestor_id = ${unitId} and a.valid @> ${at.day})`

const childOf = (at: At, unitId: number, parentId: number) => sql<boolean>`exists (
  select 1 from unit_version c
  where c.unit_id = ${unitId} and c.parent_id = ${parentId} and c.valid @> ${at.day})`

const attributed = (at: At, unitId: number) => sql<boolean>`exists (
  select 1 from unit_attribution b where b.unit_id = ${at.unit} and b.today_id = ${unitId})`

const whole = (at: At, unitId: number) => sql<boolean>`exists (
  select 1 from unit_today w where w.unit_id = ${at.unit} and w.today_id = ${unitId})`

const childAttributed = (at: At, unitId: number, today: string) => sql<boolean>`exists (
  select 1 from unit_version c join unit_attribution b on b.today_id = c.unit_id
  where c.parent_id = ${unitId} and c.valid @> ${today}::date and b.unit_id = ${at.unit})`

const touches = (at: At, unitId: number, today: string) => sql<boolean>`exists (
  select 1 from unit_today w join unit_ancestor a on a.unit_id = w.today_id
  where w.unit_id = ${at.unit} and a.ancestor_id = ${unitId} and a.valid @> ${today}::date)`

/** True for what the filter means; see `UnitFilter` for the meanings. */
export function belongs(at: At, filter: UnitFilter, today: string): RawBuilder<boolean> {
  const { unitId, basis, scope, within } = filter
  if (basis === 'then') {
    const here =
      within === undefined
        ? under(at, unitId)
        : sql<boolean>`${under(at, unitId)} and ${childOf(at, unitId, within)}`
    if (scope === 'own') return sql<boolean>`(${at.unit} = ${unitId} and ${here})`
    return scope === 'all' ? sql<boolean>`(${here})` : sql<boolean>`false`
  }
  switch (scope) {
    case 'all':
      return attributed(at, unitId)
    case 'own':
      return sql<boolean>`(${attributed(at, unitId)} and ${whole(at, unitId)})`
    case 'split':
      return sql<boolean>`(${attributed(at, unitId)} and not ${whole(at, unitId)}
        and not ${childAttributed(at, unitId, today)})`
    case 'partly':
      return sql<boolean>`(${touches(at, unitId, today)} and not ${attributed(at, unitId)})`
  }
}
