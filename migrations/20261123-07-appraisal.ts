/**
 * Appraisal: rubrics, rounds, who may score what, scores and the shortlist. What must not be undone is append-only,
 * and what must not happen even by mistake (scoring one's own, scoring after the panel is closed, changing a rubric
 * in use) the database refuses by itself.
 */
import { type Kysely, sql } from 'kysely'

async function appendOnly(db: Kysely<never>, table: string): Promise<void> {
  await sql`create trigger ${sql.ref(`${table}_append_only`)} before update or delete on ${sql.table(table)}
    for each row execute function forbid_change()`.execute(db)
  await sql`create trigger ${sql.ref(`${table}_no_truncate`)} before truncate on ${sql.table(table)}
    for each statement execute function forbid_change()`.execute(db)
}

async function rubrics(db: Kysely<never>): Promise<void> {
  await sql`
    create table appraisal_rubric (
      id uuid primary key,
      unit_id integer not null references unit,
      year smallint not null check (year between 1900 and 2199),
      version smallint not null check (version >= 1),
      title text not null check (length(title) between 1 and 200 and title is nfc normalized),
      guidance text not null default '' check (length(guidance) <= 5000),
      scale smallint not null check (scale between 1 and 100),
      revision integer not null default 1 check (revision >= 1),
      frozen_at timestamptz,
      copied_from uuid references appraisal_rubric,
      created_by uuid references account,
      created_at timestamptz not null,
      example boolean not null default false,
      constraint appraisal_rubric_version unique (unit_id, year, version)
    )`.execute(db)
  await sql`comment on column appraisal_rubric.scale is 'The most points that one criterion can get'`.execute(
    db,
  )
  await sql`comment on column appraisal_rubric.frozen_at is
    'Since then a round uses it: nothing about it changes any more'`.execute(db)
  await sql`
    create table appraisal_criterion (
      rubric_id uuid not null references appraisal_rubric,
      position smallint not null check (position between 1 and 30),
      name text not null check (length(name) between 1 and 200 and name is nfc normalized),
      weight smallint not null check (weight between 1 and 100),
      guidance text not null default '' check (length(guidance) <= 2000),
      primary key (rubric_id, position)
    )`.execute(db)
  await sql`
    create function appraisal_rubric_stands() returns trigger language plpgsql as $$
    begin
      if old.frozen_at is not null then
        raise exception 'a rubric in use does not change' using
          errcode = 'restrict_violation', constraint = 'appraisal_rubric_frozen';
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger appraisal_rubric_frozen before update or delete on appraisal_rubric
    for each row execute function appraisal_rubric_stands()`.execute(db)
  await sql`
    create function appraisal_criterion_stands() returns trigger language plpgsql as $$
    begin
      if exists (select from appraisal_rubric r
        where r.id = coalesce(new.rubric_id, old.rubric_id) and r.frozen_at is not null) then
        raise exception 'a rubric in use does not change' using
          errcode = 'restrict_violation', constraint = 'appraisal_rubric_frozen';
      end if;
      return coalesce(new, old);
    end $$`.execute(db)
  await sql`create trigger appraisal_criterion_frozen before insert or update or delete on appraisal_criterion
    for each row execute function appraisal_criterion_stands()`.execute(db)
  await sql`
    create function appraisal_weights() returns trigger language plpgsql as $$
    begin
      if (select coalesce(sum(weight), 0) from appraisal_criterion where rubric_id = new.id) <> 100 then
        raise exception 'weights must make 100' using
          errcode = 'check_violation', constraint = 'appraisal_weights_100';
      end if;
      return null;
    end $$`.execute(db)
  await sql`create constraint trigger appraisal_weights after insert or update on appraisal_rubric
    deferrable initially deferred for each row execute function appraisal_weights()`.execute(db)
}

async function rounds(db: Kysely<never>): Promise<void> {
  await sql`
    create table appraisal_round (
      id uuid primary key,
      unit_id integer not null references unit,
      year smallint not null check (year between 1900 and 2199),
      level text not null check (level in ('grassroots','district','province','nation')),
      title text not null check (length(title) between 1 and 200 and title is nfc normalized),
      rubric_id uuid references appraisal_rubric,
      opens_on date not null,
      closes_on date not null,
      quorum smallint not null check (quorum between 1 and 50),
      state text not null check (state in ('draft','open','scoring','shortlisted','decided','cancelled')),
      panel_closed_at timestamptz,
      revision integer not null default 1 check (revision >= 1),
      created_by uuid references account,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      example boolean not null default false,
      constraint appraisal_round_dates check (closes_on >= opens_on),
      constraint appraisal_round_rubric check (state in ('draft','cancelled') or rubric_id is not null),
      constraint appraisal_round_panel check
        (panel_closed_at is null or state in ('scoring','shortlisted','decided','cancelled')),
      constraint appraisal_round_closed check
        (state not in ('shortlisted','decided') or panel_closed_at is not null)
    )`.execute(db)
  await sql`comment on column appraisal_round.quorum is
    'A model is ranked only with at least so many complete score sheets'`.execute(db)
  await sql`create index appraisal_round_unit on appraisal_round (unit_id, id desc)`.execute(db)
  await sql`
    create table appraisal_transition (
      id bigint generated always as identity primary key,
      round_id uuid not null references appraisal_round,
      at timestamptz not null,
      from_state text,
      to_state text not null,
      actor_id uuid references account,
      reason text check (length(reason) between 1 and 2000)
    )`.execute(db)
  await sql`create index appraisal_transition_of on appraisal_transition (round_id, id)`.execute(db)
  await appendOnly(db, 'appraisal_transition')

  await sql`
    create table appraisal_nomination (
      id uuid primary key,
      model_id uuid not null references model,
      reason text not null check (length(reason) between 1 and 2000 and reason is nfc normalized),
      source text not null check (source in ('officer','citizen')),
      account_id uuid references account,
      at timestamptz not null,
      state text not null check (state in ('waiting','taken','declined')),
      settled_by uuid references account,
      settled_at timestamptz,
      settled_reason text check (length(settled_reason) between 1 and 2000),
      example boolean not null default false,
      constraint appraisal_nomination_settled check ((state = 'waiting') = (settled_at is null)),
      constraint appraisal_nomination_source check ((source = 'officer') = (account_id is not null))
    )`.execute(db)
  await sql`comment on table appraisal_nomination is
    'A good model that others than its owners point out; a citizen does so without leaving a name'`.execute(
    db,
  )
  await sql`create index appraisal_nomination_waiting on appraisal_nomination (model_id, at)
    where state = 'waiting'`.execute(db)
  await sql`
    create table appraisal_entry (
      id uuid primary key,
      round_id uuid not null references appraisal_round,
      model_id uuid not null references model,
      via text not null check (via in ('owner','discovery')),
      nomination_id uuid references appraisal_nomination,
      note text not null default '' check (length(note) <= 4000),
      entered_by uuid references account,
      entered_at timestamptz not null,
      withdrawn_at timestamptz,
      withdrawn_by uuid references account,
      withdrawn_reason text check (length(withdrawn_reason) between 1 and 2000),
      constraint appraisal_entry_once unique (round_id, model_id),
      constraint appraisal_entry_withdrawn check ((withdrawn_at is null) = (withdrawn_reason is null))
    )`.execute(db)
  await sql`create index appraisal_entry_model on appraisal_entry (model_id)`.execute(db)

  await sql`
    create table appraisal_visit (
      id uuid primary key,
      entry_id uuid not null references appraisal_entry,
      visited_on date not null,
      place text not null default '' check (length(place) <= 300),
      members jsonb not null default '[]' check (jsonb_typeof(members) = 'array'),
      findings text not null check (length(findings) between 1 and 10000),
      corrects uuid references appraisal_visit,
      recorded_by uuid references account,
      recorded_at timestamptz not null,
      constraint appraisal_visit_corrected_once unique (corrects)
    )`.execute(db)
  await sql`comment on column appraisal_visit.members is 'Offices that took part, as text; no names'`.execute(
    db,
  )
  await sql`create index appraisal_visit_entry on appraisal_visit (entry_id, visited_on)`.execute(db)
  await appendOnly(db, 'appraisal_visit')
  await sql`
    create table appraisal_visit_file (
      visit_id uuid not null references appraisal_visit,
      file_id uuid not null references file,
      position smallint not null check (position between 1 and 50),
      primary key (visit_id, position)
    )`.execute(db)
  await sql`create index appraisal_visit_file_file on appraisal_visit_file (file_id)`.execute(db)
  await appendOnly(db, 'appraisal_visit_file')
}

async function scores(db: Kysely<never>): Promise<void> {
  await sql`
    create table appraisal_appraiser (
      round_id uuid not null references appraisal_round,
      account_id uuid not null references account,
      appointed_by uuid references account,
      appointed_at timestamptz not null,
      removed_at timestamptz,
      removed_reason text check (length(removed_reason) between 1 and 2000),
      primary key (round_id, account_id),
      constraint appraisal_appraiser_removed check ((removed_at is null) = (removed_reason is null))
    )`.execute(db)
  await sql`create index appraisal_appraiser_account on appraisal_appraiser (account_id)
    where removed_at is null`.execute(db)
  await sql`
    create table appraisal_conflict (
      entry_id uuid not null references appraisal_entry,
      account_id uuid not null references account,
      at timestamptz not null,
      reason text not null check (length(reason) between 1 and 1000),
      primary key (entry_id, account_id)
    )`.execute(db)
  await appendOnly(db, 'appraisal_conflict')

  await sql`
    create function appraisal_conflicts(which uuid, day date)
    returns table (entry_id uuid, account_id uuid, kind text) language sql stable as $$
      with pair as (
        select e.id as entry_id, a.account_id, m.id as model_id, m.created_by, m.submitted_by, m.unit_id
        from appraisal_entry e
        join model m on m.id = e.model_id
        join appraisal_appraiser a on a.round_id = e.round_id
        where e.round_id = which)
      select p.entry_id, p.account_id, 'declared' from pair p
        join appraisal_conflict c on c.entry_id = p.entry_id and c.account_id = p.account_id
      union select p.entry_id, p.account_id, 'registered' from pair p where p.account_id = p.created_by
      union select p.entry_id, p.account_id, 'submitted' from pair p where p.account_id = p.submitted_by
      union select p.entry_id, p.account_id, 'wrote' from pair p
        join model_revision r on r.model_id = p.model_id and r.actor_id = p.account_id
      union select p.entry_id, p.account_id, 'registrar' from pair p
        join role_grant g on g.account_id = p.account_id and g.valid @> day
        join role_permission x on x.role = g.role and x.permission = 'models.register'
        where g.unit_id in (
          select t.today_id from unit_attribution t where t.unit_id = p.unit_id
          union select u.ancestor_id from unit_ancestor u where u.unit_id = p.unit_id and u.valid @> day)
    $$`.execute(db)
  await sql`comment on function appraisal_conflicts is
    'Which appraisers of a round may not score which of its models, and why; asked by the program and by the trigger'`.execute(
    db,
  )

  await sql`
    create table appraisal_sheet (
      id uuid primary key,
      entry_id uuid not null references appraisal_entry,
      account_id uuid not null references account,
      version integer not null check (version >= 1),
      at timestamptz not null,
      remark text not null default '' check (length(remark) <= 4000),
      constraint appraisal_sheet_version unique (entry_id, account_id, version)
    )`.execute(db)
  await sql`
    create table appraisal_score (
      sheet_id uuid not null references appraisal_sheet,
      rubric_id uuid not null,
      position smallint not null,
      points smallint not null check (points >= 0),
      primary key (sheet_id, position),
      foreign key (rubric_id, position) references appraisal_criterion
    )`.execute(db)
  await sql`
    create function appraisal_sheet_allowed() returns trigger language plpgsql as $$
    declare round appraisal_round;
    begin
      select r.* into round from appraisal_round r join appraisal_entry e on e.round_id = r.id
        where e.id = new.entry_id and e.withdrawn_at is null for share of r;
      if round.id is null or round.state <> 'scoring' or round.panel_closed_at is not null then
        raise exception 'the panel is not open' using
          errcode = 'check_violation', constraint = 'appraisal_panel_open';
      end if;
      if not exists (select from appraisal_appraiser a
        where a.round_id = round.id and a.account_id = new.account_id and a.removed_at is null) then
        raise exception 'not an appraiser of this round' using
          errcode = 'check_violation', constraint = 'appraisal_panel_member';
      end if;
      if exists (select from appraisal_conflicts(round.id, ((new.at at time zone 'UTC') + interval '7 hours')::date) c
        where c.entry_id = new.entry_id and c.account_id = new.account_id) then
        raise exception 'an appraiser may not score their own' using
          errcode = 'check_violation', constraint = 'appraisal_own_model';
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger appraisal_sheet_allowed before insert on appraisal_sheet
    for each row execute function appraisal_sheet_allowed()`.execute(db)
  await sql`
    create function appraisal_score_fits() returns trigger language plpgsql as $$
    begin
      if not exists (select from appraisal_sheet s join appraisal_entry e on e.id = s.entry_id
        join appraisal_round r on r.id = e.round_id join appraisal_rubric b on b.id = r.rubric_id
        where s.id = new.sheet_id and b.id = new.rubric_id and new.points <= b.scale) then
        raise exception 'points must fit the rubric of the round' using
          errcode = 'check_violation', constraint = 'appraisal_score_fits';
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger appraisal_score_fits before insert on appraisal_score
    for each row execute function appraisal_score_fits()`.execute(db)
  await appendOnly(db, 'appraisal_sheet')
  await appendOnly(db, 'appraisal_score')

  await sql`
    create table appraisal_shortlist (
      entry_id uuid primary key references appraisal_entry,
      round_id uuid not null references appraisal_round,
      rank smallint check (rank >= 1),
      tied boolean not null,
      sheets smallint not null check (sheets >= 0),
      expected smallint not null check (expected >= 0),
      total integer not null check (total >= 0),
      lowest integer,
      highest integer,
      proposed boolean not null,
      deviation text check (length(deviation) between 1 and 2000)
    )`.execute(db)
  await sql`comment on column appraisal_shortlist.total is
    'Sum of the complete sheets; divided by their number it is the mean, out of 100 times the scale'`.execute(
    db,
  )
  await sql`create index appraisal_shortlist_round on appraisal_shortlist (round_id)`.execute(db)
  await appendOnly(db, 'appraisal_shortlist')
  await sql`
    create table appraisal_proposal (
      round_id uuid primary key references appraisal_round,
      number text not null check (length(number) between 1 and 60),
      proposed_on date not null,
      addressee text not null check (length(addressee) between 1 and 300),
      note text not null default '' check (length(note) <= 4000),
      actor_id uuid references account,
      at timestamptz not null
    )`.execute(db)
  await appendOnly(db, 'appraisal_proposal')
}

async function roles(db: Kysely<never>): Promise<void> {
  await sql`
    insert into role (code, rank, name_vi, name_en) values
      ('appraiser', 5, 'Thành viên hội đồng xét chọn', 'Appraiser')
      on conflict do nothing`.execute(db)
  await sql`
    insert into role_permission (role, permission)
    select role, permission from (values
      ('national_registrar', 'appraisal.manage'), ('national_registrar', 'appraisal.score'),
      ('national_registrar', 'appraisal.decide'),
      ('province_officer', 'appraisal.manage'), ('province_officer', 'appraisal.score'),
      ('province_officer', 'appraisal.decide'),
      ('ward_officer', 'appraisal.manage'), ('ward_officer', 'appraisal.score'),
      ('ward_officer', 'appraisal.decide'),
      ('appraiser', 'appraisal.score')) as given (role, permission)
    where exists (select from role where code = given.role)
    on conflict do nothing`.execute(db)
}

export async function up(db: Kysely<never>): Promise<void> {
  await rubrics(db)
  await rounds(db)
  await scores(db)
  await roles(db)

  const purposes: Record<string, string> = {
    appraisal_rubric: 'By what models are scored, for a place and year; every version that was used stays',
    appraisal_criterion: 'The criteria of a rubric; their weights make 100',
    appraisal_round: 'A round in which a unit chooses the good models of a year',
    appraisal_transition: 'Each step of a round from state to state, with its reason',
    appraisal_entry: 'A model in a round, by its owner or by discovery',
    appraisal_visit: 'A survey visit to a model; a correction is a new row that says what it corrects',
    appraisal_visit_file: 'Photos and documents of a survey visit',
    appraisal_appraiser: 'Who scores in a round, and until when',
    appraisal_conflict: 'A conflict of interest that an appraiser declared for one model',
    appraisal_sheet: 'Each save of the scores of an appraiser for a model; the newest counts',
    appraisal_score: 'The points of a sheet, a row for each criterion that was scored',
    appraisal_shortlist: 'The ranking as it stood when the shortlist was made, and who was proposed',
    appraisal_proposal: 'The paper that proposes the shortlisted models for commendation',
  }
  for (const [table, purpose] of Object.entries(purposes)) {
    await sql`comment on table ${sql.table(table)} is ${sql.lit(purpose)}`.execute(db)
  }
}
