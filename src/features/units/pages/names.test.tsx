/** Names inside of sentences, and what tells namesakes apart. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { Said, vi } from '#ui/components/said/said.tsx'
import { lastDayOf, namesakes } from './names.rules.ts'
import { Name } from './names.tsx'

test('a name in a sentence is marked as Vietnamese, and nothing in it is markup', () => {
  expect(renderToString(<Said text={`Moved to ${vi('Xã <b>')}.`} />)).toBe(
    'Moved to <span lang="vi">Xã &lt;b></span>.',
  )
  expect(renderToString(<Said text="Changed" />)).toBe('Changed')
})

test('the period stands outside of the name', () => {
  expect(renderToString(<Name name="Tỉnh A" period="until 30/06/2025" />)).toBe(
    '<span lang="vi">Tỉnh A</span> (until 30/06/2025)',
  )
  expect(renderToString(<Name name="Tỉnh A" period={undefined} />)).toBe('<span lang="vi">Tỉnh A</span>')
})

test('only what ended on a known day has a last day', () => {
  const today = '2026-11-21'
  expect(lastDayOf({ from: null, to: '2025-07-01', dated: true }, today)).toBe('2025-06-30')
  expect(lastDayOf({ from: null, to: '2025-07-01', dated: false }, today)).toBeUndefined()
  expect(lastDayOf({ from: null, to: null, dated: true }, today)).toBeUndefined()
  expect(lastDayOf({ from: null, to: '2026-11-22', dated: true }, today)).toBeUndefined()
})

test('namesakes are names that come twice', () => {
  expect([...namesakes(['A', 'B', 'A', 'C', 'A'])]).toEqual(['A'])
})
