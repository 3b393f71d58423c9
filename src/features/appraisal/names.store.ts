/** How a unit is called on a day, as part of a larger statement. */
import { type RawBuilder, sql } from 'kysely'

const fullName = sql`case when k.prefix_vi = '' then v.name else k.prefix_vi || ' ' || v.name end`

/** `Phường An Khê`; null where it did not exist on that day. */
export function unitName(unit: RawBuilder<unknown>, day: string): RawBuilder<string | null> {
  return sql<string | null>`(
    select ${fullName} from unit_version v join unit_kind k on k.code = v.kind
    where v.unit_id = ${unit} and v.valid @> ${day}::date limit 1)`
}

/** `Thôn Bến Cũ, Xã Bến Mai, Thành phố Đà Nẵng`: without the nation, as of a record's own day. */
export function recordPlace(unit: RawBuilder<unknown>, day: RawBuilder<unknown>): RawBuilder<string | null> {
  return sql<string | null>`(
    select w.place from unit_place w where w.unit_id = ${unit} and w.since <= ${day} and w.until > ${day})`
}

/** The units in charge of what is recorded at `unit`: as `listInChargeOf` of models, inside a statement. */
export function inChargeOf(unit: RawBuilder<unknown>, today: string): RawBuilder<unknown> {
  return sql`(
    select t.today_id from unit_attribution t where t.unit_id = ${unit}
    union select u.ancestor_id from unit_ancestor u where u.unit_id = ${unit} and u.valid @> ${today}::date)`
}
