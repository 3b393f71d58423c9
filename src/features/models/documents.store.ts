/**
 * Keeps `model_search`, what models are found by, and `model_word`, the words that typing errors are
 * measured against. Both are derived; the former is written in the transaction that writes the model.
 */
import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Trx } from '#platform/db/transact.ts'
import { counts, type Model, type ModelId } from './model.rules.ts'
import type {} from './model.tables.ts'
import { dayUnder } from './place.store.ts'
import { documentOf, titleKey } from './search.rules.ts'
import { nearKeys } from './words.rules.ts'

/** The names of the unit and of those above it on the day, but the nation's. */
const placeNames = sql`(
  select string_agg(' c' || replace(v.folded, ' ', ' c'), '') from unit_ancestor a
  join unit_version v on v.unit_id = a.ancestor_id and v.valid @> ${dayUnder(sql`d.day`)}
  join unit_kind k on k.code = v.kind and k.level <> 'nation'
  where a.unit_id = d.unit_id and a.counted @> d.day and v.folded <> '')`

/** Of models as they are now; call in the transaction that writes them. */
export async function replaceDocuments(trx: Trx, models: readonly Model[]): Promise<void> {
  if (models.length === 0) return
  const rows = models.map((model) => ({
    id: model.id,
    unit_id: model.unitId,
    day: model.registeredOn,
    open: counts(model.state),
    words: documentOf(model),
  }))
  await sql`
    insert into model_search as t (model_id, registered_on, public, document)
    select d.id, d.day, d.open,
      array_to_tsvector(string_to_array(d.words || coalesce(${placeNames}, ''), ' '))
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as d (id uuid, unit_id int, day date, open boolean, words text)
    on conflict (model_id) do update set registered_on = excluded.registered_on, public = excluded.public,
      document = excluded.document`.execute(trx)
}

/** Of models that were written by a program that ordered titles otherwise. */
export async function replaceSortKeys(trx: Trx, models: readonly Model[]): Promise<void> {
  const rows = models.map(({ id, title }) => ({ id, key: titleKey(title) }))
  await sql`
    update model m set sort_key = d.key
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as d (id uuid, key text)
    where m.id = d.id and m.sort_key is distinct from d.key`.execute(trx)
}

/** When only what may be seen of it changed. */
export async function openDocument(trx: Trx, model: Model): Promise<void> {
  await sql`
    update model_search set public = ${counts(model.state)} where model_id = ${model.id}`.execute(trx)
}

/** In the order of their ids, after one. */
export async function listIds(db: Db, after: string | undefined, limit: number): Promise<ModelId[]> {
  const found = await sql<{ id: ModelId }>`
    select id from model ${after === undefined ? sql`` : sql`where id > ${after}::uuid`}
    order by id limit ${limit}`.execute(db)
  return found.rows.map(({ id }) => id)
}

/** Adds words that are not known yet. */
export async function learnWords(trx: Trx, words: readonly string[]): Promise<void> {
  const sorted = [...new Set(words)].toSorted()
  if (sorted.length === 0) return
  const rows = sorted.map((word) => ({ word, near: nearKeys(word).join(' ') }))
  await sql`
    insert into model_word (word, near)
    select w.word, string_to_array(w.near, ' ')
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as w (word text, near text)
    on conflict (word) do nothing`.execute(trx)
}

/** Which of the words are known. */
export async function listKnownWords(db: Db, words: readonly string[]): Promise<string[]> {
  if (words.length === 0) return []
  const found = await sql<{ word: string }>`
    select word from model_word where word in (${sql.join(words)})`.execute(db)
  return found.rows.map(({ word }) => word)
}

/** Words that share a key with one of these; nearer than a key says nobody knows without measuring. */
export async function listNearWords(db: Db, words: readonly string[]): Promise<string[]> {
  if (words.length === 0) return []
  const keys = [...new Set(words.flatMap(nearKeys))]
  const found = await sql<{ word: string }>`
    select word from model_word where near && string_to_array(${keys.join(' ')}::text, ' ')
    order by word limit 2000`.execute(db)
  return found.rows.map(({ word }) => word)
}

export interface Titled {
  readonly title: string
  /** With microseconds, as text. */
  readonly at: string
}

/** Public titles by when they changed last, from `since` on. */
export async function listChangedTitles(db: Db, since: string, limit: number): Promise<Titled[]> {
  const found = await sql<Titled>`
    select title, to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at from model
    where state = 'published' and updated_at >= ${since}::timestamptz
    order by updated_at, id limit ${limit}`.execute(db)
  return found.rows
}
