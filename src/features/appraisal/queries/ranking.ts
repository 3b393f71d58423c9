/** The ranking of the models of a round once its panel is closed, with everything that is missing said. */
import type { Ctx } from '#platform/db/transact.ts'
import { type Entry, listEntries } from '../entry.store.ts'
import { listAppraisers, listConflicts, listSheets, type Sheet } from '../panel.store.ts'
import type { Round, Rubric } from '../round.rules.ts'
import { findRubric } from '../rubric.store.ts'
import { rankAll, type Ranked, type Spread, spreadOf, totalOf } from '../score.rules.ts'

export interface RankedModel extends Ranked {
  readonly entry: Entry
  /** Sheets that were begun and lack a criterion; they don't count. */
  readonly incomplete: number
  /** Sheets that were set aside since their appraiser turned out to be a party to the model. */
  readonly setAside: number
  readonly spread: readonly Spread[]
}

export interface Ranking {
  readonly rubric: Rubric
  readonly models: readonly RankedModel[]
}

/** Only of those without a conflict; by model. */
function countingSheets(sheets: readonly Sheet[], conflicted: ReadonlySet<string>): Map<string, Sheet[]> {
  const byEntry = new Map<string, Sheet[]>()
  for (const sheet of sheets) {
    if (conflicted.has(`${sheet.entryId} ${sheet.accountId}`)) continue
    byEntry.set(sheet.entryId, [...(byEntry.get(sheet.entryId) ?? []), sheet])
  }
  return byEntry
}

/**
 * Undefined before the round has a rubric. Whoever calls has checked that the scores may be seen; five statements,
 * however many models and appraisers there are.
 */
export async function rankingOf(ctx: Ctx, round: Round): Promise<Ranking | undefined> {
  const rubric = round.rubricId === null ? undefined : await findRubric(ctx.db, round.rubricId)
  if (!rubric) return undefined
  const entries = (await listEntries(ctx.db, round.id)).filter(({ withdrawnAt }) => withdrawnAt === null)
  const panel = (await listAppraisers(ctx.db, round.id)).filter(({ removedAt }) => removedAt === null)
  const conflicts = await listConflicts(ctx.db, round.id, ctx.clock.today())
  const pairs = new Set(conflicts.map(({ entryId, accountId }) => `${entryId} ${accountId}`))
  const sheets = await listSheets(ctx.db, round.id)
  const byEntry = countingSheets(sheets, pairs)
  const ranked = rankAll(
    entries.map(({ id }) => ({
      entryId: id,
      expected: panel.filter(({ accountId }) => !pairs.has(`${id} ${accountId}`)).length,
      totals: (byEntry.get(id) ?? []).flatMap(({ points }) => totalOf(points, rubric.criteria) ?? []),
    })),
    round.quorum,
  )
  const known = new Map(entries.map((entry) => [entry.id as string, entry]))
  const models = ranked.flatMap((one) => {
    const entry = known.get(one.entryId)
    if (!entry) return []
    const own = byEntry.get(one.entryId) ?? []
    const all = sheets.filter(({ entryId }) => entryId === one.entryId)
    return [
      {
        ...one,
        entry,
        incomplete: own.length - one.sheets,
        setAside: all.length - own.length,
        spread: spreadOf(
          own.map(({ points }) => points),
          rubric.criteria,
        ),
      },
    ]
  })
  return { rubric, models }
}

export interface Progress {
  readonly entryId: string
  readonly complete: number
  readonly expected: number
}

/** While the panel scores: how many sheets are complete for each model, and nothing of what they say. */
export async function progressOf(ctx: Ctx, round: Round): Promise<Progress[]> {
  const ranking = await rankingOf(ctx, round)
  return (ranking?.models ?? []).map(({ entryId, sheets, expected }) => ({
    entryId,
    complete: sheets,
    expected,
  }))
}
