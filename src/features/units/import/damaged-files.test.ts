import { describe, expect, test } from 'vitest'
import { tableStep } from '../commands/steps.ts'
import { parseJson } from './file.rules.ts'
import { readList } from './list-file.rules.ts'
import { readPackage } from './package-file.rules.ts'
import { tableColumns } from './table.rules.ts'

const damaged = expect.objectContaining({ code: 'units-file-damaged' })

describe('a damaged file is refused in words, before anything is written', () => {
  const head = tableColumns.join(',')
  test.each([
    ['a quote that never ends', `${head}\n"unclosed,1,2`],
    ['a row that is too short', `${head}\n1,2,3`],
    ['a cut in the middle of a row', `${head}\n1,2,3,4,5,6,7,whole\n1,2,3`],
    ['a header alone', `${head}\n`],
  ])('conversion table: %s', (_, content) => {
    expect(() => tableStep('table.csv', content)).toThrow(damaged)
  })

  test('a table with semicolons is read', () => {
    const content = `\uFEFF${tableColumns.join(';')}\r\n1;2;3;4;5;6;7;whole\r\n`
    expect(tableStep('table.csv', content)).toBeDefined()
  })

  test.each([null, 5, {}, { province_code: 1, name: 'x', place_type: 'y' }])('package: row %j', (row) => {
    const table = (name: string, data: unknown[]) => ({ type: 'table', name, data })
    const content = [table('provinces', [row]), table('wards', []), table('ward_mappings', [])]
    expect(() => readPackage(content)).toThrow(damaged)
  })
})

test('JSON with a byte order mark is read', () => {
  expect(parseJson('\uFEFF[1]')).toEqual([1])
})

test('an entry of a list without code or name is named in the report', () => {
  const province = { Code: '01', FullName: 'Thành phố Hà Nội', Wards: [{ Code: null, FullName: 5 }] }
  expect(readList([province], 'units-2026-07-25.json')?.unread).toHaveLength(1)
})
