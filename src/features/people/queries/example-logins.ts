/** How to sign in as the people of the example data. */
import type { Ctx } from '#platform/db/transact.ts'
import { examplePeople } from '../example.rules.ts'
import { findExamplePassword } from '../example.store.ts'

/** A line `email  password  who` for each; none where the example data was never loaded. */
export async function exampleLogins(ctx: Ctx): Promise<readonly string[]> {
  const password = await findExamplePassword(ctx.db)
  if (password === undefined) return []
  const people = Object.values(examplePeople)
  const width = Math.max(...people.map(({ email }) => email.length))
  return people.map(({ email, title }) => `${email.padEnd(width)}  ${password}  ${title}`)
}
