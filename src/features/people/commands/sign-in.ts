/**
 * Signing in. Attempts are counted before the password is looked at, in three ways:
 * - per network: 100 failures an hour, against trying many addresses;
 * - per address and network: 10 failures in 15 minutes, against trying many passwords;
 * - per address from networks that it never signed in from: 50 an hour, then one a minute in all. This only
 *   slows, and never touches a network with an earlier success: guessing elsewhere locks nobody out.
 * Unknown addresses are counted and take as long as known ones, and get the same answer.
 */
import type { Actor } from '#platform/auth/actor.ts'
import { clearRateLimit, giveBack, rateLimit } from '#platform/auth/rate-limit.ts'
import { audit } from '#platform/audit/audit.ts'
import { type Ctx, transact } from '#platform/db/transact.ts'
import {
  type Account,
  findAccountByEmail,
  isKnownPlace,
  lockAccount,
  rememberPlace,
} from '../account.store.ts'
import { dummyHash, verifyPassword } from '../password-hash.ts'
import { preparePassword } from '../password.rules.ts'
import type { SignInInput } from '../people.schemas.ts'
import { signInRefused, tooManyAttempts } from '../people.problems.ts'
import { digest, newSecret } from '../secret.ts'
import { sessionEnd } from '../session.rules.ts'
import { deleteSession, insertSession } from '../session.store.ts'

const quarter = 15 * 60
const hour = 60 * 60

export interface SignInClient {
  /** The network, as `Client.prefix`. */
  readonly prefix: string
  /** Token of the session that this browser had; it ends. */
  readonly replaces?: string | undefined
}

export interface SignedIn {
  /** For the cookie; the database keeps only its digest. */
  readonly token: string
  readonly actor: Actor
}

/**
 * Opens a new session, always under a new token. Throws Problem `sign-in.refused` or `too-many-attempts`.
 * Must not run inside a transaction: counts and the trace of a refusal outlive it.
 */
export async function signIn(
  ctx: Ctx,
  input: SignInInput,
  client: SignInClient,
  verify: typeof verifyPassword = verifyPassword,
): Promise<SignedIn> {
  const account = await findAccountByEmail(ctx.db, input.email)
  const place = digest(`${account?.id}\n${client.prefix}`)
  const keys = {
    network: `sign-in:network:${digest(client.prefix)}`,
    near: `sign-in:near:${digest(`${input.email}\n${client.prefix}`)}`,
    far: `sign-in:far:${digest(input.email)}`,
    slow: `sign-in:slow:${digest(input.email)}`,
  }
  const known = account !== undefined && (await isKnownPlace(ctx.db, account.id, place))
  await count(ctx, keys, known)

  const matches = await verify(account?.passwordHash ?? dummyHash, preparePassword(input.password))
  const opened = account && matches ? await open(ctx, account, place, client.replaces) : undefined
  if (!opened) {
    await transact(ctx, (ctx) =>
      audit(ctx, {
        action: 'sign-in.refused',
        subjectType: 'account',
        subjectId: account?.id ?? 'unknown',
      }),
    )
    throw signInRefused()
  }
  await clearRateLimit(ctx.db, keys.near)
  await giveBack(ctx.db, keys.network)
  if (!known) await giveBack(ctx.db, keys.far)
  return opened
}

interface Keys {
  readonly network: string
  readonly near: string
  readonly far: string
  readonly slow: string
}

async function count(ctx: Ctx, keys: Keys, known: boolean): Promise<void> {
  const limit = (key: string, most: number, seconds: number) =>
    rateLimit(ctx.db, ctx.clock, key, most, seconds)
  const network = await limit(keys.network, 100, hour)
  if (!network.allowed) throw tooManyAttempts(network.retryAfter)
  const near = await limit(keys.near, 10, quarter)
  if (!near.allowed) throw tooManyAttempts(near.retryAfter)
  if (known) return
  const far = await limit(keys.far, 50, hour)
  if (far.allowed) return
  const slow = await limit(keys.slow, 1, 60)
  if (!slow.allowed) throw tooManyAttempts(slow.retryAfter)
}

/** Undefined when the account was disabled, or its password changed while this one was being verified. */
async function open(
  ctx: Ctx,
  verified: Account,
  place: string,
  replaces: string | undefined,
): Promise<SignedIn | undefined> {
  const actor: Actor = { kind: 'account', accountId: verified.id, name: verified.name, grants: [] }
  return transact({ ...ctx, actor }, async (ctx) => {
    const account = await lockAccount(ctx.db, verified.id)
    if (!account || account.disabledAt || account.passwordHash !== verified.passwordHash) return undefined
    const now = ctx.clock.now()
    const token = newSecret()
    if (replaces !== undefined) await deleteSession(ctx.db, digest(replaces))
    await insertSession(ctx.db, {
      tokenSha256: digest(token),
      accountId: account.id,
      now,
      expiresAt: sessionEnd(now, now),
    })
    await rememberPlace(ctx.db, account.id, place, now)
    await audit(ctx, { action: 'session.started', subjectType: 'account', subjectId: account.id })
    return { token, actor }
  })
}
