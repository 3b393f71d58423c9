/** Accounts for tests, made through the commands; only what matters is set. */
import { createAccount } from '#features/people/commands/create-account.ts'
import { createToken } from '#features/people/commands/create-token.ts'
import { grantRole } from '#features/people/commands/grant-role.ts'
import type { AccountId } from '#platform/auth/actor.ts'
import type { Ctx } from '#platform/db/transact.ts'

export interface Person {
  readonly id: AccountId
  readonly email: string
  readonly name: string
  readonly password: string
}

let born = 0

/** An account; with `role`, that role over `unitId` since `from`. */
export async function anAccount(
  ctx: Ctx,
  given: {
    readonly email?: string
    readonly name?: string
    readonly role?:
      | 'national_registrar'
      | 'province_officer'
      | 'ward_officer'
      | 'neighbourhood_head'
      | 'appraiser'
    readonly unitId?: number
    readonly from?: string
  } = {},
): Promise<Person> {
  const n = ++born
  const email = given.email ?? `nguoi-${n}@example.vn`
  const name = given.name ?? `Người Thứ ${n}`
  const password = 'bến đò chiều nay đông khách'
  const id = await createAccount(ctx, { email, name, password })
  if (given.role && given.unitId !== undefined) {
    const from = given.from ?? '2026-01-01'
    await grantRole(ctx, { accountId: id, role: given.role, unitId: given.unitId, from, to: undefined })
  }
  return { id, email, name, password }
}

/** A token with which a program acts as `person`. */
export async function aToken(ctx: Ctx, person: Person): Promise<string> {
  return (await createToken(ctx, { accountId: person.id, name: 'test', days: 30 })).token
}
