/** Describes the schema of a migrated database as Markdown, from the catalogue and the comments in it. */
import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'

interface TableRow {
  readonly table: string
  readonly comment: string | null
  readonly appendOnly: boolean
}

interface ColumnRow {
  readonly table: string
  readonly column: string
  readonly type: string
  readonly required: boolean
  readonly comment: string | null
}

interface ConstraintRow {
  readonly table: string
  readonly name: string
  readonly definition: string
}

const ownTables = sql`c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not like 'kysely%'`

async function tables(db: Db): Promise<TableRow[]> {
  const { rows } = await sql<TableRow>`
    select c.relname as table, obj_description(c.oid) as comment,
      exists (select 1 from pg_trigger t join pg_proc p on p.oid = t.tgfoid
        where t.tgrelid = c.oid and p.proname = 'forbid_change' and t.tgtype & 24 = 24) as "appendOnly"
    from pg_class c where ${ownTables} order by c.relname collate "C"`.execute(db)
  return rows
}

async function columns(db: Db): Promise<ColumnRow[]> {
  const { rows } = await sql<ColumnRow>`
    select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
      a.attnotnull as required, col_description(c.oid, a.attnum) as comment
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where ${ownTables} and a.attnum > 0 and not a.attisdropped order by c.relname, a.attnum`.execute(db)
  return rows
}

/** Keys, references, exclusions and checks; not-null is told with the column. */
async function constraints(db: Db): Promise<ConstraintRow[]> {
  const { rows } = await sql<ConstraintRow>`
    select c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where ${ownTables} and k.contype in ('p', 'u', 'f', 'x', 'c') order by c.relname, k.contype, k.conname collate "C"`.execute(
    db,
  )
  return rows
}

function describe(table: TableRow, ownColumns: ColumnRow[], ownConstraints: ConstraintRow[]): string {
  return [
    `## ${table.table}`,
    '',
    ...(table.comment ? [`${table.comment}.`, ''] : []),
    ...(table.appendOnly ? ['Append-only: the database refuses to change or remove its rows.', ''] : []),
    '| column | type | |',
    '|---|---|---|',
    ...ownColumns.map(
      ({ column, type, required, comment }) =>
        `| ${column} | ${type}${required ? '' : ', optional'} | ${comment ?? ''} |`,
    ),
    '',
    ...ownConstraints.map(({ definition }) => `* \`${definition.replace(/\s+/gu, ' ')}\``),
    '',
  ].join('\n')
}

export async function databaseDocument(db: Db): Promise<string> {
  const [allTables, allColumns, allConstraints] = [await tables(db), await columns(db), await constraints(db)]
  return [
    '# The database',
    '',
    'Written from the migrated schema; `npm run docs` writes it again, a test says when it is out of date.',
    'Dates are civil dates; a `daterange` contains its first day and not its last. Tables that are called',
    '*derived* hold nothing that the others do not, and can be rebuilt at any time. Why the tables are as they',
    'are: [decisions](decisions/).',
    '',
    ...allTables.map((table) =>
      describe(
        table,
        allColumns.filter((row) => row.table === table.table),
        allConstraints.filter((row) => row.table === table.table),
      ),
    ),
  ].join('\n')
}
