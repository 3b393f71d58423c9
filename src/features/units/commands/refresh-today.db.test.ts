/** What is derived follows the day, and the check is idle on days without a change. */
import { expect, test } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { useDatabase } from '#test/harness/database.ts'
import { findUnitByCode } from '../queries/find-unit-by-code.ts'
import { createUnit } from './create-unit.ts'
import { refreshToday } from './refresh-today.ts'

const database = useDatabase('units')
const on = (day: string) => database.ctx({ clock: fixedClock(`${day}T05:00:00Z`) })

test('a unit entered ahead of its first day is a unit of today from that day on', async () => {
  const ward = await findUnitByCode(on('2029-01-01'), { code: '20305', date: '2029-01-01' })
  const input = { kind: 'residential_group', name: '12', parentId: ward?.id ?? 0, from: '2029-06-01' }
  const { id } = await createUnit(on('2029-05-01'), { ...input, code: undefined, ownerBlock: undefined })
  const today = () =>
    database.db.selectFrom('unit_today').select('today_id').where('unit_id', '=', id).execute()

  await refreshToday(on('2029-05-31'))
  expect(await today()).toEqual([])
  expect(await refreshToday(on('2029-06-01'))).toBe(true)
  expect(await today()).toEqual([{ today_id: id }])
  expect(await refreshToday(on('2029-06-01'))).toBe(false)
  expect(await refreshToday(on('2029-06-02'))).toBe(false)
})
