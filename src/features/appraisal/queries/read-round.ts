/** One round as this reader may see it: its rules for everybody, models, panel and scores for who is inside. */
import { listInChargeOf, unitPlace, type UnitPlace } from '#features/models/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { sortKey } from '#platform/i18n/vietnamese.rules.ts'
import { mayAppraise, mayDecide, mayManage, seesInside } from '../appraisal.policy.ts'
import {
  findProposal,
  type Held,
  listCertificatesUnder,
  listDecisions,
  listShortlist,
  type Proposal,
  type Shortlisted,
} from '../decision.store.ts'
import { type Entry, listEntries } from '../entry.store.ts'
import {
  type Appraiser,
  type Conflict,
  isAppointed,
  listAppraisers,
  listConflicts,
  listSheetsOf,
  type Sheet,
} from '../panel.store.ts'
import { noRound } from '../problems.rules.ts'
import { type Decision, type Round, type Rubric, showsScores } from '../round.rules.ts'
import { findRound, listTransitions, type Transition } from '../round.store.ts'
import { findRubric, findRubricInForce } from '../rubric.store.ts'
import { totalOf } from '../score.rules.ts'
import { progressOf, type Progress, type Ranking, rankingOf } from './ranking.ts'

/** What only those inside see. */
export interface Inside {
  readonly entries: readonly Entry[]
  readonly panel: readonly Appraiser[]
  readonly conflicts: readonly Conflict[]
  /** Of the reader, by model's entry; an appraiser sees their own at any time. */
  readonly mine: readonly (Sheet & { readonly complete: boolean })[]
  /** For the manager while the panel scores. */
  readonly progress: readonly Progress[]
  /** Only once the panel is closed. */
  readonly ranking: Ranking | undefined
  readonly shortlist: readonly Shortlisted[]
  readonly proposal: Proposal | undefined
}

export interface ReadRound {
  readonly round: Round
  readonly place: UnitPlace
  /** Of a draft the one that would be fixed now; undefined where there is none yet. */
  readonly rubric: Rubric | undefined
  readonly history: readonly Transition[]
  readonly decisions: readonly Decision[]
  readonly certificates: readonly Held[]
  readonly manages: boolean
  readonly decides: boolean
  readonly appraises: boolean
  readonly inside: Inside | undefined
}

/** In Vietnamese order, whatever the database's collation; those who left last. */
function byName(panel: readonly Appraiser[]): Appraiser[] {
  const rank = ({ removedAt, name }: Appraiser) => `${removedAt === null ? 0 : 1} ${sortKey(name)}`
  return panel.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))
}

async function insideOf(
  ctx: Ctx,
  round: Round,
  rubric: Rubric | undefined,
  manages: boolean,
): Promise<Inside> {
  const { db, actor } = ctx
  const shows = showsScores(round)
  const sheets = actor.accountId === null ? [] : await listSheetsOf(db, round.id, actor.accountId)
  const listed = round.state === 'shortlisted' || round.state === 'decided' || round.state === 'cancelled'
  return {
    entries: await listEntries(db, round.id),
    panel: byName(await listAppraisers(db, round.id)),
    conflicts: await listConflicts(db, round.id, ctx.clock.today()),
    mine: sheets.map((sheet) => ({
      ...sheet,
      complete: rubric !== undefined && totalOf(sheet.points, rubric.criteria) !== undefined,
    })),
    progress: manages && round.state === 'scoring' && !shows ? await progressOf(ctx, round) : [],
    ranking: shows && round.state === 'scoring' ? await rankingOf(ctx, round) : undefined,
    shortlist: listed ? await listShortlist(db, round.id) : [],
    proposal: listed ? await findProposal(db, round.id) : undefined,
  }
}

/** Throws not-found also for a draft of others. */
export async function readRound(ctx: Ctx, id: string): Promise<ReadRound> {
  const { db, actor } = ctx
  const round = await findRound(db, id)
  if (!round) throw noRound()
  const today = ctx.clock.today()
  const inCharge = await listInChargeOf(ctx, round.unitId)
  const appointed = await isAppointed(db, round.id, actor.accountId)
  const inside = seesInside(actor, inCharge, appointed)
  if (round.state === 'draft' && !inside) throw noRound()
  const rubricId = round.rubricId ?? (await findRubricInForce(db, round.unitId, round.year, today))
  const rubric = rubricId === undefined ? undefined : await findRubric(db, rubricId)
  const history = await listTransitions(db, round.id)
  const manages = mayManage(actor, inCharge)
  const decided = round.state === 'decided'
  return {
    round,
    place: await unitPlace(ctx, round.unitId, today),
    rubric,
    history: inside ? history : history.map((step) => ({ ...step, actorId: null })),
    decisions: decided ? await listDecisions(db, round.id) : [],
    certificates: decided ? await listCertificatesUnder(db, round.id, today) : [],
    manages,
    decides: mayDecide(actor, inCharge),
    appraises: appointed && mayAppraise(actor, inCharge),
    inside: inside ? await insideOf(ctx, round, rubric, manages) : undefined,
  }
}
