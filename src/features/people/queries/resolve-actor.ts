/** Who calls: the one query that every request begins with. */
import { type Actor, anonymous } from '#platform/auth/actor.ts'
import type { Clock } from '#platform/clock.ts'
import type { Db } from '#platform/db/database.ts'
import { sessionToken } from '../cookies.ts'
import { tokenInvalid } from '../people.problems.ts'
import { digest } from '../secret.ts'
import { needsTouch, sessionEnd } from '../session.rules.ts'
import {
  type Bearer,
  findSessionBearer,
  findTokenBearer,
  touchSession,
  touchToken,
} from '../session.store.ts'

export interface Credentials {
  readonly cookies: Readonly<Record<string, string>>
  readonly authorization: string | undefined
  /** Whether the site is reached over https; then only the `__Host-` cookie is believed. Not told: either is. */
  readonly secure?: boolean
}

export interface Resolved {
  readonly actor: Actor
  readonly via: 'session' | 'token' | 'none'
}

const nobody: Resolved = { actor: anonymous, via: 'none' }

function resolved({ accountId, name, grants }: Bearer, via: 'session' | 'token'): Resolved {
  return { actor: { kind: 'account', accountId, name, grants, via }, via }
}

/** The scheme that speaks of our tokens. Any other, such as a proxy's Basic, is not meant for us. */
const tokenScheme = /^bearer(?:\s|$)/iu

/**
 * The actor behind a request, with the grants in force today. A session that is over counts as nobody. With
 * `Authorization: Bearer` cookies are ignored, and what is not a living token throws Problem `token.invalid`; other
 * schemes say nothing.
 */
export async function resolveActor(db: Db, clock: Clock, credentials: Credentials): Promise<Resolved> {
  const { cookies, secure } = credentials
  const authorization = credentials.authorization?.trim()
  if (authorization !== undefined && tokenScheme.test(authorization)) return byToken(db, clock, authorization)
  const token =
    secure === undefined
      ? (sessionToken(cookies, true) ?? sessionToken(cookies, false))
      : sessionToken(cookies, secure)
  if (token === undefined || token.length !== 43) return nobody
  const key = digest(token)
  const now = clock.now()
  const bearer = await findSessionBearer(db, key, now, clock.today())
  if (!bearer) return nobody
  if (needsTouch(bearer.lastUse, now)) await touchSession(db, key, now, sessionEnd(bearer.createdAt, now))
  return resolved(bearer, 'session')
}

async function byToken(db: Db, clock: Clock, authorization: string): Promise<Resolved> {
  const token = /^Bearer +(dt_[\w-]{43})$/iu.exec(authorization)?.[1]
  if (token === undefined) throw tokenInvalid()
  const key = digest(token)
  const now = clock.now()
  const bearer = await findTokenBearer(db, key, now, clock.today())
  if (!bearer) throw tokenInvalid()
  if (needsTouch(bearer.lastUse, now)) await touchToken(db, key, now)
  return resolved(bearer, 'token')
}
