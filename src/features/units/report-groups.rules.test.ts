/** Import reports arranged for reading. */
import { expect, test } from 'vitest'
import { emptyReport, type Note } from './import/report.rules.ts'
import { figuresOf, groupNotes } from './report-groups.rules.ts'

const note = (code: Note['code'], subject: string, row = '1'): Note => ({ row, code, subject, detail: '' })

test('the most frequent kind comes first, repeated subjects are one example, the count is of all', () => {
  const groups = groupNotes(
    [
      note('code-filled', 'A'),
      note('leading-zero', 'B', '2'),
      note('leading-zero', 'B', '3'),
      note('leading-zero', 'C'),
    ],
    2,
  )
  expect(groups.map(({ code, count }) => [code, count])).toEqual([
    ['leading-zero', 3],
    ['code-filled', 1],
  ])
  expect(groups[0]?.examples.map(({ subject, row }) => subject + row)).toEqual(['B2', 'C1'])
})

test('figures leave zeros out', () => {
  const report = emptyReport('x')
  report.created.units = 3
  expect(figuresOf(report).find(({ key }) => key === 'created')?.counts).toEqual([['units', 3]])
})
