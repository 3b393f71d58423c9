/** The states of a round, and what is wrong with rubrics and dates. */
import { describe, expect, test } from 'vitest'
import { longDate } from './long-date.rules.ts'
import {
  type Move,
  moves,
  roundErrors,
  rubricErrors,
  showsScores,
  stateAfter,
  states,
  takesEntries,
  takesScores,
} from './round.rules.ts'

const closed = new Date('2026-11-10T00:00:00Z')

test('every move from every state', () => {
  const table: Record<string, Partial<Record<Move, string>>> = {}
  for (const state of states)
    for (const panelClosedAt of [null, closed]) {
      const open = moves.flatMap((move) => {
        const after = stateAfter({ state, panelClosedAt }, move)
        return after ? [[move, after] as const] : []
      })
      table[`${state}${panelClosedAt ? ', panel closed' : ''}`] = Object.fromEntries(open)
    }
  expect(table).toEqual({
    draft: { open: 'open', cancel: 'cancelled' },
    'draft, panel closed': { open: 'open', cancel: 'cancelled' },
    open: { start: 'scoring', cancel: 'cancelled' },
    'open, panel closed': { start: 'scoring', cancel: 'cancelled' },
    scoring: { close: 'scoring', cancel: 'cancelled' },
    'scoring, panel closed': { shortlist: 'shortlisted', cancel: 'cancelled' },
    shortlisted: { decide: 'decided', cancel: 'cancelled' },
    'shortlisted, panel closed': { decide: 'decided', cancel: 'cancelled' },
    decided: { decide: 'decided' },
    'decided, panel closed': { decide: 'decided' },
    cancelled: {},
    'cancelled, panel closed': {},
  })
})

test('models are taken from the first to the last day, scores until the panel closes', () => {
  const round = { state: 'open' as const, opensOn: '2026-10-01', closesOn: '2026-10-31' }
  expect(
    ['2026-09-30', '2026-10-01', '2026-10-31', '2026-11-01'].map((day) => takesEntries(round, day)),
  ).toEqual([false, true, true, false])
  expect(takesEntries({ ...round, state: 'scoring' }, '2026-10-10')).toBe(false)
  expect(takesScores({ state: 'scoring', panelClosedAt: null })).toBe(true)
  expect(takesScores({ state: 'scoring', panelClosedAt: closed })).toBe(false)
  expect([null, closed].map((at) => showsScores({ panelClosedAt: at }))).toEqual([false, true])
})

describe('errors', () => {
  const one = (name: string, weight: number) => ({ position: 1, name, weight, guidance: '' })
  test('weights make 100, names differ', () => {
    expect(rubricErrors([one('A', 60), one('B', 40)])).toEqual([])
    expect(rubricErrors([one('A', 60), one('B', 39)]).map(({ code }) => code)).toEqual(['weights_100'])
    expect(rubricErrors([one('Cách làm', 50), one('CÁCH LÀM', 50)]).map(({ code }) => code)).toEqual([
      'same_name',
    ])
  })

  const round = { year: 2026, opensOn: '2026-10-01', closesOn: '2026-10-31' }
  const codes = (...given: Parameters<typeof roundErrors>) => roundErrors(...given).map(({ code }) => code)
  test('dates in order, near the year, and an open round only gets longer', () => {
    expect(codes(round)).toEqual([])
    expect(codes({ ...round, closesOn: '2026-09-30' })).toEqual(['closes_before_opens'])
    expect(codes({ ...round, year: 2028 })).toEqual(['year_far'])
    const before = { ...round, state: 'open' as const }
    expect(codes({ ...round, closesOn: '2026-11-30' }, before)).toEqual([])
    expect(codes({ ...round, closesOn: '2026-10-15' }, before)).toEqual(['only_later'])
    expect(codes({ ...round, closesOn: '2026-10-15' }, { ...before, state: 'draft' })).toEqual([])
  })
})

test('dates as papers write them', () => {
  expect(['2026-01-05', '2026-02-28', '2026-11-21'].map(longDate)).toEqual([
    '05 tháng 01 năm 2026',
    '28 tháng 02 năm 2026',
    '21 tháng 11 năm 2026',
  ])
})
