/**
 * The four steps of a model with what each asks for: why and for whom, tasks, outreach, reviews, and evidence. Who
 * does a task is an organisation or a position in words; no row points at a person beyond the account that acted.
 */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  const step = sql`step text not null check (step in ('choose','organise','mobilise','review'))`
  await sql`
    create table model_step (
      model_id uuid not null references model,
      ${step},
      started_on date,
      closed_on date,
      why text not null default '' check (length(why) <= 5000),
      whom text not null default '' check (length(whom) <= 5000),
      strength text not null default '' check (length(strength) <= 5000),
      breakthrough text not null default '' check (length(breakthrough) <= 5000),
      note text not null default '' check (length(note) <= 5000),
      revision integer not null check (revision >= 1),
      updated_at timestamptz not null,
      primary key (model_id, step),
      constraint model_step_in_order check (closed_on is null or closed_on >= started_on)
    )`.execute(db)
  await sql`comment on column model_step.closed_on is 'Null while the step is open'`.execute(db)

  await sql`
    create table model_step_change (
      id bigint generated always as identity primary key,
      model_id uuid not null,
      ${step},
      at timestamptz not null,
      on_day date not null,
      closed boolean not null,
      actor_id uuid references account,
      reason text check (length(reason) between 1 and 2000),
      foreign key (model_id, step) references model_step,
      constraint model_step_reopened_why check (closed or reason is not null)
    )`.execute(db)
  await sql`create index model_step_change_of on model_step_change (model_id, id)`.execute(db)
  await sql`create trigger model_step_change_append_only before update or delete on model_step_change
    for each row execute function forbid_change()`.execute(db)
  await sql`create trigger model_step_change_no_truncate before truncate on model_step_change
    for each statement execute function forbid_change()`.execute(db)

  await sql`
    create table step_task (
      id uuid primary key,
      model_id uuid not null references model,
      what text not null check (length(what) between 1 and 500),
      who text not null check (length(who) between 1 and 200),
      how text not null default '' check (length(how) <= 2000),
      output text not null check (length(output) between 1 and 500),
      due_on date not null,
      state text not null check (state in ('todo','doing','done','dropped')),
      done_on date,
      reason text check (length(reason) between 1 and 2000),
      revision integer not null check (revision >= 1),
      created_at timestamptz not null,
      updated_at timestamptz not null,
      constraint step_task_done_has_day check ((state = 'done') = (done_on is not null)),
      constraint step_task_dropped_why check ((state = 'dropped') = (reason is not null))
    )`.execute(db)
  await sql`comment on column step_task.who is 'An organisation or a position, in words; never an account'`.execute(
    db,
  )
  await sql`create index step_task_of on step_task (model_id, due_on, id)`.execute(db)
  await sql`create index step_task_open on step_task (due_on, id) where state in ('todo','doing')`.execute(db)

  await sql`
    create table step_outreach (
      id uuid primary key,
      model_id uuid not null references model,
      kind text not null check
        (kind in ('meeting','visits','loudspeaker','online','dialogue','training','campaign_day','other')),
      audience text not null check (length(audience) between 1 and 500),
      held_on date not null,
      place text not null check (length(place) between 1 and 500),
      attendance integer check (attendance between 0 and 1000000),
      attendance_at_least boolean not null default false,
      note text not null default '' check (length(note) <= 5000),
      questions jsonb not null default '[]' check (jsonb_typeof(questions) = 'array'),
      revision integer not null check (revision >= 1),
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`.execute(db)
  await sql`comment on column step_outreach.attendance is
    'Person-times: who came twice counts twice; null where nobody counted'`.execute(db)
  await sql`comment on column step_outreach.attendance_at_least is 'The number is a lower bound'`.execute(db)
  await sql`create index step_outreach_of on step_outreach (model_id, held_on desc, id desc)`.execute(db)

  await sql`
    create table step_review (
      id uuid primary key,
      model_id uuid not null references model,
      held_on date not null,
      success text not null check (length(success) between 1 and 5000),
      failure text not null check (length(failure) between 1 and 5000),
      lessons text not null check (length(lessons) between 1 and 5000),
      decision text not null check (decision in ('replicate','adjust','stop')),
      revision integer not null check (revision >= 1),
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`.execute(db)
  await sql`create index step_review_of on step_review (model_id, held_on desc, id desc)`.execute(db)

  await sql`
    create table step_evidence (
      id uuid primary key,
      model_id uuid not null references model,
      ${step},
      kind text not null check (kind in ('photo','pair','document','link')),
      caption text not null check (length(caption) between 1 and 300),
      taken_on date,
      file_id uuid references file,
      after_file_id uuid references file,
      url text check (url like 'https://%' and length(url) <= 1000),
      public boolean not null default false,
      approved_by uuid references account,
      approved_at timestamptz,
      created_by uuid references account,
      created_at timestamptz not null,
      constraint step_evidence_has_its_part check (
        (file_id is not null) = (kind <> 'link')
        and (after_file_id is not null) = (kind = 'pair')
        and (url is not null) = (kind = 'link')
      ),
      constraint step_evidence_public_was_approved check (not public or approved_at is not null)
    )`.execute(db)
  await sql`create index step_evidence_of on step_evidence (model_id, step, id)`.execute(db)
  await sql`create index step_evidence_file on step_evidence (file_id)`.execute(db)
  await sql`create index step_evidence_after on step_evidence (after_file_id) where after_file_id is not null`.execute(
    db,
  )

  await sql`
    create index step_evidence_unseen on step_evidence (created_at)
      where approved_at is null and kind in ('photo','pair')`.execute(db)

  const purposes: Record<string, string> = {
    model_step: 'A step of a model: its content and when it began and was closed',
    model_step_change: 'Each closing and reopening of a step, with its day and reason',
    step_task: 'What is to be done for a model, by which organisation or position, by when, with what output',
    step_outreach: 'Each time people were told or asked, with what they asked and what was answered',
    step_review: 'What went well, what did not, what was learnt, and the decision that follows',
    step_evidence:
      'Photos, pairs of before and after, documents and links that show a step; public once approved',
  }
  for (const [table, purpose] of Object.entries(purposes)) {
    await sql`comment on table ${sql.table(table)} is ${sql.lit(purpose)}`.execute(db)
  }
}
