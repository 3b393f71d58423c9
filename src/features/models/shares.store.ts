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

/** By day: under the unit, and under which child of it; all others are none of its. Of units in `candidates`. */
export const placesThen = (unitId: number, candidates: Sql) => sql`
  select p.unit_id, p.counted * coalesce(c.counted, p.counted) as counted,
    coalesce(c.ancestor_id, ${slots.own}) as slot
  from unit_ancestor p
  left join unit_ancestor c on c.unit_id = p.unit_id and c.depth = p.depth - 1 and c.counted && p.counted
  where p.ancestor_id = ${unitId} and p.unit_id in ${candidates}`

/** Units of `candidates` any part of which lies under the unit. */
export const placesToday = (unitId: number, today: string, candidates: Sql) => sql`
  select w.unit_id,
    case when count(b.unit_id) = 0 then ${slots.partly} when count(c.unit_id) > 0 then min(c.today_id)
      when bool_or(w.today_id = ${unitId}) then ${slots.own} else ${slots.split} end as slot
  from unit_ancestor a
  join unit_today w on w.today_id = a.unit_id
  left join unit_attribution b on b.unit_id = w.unit_id and b.today_id = ${unitId}
  left join (unit_attribution c join unit_version v
    on v.unit_id = c.today_id and v.parent_id = ${unitId} and v.valid @> ${today}::date) on c.unit_id = w.unit_id
  where a.ancestor_id = ${unitId} and a.valid @> ${today}::date and w.unit_id in ${candidates}
  group by w.unit_id`
