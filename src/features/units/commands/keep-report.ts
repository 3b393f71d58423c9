/** Keeps what an import told, for `units report` and the page of imports, and says in the audit that it ran. */
import { createHash } from 'node:crypto'
import { audit } from '#platform/audit/audit.ts'
import type { TrxCtx } from '#platform/db/transact.ts'
import type { ImportReport } from '../import/report.rules.ts'
import { sourceIdOf } from '../import/workspace.store.ts'

interface Imported {
  readonly fileName: string
  readonly content: string | Buffer
  /** A source that is stored by now. */
  readonly sourceCode: string
  readonly startedAt: Date
}

export async function keepReport(ctx: TrxCtx, file: Imported, report: ImportReport): Promise<void> {
  const kept = await ctx.db
    .insertInto('unit_import')
    .values({
      source_id: await sourceIdOf(ctx.db, file.sourceCode),
      file_name: file.fileName,
      file_sha256: createHash('sha256').update(file.content).digest('hex'),
      started_at: file.startedAt,
      finished_at: ctx.clock.now(),
      report: JSON.stringify(report),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await audit(ctx, {
    action: 'units.imported',
    subjectType: 'unit_import',
    subjectId: kept.id,
    details: { file: file.fileName, created: report.created, changed: report.changed },
  })
}
