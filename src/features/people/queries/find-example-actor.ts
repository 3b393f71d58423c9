/** The example accounts as actors, so that example data of other features is made by whom it would be made. */
import type { Actor } from '#platform/auth/actor.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { findAccountByEmail } from '../account.store.ts'
import { type ExamplePerson, examplePeople } from '../example.rules.ts'
import { listGrantsInForce } from '../grant.store.ts'

/** With the grants in force today; undefined when example data was not loaded. */
export async function findExampleActor(ctx: Ctx, person: ExamplePerson): Promise<Actor | undefined> {
  const account = await findAccountByEmail(ctx.db, examplePeople[person].email)
  if (!account?.example) return undefined
  const grants = await listGrantsInForce(ctx.db, account.id, ctx.clock.today())
  return { kind: 'account', accountId: account.id, name: account.name, grants }
}
