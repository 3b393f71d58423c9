/** A unit's past as entries of a timeline. */
import { Fragment, h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { bare } from '#ui/components/said/said.tsx'
import type { Timeline, TimelineEdge, UnitVersion } from '../units.rules.ts'
import { deniedLines, historyItems } from './history.tsx'
import { textOf } from './app.test-support.ts'

const version = (over: Partial<UnitVersion>): UnitVersion => ({
  versionId: 1,
  id: 1,
  kind: 'province',
  level: 'province',
  name: 'Đồng Nai',
  fullName: 'Tỉnh Đồng Nai',
  kindEn: 'Province',
  code: '75',
  codeSystem: 'gso',
  parentId: 9,
  ownerBlock: null,
  from: '2025-07-01',
  to: null,
  dated: true,
  ...over,
})

const edge = (over: Partial<TimelineEdge>): TimelineEdge => ({
  direction: 'from',
  date: '2025-07-01',
  dated: true,
  kind: 'merge',
  extent: 'whole',
  extentNote: null,
  share: null,
  certainty: 'stated',
  source: { title: 'Nguồn A', url: null },
  deniedBy: null,
  unit: version({ id: 2, fullName: 'Xã Một' }),
  place: 'Xã Một, Huyện Hai, Tỉnh Ba',
  ...over,
})

function timelineOf(edges: TimelineEdge[], versions: UnitVersion[]): Timeline {
  const latest = versions.at(-1) ?? version({})
  return { unit: { id: 1, versions, latest, existsToday: true }, place: 'Xã X, Tỉnh Ba', edges }
}

const words = (edges: TimelineEdge[], versions = [version({})]) =>
  historyItems(
    'vi',
    timelineOf(edges, versions),
    versions.map((one) => ({ version: one, parentPlace: '' })),
  ).map(({ when, title, text, from }) =>
    [
      when,
      ...[title, text, ...(from ?? []).map(({ label, note }) => [label, note])].map((part) =>
        textOf(renderToString(h(Fragment, null, part))).trim(),
      ),
    ]
      .filter((part) => part !== '')
      .join(' | '),
  )

test('a change of kind is told apart from a change of name', () => {
  const later = { versionId: 2, from: '2026-04-30', kind: 'municipality', fullName: 'Thành phố Đồng Nai' }
  expect(words([], [version({ to: '2026-04-30' }), version(later)])).toEqual([
    '30/04/2026 | Đổi từ tỉnh sang thành phố',
  ])
  expect(
    words([], [version({}), version({ versionId: 2, from: '2026-01-01', name: 'B', fullName: 'Tỉnh B' })]),
  ).toEqual(['01/01/2026 | Đổi tên từ tỉnh Đồng Nai thành tỉnh B'])
})

test('units of one day stand together, with extent, certainty and source in words', () => {
  const edges = [
    edge({}),
    edge({
      unit: version({ id: 3 }),
      place: 'Xã Bốn, Tỉnh Ba',
      extent: 'part',
      share: 0.6,
      certainty: 'guessed',
    }),
  ]
  expect(words(edges)).toEqual([
    '01/07/2025 | Lập từ 2 đơn vị | Nguồn: Nguồn A | Xã Một, huyện Hai (toàn bộ; nguồn ghi rõ) | Xã Bốn (một phần, khoảng 60%; suy đoán, chưa có nguồn)',
  ])
})

test('an edge without a known day says so, a denied one is not counted', () => {
  const denied = edge({ deniedBy: 'Nguồn B', unit: version({ id: 3 }) })
  const edges = [edge({ dated: false, direction: 'into' }), denied]
  expect(words(edges)).toEqual([
    'Muộn nhất 01/07/2025, không rõ ngày | Sáp nhập vào xã Một, huyện Hai (toàn bộ) | Nguồn: Nguồn A (nguồn ghi rõ)',
  ])
  expect(deniedLines('vi', timelineOf(edges, [])).map(bare)).toEqual([
    'Xã Một, huyện Hai, tỉnh Ba: nguồn “Nguồn B” bác bỏ, không tính nữa.',
  ])
})

test('the other end of a change is told from the unit where both carry one name', () => {
  const before = version({ id: 2, from: null, to: '2025-07-01' })
  const edges = [
    edge({ unit: before, place: 'Tỉnh Đồng Nai' }),
    edge({ unit: version({ id: 3, fullName: 'Tỉnh B' }), place: 'Tỉnh B' }),
  ]
  expect(words(edges)[0]).toContain('| Tỉnh Đồng Nai (đến 30/06/2025; toàn bộ) | Tỉnh B (toàn bộ)')
})
