/** Who waits for whom: two changes of units take turns, an import says so at once, and who registers holds units still. */
import { expect, test } from 'vitest'
import { sql } from 'kysely'
import { transact } from '#platform/db/transact.ts'
import { engine, useDatabase } from '#test/harness/database.ts'
import { holdUnits } from '../contract.ts'
import { lockUnits, tryLockUnits } from '../import/workspace.store.ts'
import { importUnits } from './import-units.ts'

const database = useDatabase('migrated')
const list = JSON.stringify([{ Code: '48', FullName: 'Thành phố Đà Nẵng', Wards: [] }])
const file = { fileName: 'units-2026-11-01.json', content: list }

test('units are held, changed and imported in one transaction', async () => {
  await transact(database.ctx(), async (ctx) => {
    await holdUnits(ctx)
    await lockUnits(ctx.db)
    expect(await tryLockUnits(ctx.db)).toBe(true)
  })
})

/* With one connection nobody waits. */
if (engine === 'postgres') {
  test('an import meets another change: it says so and changes nothing', async () => {
    await transact(database.ctx(), async (holder) => {
      await lockUnits(holder.db)
      await expect(importUnits(database.ctx(), file)).rejects.toMatchObject({
        code: 'units-busy',
        status: 409,
      })
    })
    expect(await importUnits(database.ctx(), file)).toHaveLength(1)
  })

  test('any number hold units still, and a change waits for them', async () => {
    await transact(database.ctx(), async (first) => {
      await holdUnits(first)
      await transact(database.ctx(), holdUnits)
      const change = transact(database.ctx(), async ({ db }) => {
        await sql`set local lock_timeout = '200ms'`.execute(db)
        await lockUnits(db)
      })
      await expect(change).rejects.toMatchObject({ code: 'busy' })
    })
  })
}
