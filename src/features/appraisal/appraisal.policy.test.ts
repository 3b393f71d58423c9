/** Who may what in appraisal: denied by default, and never for one's own. */
import { describe, expect, test } from 'vitest'
import { type Actor, anonymous, system } from '#platform/auth/actor.ts'
import {
  conflictsOf,
  mayAppraise,
  mayDecide,
  mayManage,
  mayPropose,
  mayRevoke,
  registerModels,
  seesInside,
} from './appraisal.policy.ts'

const [nation, province, ward, other] = [1, 2, 3, 4]
const inCharge = [ward, province, nation]

function actor(permission?: string, unitId = ward): Actor {
  const grants = permission === undefined ? [] : [{ permission, unitId }]
  return { kind: 'account', accountId: 'me' as never, name: 'Tôi', grants }
}

const deeds = {
  manage: (who: Actor) => mayManage(who, inCharge),
  decide: (who: Actor) => mayDecide(who, inCharge),
  revoke: (who: Actor) => mayRevoke(who, inCharge),
  appraise: (who: Actor) => mayAppraise(who, inCharge),
  propose: (who: Actor) => mayPropose(who, inCharge),
  inside: (who: Actor) => seesInside(who, inCharge, false),
  'inside, appointed': (who: Actor) => seesInside(who, inCharge, true),
}
const may = (who: Actor) =>
  Object.entries(deeds)
    .filter(([, allowed]) => allowed(who))
    .map(([name]) => name)

test.each([
  ['appraisal.manage', ['manage', 'inside', 'inside, appointed']],
  ['appraisal.decide', ['decide', 'revoke', 'inside', 'inside, appointed']],
  ['appraisal.score', ['appraise', 'inside, appointed']],
  ['models.register', ['propose']],
  ['models.publish', []],
  [undefined, []],
])('%s opens %j, there and from above, not elsewhere', (permission, expected) => {
  for (const unit of inCharge) expect(may(actor(permission, unit)), String(unit)).toEqual(expected)
  expect(may(actor(permission, other))).toEqual([])
})

test('nobody may nothing, and the system may all but score', () => {
  expect(may(anonymous)).toEqual([])
  expect(may(system)).not.toContain('appraise')
})

describe('conflicts', () => {
  const none = { createdBy: null, submittedBy: null, authors: [], modelInCharge: inCharge, declared: [] }
  test.each([
    [{}, actor('appraisal.score'), []],
    [{ createdBy: 'me' }, actor('appraisal.score'), ['registered']],
    [{ submittedBy: 'me' }, actor('appraisal.score'), ['submitted']],
    [{ authors: ['you', 'me'] }, actor('appraisal.score'), ['wrote']],
    [{ declared: ['me'] }, actor('appraisal.score'), ['declared']],
    [{ declared: ['you'], authors: ['you'], createdBy: 'you' }, actor('appraisal.score'), []],
    [{}, actor(registerModels), ['registrar']],
    [{}, actor(registerModels, nation), ['registrar']],
    [{}, actor(registerModels, other), []],
    [{ createdBy: 'me', authors: ['me'] }, actor(registerModels), ['registered', 'wrote', 'registrar']],
  ])('%j', (ties, who, expected) => {
    expect(conflictsOf(who, { ...none, ...ties })).toEqual(expected)
  })
})
