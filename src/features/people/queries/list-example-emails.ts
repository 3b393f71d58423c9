/** Which example accounts exist: an installation for real work must have none, and `doctor` says so. */
import type { Ctx } from '#platform/db/transact.ts'
import { listExampleAccounts } from '../example.store.ts'

export async function listExampleEmails(ctx: Ctx): Promise<string[]> {
  return listExampleAccounts(ctx.db)
}
