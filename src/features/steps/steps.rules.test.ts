/** What a step asks for before it is closed, how late is counted, and where a model stands. */
import { describe, expect, test } from 'vitest'
import {
  allSteps,
  blankStep,
  daysLate,
  missingToClose,
  standing,
  type Step,
  type StepFacts,
  type StepName,
  taskStateErrors,
} from './steps.rules.ts'

const today = '2026-11-21'
const enough: StepFacts = { openBefore: [], tasks: 1, openTasks: 0, outreach: 1, reviews: 1, evidence: 1 }
const written = (name: StepName, more: Partial<Step> = {}): Step => ({
  ...blankStep(name),
  startedOn: '2026-03-01',
  why: 'a',
  whom: 'b',
  strength: 'c',
  breakthrough: 'd',
  revision: 1,
  ...more,
})

describe('closing a step', () => {
  test.each([
    ['choose', {}, {}, []],
    ['choose', { why: '', breakthrough: '' }, {}, ['why', 'breakthrough']],
    ['choose', { startedOn: null }, {}, ['startedOn']],
    ['choose', {}, { evidence: 0, tasks: 0, outreach: 0, reviews: 0, openTasks: 9 }, []],
    ['organise', { why: '' }, {}, []],
    ['organise', {}, { tasks: 0 }, ['tasks']],
    ['organise', {}, { evidence: 0 }, ['evidence']],
    ['organise', {}, { openTasks: 5 }, []],
    ['organise', {}, { openBefore: ['choose'] }, ['order']],
    ['mobilise', {}, { outreach: 0, evidence: 0 }, ['outreach', 'evidence']],
    ['review', {}, { reviews: 0, openTasks: 2 }, ['reviews', 'tasks']],
    ['review', {}, { openBefore: ['organise', 'mobilise'] }, ['order', 'order']],
  ] as const)('%s with %j and %j lacks %j', (name, step, facts, missing) => {
    const found = missingToClose(written(name, step), { ...enough, ...facts }, '2026-04-01', today)
    expect(found.map(({ field }) => field)).toEqual(missing)
  })

  test.each([
    ['2026-11-22', 'future'],
    ['2026-02-28', 'before_start'],
    ['2026-03-01', undefined],
    [today, undefined],
  ])('on %s: %s', (on, code) => {
    expect(missingToClose(written('choose'), enough, on, today)[0]?.code).toBe(code)
  })
})

test.each([
  ['todo', '2026-11-20', null, 1],
  ['doing', today, null, 0],
  ['todo', '2026-12-31', null, 0],
  ['todo', '2025-11-21', null, 365],
  ['done', '2026-03-01', '2026-03-04', 3],
  ['done', '2026-03-01', '2026-02-01', 0],
  ['dropped', '2020-01-01', null, 0],
] as const)('a task that is %s, due %s and done %s is %d days late', (state, dueOn, doneOn, late) => {
  expect(daysLate({ state, dueOn, doneOn }, today)).toBe(late)
})

test.each([
  [{ state: 'done', doneOn: null, reason: null }, ['doneOn missing']],
  [{ state: 'done', doneOn: '2026-11-22', reason: null }, ['doneOn future']],
  [{ state: 'done', doneOn: today, reason: null }, []],
  [{ state: 'dropped', doneOn: null, reason: null }, ['reason missing']],
  [{ state: 'doing', doneOn: null, reason: null }, []],
] as const)('%j is refused for %j', (task, errors) => {
  expect(taskStateErrors(task, today).map(({ field, code }) => `${field} ${code}`)).toEqual(errors)
})

describe('the line', () => {
  const line = (steps: Step[], overdue = 0) =>
    standing(allSteps(steps), overdue).map(({ state, date }) => `${state} ${date}`)

  test('the first open step is under way, late while tasks are overdue', () => {
    const choose = written('choose', { closedOn: '2026-03-20' })
    const organise = written('organise', { startedOn: '2026-03-21' })
    expect(line([choose, organise])).toEqual([
      'done 2026-03-20',
      'current 2026-03-21',
      'next null',
      'next null',
    ])
    expect(line([organise, choose], 2)[1]).toBe('late 2026-03-21')
    expect(line([written('choose')], 2)[0], 'tasks come of the second step').toBe('current 2026-03-01')
  })

  test('a step that was reopened is under way, though later ones are closed', () => {
    expect(line([written('choose'), written('organise', { closedOn: '2026-04-01' })])).toEqual([
      'current 2026-03-01',
      'done 2026-04-01',
      'next null',
      'next null',
    ])
  })

  test('all closed is all done', () => {
    const all = (['choose', 'organise', 'mobilise', 'review'] as const).map((name) =>
      written(name, { closedOn: '2026-05-01' }),
    )
    expect(line(all, 3)).toEqual(Array.from({ length: 4 }, () => 'done 2026-05-01'))
  })
})
