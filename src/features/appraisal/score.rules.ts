/**
 * From points to a ranking of models, in whole numbers only: what is equal is equal, and nothing is decided by how
 * a fraction was rounded. A model is ranked, never a person.
 */

export interface Weighted {
  readonly position: number
  /** Whole; all of a rubric make 100. */
  readonly weight: number
}

/** The points of one appraiser for one model, by criterion; a criterion that was left out has none. */
export type Points = ReadonlyMap<number, number>

/** Weighted points, at most 100 × scale; undefined while a criterion has no points: nothing is filled in. */
export function totalOf(points: Points, criteria: readonly Weighted[]): number | undefined {
  let total = 0
  for (const { position, weight } of criteria) {
    const given = points.get(position)
    if (given === undefined) return undefined
    total += weight * given
  }
  return total
}

/** What there is to rank one model by. */
export interface Candidate {
  readonly entryId: string
  /** Of complete sheets by appraisers without a conflict. */
  readonly totals: readonly number[]
  /** How many could have scored it: appraisers without a conflict. */
  readonly expected: number
}

export interface Ranked {
  readonly entryId: string
  /** 1 is best; equal means share a rank and the next is skipped. Null below the quorum. */
  readonly rank: number | null
  readonly tied: boolean
  readonly sheets: number
  readonly expected: number
  /** Sum of all totals: the mean is total / sheets. */
  readonly total: number
  readonly lowest: number | null
  readonly highest: number | null
}

type Mean = Pick<Ranked, 'total' | 'sheets'>

/** Negative when `a` has the higher mean, 0 when both are exactly equal. */
export function compareMeans(a: Mean, b: Mean): number {
  return b.total * a.sheets - a.total * b.sheets
}

/** Ranked ones first, best first; those below the quorum last. The order within a tie says nothing. */
export function rankAll(candidates: readonly Candidate[], quorum: number): Ranked[] {
  const measured = candidates.map(({ entryId, totals, expected }) => ({
    entryId,
    expected,
    sheets: totals.length,
    total: totals.reduce((sum, one) => sum + one, 0),
    lowest: totals.length === 0 ? null : Math.min(...totals),
    highest: totals.length === 0 ? null : Math.max(...totals),
  }))
  const enough = measured.filter(({ sheets }) => sheets >= quorum && sheets > 0)
  const ranked = enough
    .map((one) => ({
      ...one,
      rank: 1 + enough.filter((other) => compareMeans(other, one) < 0).length,
      tied: enough.some((other) => other !== one && compareMeans(other, one) === 0),
    }))
    .sort((a, b) => a.rank - b.rank)
  const rest = measured
    .filter((one) => !enough.includes(one))
    .map((one) => ({ ...one, rank: null, tied: false }))
  return [...ranked, ...rest]
}

/** A mean out of 100 in hundredths, rounded half up: 8433 is 84.33. For showing only. */
export function hundredths({ total, sheets }: Mean, scale: number): number {
  const divisor = sheets * scale
  return Math.floor((200 * total + divisor) / (2 * divisor))
}

/**
 * The models that need a reason, given which are proposed: who stands at least as high as a proposed one and is left
 * out, a tie included, and who is proposed without a rank.
 */
export function deviationsOf(
  ranking: readonly Pick<Ranked, 'entryId' | 'rank'>[],
  proposed: ReadonlySet<string>,
): string[] {
  const lowest = Math.max(0, ...ranking.map(({ entryId, rank }) => (proposed.has(entryId) ? (rank ?? 0) : 0)))
  return ranking
    .filter(({ entryId, rank }) => (proposed.has(entryId) ? rank === null : rank !== null && rank <= lowest))
    .map(({ entryId }) => entryId)
}

export interface Spread {
  readonly position: number
  readonly given: number
  readonly lowest: number | null
  readonly highest: number | null
}

/** For each criterion how many gave points and how far they lie apart. */
export function spreadOf(sheets: readonly Points[], criteria: readonly Weighted[]): Spread[] {
  return criteria.map(({ position }) => {
    const given = sheets.flatMap((points) => points.get(position) ?? [])
    return {
      position,
      given: given.length,
      lowest: given.length === 0 ? null : Math.min(...given),
      highest: given.length === 0 ? null : Math.max(...given),
    }
  })
}
