/** Adds a neighbourhood, an organisation, a cluster or any other unit under one that exists. */
import { audit } from '#platform/audit/audit.ts'
import { type Ctx, transact } from '#platform/db/transact.ts'
import { settleUnits } from '../unit-changes.ts'
import { hang, placesUnder } from '../import/follow.rules.ts'
import { officeSource } from '../import/sources.rules.ts'
import {
  listSuccessors,
  loadWorkspace,
  lockUnits,
  saveSources,
  saveWorkspace,
} from '../import/workspace.store.ts'
import { normaliseName } from '#platform/i18n/vietnamese.rules.ts'
import { mayManageUnits } from '../units.policy.ts'
import { onlyManager, parentNotThen, unknownKind, wrongParent } from '../units.problems.ts'
import { mayHangUnder } from '../units.rules.ts'
import type { UnitInput } from '../units.schemas.ts'
import { listIdsAbove } from '../units.store.ts'

/**
 * Returns the new unit's id. Where the unit above ended since, it goes on under the one that took that in;
 * where no single one did, it stays where it is until `changeUnit` says otherwise.
 * Throws Problems `not-allowed` and `invalid` (kind, parentId, code).
 */
export async function createUnit(ctx: Ctx, input: UnitInput): Promise<{ id: number }> {
  return transact(ctx, async (ctx) => {
    await lockUnits(ctx.db)
    const above = await listIdsAbove(ctx.db, input.parentId, input.from)
    if (!mayManageUnits(ctx.actor, above)) throw onlyManager()
    await saveSources(ctx.db, [officeSource])
    const ws = await loadWorkspace(ctx.db, await listSuccessors(ctx.db, [input.parentId]))
    const kind = ws.kinds.get(input.kind)
    const parent = ws.on(input.parentId, input.from)
    if (!kind) throw unknownKind()
    if (!parent?.dated) throw parentNotThen()
    if (!mayHangUnder(kind.level, parent.level)) throw wrongParent()
    const places = placesUnder(ws, kind.level, input.parentId, input.from, null)
    const added = ws.addUnit({
      kind: input.kind,
      name: normaliseName(input.name),
      code: input.code ?? null,
      codeSystem: kind.level === 'commune' || kind.level === 'province' ? 'gso' : 'office',
      parent: input.parentId,
      ownerBlock: input.ownerBlock ?? null,
      from: input.from,
      to: null,
      dated: true,
      source: officeSource.code,
    })
    if (places) hang(ws, added, places, officeSource.code)
    const saved = await saveWorkspace(ctx.db, ws)
    const [id] = saved.newIds
    if (id === undefined) throw new Error('the new unit has no id')
    await settleUnits(ctx, saved)
    await audit(ctx, {
      action: 'unit.created',
      subjectType: 'unit',
      subjectId: id,
      unitId: id,
      details: { kind: input.kind, parentId: input.parentId, from: input.from },
    })
    return { id }
  })
}
