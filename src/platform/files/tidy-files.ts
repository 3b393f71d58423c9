/**
 * Removes what nothing refers to: rows of files that no row of any table points at, then content without a row. Both
 * only a day after they were made, as a form under way refers to its file at its end. Which tables point at files is
 * asked of the database: every foreign key to `file` counts, so a new feature cannot be forgotten.
 */
import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { type Ctx, transact } from '../db/transact.ts'
import type { Job } from '../feature.ts'
import { mayRemoveContents } from './files.ts'

const day = 24 * 3600 * 1000

interface Reference {
  readonly table: string
  readonly column: string
}

/** The columns that refer to files. */
async function references(db: Db): Promise<Reference[]> {
  const { rows } = await sql<Reference>`
    select c.relname as table, a.attname as column
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and k.confrelid = 'public.file'::regclass order by 1, 2`.execute(db)
  return rows
}

async function removeRows(db: Db, before: Date): Promise<number> {
  const used = (await references(db)).map(
    ({ table, column }) => sql`
      and not exists (select from public.${sql.ref(table)} r where r.${sql.ref(column)} = f.id)`,
  )
  const { numAffectedRows } = await sql`
    delete from file f where f.created_at < ${before} ${sql.join(used, sql` `)}`.execute(db)
  return Number(numAffectedRows ?? 0)
}

async function withoutRow(db: Db, digests: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ digest: string }>`
    select d.digest from unnest(${[...digests]}::text[]) as d(digest)
    where not exists (select from file f where f.sha256 = d.digest)
      and not exists (select from file f where f.thumbnail_sha256 = d.digest)`.execute(db)
  return rows.map(({ digest }) => digest)
}

/** Runs once; again finds nothing left to do. Content that is being stored or backed up meanwhile waits for the next time. */
export async function tidyFiles(ctx: Ctx): Promise<{ rows: number; contents: number; scratches: number }> {
  const before = new Date(ctx.clock.now().getTime() - day)
  const rows = await transact(ctx, ({ db }) => removeRows(db, before))
  let contents = 0
  for await (const digests of ctx.files.storedBefore(before)) {
    contents += await transact(ctx, async ({ db }) => {
      if (!(await mayRemoveContents(db))) return 0
      const orphans = await withoutRow(db, digests)
      for (const digest of orphans) await ctx.files.remove(digest)
      return orphans.length
    })
  }
  return { rows, contents, scratches: await ctx.files.dropScratch(before) }
}

export const fileJobs: readonly Job[] = [
  {
    name: 'files.tidy',
    everySeconds: 6 * 3600,
    run: async (ctx) => {
      await tidyFiles(ctx)
    },
  },
]
