/** The SQL of types and labels: which of them hold for a unit on a day. */
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Words } from '#platform/problem.ts'
import type { Label, ModelType } from './catalogue.rules.ts'
import type {} from './catalogue.tables.ts'

/** Of the whole country, or of the unit or one above it on the day; without a unit all there are. */
const of = (table: string, unitId: number | undefined, day: string): RawBuilder<unknown> =>
  unitId === undefined
    ? sql`true`
    : sql`(${sql.ref(`${table}.unit_id`)} is null or ${sql.ref(`${table}.unit_id`)} in (
        select ancestor_id from unit_ancestor where unit_id = ${unitId} and counted @> ${day}::date
        union select today_id from unit_attribution where unit_id = ${unitId}))`

export async function listTypes(db: Db, unitId: number | undefined, day: string): Promise<ModelType[]> {
  const found = await sql<ModelType>`
    select t.id, t.code, t.unit_id as "unitId", t.field, t.owner_block as "ownerBlock",
      json_build_object('vi', t.name_vi, 'en', t.name_en) as name,
      json_build_object('vi', t.summary_vi, 'en', t.summary_en) as summary,
      t.template, t.criteria, lower(t.valid) as "from", upper(t.valid) as "to", t.revision
    from model_type t where ${of('t', unitId, day)}
    order by t.field nulls last, t.id`.execute(db)
  return found.rows
}

export async function listLabels(db: Db, unitId: number | undefined, day: string): Promise<Label[]> {
  const found = await sql<Label>`
    select l.id, l.kind, l.form, l.code, l.unit_id as "unitId",
      json_build_object('vi', l.name_vi, 'en', l.name_en) as name,
      lower(l.valid) as "from", upper(l.valid) as "to", l.revision
    from label l where ${of('l', unitId, day)}
    order by l.kind desc, l.id`.execute(db)
  return found.rows
}

/** The value of the rule at the nearest unit that has one on the day; undefined where none says anything. */
export async function findRule(db: Db, code: string, unitId: number, day: string): Promise<unknown> {
  const found = await sql<{ value: unknown }>`
    select r.value from rule_row r
    left join unit_ancestor a on a.unit_id = ${unitId} and a.ancestor_id = r.unit_id and a.counted @> ${day}::date
    where r.code = ${code} and r.valid @> ${day}::date and (r.unit_id is null or a.ancestor_id is not null)
    order by a.depth nulls last limit 1`.execute(db)
  return found.rows[0]?.value
}

export interface Named {
  readonly id: number
  readonly code: string
  readonly name: Words
}

/** What a few types and labels are called, ended ones included. */
export async function listNames(
  db: Db,
  table: 'model_type' | 'label',
  ids: readonly number[],
): Promise<Named[]> {
  if (ids.length === 0) return []
  const found = await sql<Named>`
    select id, code, json_build_object('vi', name_vi, 'en', name_en) as name
    from ${sql.table(table)} where id in (${sql.join(ids)})`.execute(db)
  return found.rows
}
