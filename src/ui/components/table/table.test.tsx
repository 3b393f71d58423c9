/** Holds what readers of table rely on: names, states in words, references that resolve. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { faults, renderExamples } from '#ui/markup.test-support.ts'
import { Table } from './table.tsx'
import { examples } from './examples.tsx'

test('the examples have no faults', () => {
  expect(faults(renderExamples(examples))).toEqual([])
})

test('each cell names its column, for phones', () => {
  const html = renderToString(
    <Table
      caption="Đơn vị"
      rows={[{ id: 1, name: 'Hòa Xuân', homes: '148' }]}
      rowKey={(row) => row.id}
      columns={[
        { key: 'name', label: 'Tên', cell: (row) => row.name },
        { key: 'homes', label: 'Số hộ', numeric: true, cell: (row) => row.homes },
      ]}
    />,
  )
  expect(html).toContain('<caption>Đơn vị</caption>')
  expect(html).toMatch(/<th role="rowheader" scope="row" data-label="Tên">/)
  expect(html).toContain('class="numeric" data-label="Số hộ"')
})

test('a name with one number stays a table on a phone; anything else becomes a list unless it is said to fit', () => {
  const columns = [
    { key: 'name', label: 'Tên', cell: () => 'Kinh tế' },
    { key: 'n', label: 'Số mô hình', numeric: true, cell: () => '8' },
  ]
  const html = (some: typeof columns) =>
    renderToString(<Table caption="a" rows={[1]} rowKey={(row) => row} columns={some} />)
  expect(html(columns)).toContain('class="table table-narrow"')
  expect(html([...columns, { key: 'share', label: 'Tỷ lệ', cell: () => '25%' }])).toContain('class="table"')
})
