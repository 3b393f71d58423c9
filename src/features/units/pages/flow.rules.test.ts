/** Geometry of the flow picture. */
import { expect, test } from 'vitest'
import { flowLayout, flowRows, wrap } from './flow.rules.ts'

const more = (count: number) => `+ ${count}`
const nodes = (count: number) => Array.from({ length: count }, (_, i) => ({ label: `Xã ${i}` }))

test('long names break at spaces, a long word stays whole', () => {
  expect(wrap('Thị trấn Nông trường Việt Trung')).toEqual(['Thị trấn Nông', 'trường Việt Trung'])
  expect(wrap('Nghĩa')).toEqual(['Nghĩa'])
  expect(wrap('Krôngpacxxxxxxxxxxxxxxxxxx A')).toEqual(['Krôngpacxxxxxxxxxxxxxxxxxx', 'A'])
})

test('rows never touch and the single unit stands in the middle', () => {
  const layout = flowLayout(
    [...nodes(3), { label: 'Xã Một Tên Rất Dài Thật', note: 'một phần' }],
    { label: 'X' },
    more,
  )
  for (const [index, node] of layout.many.slice(1).entries()) {
    const above = layout.many[index]
    expect(node.y - node.height / 2).toBeGreaterThan((above?.y ?? 0) + (above?.height ?? 0) / 2)
  }
  expect(layout.one.y).toBe(layout.height / 2)
})

test('fourteen are drawn whole, of more the rest is a number', () => {
  expect(flowLayout(nodes(14), { label: 'X' }, more).many.at(-1)?.label).toBe('Xã 13')
  const many = flowLayout(nodes(20), { label: 'X' }, more).many
  expect(many).toHaveLength(flowRows)
  expect(many.at(-1)?.label).toBe('+ 7')
})
