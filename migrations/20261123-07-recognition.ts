/** Recognition: decisions as they were signed, certificates with their codes, and revocations; all of it for good. */
import { type Kysely, sql } from 'kysely'

async function appendOnly(db: Kysely<never>, table: string): Promise<void> {
  await sql`create trigger ${sql.ref(`${table}_append_only`)} before update or delete on ${sql.table(table)}
    for each row execute function forbid_change()`.execute(db)
  await sql`create trigger ${sql.ref(`${table}_no_truncate`)} before truncate on ${sql.table(table)}
    for each statement execute function forbid_change()`.execute(db)
}

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table commendation_decision (
      id uuid primary key,
      round_id uuid not null references appraisal_round,
      unit_id integer not null references unit,
      number text not null check (length(number) between 1 and 60 and number is nfc normalized),
      decided_on date not null,
      year smallint not null check (year between 1900 and 2199),
      level text not null check (level in ('grassroots','district','province','nation')),
      heading text not null check (heading in ('state','party')),
      signatory_name text not null check (length(signatory_name) between 1 and 120),
      signatory_position text not null check (length(signatory_position) between 1 and 200),
      place text not null check (length(place) between 1 and 100),
      legal_basis text not null check (length(legal_basis) between 1 and 5000),
      recorded_by uuid references account,
      recorded_at timestamptz not null,
      example boolean not null default false
    )`.execute(db)
  await sql`comment on column commendation_decision.signatory_name is
    'Who signed in office, as the paper says; not an account'`.execute(db)
  await sql`create unique index commendation_decision_number on commendation_decision
    (unit_id, lower(number), (extract(year from decided_on)))`.execute(db)
  await sql`create index commendation_decision_round on commendation_decision (round_id)`.execute(db)
  await appendOnly(db, 'commendation_decision')
  await sql`
    create table commendation_issuer (
      decision_id uuid not null references commendation_decision,
      position smallint not null check (position between 1 and 10),
      name text not null check (length(name) between 1 and 200),
      primary key (decision_id, position)
    )`.execute(db)
  await appendOnly(db, 'commendation_issuer')

  await sql`
    create table certificate (
      id uuid primary key,
      code text not null check (code ~ '^[2-9ACDEFHJKMPRTWXY]{15}$'),
      decision_id uuid not null references commendation_decision,
      model_id uuid not null references model,
      model_title text not null check (length(model_title) between 1 and 300),
      unit_place text not null check (length(unit_place) between 1 and 500),
      issued_on date not null,
      issued_by uuid references account,
      issued_at timestamptz not null,
      replaces uuid references certificate,
      reissue text check (reissue in ('duplicate','corrected')),
      reissue_reason text check (length(reissue_reason) between 1 and 2000),
      constraint certificate_code_once unique (code),
      constraint certificate_replaced_once unique (replaces),
      constraint certificate_reissue check
        ((replaces is null) = (reissue is null) and (replaces is null) = (reissue_reason is null))
    )`.execute(db)
  await sql`comment on table certificate is
    'What was printed: title and unit as of the day of issue. A new one may replace it, it never changes'`.execute(
    db,
  )
  await sql`create unique index certificate_once on certificate (decision_id, model_id)
    where replaces is null`.execute(db)
  await sql`create index certificate_model on certificate (model_id)`.execute(db)
  await appendOnly(db, 'certificate')
  await sql`
    create table certificate_revocation (
      certificate_id uuid primary key references certificate,
      revoked_on date not null,
      unit_id integer not null references unit,
      reason text not null check (length(reason) between 1 and 2000),
      actor_id uuid references account,
      at timestamptz not null
    )`.execute(db)
  await sql`comment on column certificate_revocation.reason is 'Public: whoever checks the code reads it'`.execute(
    db,
  )
  await appendOnly(db, 'certificate_revocation')
  await sql`
    create function certificate_lives() returns trigger language plpgsql as $$
    declare subject uuid := case tg_table_name when 'certificate' then
      (to_jsonb(new) ->> 'replaces')::uuid else (to_jsonb(new) ->> 'certificate_id')::uuid end;
    begin
      perform from certificate where id = subject for update;
      if exists (select from certificate_revocation where certificate_id = subject)
        or exists (select from certificate where replaces = subject) then
        raise exception 'this certificate does not stand any more' using
          errcode = 'check_violation', constraint = 'certificate_lives';
      end if;
      return new;
    end $$`.execute(db)
  for (const table of ['certificate', 'certificate_revocation'])
    await sql`create trigger ${sql.ref(`${table}_lives`)} before insert on ${sql.table(table)}
      for each row execute function certificate_lives()`.execute(db)

  const purposes: Record<string, string> = {
    commendation_decision: 'The decision that recognises models, as it was signed',
    commendation_issuer: 'Who issued a decision, in the order of its heading',
    certificate_revocation:
      'That a certificate does not stand any more, since when, by whom and why; for good',
  }
  for (const [table, purpose] of Object.entries(purposes)) {
    await sql`comment on table ${sql.table(table)} is ${sql.lit(purpose)}`.execute(db)
  }
}
