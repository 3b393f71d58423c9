/** Units to grant roles over, and accounts with grants: the smallest ground that tests of people stand on. */
import { createAccount } from '#features/people/commands/create-account.ts'
import { grantRole } from '#features/people/commands/grant-role.ts'
import { resolveActor } from '#features/people/contract.ts'
import { signIn } from '#features/people/commands/sign-in.ts'
import { rebuildPlaces } from '#features/units/derived.store.ts'
import type { AccountId, Actor } from '#platform/auth/actor.ts'
import type { Db } from '#platform/db/database.ts'
import type { Ctx } from '#platform/db/transact.ts'

export const goodPassword = 'mưa rào qua cầu gỗ'

export interface Places {
  readonly nation: number
  readonly province: number
  readonly ward: number
  readonly neighbourhood: number
  readonly otherProvince: number
  readonly otherWard: number
}

/** A nation with two provinces, a ward in each, and a residential area in the first ward; all since 2025-07-01. */
export async function buildPlaces(db: Db): Promise<Places> {
  const { id: source_id } = await db
    .insertInto('unit_source')
    .values({ code: `test-${crypto.randomUUID()}`, title: 'Test', url: null, rank: 1 })
    .returning('id')
    .executeTakeFirstOrThrow()
  const valid = '[2025-07-01,)'
  const chains = new Map<number, number[]>()
  const build = async (kind: string, name: string, parent: number | null): Promise<number> => {
    const { id } = await db
      .insertInto('unit')
      .values({ created_at: new Date('2025-07-01T00:00:00Z') })
      .returning('id')
      .executeTakeFirstOrThrow()
    const folded = name.toLowerCase()
    await db
      .insertInto('unit_version')
      .values({
        unit_id: id,
        kind,
        name,
        code: null,
        code_system: 'gso',
        parent_id: parent,
        owner_block: null,
        valid,
        dated: true,
        sort_key: folded,
        exact: folded,
        folded,
        source_id,
      })
      .execute()
    const chain = [id, ...(parent === null ? [] : (chains.get(parent) ?? []))]
    chains.set(id, chain)
    await db
      .insertInto('unit_ancestor')
      .values(
        chain.map((ancestor_id, depth) => ({
          unit_id: id,
          ancestor_id,
          depth,
          valid,
          counted: valid,
          dated: true,
        })),
      )
      .execute()
    return id
  }
  const nation = await build('nation', 'Việt Nam', null)
  const province = await build('municipality', 'Đà Nẵng', nation)
  const ward = await build('ward', 'An Khê', province)
  const neighbourhood = await build('residential_area', 'Khu 1', ward)
  const otherProvince = await build('province', 'Nghệ An', nation)
  const otherWard = await build('commune', 'Con Cuông', otherProvince)
  await db.transaction().execute((trx) => rebuildPlaces(trx))
  return { nation, province, ward, neighbourhood, otherProvince, otherWard }
}

let made = 0

export interface Built {
  readonly id: AccountId
  readonly email: string
  readonly actor: Actor
  /** Of a session opened for it. */
  readonly token: string
}

/** An account with the password `goodPassword`, signed in, with roles granted by the system. `ctx` is the system's. */
export async function buildAccount(
  ctx: Ctx,
  {
    email,
    name = 'Trần Văn Mẫu',
    roles = [],
  }: { email?: string; name?: string; roles?: readonly (readonly [string, number])[] } = {},
): Promise<Built> {
  const address = email ?? `mau${++made}@test.example`
  const id = await createAccount(ctx, { email: address, name, password: goodPassword })
  for (const [role, unitId] of roles) {
    await grantRole(ctx, { accountId: id, role, unitId, from: '2026-01-01' })
  }
  const { token } = await signIn(ctx, { email: address, password: goodPassword }, { prefix: '192.0.2.0/24' })
  const { actor } = await resolveActor(ctx.db, ctx.clock, {
    cookies: { dt: token },
    authorization: undefined,
  })
  return { id, email: address, actor, token }
}
