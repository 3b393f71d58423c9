/** The SQL of types and labels: which of them hold for a unit on a day, one of them, and their changes. */
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Trx } from '#platform/db/transact.ts'
import type { Words } from '#platform/problem.ts'
import type { Label, ModelType, Template } from './catalogue.rules.ts'
import type {} from './catalogue.tables.ts'

/** Of the whole country, or of the unit or one above it on the day; without a unit all there are. */
const of = (table: string, unitId: number | undefined, day: string): RawBuilder<unknown> =>
  unitId === undefined
    ? sql`true`
    : sql`(${sql.ref(`${table}.unit_id`)} is null or ${sql.ref(`${table}.unit_id`)} in (
        select ancestor_id from unit_ancestor where unit_id = ${unitId} and counted @> ${day}::date
        union select today_id from unit_attribution where unit_id = ${unitId}))`

const types = sql`
  select t.id, t.code, t.unit_id as "unitId", t.field, t.owner_block as "ownerBlock",
    json_build_object('vi', t.name_vi, 'en', t.name_en) as name,
    json_build_object('vi', t.summary_vi, 'en', t.summary_en) as summary,
    t.template, t.criteria, lower(t.valid) as "from", upper(t.valid) as "to", t.revision
  from model_type t`

const labels = sql`
  select l.id, l.kind, l.form, l.code, l.unit_id as "unitId",
    json_build_object('vi', l.name_vi, 'en', l.name_en) as name,
    lower(l.valid) as "from", upper(l.valid) as "to", l.revision
  from label l`

export async function listTypes(db: Db, unitId: number | undefined, day: string): Promise<ModelType[]> {
  const found = await sql<ModelType>`
    ${types} where ${of('t', unitId, day)} order by t.field nulls last, t.id`.execute(db)
  return found.rows
}

/** Those of the whole country. */
export async function listCommonTypes(db: Db): Promise<ModelType[]> {
  const found = await sql<ModelType>`
    ${types} where t.unit_id is null order by t.field nulls last, t.id`.execute(db)
  return found.rows
}

export async function findType(db: Db, code: string): Promise<ModelType | undefined> {
  const found = await sql<ModelType>`${types} where t.code = ${code}`.execute(db)
  return found.rows[0]
}

export async function lockType(trx: Trx, code: string): Promise<ModelType | undefined> {
  const found = await sql<ModelType>`${types} where t.code = ${code} for update`.execute(trx)
  return found.rows[0]
}

export async function listLabels(db: Db, unitId: number | undefined, day: string): Promise<Label[]> {
  const found = await sql<Label>`
    ${labels} where ${of('l', unitId, day)} order by l.kind desc, l.id`.execute(db)
  return found.rows
}

export async function findLabel(db: Db, code: string): Promise<Label | undefined> {
  const found = await sql<Label>`${labels} where l.code = ${code}`.execute(db)
  return found.rows[0]
}

export async function lockLabel(trx: Trx, code: string): Promise<Label | undefined> {
  const found = await sql<Label>`${labels} where l.code = ${code} for update`.execute(trx)
  return found.rows[0]
}

const valid = ({ from, to }: { from: string | null; to: string | null }) =>
  sql<string>`daterange(${from}::date, ${to}::date)`

function typeColumns(type: Omit<ModelType, 'id'>) {
  return {
    field: type.field,
    owner_block: type.ownerBlock,
    name_vi: type.name.vi,
    name_en: type.name.en,
    summary_vi: type.summary.vi,
    summary_en: type.summary.en,
    template: JSON.stringify(type.template),
    criteria: JSON.stringify(type.criteria),
    valid: valid(type),
    revision: type.revision,
  }
}

export async function insertType(trx: Trx, type: Omit<ModelType, 'id'>): Promise<number> {
  const { id } = await trx
    .insertInto('model_type')
    .values({ code: type.code, unit_id: type.unitId, ...typeColumns(type) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function updateType(trx: Trx, type: ModelType): Promise<void> {
  await trx.updateTable('model_type').set(typeColumns(type)).where('id', '=', type.id).execute()
}

function labelColumns(label: Omit<Label, 'id'>) {
  return {
    kind: label.kind,
    form: label.form,
    name_vi: label.name.vi,
    name_en: label.name.en,
    valid: valid(label),
    revision: label.revision,
  }
}

export async function insertLabel(trx: Trx, label: Omit<Label, 'id'>): Promise<number> {
  const { id } = await trx
    .insertInto('label')
    .values({ code: label.code, unit_id: label.unitId, ...labelColumns(label) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function updateLabel(trx: Trx, label: Label): Promise<void> {
  await trx.updateTable('label').set(labelColumns(label)).where('id', '=', label.id).execute()
}

/** Codes that begin like `start`: what a new one must differ from. */
export async function listCodes(db: Db, table: 'model_type' | 'label', start: string): Promise<string[]> {
  const found = await sql<{ code: string }>`
    select code from ${sql.table(table)} where starts_with(code, ${start})`.execute(db)
  return found.rows.map(({ code }) => code)
}

export interface Owner {
  readonly unitId: number
  readonly name: string
  readonly n: number
}

/** The units that have entries of their own, in alphabetical order. */
export async function listOwners(db: Db, table: 'model_type' | 'label'): Promise<Owner[]> {
  const found = await sql<Owner>`
    select o.unit_id as "unitId", o.n, u.name from (
      select unit_id, count(*)::int as n from ${sql.table(table)}
      where unit_id is not null group by unit_id) o
    join lateral (
      select v.sort_key,
        case when k.prefix_vi = '' then v.name else k.prefix_vi || ' ' || v.name end as name
      from unit_version v join unit_kind k on k.code = v.kind
      where v.unit_id = o.unit_id order by upper(v.valid) desc nulls first limit 1) u on true
    order by u.sort_key, o.unit_id`.execute(db)
  return found.rows
}

/** The nation's own unit on a day; undefined before one was imported. */
export async function findNation(db: Db, day: string): Promise<number | undefined> {
  const found = await sql<{ id: number }>`
    select v.unit_id as id from unit_version v join unit_kind k on k.code = v.kind
    where k.level = 'nation' and v.valid @> ${day}::date order by v.unit_id limit 1`.execute(db)
  return found.rows[0]?.id
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

export async function findTemplate(db: Db, id: number): Promise<Template | undefined> {
  const row = await db.selectFrom('model_type').select('template').where('id', '=', id).executeTakeFirst()
  return row?.template
}
