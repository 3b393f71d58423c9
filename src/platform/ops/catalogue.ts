/**
 * What the database says of itself. Backup and restore follow this and no list kept by hand, so a table that a
 * later migration adds is carried too. Only what belongs to us counts: not what an extension brought along.
 */
import { sql } from 'kysely'
import type { Db } from '../db/database.ts'

export interface Column {
  readonly name: string
  /** As `format_type` writes it, with its precision: `numeric(7,6)`. */
  readonly type: string
}

export interface Table {
  readonly name: string
  /** In the table's order, without generated ones. */
  readonly columns: readonly Column[]
}

const ours = sql`c.relnamespace = 'public'::regnamespace and not exists (
  select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`

/** The ordinary tables, partitions among them, by name. */
export async function tablesOf(db: Db): Promise<Table[]> {
  const { rows } = await sql<Table>`
    select c.relname as name, coalesce((
      select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod))
        order by a.attnum)
      from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    ), '[]') as columns
    from pg_class c where ${ours} and c.relkind = 'r' order by c.relname`.execute(db)
  return rows
}

/** Whether the schema holds no table, view or sequence of ours. */
export async function isEmpty(db: Db): Promise<boolean> {
  const { rows } = await sql`
    select from pg_class c where ${ours} and c.relkind in ('r','p','v','m','S','f') limit 1`.execute(db)
  return rows.length === 0
}

/** Schemas beside `public` that hold tables: a backup leaves them out and says so. */
export async function otherSchemas(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct n.nspname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r','p') and n.nspname not in ('public','information_schema') and n.nspname !~ '^pg_'
    order by 1`.execute(db)
  return rows.map((row) => row.name)
}

export interface SequenceState {
  readonly name: string
  readonly value: string
  readonly called: boolean
}

/** Where every sequence stands, those of identity columns among them. */
export async function sequencesOf(db: Db): Promise<SequenceState[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c where ${ours} and c.relkind = 'S' order by c.relname`.execute(db)
  const states: SequenceState[] = []
  for (const { name } of rows) {
    const state = await sql<{ value: string; called: boolean }>`
      select last_value::text as value, is_called as called from public.${sql.ref(name)}`.execute(db)
    for (const { value, called } of state.rows) states.push({ name, value, called })
  }
  return states
}

export async function setSequence(db: Db, { name, value, called }: SequenceState): Promise<void> {
  await sql`
    select setval(format('public.%I', ${name}::text)::regclass, ${value}::text::bigint, ${called}::boolean)`.execute(
    db,
  )
}

/**
 * Makes values read and written as text mean the same in every session, and lifts the limits on time that are
 * there for requests. Holds until the end of the transaction.
 */
export async function settle(db: Db): Promise<void> {
  const settings = {
    timezone: 'UTC',
    datestyle: 'ISO, YMD',
    intervalstyle: 'postgres',
    bytea_output: 'hex',
    extra_float_digits: '1',
    statement_timeout: '0',
    lock_timeout: '0',
    idle_in_transaction_session_timeout: '0',
    row_security: 'off',
  }
  for (const [name, value] of Object.entries(settings)) {
    await sql`select set_config(${name}, ${value}, true)`.execute(db)
  }
}

/** Runs a statement that the database itself wrote for us, as below. */
async function run(db: Db, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

/**
 * Takes foreign keys away and puts the triggers to rest, so that rows can be loaded in any order and past
 * append-only triggers; the owner of the tables may do that, no superuser is needed. Returns the function that
 * brings both back as they were, which checks every foreign key over all rows. Both in one transaction, so
 * nobody ever sees the database without them.
 */
export async function openGates(db: Db): Promise<() => Promise<void>> {
  const keys = await sql<{ drop: string; add: string; comment: string | null }>`
    select format('alter table public.%I drop constraint %I', c.relname, k.conname) as drop,
      format('alter table public.%I add constraint %I %s', c.relname, k.conname, pg_get_constraintdef(k.oid)) as add,
      format('comment on constraint %I on public.%I is %L', k.conname, c.relname,
        obj_description(k.oid, 'pg_constraint')) as comment
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where ${ours} and k.contype = 'f' and k.conparentid = 0 order by c.relname, k.conname`.execute(db)
  const triggers = await sql<{ disable: string; enable: string }>`
    select format('alter table public.%I disable trigger %I', c.relname, t.tgname) as disable,
      format('alter table public.%I enable %s trigger %I', c.relname,
        case t.tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end, t.tgname) as enable
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where ${ours} and not t.tgisinternal and t.tgparentid = 0 and t.tgenabled <> 'D'`.execute(db)
  await run(db, [...triggers.rows.map((row) => row.disable), ...keys.rows.map((row) => row.drop)])
  return async () => {
    for (const { add, comment } of keys.rows) await run(db, comment ? [add, comment] : [add])
    await run(
      db,
      triggers.rows.map((row) => row.enable),
    )
  }
}

/** Fills the materialised views anew, in the order in which they were created. */
export async function refreshViews(db: Db): Promise<void> {
  const { rows } = await sql<{ refresh: string }>`
    select format('refresh materialized view public.%I', c.relname) as refresh
    from pg_class c where ${ours} and c.relkind = 'm' order by c.oid`.execute(db)
  await run(
    db,
    rows.map((row) => row.refresh),
  )
}
