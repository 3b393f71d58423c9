/** A schema and rows that backups stumble over, and empty databases to restore them into; for tests only. */
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { PGlite } from '@electric-sql/pglite'
import { cloneDatabase } from '#test/harness/database.ts'
import { type Db, type OpenDatabase, overPglite, pgliteOptions } from '../db/database.ts'
import { temporaryStore } from '../files/store.test-support.ts'
import { migrations } from '../../../migrations/index.ts'

async function up(db: Kysely<never>): Promise<void> {
  await sql`create type mood as enum ('vui', 'buồn')`.execute(db)
  await sql`
    create table "Đủ ""thứ""" (
      id integer generated always as identity primary key,
      parent_id integer references "Đủ ""thứ""" deferrable initially deferred,
      words text,
      "order" varchar(40),
      padded char(5),
      big bigint,
      exact numeric,
      small numeric(7,6),
      wide double precision,
      flag boolean,
      at timestamptz,
      local timestamp(3),
      lasts interval,
      during daterange,
      days date[],
      texts text[],
      bytes bytea,
      doc jsonb,
      raw json,
      feeling mood,
      length integer generated always as (length(words)) stored,
      constraint words_once exclude using gist (words with =, during with &&)
    )`.execute(db)
  await sql`create table nothing_in_it (a integer)`.execute(db)
  await sql`create table without_key (word text, n integer)`.execute(db)
  await sql`create table chicken (id integer primary key, egg_id integer not null)`.execute(db)
  await sql`create table egg (id integer primary key, chicken_id integer references chicken)`.execute(db)
  await sql`alter table chicken add constraint chicken_from_egg foreign key (egg_id) references egg
    on delete cascade deferrable`.execute(db)
  await sql`comment on constraint chicken_from_egg on chicken is 'which came first'`.execute(db)
  await sql`create trigger egg_off before delete on egg for each row execute function forbid_change()`.execute(
    db,
  )
  await sql`alter table egg disable trigger egg_off`.execute(db)
  await sql`create trigger egg_always before update on egg for each row execute function forbid_change()`.execute(
    db,
  )
  await sql`alter table egg enable always trigger egg_always`.execute(db)
  await sql`create materialized view mood_count as
    select feeling, count(*) as n from "Đủ ""thứ""" group by feeling`.execute(db)
  await sql`create sequence receipt start 1000 increment 7`.execute(db)
  await sql`insert into without_key values ('seed', 1)`.execute(db)
}

/** The platform's first migration and a nasty one. */
export const nastyMigrations: Record<string, Migration> = {
  ...Object.fromEntries(Object.entries(migrations).slice(0, 1)),
  '99999998-nasty': { up },
}

/** One more, which an older backup has not been through. */
export const laterMigrations: Record<string, Migration> = {
  ...nastyMigrations,
  '99999999-later': {
    up: async (db: Kysely<never>) => {
      await sql`alter table without_key add column later text not null default 'added'`.execute(db)
    },
  },
}

export async function fillNasty(db: Db): Promise<void> {
  await sql`
    insert into "Đủ ""thứ""" (parent_id, words, "order", padded, big, exact, small, wide, flag, at, local, lasts,
      during, days, texts, bytes, doc, raw, feeling) values
      (2, ${'Hòa An'.normalize('NFC')}, 'a', 'x', 9223372036854775807, 12345678901234567890.000100, 0.123456,
        0.1, true, '2026-11-21 12:34:56.123456+07', '2026-11-21 01:02:03.004', '1 mon 2 days 03:04:05.000006',
        '[2025-07-01,)', '{2026-01-01,NULL}', ${['a,b', '"', '\\', 'null', '']}::text[], '\\x00ff', '{"b":1,"a":[1.50,"é"]}',
        '{"b":1, "a" :2,"b":3}', 'vui'),
      (null, ${'Hòa An'.normalize('NFD')}, '', '', -9223372036854775808, 'NaN', null, '-Infinity', false,
        '-infinity', 'infinity', '-1 year', '(,2024-01-01)', '{}', '{}', '', 'null', 'null', 'buồn'),
      (1, ${'line\nfeed\r\n\u2028 tab\t \\N \u0001 "quote" 🎋 \u{10FFFF}'}, null, null, null, 'Infinity', 1, 'NaN', null,
        '4713-01-01 00:00:00+00 BC', null, null, '(,)', null, null, null, ${`"${'dài '.repeat(50_000)}"`}::jsonb, null, null),
      (null, null, null, null, 0, 0.00, 0, 1e-300, null, null, null, null, 'empty', null, null, null, null, null, null)
    `.execute(db)
  await sql`insert into without_key select 'twice', 2 from generate_series(1, 2500)`.execute(db)
  await sql`update without_key set n = 3 where word = 'seed'`.execute(db)
  await db.transaction().execute(async (trx) => {
    await sql`insert into egg values (1, null)`.execute(trx)
    await sql`insert into chicken values (1, 1)`.execute(trx)
    await sql`insert into egg values (2, 1)`.execute(trx)
  })
  await sql`select nextval('receipt'), nextval('receipt')`.execute(db)
  await sql`refresh materialized view mood_count`.execute(db)
  await sql`insert into audit (at, action, subject_type, subject_id, request_id)
    values ('2026-11-21T00:00:00.000001Z', 'test.done', 'test', '1', 'r')`.execute(db)
}

/** A database without any table, on the engine of this run; with its address on PostgreSQL. */
export async function emptyDatabase(): Promise<OpenDatabase & { url?: string }> {
  const open = await cloneDatabase('migrated')
  await sql`drop schema public cascade`.execute(open.db)
  await sql`create schema public`.execute(open.db)
  return open
}

/** An embedded database without any table, whatever the engine of this run. */
export async function emptyPglite(): Promise<OpenDatabase> {
  return overPglite(await PGlite.create(pgliteOptions), temporaryStore())
}

/** Every value of every nasty table as text, for comparing two databases by eye when a test fails. */
export async function everything(db: Db): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {}
  for (const table of ['Đủ "thứ"', 'nothing_in_it', 'without_key', 'chicken', 'egg', 'mood_count', 'audit']) {
    const { rows } = await sql<{ row: string }>`
      select t::text as row from ${sql.ref(table)} as t order by (t::text) collate "C"`.execute(db)
    all[table] = rows.map(({ row }) => row)
  }
  return all
}
