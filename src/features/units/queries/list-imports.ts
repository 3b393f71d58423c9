/** The imports this installation has run, each with the report it kept: where every unit comes from. */
import type { Ctx } from '#platform/db/transact.ts'
import { notFound } from '#platform/problem.ts'
import type { ImportReport } from '../import/report.rules.ts'
import type {} from '../units.tables.ts'

export interface StoredImport {
  readonly id: number
  readonly sourceTitle: string
  readonly sourceUrl: string | null
  readonly fileName: string
  readonly finishedAt: Date
  readonly report: ImportReport
}

function finished(ctx: Ctx) {
  return ctx.db
    .selectFrom('unit_import as i')
    .innerJoin('unit_source as s', 's.id', 'i.source_id')
    .select(['i.id', 's.title as sourceTitle', 's.url as sourceUrl', 'i.file_name as fileName'])
    .select(['i.finished_at as finishedAt', 'i.report'])
    .where('i.finished_at', 'is not', null)
    .where('i.report', 'is not', null)
}

type Row = Omit<StoredImport, 'finishedAt' | 'report'> & { finishedAt: Date | null; report: unknown }

/** A finished import has both; the report comes out of the database as an object. */
const stored = ({ finishedAt, report, ...row }: Row): StoredImport[] =>
  finishedAt === null ? [] : [{ ...row, finishedAt, report: report as ImportReport }]

/** Newest first, the fifty last ones. */
export async function listImports(ctx: Ctx): Promise<StoredImport[]> {
  const rows = await finished(ctx).orderBy('i.id', 'desc').limit(50).execute()
  return rows.flatMap(stored)
}

/** Throws Problem `not-found`. */
export async function getImport(ctx: Ctx, id: number): Promise<StoredImport> {
  const row = await finished(ctx).where('i.id', '=', id).executeTakeFirst()
  const [found] = row ? stored(row) : []
  if (!found) throw notFound({ vi: 'lần nạp này', en: 'this import' })
  return found
}
