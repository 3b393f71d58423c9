/** Extensions, the audit trail and the rate limits: what every feature stands on. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  for (const extension of ['btree_gist', 'pg_trgm']) {
    await sql`create extension if not exists ${sql.ref(extension)}`.execute(db)
  }

  await sql`
    create function forbid_change() returns trigger language plpgsql as $$
    begin
      raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
    end $$`.execute(db)

  await sql`
    create table audit (
      id bigint generated always as identity primary key,
      at timestamptz not null,
      actor_id uuid,
      action text not null check (length(action) between 1 and 100),
      subject_type text not null,
      subject_id text not null,
      unit_id integer,
      reason text check (length(reason) <= 2000),
      details jsonb not null default '{}',
      request_id text not null
    )`.execute(db)
  await sql`create index audit_subject on audit (subject_type, subject_id, id)`.execute(db)
  await sql`create trigger audit_append_only before update or delete on audit
    for each row execute function forbid_change()`.execute(db)
  await sql`create trigger audit_no_truncate before truncate on audit
    for each statement execute function forbid_change()`.execute(db)

  await sql`
    create table rate_limit (
      key text primary key,
      window_start timestamptz not null,
      hits integer not null
    )`.execute(db)

  await sql`
    create table setting (
      key text primary key,
      value jsonb not null,
      changed_at timestamptz not null
    )`.execute(db)

  const purposes: Record<string, string> = {
    audit: 'Who did what to what, written in the transaction of the change',
    rate_limit: 'Attempts counted in windows of time, shared by all processes; keys are digests',
    setting: 'Small facts of this installation, by name',
  }
  for (const [table, purpose] of Object.entries(purposes)) {
    await sql`comment on table ${sql.table(table)} is ${sql.lit(purpose)}`.execute(db)
  }
}
