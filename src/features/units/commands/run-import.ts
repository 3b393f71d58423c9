/** The frame around every import: one transaction, turns taken, what changed written and derived, report kept. */
import { createHash } from 'node:crypto'
import { audit } from '#platform/audit/audit.ts'
import { type Ctx, transact } from '#platform/db/transact.ts'
import { rebuildDerived } from '../derived.store.ts'
import type { ImportReport } from '../import/report.rules.ts'
import { allSources, type SourceInfo } from '../import/sources.rules.ts'
import type { Workspace } from '../import/workspace.rules.ts'
import { loadWorkspace, lockUnits, saveSources, saveWorkspace } from '../import/workspace.store.ts'

export interface ImportProgress {
  readonly stage: 'read' | 'compare' | 'write' | 'derive'
  readonly done: number
  readonly total: number
}
export type OnProgress = (progress: ImportProgress) => void

export interface ImportFile {
  readonly fileName: string
  readonly content: string
  readonly source: SourceInfo
}

/** The whole import or nothing: a failure, or a process that dies, leaves the units as they were. */
export async function runImport(
  ctx: Ctx,
  file: ImportFile,
  importInto: (ws: Workspace) => ImportReport,
  onProgress: OnProgress = () => undefined,
): Promise<ImportReport> {
  return transact(ctx, async (ctx) => {
    await lockUnits(ctx.db)
    const startedAt = ctx.clock.now()
    onProgress({ stage: 'read', done: 0, total: 1 })
    await saveSources(ctx.db, allSources)
    const ws = await loadWorkspace(ctx.db)
    onProgress({ stage: 'compare', done: 0, total: 1 })
    const report = importInto(ws)
    onProgress({ stage: 'compare', done: 1, total: 1 })
    const saved = await saveWorkspace(ctx.db, ws, (done, total) => onProgress({ stage: 'write', done, total }))
    report.created.units = saved.newUnits
    report.created.versions = saved.newVersions
    report.created.successions = saved.newEdges
    report.changed.versions = saved.changedVersions
    report.changed.successions = saved.changedEdges
    if (saved.units.length > 0) {
      await rebuildDerived(ctx.db, ctx.clock.today(), (done, total) => onProgress({ stage: 'derive', done, total }))
    }
    const source = await ctx.db
      .selectFrom('unit_source')
      .select('id')
      .where('code', '=', file.source.code)
      .executeTakeFirstOrThrow()
    const kept = await ctx.db
      .insertInto('unit_import')
      .values({
        source_id: source.id,
        file_name: file.fileName,
        file_sha256: createHash('sha256').update(file.content).digest('hex'),
        started_at: startedAt,
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
    return report
  })
}
