/** The frame around every import: one transaction, turns taken, what changed written and derived, report kept. */
import { createHash } from 'node:crypto'
import { audit } from '#platform/audit/audit.ts'
import { type Ctx, transact, type TrxCtx } from '#platform/db/transact.ts'
import { settleAllUnits } from '../unit-changes.ts'
import type { ImportReport } from '../import/report.rules.ts'
import { allSources, type SourceInfo } from '../import/sources.rules.ts'
import type { Workspace } from '../import/workspace.rules.ts'
import { loadWorkspace, saveSources, saveWorkspace, tryLockUnits } from '../import/workspace.store.ts'
import { unitsBusy } from '../units.problems.ts'

export interface ImportProgress {
  readonly stage: 'read' | 'compare' | 'write' | 'derive'
  readonly done: number
  readonly total: number
}
export type OnProgress = (progress: ImportProgress) => void

export interface ImportStep {
  readonly fileName: string
  readonly content: string
  readonly source: SourceInfo
  /** Pure: changes the workspace and tells. */
  readonly importInto: (ws: Workspace) => ImportReport
}

/**
 * Runs the steps on one workspace and returns their reports. All or nothing: a failure, or a process that dies,
 * leaves the units as they were, and the same file again changes nothing. Throws Problem `units-busy` while
 * another change of units is being saved.
 */
export async function runImport(
  ctx: Ctx,
  steps: readonly ImportStep[],
  onProgress: OnProgress = () => undefined,
): Promise<ImportReport[]> {
  return transact(ctx, async (ctx) => {
    if (!(await tryLockUnits(ctx.db))) throw unitsBusy()
    const startedAt = ctx.clock.now()
    onProgress({ stage: 'read', done: 0, total: 1 })
    await saveSources(ctx.db, allSources)
    const ws = await loadWorkspace(ctx.db)
    onProgress({ stage: 'read', done: 1, total: 1 })
    const reports: ImportReport[] = []
    for (const step of steps) {
      reports.push(runStep(ws, step))
      onProgress({ stage: 'compare', done: reports.length, total: steps.length })
    }
    const saved = await saveWorkspace(ctx.db, ws, (done, total) =>
      onProgress({ stage: 'write', done, total }),
    )
    if (saved.rows > 0) {
      await settleAllUnits(ctx, (done, total) => onProgress({ stage: 'derive', done, total }))
    }
    for (const [index, step] of steps.entries()) {
      const report = reports[index]
      if (report) await keepReport(ctx, step, report, startedAt)
    }
    return reports
  })
}

function runStep(ws: Workspace, step: ImportStep): ImportReport {
  const before = ws.tally()
  const report = step.importInto(ws)
  const after = ws.tally()
  Object.assign(report.created, {
    units: after.newUnits - before.newUnits,
    versions: after.newVersions - before.newVersions,
    successions: after.newEdges - before.newEdges,
  })
  Object.assign(report.changed, {
    versions: after.changedVersions - before.changedVersions,
    successions: after.changedEdges - before.changedEdges,
  })
  return report
}

async function keepReport(
  ctx: TrxCtx,
  step: ImportStep,
  report: ImportReport,
  startedAt: Date,
): Promise<void> {
  const source = await ctx.db
    .selectFrom('unit_source')
    .select('id')
    .where('code', '=', step.source.code)
    .executeTakeFirstOrThrow()
  const kept = await ctx.db
    .insertInto('unit_import')
    .values({
      source_id: source.id,
      file_name: step.fileName,
      file_sha256: createHash('sha256').update(step.content).digest('hex'),
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
    details: { file: step.fileName, created: report.created, changed: report.changed },
  })
}
