/**
 * Where a unit's records count, place by place: at the unit itself, at one of its children, at none of them. The sets
 * are those that lists are made of, see `place.store.ts`.
 */
import { type RawBuilder, sql } from 'kysely'

type Sql = RawBuilder<unknown>

/** Where records count, as one number in SQL: the id of the child, or one of these. */
const slots = { own: sql.lit(0), split: sql.lit(-1), partly: sql.lit(-2) }
const scopes = new Map([
  [0, 'own'],
  [-1, 'split'],
  [-2, 'partly'],
] as const)

/** What the number of a slot means. */
export function scopeOf(slot: number): 'own' | 'child' | 'split' | 'partly' {
  return scopes.get(slot as 0 | -1 | -2) ?? 'child'
}

/** By day: under the unit, and under which child of it; all others are none of its. Of units that `which` names. */
export const placesThen = (unitId: number, which: (unit: Sql) => Sql) => sql`
  select p.unit_id, p.counted * coalesce(c.counted, p.counted) as counted,
    coalesce(c.ancestor_id, ${slots.own}) as slot
  from unit_ancestor p
  left join unit_ancestor c on c.unit_id = p.unit_id and c.depth = p.depth - 1 and c.counted && p.counted
  where p.ancestor_id = ${unitId} and ${which(sql.ref('p.unit_id'))}`

/** Units any part of which lies under the unit, of those that `which` names. */
export const placesToday = (unitId: number, today: string, which: (unit: Sql) => Sql) => sql`
  with part as materialized (
    select w.unit_id, bool_or(w.today_id = ${unitId}) as here
    from unit_ancestor a join unit_today w on w.today_id = a.unit_id
    where a.ancestor_id = ${unitId} and a.valid @> ${today}::date and ${which(sql.ref('w.unit_id'))}
    group by w.unit_id),
  whole as materialized (select b.unit_id from unit_attribution b where b.today_id = ${unitId}),
  below as materialized (
    select c.unit_id, min(c.today_id) as child from unit_version v join unit_attribution c on c.today_id = v.unit_id
    where v.parent_id = ${unitId} and v.valid @> ${today}::date group by c.unit_id)
  select p.unit_id,
    case when w.unit_id is null then ${slots.partly} when b.child is not null then b.child
      when p.here then ${slots.own} else ${slots.split} end as slot
  from part p left join whole w on w.unit_id = p.unit_id left join below b on b.unit_id = p.unit_id`
