/** SQL of the example accounts: which exist, and the password they share. */
import type { Db } from '#platform/db/database.ts'

/** Addresses of the example accounts that exist. */
export async function listExampleAccounts(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('account').select('email').where('example', '=', true).execute()
  return rows.map((row) => row.email)
}

/** The password shared by the example accounts, which is for show and printed at every start. */
export async function findExamplePassword(db: Db): Promise<string | undefined> {
  const row = await db
    .selectFrom('setting')
    .select('value')
    .where('key', '=', 'example.password')
    .executeTakeFirst()
  const value = row?.value
  return value && 'password' in value && typeof value.password === 'string' ? value.password : undefined
}

export async function saveExamplePassword(db: Db, password: string, now: Date): Promise<void> {
  await db
    .insertInto('setting')
    .values({ key: 'example.password', value: JSON.stringify({ password }), changed_at: now })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
}
