/**
 * "Of this unit", in SQL, once for records and counters alike: whatever has a unit and a day can be asked
 * whether it belongs to a unit as things were then, or as they are today. Today's answers are sets of units
 * that do not depend on the row, so the database works each out once however many rows there are.
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

/** All of whose parts lie under the unit. */
const attributed = (unitId: number) => sql`
  select b.unit_id from unit_attribution b where b.today_id = ${unitId}`

/** That are the unit itself, or went into it. */
const here = (unitId: number) => sql`
  select w.unit_id from unit_today w where w.today_id = ${unitId}`

/** All of whose parts lie under one child. */
const attributedToChild = (unitId: number, today: string) => sql`
  select b.unit_id from unit_attribution b join unit_version c on c.unit_id = b.today_id
  where c.parent_id = ${unitId} and c.valid @> ${today}::date`

/** Any part of which lies under the unit. */
const touching = (unitId: number, today: string) => sql`
  select w.unit_id from unit_today w join unit_ancestor a on a.unit_id = w.today_id
  where a.ancestor_id = ${unitId} and a.valid @> ${today}::date`

function belongedThen(at: At, { unitId, scope, within }: UnitFilter): RawBuilder<boolean> {
  const parts = [under(at, unitId)]
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
      return sql`${attributed(unitId)} intersect ${here(unitId)}`
    case 'split':
      return sql`${attributed(unitId)} except ${here(unitId)} except ${attributedToChild(unitId, today)}`
    case 'partly':
      return sql`${touching(unitId, today)} except ${attributed(unitId)}`
  }
}

/** True for what the filter means; see `UnitFilter` for the meanings. */
export function belongs(at: At, filter: UnitFilter, today: string): RawBuilder<boolean> {
  if (filter.basis === 'then') return belongedThen(at, filter)
  return sql<boolean>`${at.unit} in (${unitsToday(filter, today)})`
}
