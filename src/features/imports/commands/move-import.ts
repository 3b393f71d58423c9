/** Starts, stops, resumes and throws away an import. What was entered stays entered. */
import { audit } from '#platform/audit/audit.ts'
import { type Ctx, transact } from '#platform/db/transact.ts'
import type { Deed, ImportState } from '../import.rules.ts'
import { countRows, deleteImport, type SheetImport, updateImport } from '../imports.store.ts'
import { nothingGood } from '../problems.rules.ts'
import { lockOwn } from './lock-own.ts'
import { importer } from './receive-list.ts'

const actions = { start: 'import.started', cancel: 'import.cancelled', resume: 'import.resumed' } as const

async function move(ctx: Ctx, id: string, deed: keyof typeof actions & Deed): Promise<SheetImport> {
  importer(ctx)
  return transact(ctx, async (inside) => {
    const one = await lockOwn(inside, id, deed)
    const { good, new: left } = await countRows(inside.db, one.id)
    if (deed !== 'cancel' && good + left === 0) throw nothingGood()
    /* A check that was stopped begins anew with the columns; entering goes on where it was. */
    const state: ImportState =
      deed !== 'cancel' ? 'running' : one.state === 'checking' ? 'columns' : 'cancelled'
    const at = inside.clock.now()
    await updateImport(inside.db, one.id, { at, state, ...(state === 'columns' && { plan: null }) })
    await audit(inside, {
      action: actions[deed],
      subjectType: 'import',
      subjectId: one.id,
      details: { rows: good, enterAs: one.plan?.enterAs ?? null },
    })
    return { ...one, state, updatedAt: at, problem: null, ...(state === 'columns' && { plan: null }) }
  })
}

/** Begins to enter the good rows. Throws Problems not-found, `import.wrong-moment`, `import.nothing-good`. */
export const startImport = (ctx: Ctx, { id }: { id: string }) => move(ctx, id, 'start')

/** Stops after the batch that is under way. Throws Problems not-found, `import.wrong-moment`. */
export const cancelImport = (ctx: Ctx, { id }: { id: string }) => move(ctx, id, 'cancel')

/** Goes on with the good rows that are left. */
export const resumeImport = (ctx: Ctx, { id }: { id: string }) => move(ctx, id, 'resume')

/** Throws away a list that was not entered. Throws Problems not-found, `import.wrong-moment`. */
export async function removeImport(ctx: Ctx, { id }: { id: string }): Promise<void> {
  importer(ctx)
  await transact(ctx, async (inside) => {
    const one = await lockOwn(inside, id, 'remove')
    await deleteImport(inside.db, one.id)
    await audit(inside, { action: 'import.removed', subjectType: 'import', subjectId: one.id })
  })
}
