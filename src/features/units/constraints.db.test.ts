/** What the database itself refuses, whatever the code does. */
import { expect, test } from 'vitest'
import { sql } from 'kysely'
import { useDatabase } from '#test/harness/database.ts'

const database = useDatabase('migrated')

async function addUnit(): Promise<number> {
  await sql`insert into unit_source (code, title, rank) values ('t', 't', 1) on conflict do nothing`.execute(
    database.db,
  )
  const made = await sql<{ id: number }>`insert into unit default values returning id`.execute(database.db)
  return made.rows[0]?.id ?? 0
}

interface Values {
  code?: string
  parent?: number
  name?: string
}

function addVersion(unit: number, valid: string, { code, parent, name = 'Hòa An' }: Values = {}) {
  return sql`
    insert into unit_version (unit_id, kind, name, code, parent_id, valid, sort_key, exact, folded, source_id)
    select ${unit}, 'ward', ${name}, ${code ?? null}, ${parent ?? null}, ${valid}::daterange, 'a', 'a', 'a', id
    from unit_source where code = 't'`.execute(database.db)
}

test('versions of a unit cannot overlap', async () => {
  const unit = await addUnit()
  await addVersion(unit, '[2020-01-01,2025-07-01)')
  await expect(addVersion(unit, '[2025-06-30,)')).rejects.toMatchObject({
    constraint: 'unit_version_no_overlap',
  })
  await expect(addVersion(unit, '(,2020-01-02)')).rejects.toMatchObject({
    constraint: 'unit_version_no_overlap',
  })
  await addVersion(unit, '[2025-07-01,)')
})

test('one code names one unit at a time, and may be used again later', async () => {
  const [old, other] = [await addUnit(), await addUnit()]
  await addVersion(old, '(,2025-07-01)', { code: '20305' })
  await expect(addVersion(other, '[2025-06-01,)', { code: '20305' })).rejects.toMatchObject({
    constraint: 'unit_version_code_once',
  })
  await addVersion(other, '[2025-07-01,)', { code: '20305' })
})

test('a version is never empty, its own parent, or spelt in pieces', async () => {
  const unit = await addUnit()
  await expect(addVersion(unit, 'empty')).rejects.toThrow()
  await expect(addVersion(unit, '(,)', { parent: unit })).rejects.toThrow()
  await expect(addVersion(unit, '(,)', { name: 'Hòa An'.normalize('NFD') })).rejects.toThrow()
})

test('a succession leads to another unit, once a day, with a share between 0 and 1', async () => {
  const [a, b] = [await addUnit(), await addUnit()]
  const add = (to: number, share: number) =>
    sql`insert into unit_succession (from_id, to_id, on_date, kind, share, certainty, source_id)
      select ${a}, ${to}, '2025-07-01', 'merge', ${share}, 'stated', id from unit_source where code = 't'`.execute(
      database.db,
    )
  await expect(add(a, 1)).rejects.toThrow()
  await expect(add(b, 1.5)).rejects.toThrow()
  await add(b, 0.5)
  await expect(add(b, 1)).rejects.toMatchObject({ constraint: 'unit_succession_once' })
  await sql`update unit_succession set superseded_by = source_id where from_id = ${a}`.execute(database.db)
  await add(b, 1)
})

test('a code is of a system that we know', async () => {
  const unit = await addUnit()
  await addVersion(unit, '(,)')
  await expect(
    sql`update unit_version set code_system = 'nobody' where unit_id = ${unit}`.execute(database.db),
  ).rejects.toThrow()
})
