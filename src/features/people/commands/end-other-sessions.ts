/** Signing out everywhere else: after a phone was lost, or a shared computer left signed in. */
import { audit } from '#platform/audit/audit.ts'
import { type Ctx, transact } from '#platform/db/transact.ts'
import { notAllowed, notSignedIn } from '#platform/problem.ts'
import { mayEndSessions } from '../people.policy.ts'
import { digest } from '../secret.ts'
import { deleteOtherSessions } from '../session.store.ts'

/** Ends the actor's sessions but the one with the token `keep`; returns how many. */
export async function endOtherSessions(ctx: Ctx, keep: string | undefined): Promise<number> {
  return transact(ctx, async (ctx) => {
    const account = ctx.actor.accountId
    if (!account) throw notSignedIn()
    if (!mayEndSessions(ctx.actor, account)) throw notAllowed({ vi: '', en: '' })
    const ended = await deleteOtherSessions(ctx.db, account, keep === undefined ? undefined : digest(keep))
    await audit(ctx, {
      action: 'session.others-ended',
      subjectType: 'account',
      subjectId: account,
      details: { ended },
    })
    return ended
  })
}
