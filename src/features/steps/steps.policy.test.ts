/** Who may write, reopen, approve and hide: by permission over a unit in charge, and nobody else. */
import { expect, test } from 'vitest'
import { type Actor, anonymous, system } from '#platform/auth/actor.ts'
import { mayApprove, mayHide, mayReopen, mayWrite } from './steps.policy.ts'

const inCharge = [5, 2, 1]
function may(actor: Actor): string {
  const rights = {
    write: mayWrite(actor, 'organise', inCharge),
    review: mayWrite(actor, 'review', inCharge),
    reopen: mayReopen(actor, inCharge),
    approve: mayApprove(actor, inCharge),
    hide: mayHide(actor, inCharge),
  }
  return Object.entries(rights)
    .filter(([, right]) => right)
    .map(([name]) => name)
    .join(' ')
}
const holding = (permission: string, unitId = 2): Actor => ({
  kind: 'account',
  accountId: null,
  name: '',
  grants: [{ permission, unitId }],
})

test.each([
  [anonymous, ''],
  [system, 'write review reopen approve hide'],
  [holding('models.register'), 'write review reopen hide'],
  [holding('models.review'), 'review reopen'],
  [holding('models.publish'), 'approve hide'],
  [holding('people.manage'), ''],
  [holding('models.register', 9), ''],
  [holding('models.publish', 9), ''],
])('%j may: %s', (actor, rights) => {
  expect(may(actor)).toBe(rights)
})
