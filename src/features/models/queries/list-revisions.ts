/** Who changed what in a model's words, for its officers: offices and names of fields, no names of persons. */
import { civilDate } from '#platform/clock.ts'
import type { Ctx } from '#platform/db/transact.ts'
import type { Words } from '#platform/problem.ts'
import { changedFields } from '../merge.rules.ts'
import { isOfficer } from '../model.policy.ts'
import type { ContentField, Model } from '../model.rules.ts'
import { listInCharge, listRevisions as listRows } from '../model.store.ts'
import { listOffices } from '../office.store.ts'

export interface RevisionLine {
  readonly revision: number
  readonly at: Date
  /** `system` acted without an account; `former` holds no office over the model that day. */
  readonly office: { readonly role: Words; readonly unit: string } | 'system' | 'former'
  /** Empty for the first. */
  readonly changed: readonly ContentField[]
}

/** How many a page shows. */
export const mostRevisions = 20

/** Newest first, at most `mostRevisions`; empty for whoever is no officer of the model. */
export async function listRevisions(
  ctx: Ctx,
  model: Pick<Model, 'id' | 'unitId'>,
): Promise<readonly RevisionLine[]> {
  const inCharge = await listInCharge(ctx.db, model.unitId, ctx.clock.today())
  if (!isOfficer(ctx.actor, inCharge)) return []
  const rows = await listRows(ctx.db, model.id, mostRevisions + 1)
  const acted = rows.flatMap(({ actorId, at }) =>
    actorId === null ? [] : [{ accountId: actorId, day: civilDate(at) }],
  )
  const offices = await listOffices(ctx.db, acted, inCharge)
  const officeOf = (actorId: string | null, at: Date): RevisionLine['office'] => {
    if (actorId === null) return 'system'
    const day = civilDate(at)
    return offices.find((office) => office.accountId === actorId && office.day === day) ?? 'former'
  }
  return rows.slice(0, mostRevisions).map(({ revision, at, actorId, content }, i) => {
    const before = rows[i + 1]
    return {
      revision,
      at,
      office: officeOf(actorId, at),
      changed: before ? changedFields(before.content, content) : [],
    }
  })
}
