import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { databaseDocument } from './harness/database-doc.ts'
import { useDatabase } from './harness/database.ts'

const database = useDatabase()

test('docs/database.md describes the schema as it is (npm run docs writes it)', async () => {
  await expect(await databaseDocument(database.db)).toMatchFileSnapshot('../docs/database.md')
})

test('every table says in a comment what it is for', async () => {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not like 'kysely%'
      and obj_description(c.oid) is null`.execute(database.db)
  expect(rows).toEqual([])
})

test('no table can hold what domain rule 1 forbids about a person', async () => {
  const { rows } = await sql<{ column: string }>`
    select c.relname || '.' || a.attname as column
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      and a.attname ~* '(religio|ton_giao|ethnic|dan_toc|political_opinion|party_member|dang_vien|attitude)'`.execute(
    database.db,
  )
  expect(rows).toEqual([])
})
