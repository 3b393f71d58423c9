/** The frame around every import: one transaction, turns taken, what changed written and derived, report kept. */
import { type Ctx, transact } from '#platform/db/transact.ts'
import { settleAllUnits } from '../unit-changes.ts'
import type { ImportReport } from '../import/report.rules.ts'
import { allSources, type SourceInfo } from '../import/sources.rules.ts'
import type { Workspace } from '../import/workspace.rules.ts'
import { loadWorkspace, saveSources, saveWorkspace, tryLockUnits } from '../import/workspace.store.ts'
import { unitsBusy } from '../units.problems.ts'
import { keepReport } from './keep-report.ts'

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
      const { fileName, content, source } = step
      if (report) await keepReport(ctx, { fileName, content, sourceCode: source.code, startedAt }, report)
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
