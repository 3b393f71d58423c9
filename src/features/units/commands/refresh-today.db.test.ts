/** What is derived follows the day, and the check is idle on days without a change. */
import { expect, test } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { useDatabase } from '#test/harness/database.ts'
import { findUnitByCode } from '../queries/find-unit-by-code.ts'
import { createUnit } from './create-unit.ts'
import { importUnits } from './import-units.ts'
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

test('an import that changes nothing does not pass for the new day', async () => {
  const ward = await findUnitByCode(on('2030-01-01'), { code: '20305', date: '2030-01-01' })
  const input = { kind: 'residential_group', name: '13', parentId: ward?.id ?? 0, from: '2030-06-02' }
  const { id } = await createUnit(on('2030-06-01'), { ...input, code: undefined, ownerBlock: undefined })
  await refreshToday(on('2030-06-01'))
  const content = JSON.stringify([{ Code: '48', FullName: 'Thành phố Đà Nẵng', Wards: [] }])
  const [report] = await importUnits(on('2030-06-02'), { fileName: 'units-2026-11-01.json', content })
  expect(report).toMatchObject({ created: { versions: 0 }, changed: { versions: 0 } })
  expect(await refreshToday(on('2030-06-02'))).toBe(true)
  const found = await database.db.selectFrom('unit_today').selectAll().where('unit_id', '=', id).execute()
  expect(found).toMatchObject([{ today_id: id }])
})
