/** One model in a round: what visits found, and the reader's own sheet where they score it. */
import { listInChargeOf, readModel } from '#features/models/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { mayAppraise, mayManage, seesInside } from '../appraisal.policy.ts'
import { type Entry, findEntry, listVisits, type Visit } from '../entry.store.ts'
import { isAppointed, listSheetsOf, type Sheet } from '../panel.store.ts'
import { noEntry, noRound } from '../problems.rules.ts'
import { type ConflictKind, type Round, type Rubric, takesScores } from '../round.rules.ts'
import { findRound } from '../round.store.ts'
import { findRubric } from '../rubric.store.ts'
import { conflictsWith } from './own-model.ts'
import type { Model } from '#features/models/contract.ts'

export interface ReadEntry {
  readonly round: Round
  readonly rubric: Rubric | undefined
  readonly entry: Entry
  readonly model: Model
  readonly visits: readonly Visit[]
  readonly manages: boolean
  /** On the panel of this round. */
  readonly appointed: boolean
  /** What keeps the reader from scoring it. */
  readonly conflicts: readonly ConflictKind[]
  readonly scores: boolean
  readonly visitsOpen: boolean
  readonly mine: Sheet | undefined
}

/** For who is inside the round; throws not-found for everybody else. */
export async function readEntry(ctx: Ctx, id: string, modelId: string): Promise<ReadEntry> {
  const { db, actor } = ctx
  const round = await findRound(db, id)
  if (!round) throw noRound()
  const inCharge = await listInChargeOf(ctx, round.unitId)
  const appointed = (await isAppointed(db, round.id, actor.accountId)) && mayAppraise(actor, inCharge)
  if (!seesInside(actor, inCharge, appointed)) throw noRound()
  const entry = await findEntry(db, round.id, modelId)
  if (!entry) throw noEntry()
  const { model } = await readModel(ctx, entry.modelId)
  const conflicts = appointed ? await conflictsWith(ctx, entry) : []
  const free = appointed && conflicts.length === 0 && entry.withdrawnAt === null
  const sheets = actor.accountId === null ? [] : await listSheetsOf(db, round.id, actor.accountId)
  const manages = mayManage(actor, inCharge)
  return {
    round,
    rubric: round.rubricId === null ? undefined : await findRubric(db, round.rubricId),
    entry,
    model,
    visits: await listVisits(db, entry.id),
    manages,
    appointed,
    conflicts,
    scores: free && takesScores(round),
    visitsOpen:
      (free || (manages && entry.withdrawnAt === null)) && (round.state === 'open' || takesScores(round)),
    mine: sheets.find(({ entryId }) => entryId === entry.id),
  }
}
