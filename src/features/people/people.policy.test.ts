import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AccountId, type Actor, anonymous, system } from '#platform/auth/actor.ts'
import {
  mayBackdate,
  mayChangePassword,
  mayCreateAccount,
  mayCreateToken,
  mayDisableAccount,
  mayEnableAccount,
  mayEndGrant,
  mayEndSessions,
  mayGrant,
  mayRevokeToken,
} from './people.policy.ts'

const me = '01930000-0000-7000-8000-000000000001' as AccountId
const you = '01930000-0000-7000-8000-000000000002' as AccountId
const nation = 1
const province = 10
const ward = 100
const otherWard = 200

function actor(...grants: [string, number][]): Actor {
  return {
    kind: 'account',
    accountId: me,
    name: 'Tôi',
    grants: grants.map(([permission, unitId]) => ({ permission, unitId, to: null })),
  }
}

/** The same grants, all of which end on a day; undefined: which day is not said. */
function until(to: string | undefined, one: Actor): Actor {
  const grants = one.grants.map(({ permission, unitId }) => ({ permission, unitId, ...(to && { to }) }))
  return { ...one, grants }
}

const above = [ward, province, nation]
const role = ['models.register', 'models.review']
const officer = actor(['people.manage', province], ['models.register', province], ['models.review', province])

describe('createAccount', () => {
  test('allowed to the system and to who manages people anywhere', () => {
    expect(mayCreateAccount(system)).toBe(true)
    expect(mayCreateAccount(actor(['people.manage', ward]))).toBe(true)
  })
  test('denied to everybody else', () => {
    expect(mayCreateAccount(anonymous)).toBe(false)
    expect(mayCreateAccount(actor())).toBe(false)
    expect(mayCreateAccount(actor(['models.publish', nation], ['units.manage', nation]))).toBe(false)
  })
})

describe('grantRole', () => {
  test('allowed to the system and to who holds as much over a unit above', () => {
    expect(mayGrant(system, you, role, above, null)).toBe(true)
    expect(mayGrant(officer, you, role, above, null)).toBe(true)
  })
  test('denied without people.manage there', () => {
    expect(
      mayGrant(actor(['models.register', nation], ['models.review', nation]), you, role, above, null),
    ).toBe(false)
  })
  test('denied for a permission that the granter does not hold: no escalation', () => {
    expect(mayGrant(officer, you, [...role, 'units.import'], above, null)).toBe(false)
  })
  test('denied outside of the own units and above them', () => {
    expect(mayGrant(officer, you, role, [otherWard, 20, nation], null)).toBe(false)
    expect(mayGrant(officer, you, role, [nation], null)).toBe(false)
    expect(mayGrant(officer, you, role, [], null)).toBe(false)
  })
  test('allowed up to the last day of the granter, denied beyond it and without end', () => {
    const leaving = until('2026-12-31', officer)
    expect(mayGrant(leaving, you, role, above, '2026-12-31')).toBe(true)
    expect(mayGrant(leaving, you, role, above, '2027-01-01')).toBe(false)
    expect(mayGrant(leaving, you, role, above, null)).toBe(false)
    expect(mayGrant(system, you, role, above, null)).toBe(true)
  })
  test('denied when one of the permissions ends earlier, people.manage among them', () => {
    for (const soon of ['people.manage', 'models.review']) {
      const grants = officer.grants.map((grant) =>
        grant.permission === soon ? { ...grant, to: '2026-12-31' } : grant,
      )
      expect(mayGrant({ ...officer, grants }, you, role, above, '2027-01-01')).toBe(false)
    }
  })
  test('denied where it is not said how long the granter holds it', () => {
    expect(mayGrant(until(undefined, officer), you, role, above, '2026-11-21')).toBe(false)
  })
  test('backdating is for the system alone', () => {
    expect(mayBackdate(system)).toBe(true)
    expect(mayBackdate(officer)).toBe(false)
    expect(mayBackdate(anonymous)).toBe(false)
  })
  test('denied to oneself', () => {
    expect(mayGrant(officer, me, role, above, null)).toBe(false)
  })
  test('denied to nobody in particular', () => {
    expect(mayGrant(anonymous, you, [], above, null)).toBe(false)
  })
  test('whatever is granted was held: the receiver can do nothing that the granter could not', () => {
    const permission = fc.constantFrom('people.manage', 'models.register', 'models.review', 'units.manage')
    const unit = fc.constantFrom(nation, province, ward, otherWard)
    fc.assert(
      fc.property(fc.array(fc.tuple(permission, unit)), fc.array(permission), (grants, permissions) => {
        const granter = actor(...grants)
        if (!mayGrant(granter, you, permissions, above, null)) return
        for (const wanted of permissions) {
          expect(grants.some(([held, at]) => held === wanted && above.includes(at))).toBe(true)
        }
      }),
    )
  })
})

describe('endGrant', () => {
  test('allowed to the system and to who could grant the same', () => {
    expect(mayEndGrant(system, role, above)).toBe(true)
    expect(mayEndGrant(officer, role, above)).toBe(true)
  })
  test('denied for roles that hold more, elsewhere, or above', () => {
    expect(mayEndGrant(officer, [...role, 'units.import'], above)).toBe(false)
    expect(mayEndGrant(officer, role, [otherWard, 20, nation])).toBe(false)
    expect(mayEndGrant(officer, role, [nation])).toBe(false)
    expect(mayEndGrant(anonymous, [], above)).toBe(false)
  })
})

describe('disableAccount and enableAccount', () => {
  const held = [{ permissions: role, unitAndAbove: above }]
  test('allowed to the system and to who could end all that the account holds', () => {
    for (const may of [mayDisableAccount, mayEnableAccount]) {
      expect(may(system, you, held)).toBe(true)
      expect(may(officer, you, held)).toBe(true)
      expect(may(officer, you, [])).toBe(true)
    }
  })
  test('denied to oneself, elsewhere, for those above, for those who hold more, and to everybody else', () => {
    for (const may of [mayDisableAccount, mayEnableAccount]) {
      expect(may(officer, me, [])).toBe(false)
      expect(may(officer, me, held)).toBe(false)
      expect(may(officer, you, [...held, { permissions: role, unitAndAbove: [otherWard, 20, nation] }])).toBe(
        false,
      )
      expect(may(officer, you, [...held, { permissions: [], unitAndAbove: [nation] }])).toBe(false)
      expect(may(officer, you, [{ permissions: ['units.import'], unitAndAbove: above }])).toBe(false)
      expect(may(actor(['models.review', nation]), you, [])).toBe(false)
      expect(may(anonymous, you, [])).toBe(false)
      expect(may(anonymous, you, held)).toBe(false)
    }
  })
})

describe('own things', () => {
  test('changePassword and endOtherSessions: only one’s own, not even the system', () => {
    for (const may of [mayChangePassword, mayEndSessions]) {
      expect(may(actor(), me)).toBe(true)
      expect(may(officer, you)).toBe(false)
      expect(may(anonymous, me)).toBe(false)
      expect(may(system, me)).toBe(false)
    }
  })
  test('createToken and revokeToken: one’s own, and the administrator at the command line', () => {
    for (const may of [mayCreateToken, mayRevokeToken]) {
      expect(may(actor(), me)).toBe(true)
      expect(may(system, me)).toBe(true)
      expect(may(actor(['people.manage', nation]), you)).toBe(false)
      expect(may(anonymous, me)).toBe(false)
    }
  })
})
