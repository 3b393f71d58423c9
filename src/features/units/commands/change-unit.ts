/** Renames a unit, changes its kind or moves it, from a day on; what it was before stays as it was. */
import { audit } from '#platform/audit/audit.ts'
import { type Ctx, transact } from '#platform/db/transact.ts'
import { settleUnits } from '../unit-changes.ts'
import { hang, placesUnder } from '../import/follow.rules.ts'
import { officeSource } from '../import/sources.rules.ts'
import type { Version, Workspace } from '../import/workspace.rules.ts'
import {
  listSuccessors,
  loadWorkspace,
  lockUnits,
  saveSources,
  saveWorkspace,
} from '../import/workspace.store.ts'
import { normaliseName } from '#platform/i18n/vietnamese.rules.ts'
import { mayChangeUnit, mayManageUnits } from '../units.policy.ts'
import {
  nothingChanges,
  onlyManager,
  parentEnds,
  parentNotThen,
  unitNotThen,
  unknownKind,
  wrongParent,
} from '../units.problems.ts'
import { mayHangUnder } from '../units.rules.ts'
import type { UnitChange } from '../units.schemas.ts'
import { listIdsAbove } from '../units.store.ts'

/**
 * Starts a new version on `from`, up to where the version of that day ended; on that version's own first day it
 * corrects it in place. Throws Problems `not-allowed`, `invalid` (unitId, kind, parentId, code) and
 * `unit-nothing-changes`.
 */
export async function changeUnit(ctx: Ctx, input: UnitChange): Promise<void> {
  await transact(ctx, async (ctx) => {
    await lockUnits(ctx.db)
    const above = await listIdsAbove(ctx.db, input.unitId, input.from)
    const aboveNew =
      input.parentId === undefined ? above : await listIdsAbove(ctx.db, input.parentId, input.from)
    if (!mayChangeUnit(ctx.actor, input.unitId, above)) throw onlyManager()
    if (input.parentId !== undefined && !mayManageUnits(ctx.actor, aboveNew)) throw onlyManager()
    await saveSources(ctx.db, [officeSource])
    const parents = input.parentId ? await listSuccessors(ctx.db, [input.parentId]) : []
    const ws = await loadWorkspace(ctx.db, [input.unitId, ...parents])
    const now = ws.on(input.unitId, input.from)
    if (!now?.dated) throw unitNotThen('unitId')
    if (input.parentId !== undefined && aboveNew.includes(input.unitId)) throw wrongParent()
    const told = decide(ws, now, input)
    const changed = Object.entries(told).flatMap(([key, value]) =>
      now[key as keyof typeof told] === value ? [] : [key],
    )
    if (changed.length === 0) throw nothingChanges()
    const places = input.parentId && placesUnder(ws, now.level, input.parentId, input.from, now.to)
    if (input.parentId && !places) throw parentEnds()
    const version = startVersion(ws, now, input.from)
    ws.change(version, { ...told, source: officeSource.code })
    if (places) hang(ws, version, places, officeSource.code)
    const saved = await saveWorkspace(ctx.db, ws)
    await settleUnits(ctx, saved)
    await audit(ctx, {
      action: 'unit.changed',
      subjectType: 'unit',
      subjectId: input.unitId,
      unitId: input.unitId,
      details: { from: input.from, changed },
    })
  })
}

/** The version itself on its first day, else a new one that takes over from it. */
function startVersion(ws: Workspace, now: Version, from: string): Version {
  if (now.from === from) return now
  const { versionId: _, dirty: __, level: ___, ...same } = now
  ws.change(now, { to: from })
  return ws.addVersion({ ...same, from })
}

/** The state from `from` on. A kind may change within its level only: a ward never becomes a school. */
function decide(ws: Workspace, now: Version, input: UnitChange) {
  const kind = input.kind ?? now.kind
  if (ws.kinds.get(kind)?.level !== now.level) throw unknownKind()
  const parent = input.parentId ?? now.parent
  if (input.parentId !== undefined) {
    const above = ws.on(input.parentId, input.from)
    if (!above?.dated) throw parentNotThen()
    if (!mayHangUnder(now.level, above.level)) throw wrongParent()
  }
  return {
    kind,
    name: input.name === undefined ? now.name : normaliseName(input.name),
    parent,
    code: input.code ?? now.code,
    ownerBlock: input.ownerBlock ?? now.ownerBlock,
  }
}
