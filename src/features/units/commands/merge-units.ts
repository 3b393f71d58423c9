/** Merges units, territory or organisations, into one that exists or a new one; what hung under them follows. */
import { audit } from '#platform/audit/audit.ts'
import { type Ctx, transact, type TrxCtx } from '#platform/db/transact.ts'
import { dayBefore } from '../dates.rules.ts'
import { settleUnits } from '../unit-changes.ts'
import { hang, moveChildren, placesUnder } from '../import/follow.rules.ts'
import { officeSource } from '../import/sources.rules.ts'
import { amend, type Version, type Workspace } from '../import/workspace.rules.ts'
import {
  listSuccessors,
  loadWorkspace,
  lockUnits,
  saveSources,
  saveWorkspace,
} from '../import/workspace.store.ts'
import { exactKey, normaliseName } from '#platform/i18n/vietnamese.rules.ts'
import { mayChangeUnit, mayManageUnits } from '../units.policy.ts'
import {
  childrenStranded,
  datesOverlap,
  onlyManager,
  parentEnds,
  parentNotThen,
  unitNotThen,
  unknownKind,
  wrongParent,
} from '../units.problems.ts'
import { mayHangUnder, successionKind } from '../units.rules.ts'
import type { UnitMerger } from '../units.schemas.ts'
import { listIdsAbove } from '../units.store.ts'

/**
 * The merged units end the day before `on`; what hangs under them then or begins there later hangs under the new
 * unit from `on`, and what others said of them after that day is denied. A unit named both as origin and as target
 * lasts and takes the others in. Returns the id of the unit that holds them. Throws Problems `not-allowed`, `invalid` (fromIds, intoId, kind, parentId, code) and `unit-dates-overlap`.
 */
export async function mergeUnits(ctx: Ctx, input: UnitMerger): Promise<{ id: number }> {
  return transact(ctx, async (ctx) => {
    await lockUnits(ctx.db)
    await authorize(ctx, input)
    await saveSources(ctx.db, [officeSource])
    const near = [...input.fromIds, input.intoId ?? 0, input.parentId ?? 0].filter((id) => id > 0)
    const ws = await loadWorkspace(ctx.db, await listSuccessors(ctx.db, near))
    const origins = [...new Set(input.fromIds)]
      .filter((id) => id !== input.intoId)
      .map((id) => originOf(ws, id, input.on))
    const [first] = origins
    if (!first) throw unitNotThen('fromIds')
    const target = targetOf(ws, input, first)
    if (origins.some((origin) => origin.level !== target.level)) throw unknownKind()
    for (const origin of origins) end(ws, origin, target, input, origins.length)
    for (const { unit } of origins) moveOn(ws, unit, input.on)
    const saved = await saveWorkspace(ctx.db, ws)
    const id = target.unit < 0 ? saved.newIds[-target.unit - 1] : target.unit
    if (id === undefined) throw new Error('the new unit has no id')
    await settleUnits(ctx, saved)
    await audit(ctx, {
      action: 'unit.merged',
      subjectType: 'unit',
      subjectId: id,
      unitId: id,
      details: { fromIds: input.fromIds, on: input.on },
    })
    return { id }
  })
}

/** Over every unit that ends, and over the one that holds them or what it hangs under. */
async function authorize(ctx: TrxCtx, input: UnitMerger): Promise<void> {
  const eve = dayBefore(input.on)
  const ending = [...new Set(input.fromIds)]
  for (const id of ending) {
    if (!mayChangeUnit(ctx.actor, id, await listIdsAbove(ctx.db, id, eve))) throw onlyManager()
  }
  const place = await listIdsAbove(ctx.db, input.intoId ?? input.parentId ?? 0, input.on)
  const allowed =
    input.intoId === undefined
      ? mayManageUnits(ctx.actor, place)
      : mayChangeUnit(ctx.actor, input.intoId, place)
  if (!allowed) throw onlyManager()
}

function originOf(ws: Workspace, id: number, on: string): Version {
  const version = ws.on(id, dayBefore(on))
  const ended = version?.to === on
  if (!version?.dated || ended) throw unitNotThen('fromIds')
  const later = ws.versionsOf(id).some((other) => other.from !== null && other.from >= on)
  if (later) throw datesOverlap()
  return version
}

function targetOf(ws: Workspace, input: UnitMerger, like: Version): Version {
  if (input.intoId !== undefined) {
    const into = ws.on(input.intoId, input.on)
    if (!into?.dated) throw unitNotThen('intoId')
    return into
  }
  const { kind = '', name = '', parentId = 0 } = input
  const level = ws.kinds.get(kind)?.level
  const parent = ws.on(parentId, input.on)
  if (!level) throw unknownKind()
  if (!parent?.dated) throw parentNotThen()
  if (!mayHangUnder(level, parent.level)) throw wrongParent()
  const places = placesUnder(ws, level, parentId, input.on, null)
  if (!places) throw parentEnds()
  const added = ws.addUnit({
    kind,
    name: normaliseName(name),
    code: input.code ?? null,
    codeSystem: like.codeSystem,
    parent: parentId,
    ownerBlock: like.ownerBlock,
    from: input.on,
    to: null,
    dated: true,
    source: officeSource.code,
  })
  hang(ws, added, places, officeSource.code)
  return added
}

function end(ws: Workspace, origin: Version, target: Version, input: UnitMerger, many: number): void {
  const { on } = input
  ws.change(origin, { to: on })
  for (const edge of ws.edgesOut(origin.unit)) {
    if (edge.on <= on || edge.supersededBy) continue
    if (ws.rank(edge.source) >= officeSource.rank) throw datesOverlap()
    amend(edge, { supersededBy: officeSource.code })
  }
  ws.addEdge({
    from: origin.unit,
    to: target.unit,
    on,
    dated: true,
    kind: successionKind({
      into: 1,
      outOf: input.intoId === undefined ? many : many + 1,
      sameName: exactKey(origin.name) === exactKey(target.name),
      sameKind: origin.kind === target.kind,
    }),
    extent: 'whole',
    extentNote: input.note ?? null,
    share: 1,
    certainty: 'stated',
    source: officeSource.code,
  })
}

/** What hung under the ended unit follows it; what went into it after its end went to where it is by then. */
function moveOn(ws: Workspace, ended: number, on: string): void {
  const stranded = moveChildren(ws, ended, on, officeSource.code)
  if (stranded.length > 0) throw childrenStranded()
  for (const edge of ws.edgesIn(ended)) {
    if (edge.on <= on || edge.supersededBy) continue
    const target = placeOn(ws, ended, edge.on)
    if (target === undefined) throw datesOverlap()
    const { id: _, dirty: __, supersededBy: ___, ...same } = edge
    amend(edge, { supersededBy: officeSource.code })
    if (edge.from === target || ws.findEdge(edge.from, target, edge.on)) continue
    ws.addEdge({ ...same, to: target, source: officeSource.code })
  }
}

/** The unit itself while it lasts, then its only successor, and so on. */
function placeOn(ws: Workspace, unit: number, date: string): number | undefined {
  let at = unit
  for (let step = 0; step < 24; step++) {
    if (ws.on(at, date)) return at
    const next = ws.edgesOut(at).filter((edge) => edge.on <= date && !edge.supersededBy)
    const [only] = next
    if (!only || next.length > 1) return undefined
    at = only.to
  }
  return undefined
}
