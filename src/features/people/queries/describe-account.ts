/** What an account is and may, in words: for its owner's page and for the API. */
import { ancestorsOn, getUnit, placeName } from '#features/units/contract.ts'
import type { AccountId } from '#platform/auth/actor.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { notSignedIn, type Words } from '#platform/problem.ts'
import { findAccount } from '../account.store.ts'
import { dayAfter, inForce } from '../grant.rules.ts'
import { listGrants, listRolePermissions } from '../grant.store.ts'
import { digest } from '../secret.ts'
import { listSessions, listTokens, type SessionLine, type TokenLine } from '../session.store.ts'

export interface DescribedGrant {
  readonly id: string
  readonly role: string
  readonly roleName: Words
  readonly unitId: number
  /** With the units above it: `Phường An Khê, Thành phố Đà Nẵng`. */
  readonly unitName: string
  readonly from: string
  /** The last day; null while no end is known. */
  readonly to: string | null
  readonly inForce: boolean
  readonly permissions: readonly string[]
}

export interface DescribedAccount {
  readonly id: AccountId
  readonly name: string
  readonly email: string
  readonly createdAt: Date
  readonly example: boolean
  readonly grants: readonly DescribedGrant[]
}

/** The actor's own account with its grants. Throws Problem `not-signed-in`. */
export async function describeAccount(ctx: Ctx): Promise<DescribedAccount> {
  const id = ctx.actor.accountId
  const account = id && (await findAccount(ctx.db, id))
  if (!account) throw notSignedIn()
  const grants = await listGrants(ctx.db, account.id)
  const permissions = await listRolePermissions(
    ctx.db,
    grants.map((grant) => grant.role),
  )
  const names = await unitNames(
    ctx,
    grants.map((grant) => grant.unitId),
  )
  return {
    id: account.id,
    name: account.name,
    email: account.email,
    createdAt: account.createdAt,
    example: account.example,
    grants: grants.map((grant) => ({
      id: grant.id,
      role: grant.role,
      roleName: { vi: grant.roleVi, en: grant.roleEn },
      unitId: grant.unitId,
      unitName: names.get(grant.unitId) ?? '',
      from: grant.from,
      to: grant.to,
      inForce: inForce(grant, ctx.clock.today()),
      permissions: permissions.get(grant.role) ?? [],
    })),
  }
}

/** Names of today; of a unit that is gone, its last one. */
async function unitNames(ctx: Ctx, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const names = new Map<number, string>()
  for (const id of new Set(ids)) {
    const { latest, existsToday } = await getUnit(ctx, id)
    const date = existsToday || latest.to === null ? ctx.clock.today() : dayAfter(latest.to, -1)
    const above = await ancestorsOn(ctx, { unitId: id, date })
    names.set(id, placeName([...above, latest]))
  }
  return names
}

export interface Access {
  readonly sessions: readonly (SessionLine & { readonly current: boolean })[]
  readonly tokens: readonly TokenLine[]
}

/** The actor's living sessions and tokens; `current` is the one with the token that is handed in. */
export async function listAccess(ctx: Ctx, token: string | undefined): Promise<Access> {
  const id = ctx.actor.accountId
  if (!id) throw notSignedIn()
  const now = ctx.clock.now()
  const mine = token === undefined ? undefined : digest(token)
  const sessions = await listSessions(ctx.db, id, now)
  return {
    sessions: sessions.map((session) => ({ ...session, current: session.tokenSha256 === mine })),
    tokens: await listTokens(ctx.db, id, now),
  }
}
