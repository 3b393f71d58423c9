/** A unit with all it was ever called. */
import type { Ctx } from '#platform/db/transact.ts'
import { notFound } from '#platform/problem.ts'
import { contains } from '../dates.rules.ts'
import { listVersions } from '../units.store.ts'
import type { Unit } from '../units.rules.ts'

/** Throws Problem `not-found`. */
export async function getUnit(ctx: Ctx, id: number): Promise<Unit> {
  const today = ctx.clock.today()
  const versions = await listVersions(ctx.db, id)
  const current = versions.find((version) => version.dated && contains(version, today))
  const latest =
    current ??
    versions.findLast((version) => version.from === null || version.from <= today) ??
    versions.at(-1)
  if (!latest) throw notFound({ vi: 'đơn vị này', en: 'this unit' })
  return { id, versions, latest, existsToday: current !== undefined }
}
