/**
 * The example accounts. They share one readable password, random for each installation: a fixed one would open
 * every forgotten demonstration on the web. It is kept in the clear, so that each start can print it again.
 */
import { ancestorsOn, findUnitByCode, listChildren } from '#features/units/contract.ts'
import type { AccountId } from '#platform/auth/actor.ts'
import { type Ctx, transact, type TrxCtx } from '#platform/db/transact.ts'
import type { Progress } from '#platform/feature.ts'
import { Problem } from '#platform/problem.ts'
import { findAccountByEmail } from '../account.store.ts'
import { type ExamplePerson, examplePeople } from '../example.rules.ts'
import { findExamplePassword, saveExamplePassword } from '../example.store.ts'
import { readablePassword } from '../secret.ts'
import { exampleLogins } from '../queries/example-logins.ts'
import { createAccount } from './create-account.ts'
import { grantRole } from './grant-role.ts'

const people = Object.entries(examplePeople) as [ExamplePerson, (typeof examplePeople)[ExamplePerson]][]

/** Creates what is missing and returns a line `email  password  who` for each. Needs the units of today. */
export async function loadExample(ctx: Ctx, progress: Progress): Promise<readonly string[]> {
  await transact(ctx, async (ctx) => {
    const password = (await findExamplePassword(ctx.db)) ?? readablePassword()
    await saveExamplePassword(ctx.db, password, ctx.clock.now())
    for (const [index, [who, { email, name }]] of people.entries()) {
      progress('Example accounts', index, people.length)
      if (await findAccountByEmail(ctx.db, email)) continue
      await grant(ctx, who, await createAccount(ctx, { email, name, password, example: true }))
    }
  })
  progress('Example accounts', people.length, people.length)
  return exampleLogins(ctx)
}

async function grant(ctx: TrxCtx, who: ExamplePerson, accountId: AccountId): Promise<void> {
  const { role, over } = examplePeople[who]
  if (role === null || over === null) return
  const unitId = await unitOf(ctx, over)
  await grantRole(ctx, { accountId, role, unitId, from: '2025-07-01' })
}

/** A head gets the first neighbourhood of the ward when there is one already, and the ward itself otherwise. */
async function unitOf(ctx: TrxCtx, over: 'nation' | 'province' | 'ward' | 'neighbourhood'): Promise<number> {
  const date = ctx.clock.today()
  const ward = await findUnitByCode(ctx, { code: '20305', date })
  if (!ward) {
    throw new Problem('example.units-missing', 409, {
      vi: 'Chưa có danh sách đơn vị hành chính, nên chưa tạo được tài khoản ví dụ.',
      en: 'The administrative units are not loaded yet, so the example accounts have no place.',
    })
  }
  if (over === 'ward') return ward.id
  if (over === 'neighbourhood') {
    const below = await listChildren(ctx, { unitId: ward.id, date, level: 'neighbourhood', limit: 1 })
    return below.items[0]?.id ?? ward.id
  }
  const above = await ancestorsOn(ctx, { unitId: ward.id, date })
  return above.find(({ level }) => level === over)?.id ?? ward.id
}
