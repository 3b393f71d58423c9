/** What measurements are made over could have been registered: real units of the day, true counters, all states. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { indexModels } from '#features/models/commands/index-models.ts'
import { checkTally } from '#features/models/contract.ts'
import { states, statuses } from '#features/models/model.rules.ts'
import { fillModels } from '../bench/models-data.ts'
import { useDatabase } from './harness/database.ts'

const database = useDatabase('units')

test('generated models lie at units of their day, in every state and status, and are counted', async () => {
  const ctx = database.ctx()
  await fillModels(ctx.db, 1500, ctx.clock)
  const indexes = () =>
    sql<{ n: number }>`select count(*)::int as n from pg_indexes where tablename = 'model'`.execute(ctx.db)
  expect((await indexes()).rows[0]?.n).toBeGreaterThan(7)
  expect(await checkTally(ctx)).toEqual([])
  const { rows } = await sql<{ state: string; status: string; n: number }>`
    select state, status, count(*)::int as n from model group by state, status`.execute(ctx.db)
  expect(rows.reduce((sum, row) => sum + row.n, 0)).toBe(1500)
  expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(states))
  expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(statuses))
  const labels = await sql<{ kind: string }>`
    select distinct l.kind from model_label m join label l on l.id = m.label_id and l.kind = m.kind
    order by l.kind`.execute(ctx.db)
  expect(labels.rows.map(({ kind }) => kind)).toEqual(['campaign', 'theme'])
  const documents = async () =>
    (
      await sql<{ title: string; key: string; words: string[] }>`
        select m.title, m.sort_key as key, tsvector_to_array(s.document) as words
        from model_search s join model m on m.id = s.model_id
        where hashtext(m.id::text) % 10 = 0 order by m.id`.execute(ctx.db)
    ).rows
  const generated = await documents()
  await sql`delete from setting where key = 'models.documents'`.execute(ctx.db)
  expect(await indexModels(ctx)).toBe(1500)
  expect(generated).toEqual(await documents())
  const strangers = await sql<{ n: number }>`
    select count(*)::int as n from model m where not exists (select 1 from unit_ancestor a
      where a.unit_id = m.unit_id and a.ancestor_id = m.unit_id and a.valid @> m.registered_on)`.execute(
    ctx.db,
  )
  expect(strangers.rows[0]?.n).toBe(0)
})
