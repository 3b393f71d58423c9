/** The SQL of the yearly look at models: what was found, and what nobody looked at yet. */
import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Trx } from '#platform/db/transact.ts'
import type { Check } from './check.rules.ts'
import type { Field, Model, ModelId, Status } from './model.rules.ts'
import type {} from './model.tables.ts'
import type { Seer } from './list.store.ts'

/** Newest first, corrected ones included. */
export async function listChecks(db: Db, id: ModelId): Promise<Check[]> {
  return db
    .selectFrom('model_check')
    .select(['id', 'year', 'on_day as on', 'finding', 'note', 'actor_id as actorId', 'at', 'corrects'])
    .where('model_id', '=', id)
    .orderBy('id', 'desc')
    .execute()
}

export async function insertChecks(
  trx: Trx,
  ids: readonly ModelId[],
  check: Omit<Check, 'id'>,
): Promise<void> {
  if (ids.length === 0) return
  await trx
    .insertInto('model_check')
    .values(
      ids.map((model_id) => ({
        model_id,
        year: check.year,
        on_day: check.on,
        finding: check.finding,
        note: check.note,
        actor_id: check.actorId,
        at: check.at,
        corrects: check.corrects,
      })),
    )
    .execute()
}

/** Keeps on the models the last year that somebody looked at them. */
export async function markChecked(trx: Trx, ids: readonly ModelId[], year: number): Promise<void> {
  if (ids.length === 0) return
  await trx
    .updateTable('model')
    .set({ checked_year: sql`greatest(checked_year, ${year}::smallint)` })
    .where('id', 'in', ids)
    .execute()
}

/** Of each model that has one, the year's check: those in force. */
export async function listCheckedIn(
  db: Db,
  ids: readonly ModelId[],
  year: number,
): Promise<ReadonlySet<ModelId>> {
  if (ids.length === 0) return new Set()
  const found = await db
    .selectFrom('model_check')
    .select('model_id as id')
    .distinct()
    .where('model_id', 'in', ids)
    .where('year', '=', year)
    .execute()
  return new Set(found.map(({ id }) => id))
}

/** What a status was before it last changed; undefined where it never did. */
export async function findStatusBefore(
  db: Db,
  model: Pick<Model, 'id' | 'status'>,
): Promise<Status | undefined> {
  const row = await db
    .selectFrom('model_status_change')
    .select(['from_status as from', 'to_status as to'])
    .where('model_id', '=', model.id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.to === model.status ? row.from : undefined
}

export interface DueModel {
  readonly id: ModelId
  readonly title: string
  readonly field: Field
  readonly year: number
  readonly status: Status
  readonly unitId: number
  /** By its last name. */
  readonly unitName: string
  /** The last year for which it is known how it was; the cursor's first half. */
  readonly known: number
}

export interface DueAsk {
  /** Units of today with all that counts for them; or all. */
  readonly units: Seer
  readonly year: number
  readonly after?: { readonly known: number; readonly id: string } | undefined
  readonly limit: number
}

const known = sql<number>`coalesce(m.checked_year, m.year)`

function due({ units, year }: Pick<DueAsk, 'units' | 'year'>) {
  const of =
    units === 'all'
      ? sql`true`
      : sql`m.unit_id in (select s.unit_id from unit_attribution s where s.today_id in (${sql.join(units)}))`
  return sql`m.state = 'published' and m.status <> 'stopped' and ${known} < ${year} and ${of}`
}

/** Longest unknown first. */
export async function listDue(db: Db, ask: DueAsk): Promise<DueModel[]> {
  if (ask.units !== 'all' && ask.units.length === 0) return []
  const { after } = ask
  const found = await sql<DueModel>`
    with page as materialized (
      select m.id, ${known} as known from model m where ${due(ask)}
        ${after ? sql`and (${known}, m.id) > (${after.known}::int, ${after.id}::uuid)` : sql``}
      order by ${known}, m.id limit ${ask.limit})
    select m.id, m.title, m.field, m.year, m.status, m.unit_id as "unitId", p.known,
      coalesce(n.name, '') as "unitName"
    from page p join model m on m.id = p.id
    left join lateral (
      select case when k.prefix_vi = '' then v.name else k.prefix_vi || ' ' || v.name end as name
      from unit_version v join unit_kind k on k.code = v.kind
      where v.unit_id = m.unit_id order by upper(v.valid) desc nulls first limit 1) n on true
    order by p.known, m.id`.execute(db)
  return found.rows
}

/** How many are due, counted up to `most`. */
export async function countDue(db: Db, ask: Pick<DueAsk, 'units' | 'year'>, most: number): Promise<number> {
  if (ask.units !== 'all' && ask.units.length === 0) return 0
  const found = await sql<{ n: number }>`
    select count(*)::int as n from (select 1 from model m where ${due(ask)} limit ${most}) m`.execute(db)
  return found.rows[0]?.n ?? 0
}
