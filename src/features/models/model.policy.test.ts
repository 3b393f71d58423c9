/** For each command who may and who may not: nothing is allowed that no grant over the unit or above it allows. */
import { describe, expect, test } from 'vitest'
import { type AccountId, type Actor, anonymous, system } from '#platform/auth/actor.ts'
import { hindranceToAccept, mayEdit, mayMove, mayRegister, maySee, permissions } from './model.policy.ts'
import { type Move, moves, type State } from './model.rules.ts'

const ward = 7
const inCharge = [ward, 3, 1]
const standing = { inCharge, provincial: [3, 1], authors: [] }
const me = 'a' as AccountId
const other = 'b' as AccountId

function officer(permission: string, unitId = ward): Actor {
  return { kind: 'account', accountId: me, name: 'A', grants: [{ permission, unitId }] }
}
const citizen: Actor = { kind: 'account', accountId: me, name: 'C', grants: [] }
const nobody = [anonymous, citizen, officer('units.manage'), officer('people.manage')]

describe('register', () => {
  test.each([[officer(permissions.register)], [officer(permissions.register, 1)], [system]])(
    'allowed %#',
    (actor) => {
      expect(mayRegister(actor, inCharge)).toBe(true)
    },
  )
  test.each(
    [...nobody, officer(permissions.register, 8), officer(permissions.review)].map((actor) => [actor]),
  )('denied %#', (actor) => {
    expect(mayRegister(actor, inCharge)).toBe(false)
  })
})

const needed: Readonly<Record<Move, (state: State) => readonly string[]>> = {
  submit: () => [permissions.register],
  return: () => [permissions.review],
  accept: () => [permissions.review],
  publish: () => [permissions.publish],
  withdraw: (state) =>
    state === 'accepted' || state === 'published'
      ? [permissions.review, permissions.publish]
      : [permissions.register],
}

describe.each(moves)('%s', (move) => {
  describe.each(['draft', 'submitted', 'accepted', 'published'] as const)('of a %s model', (state) => {
    const model = { state, level: 'grassroots', submittedBy: other } as const
    const rights = needed[move](state)
    test('allowed to who holds the permission here or above, and to the system', () => {
      for (const right of rights) {
        expect(mayMove(officer(right), move, model, standing)).toBe(true)
        expect(mayMove(officer(right, 3), move, model, standing)).toBe(true)
      }
      expect(mayMove(system, move, model, standing)).toBe(true)
    })
    test('denied to everybody else', () => {
      const wrong = Object.values(permissions).filter((permission) => !rights.includes(permission))
      const far = rights.map((right) => officer(right, 8))
      const strangers = [...nobody, ...far, ...wrong.map((permission) => officer(permission))]
      for (const actor of strangers) expect(mayMove(actor, move, model, standing)).toBe(false)
      for (const right of rights)
        expect(mayMove(officer(right), move, model, { ...standing, inCharge: [] })).toBe(false)
    })
  })
})

describe('accept', () => {
  const reviewer = officer(permissions.review)
  const theirs = { state: 'submitted', level: 'grassroots', submittedBy: other } as const

  test('nobody accepts what they submitted themselves, except the system', () => {
    const mine = { ...theirs, submittedBy: me }
    expect(mayMove(reviewer, 'accept', mine, standing)).toBe(false)
    expect(hindranceToAccept(reviewer, mine, standing)).toBe('sent')
    expect(mayMove(reviewer, 'return', mine, standing)).toBe(true)
    expect(mayMove(system, 'accept', { ...theirs, submittedBy: null }, standing)).toBe(true)
  })

  test('nobody accepts what they wrote a part of', () => {
    const written = { ...standing, authors: [other, me] }
    expect(hindranceToAccept(reviewer, theirs, written)).toBe('wrote')
    expect(mayMove(reviewer, 'accept', theirs, written)).toBe(false)
    expect(mayMove(reviewer, 'return', theirs, written)).toBe(true)
    expect(mayMove(reviewer, 'accept', theirs, { ...standing, authors: [other] })).toBe(true)
    expect(mayMove(system, 'accept', theirs, written)).toBe(true)
  })

  test('a model of the level of a province needs a reviewer of the province or above', () => {
    const large = { ...theirs, level: 'province' } as const
    expect(hindranceToAccept(reviewer, large, standing)).toBe('level')
    expect(mayMove(reviewer, 'return', large, standing)).toBe(true)
    expect(mayMove(officer(permissions.review, 3), 'accept', large, standing)).toBe(true)
    expect(mayMove(officer(permissions.review, 1), 'accept', large, standing)).toBe(true)
    expect(mayMove(officer(permissions.publish, 3), 'accept', large, standing)).toBe(false)
    expect(mayMove(system, 'accept', large, standing)).toBe(true)
  })
})

describe('edit', () => {
  test.each([
    ['draft', permissions.register, true],
    ['returned', permissions.register, true],
    ['published', permissions.publish, true],
    ['published', permissions.register, false],
    ['draft', permissions.publish, false],
    ['submitted', permissions.register, false],
    ['accepted', permissions.register, false],
    ['withdrawn', permissions.publish, false],
  ] as const)('%s with %s: %s', (state, permission, allowed) => {
    expect(mayEdit(officer(permission), { state }, inCharge)).toBe(allowed)
    expect(mayEdit(officer(permission, 8), { state }, inCharge)).toBe(false)
    for (const actor of nobody) expect(mayEdit(actor, { state }, inCharge)).toBe(false)
  })
})

describe('see', () => {
  test('what is public is for everyone', () => {
    for (const actor of nobody) expect(maySee(actor, { state: 'published' }, inCharge)).toBe(true)
  })
  test('the rest is for officers of the units in charge', () => {
    for (const actor of nobody) expect(maySee(actor, { state: 'withdrawn' }, inCharge)).toBe(false)
    for (const permission of Object.values(permissions)) {
      expect(maySee(officer(permission), { state: 'draft' }, inCharge)).toBe(true)
      expect(maySee(officer(permission, 8), { state: 'draft' }, inCharge)).toBe(false)
    }
  })
})
