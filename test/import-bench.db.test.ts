/** The measurement of imports measures what it says: every row entered once, none the second time. */
import { expect, test } from 'vitest'
import { measureImport } from '../bench/import.ts'
import { useDatabase } from './harness/database.ts'

const database = useDatabase('units')

test('all rows are entered, and none again', async () => {
  const figures = await measureImport(database.ctx(), 40)
  expect(figures).toMatchObject({ rows: 40, entered: 40, enteredAgain: 0 })
  expect(Math.min(figures.read, figures.check, figures.enter, figures.again)).toBeGreaterThan(0)
})
