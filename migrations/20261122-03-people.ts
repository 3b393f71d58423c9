/**
 * People who use the software: accounts, sessions, tokens for programs, and what is granted to whom. Roles are
 * data, so that a later migration or an installation can reshape them; permissions are words of the code.
 */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table account (
      id uuid primary key,
      email text not null check
        (length(email) between 3 and 254 and email = lower(email) and email is nfc normalized),
      name text not null check (length(name) between 1 and 120 and name is nfc normalized),
      password_hash text not null check (password_hash like '$argon2id$%'),
      created_at timestamptz not null,
      disabled_at timestamptz,
      example boolean not null default false,
      constraint account_email_once unique (email)
    )`.execute(db)

  await sql`
    create table session (
      token_sha256 text primary key check (length(token_sha256) = 43),
      account_id uuid not null references account,
      created_at timestamptz not null,
      last_seen_at timestamptz not null,
      expires_at timestamptz not null
    )`.execute(db)
  await sql`comment on column session.token_sha256 is
    'SHA-256 of the cookie, base64url: who reads this table can not sign in with it'`.execute(db)
  await sql`create index session_account on session (account_id)`.execute(db)
  await sql`create index session_expires on session (expires_at)`.execute(db)

  await sql`
    create table api_token (
      id uuid primary key,
      account_id uuid not null references account,
      name text not null check (length(name) between 1 and 80),
      token_sha256 text not null unique check (length(token_sha256) = 43),
      created_at timestamptz not null,
      last_used_at timestamptz,
      revoked_at timestamptz,
      expires_at timestamptz not null
    )`.execute(db)
  await sql`create index api_token_account on api_token (account_id, id)`.execute(db)

  await sql`
    create table sign_in_place (
      account_id uuid not null references account,
      place_sha256 text not null check (length(place_sha256) = 43),
      last_at timestamptz not null,
      primary key (account_id, place_sha256)
    )`.execute(db)
  await sql`comment on table sign_in_place is
    'Networks from which an account signed in before, hashed with its id: guessing from elsewhere must not lock it out there'`.execute(
    db,
  )

  await sql`
    create table sign_in_device (
      account_id uuid not null references account,
      device_sha256 text not null check (length(device_sha256) = 43),
      last_at timestamptz not null,
      primary key (account_id, device_sha256)
    )`.execute(db)
  await sql`comment on table sign_in_device is
    'Browsers in which an account signed in before, by the digest of a cookie: guessing elsewhere must not lock them out'`.execute(
    db,
  )

  await sql`
    create table role (
      code text primary key,
      rank smallint not null,
      name_vi text not null,
      name_en text not null
    )`.execute(db)
  await sql`
    create table role_permission (
      role text not null references role,
      permission text not null check (permission ~ '^[a-z_]+\\.[a-z_]+$'),
      primary key (role, permission)
    )`.execute(db)
  await sql`
    insert into role (code, rank, name_vi, name_en) values
      ('national_registrar', 1, 'Cán bộ quản trị toàn quốc', 'National registrar'),
      ('province_officer', 2, 'Cán bộ tỉnh, thành phố', 'Province officer'),
      ('ward_officer', 3, 'Cán bộ phường, xã', 'Ward officer'),
      ('neighbourhood_head', 4, 'Trưởng thôn, tổ trưởng', 'Neighbourhood head')`.execute(db)
  await sql`
    insert into role_permission (role, permission) values
      ('national_registrar', 'units.manage'),
      ('national_registrar', 'units.import'),
      ('national_registrar', 'models.register'),
      ('national_registrar', 'models.review'),
      ('national_registrar', 'models.publish'),
      ('national_registrar', 'people.manage'),
      ('province_officer', 'units.manage'),
      ('province_officer', 'models.register'),
      ('province_officer', 'models.review'),
      ('province_officer', 'models.publish'),
      ('province_officer', 'people.manage'),
      ('ward_officer', 'units.manage'),
      ('ward_officer', 'models.register'),
      ('ward_officer', 'models.review'),
      ('ward_officer', 'models.publish'),
      ('neighbourhood_head', 'models.register')`.execute(db)

  await sql`
    create table role_grant (
      id uuid primary key,
      account_id uuid not null references account,
      role text not null references role,
      unit_id integer not null references unit,
      valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
      constraint role_grant_once exclude using gist
        (account_id with =, role with =, unit_id with =, valid with &&)
    )`.execute(db)
  await sql`comment on table role_grant is
    'A role over a unit and all below it, for a period. Nothing is allowed that no grant allows'`.execute(db)
  await sql`create index role_grant_unit on role_grant (unit_id)`.execute(db)

  const purposes: Record<string, string> = {
    account: 'Who may sign in',
    session: 'Signed-in browsers; only the digest of the cookie is kept',
    api_token: 'Keys for programs that act for an account; only their digests are kept',
    role: 'Bundles of permissions, as data',
    role_permission: 'The permissions of a role',
  }
  for (const [table, purpose] of Object.entries(purposes)) {
    await sql`comment on table ${sql.table(table)} is ${sql.lit(purpose)}`.execute(db)
  }
}
