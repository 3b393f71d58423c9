/** Signing out: the session is gone at once, for whoever holds its token. */
import { audit } from '#platform/audit/audit.ts'
import { type Ctx, transact } from '#platform/db/transact.ts'
import { digest } from '../secret.ts'
import { deleteSession } from '../session.store.ts'

/** Ends the session with this token; holding the token is the right to end it. Ended already: nothing happens. */
export async function signOut(ctx: Ctx, token: string | undefined): Promise<void> {
  if (token === undefined) return
  await transact(ctx, async (ctx) => {
    const account = await deleteSession(ctx.db, digest(token))
    if (account) await audit(ctx, { action: 'session.ended', subjectType: 'account', subjectId: account })
  })
}
