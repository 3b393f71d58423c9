/** SQL of sessions and tokens, and the one query that says who calls and what they may. */
import { sql } from 'kysely'
import type { AccountId, Grant } from '#platform/auth/actor.ts'
import type { Db } from '#platform/db/database.ts'
import type { Trx } from '#platform/db/transact.ts'
import type { Id } from '#platform/ids.ts'

export interface Bearer {
  readonly accountId: AccountId
  readonly name: string
  readonly createdAt: Date
  readonly lastUse: Date | null
  readonly grants: readonly Grant[]
}

interface BearerRow {
  readonly accountId: AccountId
  readonly name: string
  readonly createdAt: Date
  readonly lastUse: Date | null
  readonly permission: string | null
  readonly unitId: number | null
  readonly to: string | null
}

function bearer(rows: readonly BearerRow[]): Bearer | undefined {
  const [first] = rows
  if (!first) return undefined
  const grants = rows.flatMap(({ permission, unitId, to }) =>
    permission === null || unitId === null ? [] : [{ permission, unitId, to }],
  )
  return { ...first, grants }
}

/** Grants in force on a day, as permissions over units with the last day of the one that lasts longest. */
const granted = (today: string) => sql`
  left join lateral (
    select p.permission, g.unit_id,
      case when bool_or(upper_inf(g.valid)) then null else max(upper(g.valid)) - 1 end as last_day
    from role_grant g join role_permission p on p.role = g.role
    where g.account_id = a.id and g.valid @> ${today}::date
    group by p.permission, g.unit_id
  ) may on true`

/** Whose living session this is, with what is granted to them today. */
export async function findSessionBearer(
  db: Db,
  tokenSha256: string,
  now: Date,
  today: string,
): Promise<Bearer | undefined> {
  const { rows } = await sql<BearerRow>`
    select a.id as "accountId", a.name, s.created_at as "createdAt", s.last_seen_at as "lastUse",
      may.permission, may.unit_id as "unitId", may.last_day as "to"
    from session s join account a on a.id = s.account_id ${granted(today)}
    where s.token_sha256 = ${tokenSha256} and s.expires_at > ${now} and a.disabled_at is null`.execute(db)
  return bearer(rows)
}

/** The same for the token of a program. */
export async function findTokenBearer(
  db: Db,
  tokenSha256: string,
  now: Date,
  today: string,
): Promise<Bearer | undefined> {
  const { rows } = await sql<BearerRow>`
    select a.id as "accountId", a.name, t.created_at as "createdAt", t.last_used_at as "lastUse",
      may.permission, may.unit_id as "unitId", may.last_day as "to"
    from api_token t join account a on a.id = t.account_id ${granted(today)}
    where t.token_sha256 = ${tokenSha256} and t.expires_at > ${now} and t.revoked_at is null
      and a.disabled_at is null`.execute(db)
  return bearer(rows)
}

export async function insertSession(
  trx: Trx,
  session: { tokenSha256: string; accountId: AccountId; now: Date; expiresAt: Date },
): Promise<void> {
  await trx
    .insertInto('session')
    .values({
      token_sha256: session.tokenSha256,
      account_id: session.accountId,
      created_at: session.now,
      last_seen_at: session.now,
      expires_at: session.expiresAt,
    })
    .execute()
}

/** Moves the end of a session. Never revives one: an ended session has no row. */
export async function touchSession(db: Db, tokenSha256: string, now: Date, expiresAt: Date): Promise<void> {
  await db
    .updateTable('session')
    .set({ last_seen_at: now, expires_at: expiresAt })
    .where('token_sha256', '=', tokenSha256)
    .execute()
}

export async function touchToken(db: Db, tokenSha256: string, now: Date): Promise<void> {
  await db
    .updateTable('api_token')
    .set({ last_used_at: now })
    .where('token_sha256', '=', tokenSha256)
    .execute()
}

/** Removes a session; returns whose it was. */
export async function deleteSession(trx: Trx, tokenSha256: string): Promise<AccountId | undefined> {
  const row = await trx
    .deleteFrom('session')
    .where('token_sha256', '=', tokenSha256)
    .returning('account_id')
    .executeTakeFirst()
  return row?.account_id as AccountId | undefined
}

/** Removes all sessions of an account but `keep`; returns how many. */
export async function deleteOtherSessions(
  trx: Trx,
  account: AccountId,
  keep: string | undefined,
): Promise<number> {
  const done = await trx
    .deleteFrom('session')
    .where('account_id', '=', account)
    .where('token_sha256', '!=', keep ?? '')
    .executeTakeFirst()
  return Number(done.numDeletedRows)
}

/** Revokes all tokens of an account that still work; returns how many. */
export async function revokeTokens(trx: Trx, account: AccountId, at: Date): Promise<number> {
  const done = await trx
    .updateTable('api_token')
    .set({ revoked_at: at })
    .where('account_id', '=', account)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}

/** Whether the account has a token with this digest that works. */
export async function isTokenOf(
  db: Db,
  account: AccountId,
  tokenSha256: string,
  now: Date,
): Promise<boolean> {
  const row = await db
    .selectFrom('api_token')
    .select('id')
    .where('token_sha256', '=', tokenSha256)
    .where('account_id', '=', account)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row !== undefined
}

export interface SessionLine {
  readonly tokenSha256: string
  readonly createdAt: Date
  readonly lastSeenAt: Date
  readonly expiresAt: Date
}

/** Living sessions, last used first; at most 50. */
export async function listSessions(db: Db, account: AccountId, now: Date): Promise<SessionLine[]> {
  return db
    .selectFrom('session')
    .select([
      'token_sha256 as tokenSha256',
      'created_at as createdAt',
      'last_seen_at as lastSeenAt',
      'expires_at as expiresAt',
    ])
    .where('account_id', '=', account)
    .where('expires_at', '>', now)
    .orderBy('last_seen_at', 'desc')
    .orderBy('token_sha256')
    .limit(50)
    .execute()
}

/** Removes what is over; returns how many. */
export async function dropEndedSessions(db: Db, now: Date): Promise<number> {
  const done = await db.deleteFrom('session').where('expires_at', '<=', now).executeTakeFirst()
  return Number(done.numDeletedRows)
}

export type TokenId = Id<'api_token'>

export interface TokenLine {
  readonly id: TokenId
  readonly name: string
  readonly createdAt: Date
  readonly lastUsedAt: Date | null
  readonly expiresAt: Date
}

/** Tokens that work, newest first. */
export async function listTokens(db: Db, account: AccountId, now: Date): Promise<TokenLine[]> {
  return db
    .selectFrom('api_token')
    .select([
      'id',
      'name',
      'created_at as createdAt',
      'last_used_at as lastUsedAt',
      'expires_at as expiresAt',
    ])
    .where('account_id', '=', account)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('id', 'desc')
    .$narrowType<{ id: TokenId }>()
    .execute()
}

export async function insertToken(
  trx: Trx,
  token: { id: TokenId; accountId: AccountId; name: string; tokenSha256: string; now: Date; expiresAt: Date },
): Promise<void> {
  await trx
    .insertInto('api_token')
    .values({
      id: token.id,
      account_id: token.accountId,
      name: token.name,
      token_sha256: token.tokenSha256,
      created_at: token.now,
      expires_at: token.expiresAt,
    })
    .execute()
}

/** Whose token it is, held until the transaction ends. */
export async function lockToken(
  trx: Trx,
  id: TokenId,
): Promise<{ accountId: AccountId; revokedAt: Date | null } | undefined> {
  return trx
    .selectFrom('api_token')
    .select(['account_id as accountId', 'revoked_at as revokedAt'])
    .where('id', '=', id)
    .forUpdate()
    .$narrowType<{ accountId: AccountId }>()
    .executeTakeFirst()
}

export async function saveTokenRevoked(trx: Trx, id: TokenId, at: Date): Promise<void> {
  await trx.updateTable('api_token').set({ revoked_at: at }).where('id', '=', id).execute()
}
