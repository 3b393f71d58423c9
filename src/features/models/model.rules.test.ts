/** States, moves, levels by date, and what a submission must say. */
import { describe, expect, test } from 'vitest'
import {
  type Content,
  contentErrors,
  isEditable,
  levelExists,
  type LevelRule,
  missingForSubmission,
  type Move,
  moves,
  needsReason,
  type State,
  stateAfter,
  states,
} from './model.rules.ts'
import { stepsOf } from './steps.rules.ts'

const levelRules: LevelRule[] = [
  { level: 'grassroots', from: null, to: null },
  { level: 'district', from: null, to: '2025-07-01' },
  { level: 'province', from: null, to: null },
]

const content: Content = {
  unitId: 1,
  title: 'Tổ công dân lưu động',
  field: 'political_system',
  level: 'grassroots',
  ownerBlock: 'state',
  typeId: null,
  themes: [],
  campaigns: [],
  registeredOn: '2024-02-15',
  registeredPrecision: 'day',
  year: 2024,
  situation: 'a',
  goals: 'b',
  method: 'c',
  targetGroup: 'd',
  place: '',
  lead: [{ name: 'Ủy ban nhân dân phường', block: null, unitId: null }],
  coordinating: [],
  participating: [],
  resources: '',
  budgetStateVnd: null,
  budgetMobilisedVnd: null,
  startsOn: null,
  endsOn: null,
  outputs: 'e',
  sustainability: '',
}
const facts = {
  today: '2026-11-21',
  levelRules,
  unitExisted: true,
  units: [] as number[],
  offered: { types: [], themes: [], campaigns: [] },
}

describe('submit, return with reasons or accept, publish', () => {
  const open: Readonly<Record<State, Partial<Record<Move, State>>>> = {
    draft: { submit: 'submitted', withdraw: 'withdrawn' },
    submitted: { return: 'returned', accept: 'accepted', withdraw: 'withdrawn' },
    returned: { submit: 'submitted', withdraw: 'withdrawn' },
    accepted: { publish: 'published', withdraw: 'withdrawn' },
    published: { withdraw: 'withdrawn' },
    withdrawn: {},
  }
  test.each(states.flatMap((state) => moves.map((move) => [state, move, open[state][move]] as const)))(
    '%s, %s: %s',
    (state, move, after) => {
      expect(stateAfter(state, move)).toBe(after)
    },
  )

  test('a return and a withdrawal need a reason, the rest do not', () => {
    expect(moves.filter(needsReason)).toEqual(['return', 'withdraw'])
  })

  test('content may change in a draft, after a return, and as a correction in public', () => {
    expect(states.filter(isEditable)).toEqual(['draft', 'returned', 'published'])
  })
})

describe('what any content must keep to', () => {
  const codes = (change: Partial<Content>, more: Partial<typeof facts> = {}) =>
    contentErrors({ ...content, ...change }, { ...facts, ...more }).map(
      ({ field, code }) => `${field} ${code}`,
    )

  test.each([
    ['nothing wrong', {}, []],
    ['registered today', { registeredOn: '2026-11-21', year: 2026 }, []],
    ['registered tomorrow', { registeredOn: '2026-11-22', year: 2026 }, ['registeredOn future']],
    ['the district level on its last day', { level: 'district', registeredOn: '2025-06-30', year: 2025 }, []],
    [
      'the district level a day later',
      { level: 'district', registeredOn: '2025-07-01', year: 2025 },
      ['level level_not_there'],
    ],
    ['carried into the next year', { year: 2025 }, []],
    ['a year far off', { year: 2027 }, ['year year_far']],
    ['one day long', { startsOn: '2024-03-01', endsOn: '2024-03-01' }, []],
    ['ends before it starts', { startsOn: '2024-03-02', endsOn: '2024-03-01' }, ['endsOn ends_before_start']],
  ] satisfies [string, Partial<Content>, string[]][])('%s', (_, change, expected) => {
    expect(codes(change)).toEqual(expected)
  })

  test('the unit must have existed on the day of registration', () => {
    expect(codes({}, { unitExisted: false })).toEqual(['unitId unit_not_there'])
  })

  test('the unit of an organisation must be one there is', () => {
    const coordinating = [{ name: 'Hội Phụ nữ', block: null, unitId: 7 }]
    expect(codes({ coordinating })).toEqual(['coordinating no_unit'])
    expect(codes({ coordinating }, { units: [7] })).toEqual([])
  })

  test('without a rule row there is no level', () => {
    expect(levelExists([], 'grassroots', '2024-01-01')).toBe(false)
  })
})

test('a draft may wait for content, a submission may not', () => {
  expect(missingForSubmission(content)).toEqual([])
  expect(missingForSubmission({ ...content, goals: '', lead: [] }).map(({ field }) => field)).toEqual([
    'goals',
    'lead',
  ])
})

describe('the four steps', () => {
  const line = (state: State, startsOn: string | null, endsOn: string | null) =>
    stepsOf({ state, startsOn, endsOn }, '2026-01-10', '2026-11-21').map((step) => step.state)
  test.each([
    ['draft', null, null, ['current', 'next', 'next', 'next']],
    ['accepted', null, null, ['done', 'current', 'next', 'next']],
    ['published', '2026-02-01', null, ['done', 'done', 'current', 'next']],
    ['published', '2026-02-01', '2026-11-20', ['done', 'done', 'done', 'current']],
    ['published', '2026-12-01', '2026-12-31', ['done', 'current', 'next', 'next']],
  ] as const)('%s from %s to %s: %j', (state, from, to, expected) => {
    expect(line(state, from, to)).toEqual(expected)
  })

  test.each([
    ['2026-02-01', '2026-01-10'],
    ['2026-01-10', '2026-01-10'],
    ['2026-01-09', null],
  ])('dates read in order: begun on %s, chosen on 2026-01-10: %s', (startsOn, date) => {
    const [choose] = stepsOf({ state: 'published', startsOn, endsOn: null }, '2026-01-10', '2026-11-21')
    expect(choose).toMatchObject({ state: 'done', date })
  })
})
