/**
 * Signing in. Attempts are counted before the password is looked at. In a browser where the account signed in before:
 * - per account and browser: 10 failures in 15 minutes, and nothing else, so that nobody else can use these up.
 * In any other browser:
 * - per address and network: 10 failures in 15 minutes, against trying many passwords;
 * and unless the account signed in from that network before:
 * - per network: 100 failures an hour, against trying many addresses;
 * - per address: 50 an hour, then one a minute in all, against guessing from many networks.
 * What one bound refused does not count for the next. Unknown addresses are counted and take as long as known ones
 * from a new network, and get the same answer.
 */
import type { Actor } from '#platform/auth/actor.ts'
import { clearRateLimit, giveBack, rateLimit } from '#platform/auth/rate-limit.ts'
import { audit } from '#platform/audit/audit.ts'
import { type Ctx, transact } from '#platform/db/transact.ts'
import {
  type Account,
  findAccountByEmail,
  findFamiliar,
  lockAccount,
  rememberDevice,
  rememberPlace,
} from '../account.store.ts'
import { dummyHash, verifyPassword } from '../password-hash.ts'
import { preparePassword } from '../password.rules.ts'
import type { SignInInput } from '../people.schemas.ts'
import { signInRefused, tooManyAttempts } from '../people.problems.ts'
import { digest, newSecret } from '../secret.ts'
import { deviceRules, sessionEnd } from '../session.rules.ts'
import { deleteSession, insertSession } from '../session.store.ts'

const quarter = 15 * 60
const hour = 60 * 60

export interface SignInClient {
  /** The network, as `Client.prefix`. */
  readonly prefix: string
  /** Token of the session that this browser had; it ends. */
  readonly replaces?: string | undefined
  /** The browser's own secret, where it brought one. */
  readonly device?: string | undefined
}

export interface SignedIn {
  /** For the cookie; the database keeps only its digest. */
  readonly token: string
  /** By which the browser is recognised at the next sign-in; the database keeps only its digest. */
  readonly device: string
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
  const device = digest(client.device ?? '')
  const keys = {
    device: `sign-in:device:${digest(`${account?.id}\n${device}`)}`,
    network: `sign-in:network:${digest(client.prefix)}`,
    near: `sign-in:near:${digest(`${input.email}\n${client.prefix}`)}`,
    far: `sign-in:far:${digest(input.email)}`,
    slow: `sign-in:slow:${digest(input.email)}`,
  }
  const familiar = await findFamiliar(ctx.db, account?.id, place, device)
  const counted = await count(ctx, keys, familiar)

  const matches = await verify(account?.passwordHash ?? dummyHash, preparePassword(input.password))
  const kept = familiar.device ? client.device : undefined
  const opened = account && matches ? await open(ctx, account, place, kept, client.replaces) : undefined
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
  await clearRateLimit(ctx.db, counted.guesses)
  for (const key of counted.shared) await giveBack(ctx.db, key)
  return opened
}

interface Keys {
  readonly device: string
  readonly network: string
  readonly near: string
  readonly far: string
  readonly slow: string
}

interface Counted {
  /** Of this account alone: a success forgets them. */
  readonly guesses: string
  /** Shared with others: a success takes back its own attempt. */
  readonly shared: readonly string[]
}

/** Counts an attempt where it has to be counted. Throws Problem `too-many-attempts`. */
async function count(
  ctx: Ctx,
  keys: Keys,
  familiar: { readonly place: boolean; readonly device: boolean },
): Promise<Counted> {
  const limit = (key: string, most: number, seconds: number) =>
    rateLimit(ctx.db, ctx.clock, key, most, seconds)
  const guesses = familiar.device ? keys.device : keys.near
  const own = await limit(guesses, 10, quarter)
  if (!own.allowed) throw tooManyAttempts(own.retryAfter)
  if (familiar.device || familiar.place) return { guesses, shared: [] }
  const network = await limit(keys.network, 100, hour)
  if (!network.allowed) throw tooManyAttempts(network.retryAfter)
  const far = await limit(keys.far, 50, hour)
  if (!far.allowed) {
    const slow = await limit(keys.slow, 1, 60)
    if (!slow.allowed) throw tooManyAttempts(slow.retryAfter)
  }
  return { guesses, shared: [keys.network, keys.far] }
}

/** Undefined when the account was disabled, or its password changed while this one was being verified. */
async function open(
  ctx: Ctx,
  verified: Account,
  place: string,
  kept: string | undefined,
  replaces: string | undefined,
): Promise<SignedIn | undefined> {
  const actor: Actor = { kind: 'account', accountId: verified.id, name: verified.name, grants: [] }
  return transact({ ...ctx, actor }, async (ctx) => {
    const account = await lockAccount(ctx.db, verified.id)
    if (!account || account.disabledAt || account.passwordHash !== verified.passwordHash) return undefined
    const now = ctx.clock.now()
    const token = newSecret()
    /* One that the account does not know is never taken over: somebody may have planted it. */
    const device = kept ?? newSecret()
    if (replaces !== undefined) await deleteSession(ctx.db, digest(replaces))
    await insertSession(ctx.db, {
      tokenSha256: digest(token),
      accountId: account.id,
      now,
      expiresAt: sessionEnd(now, now),
    })
    await rememberPlace(ctx.db, account.id, place, now)
    await rememberDevice(ctx.db, account.id, digest(device), now, deviceRules.most)
    await audit(ctx, { action: 'session.started', subjectType: 'account', subjectId: account.id })
    return { token, device, actor }
  })
}
