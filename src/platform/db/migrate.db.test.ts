import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useDatabase } from '#test/harness/database.ts'
import { audit } from '../audit/audit.ts'
import { migrations } from '../../../migrations/index.ts'
import { migrate, migrationsDone } from './migrate.ts'
import { transact } from './transact.ts'

const database = useDatabase()

test('migrations ran, and running them again does nothing', async () => {
  expect(await migrationsDone(database.db)).toEqual(Object.keys(migrations))
  expect(await migrate(database.db, migrations)).toEqual([])
})

test('the audit trail refuses change, removal and emptying', async () => {
  await transact(database.ctx(), (ctx) =>
    audit(ctx, { action: 'test.done', subjectType: 'test', subjectId: 1 }),
  )
  await expect(database.db.updateTable('audit').set({ reason: 'x' }).execute()).rejects.toThrow('append-only')
  await expect(database.db.deleteFrom('audit').execute()).rejects.toThrow('append-only')
  await expect(sql`truncate audit`.execute(database.db)).rejects.toThrow('append-only')
})

test('both engines hand out the same values', async () => {
  const { rows } = await sql`
    select date '2026-11-21' as d, 12345678901::bigint as n, daterange('2025-07-01', null) as r, array[1,2] as a,
      1.50::numeric as x, '{"a":[1]}'::jsonb as j, timestamptz '2026-11-21T00:00:00Z' as t,
      array[date '2026-11-21'] as ds`.execute(database.db)
  expect(rows[0]).toEqual({
    d: '2026-11-21',
    n: 12_345_678_901,
    r: '[2025-07-01,)',
    a: [1, 2],
    x: '1.50',
    j: { a: [1] },
    t: new Date('2026-11-21T00:00:00Z'),
    ds: ['2026-11-21'],
  })
})
