/**
 * Which numbers of a public table about people must be left out, so that nobody few can be told from it: small
 * counts themselves, and as many others that what was left out can't be worked out from the totals beside it.
 * Pure: rows go in, marks come out; what the rows are is the caller's matter.
 */

/** A count of people or households from 1 to 4 says something of each of them. Zero says nothing of anybody. */
export const leastShown = 5

/** Whether a count by itself is too small to be shown. */
export function isSmall(count: number): boolean {
  return count > 0 && count < leastShown
}

/** How many of how many; both whole, `part` at most `whole`. */
export interface Share {
  readonly part: number
  readonly whole: number
}

/** Whether a rate by itself would tell of a few: of those it counts, or of those it does not. */
export function isSmallShare({ part, whole }: Share): boolean {
  return isSmall(part) || isSmall(whole - part)
}

/**
 * Marks the rows of a table whose total is shown. A row that is left out always has company, and the sum of what is
 * left out, which everybody can work out, never says what each of them is: also not to who knows this function.
 * Where nothing else protects a few, all rows go, those with zero too.
 */
export function hiddenCounts(counts: readonly number[]): boolean[] {
  return hiddenRows([counts], [])
}

/** The same for a table of rates whose wholes, and totals of both, are shown. */
export function hiddenShares(shares: readonly Share[]): boolean[] {
  return hiddenRows(
    [shares.map(({ part }) => part), shares.map(({ part, whole }) => whole - part)],
    hiddenCounts(shares.map(({ whole }) => whole)),
  )
}

/** Columns of one length; a row is left out in all of them or in none. `forced` rows are left out in any case. */
function hiddenRows(columns: readonly (readonly number[])[], forced: readonly boolean[]): boolean[] {
  const rows = columns[0]?.map((_, row) => columns.map((column) => column[row] ?? 0)) ?? []
  const hidden = rows.map((cells, row) => forced[row] === true || cells.some(isSmall))
  while (hidden.includes(true) && !isProtected(columns, hidden)) {
    const next = leastTelling(rows, hidden)
    if (next.length === 0) return rows.map(() => true)
    for (const row of next) hidden[row] = true
  }
  return hidden
}

/** Two rows at least, and in no column a sum that few other numbers make: all of them ones, or all of them fours. */
function isProtected(columns: readonly (readonly number[])[], hidden: readonly boolean[]): boolean {
  const many = hidden.filter(Boolean).length
  const largest = leastShown - 1
  return (
    many > 1 &&
    columns.every((column) => {
      const sum = column.reduce((total, cell, row) => (hidden[row] === true ? total + cell : total), 0)
      return sum >= many + largest && sum !== many * largest
    })
  )
}

/** The rows that cost the reader least, all that are alike: which of two equal ones went would tell something. */
function leastTelling(rows: readonly (readonly number[])[], hidden: readonly boolean[]): number[] {
  const weights = rows.map((cells, row) => (hidden[row] === true ? 0 : Math.min(...cells)))
  const open = weights.filter((weight) => weight > 0)
  const least = Math.min(...open)
  return weights.flatMap((weight, row) => (weight === least ? [row] : []))
}

/** A tree of totals: each is the sum of what stands below it, where anything does. */
export interface Totals<Key> {
  readonly key: Key
  readonly count: number
  readonly below?: readonly Totals<Key>[]
}

/** The keys of all that must be left out of a tree: below what is left out, everything is. */
export function hiddenInTree<Key>(root: Totals<Key>): Set<Key> {
  const hidden = new Set<Key>()
  const leaveOut = (node: Totals<Key>) => {
    hidden.add(node.key)
    for (const child of node.below ?? []) leaveOut(child)
  }
  const visit = (node: Totals<Key>) => {
    const below = node.below ?? []
    const marks = hiddenCounts(below.map(({ count }) => count))
    for (const [i, child] of below.entries()) {
      if (marks[i] === true) leaveOut(child)
      else visit(child)
    }
  }
  if (isSmall(root.count)) leaveOut(root)
  else visit(root)
  return hidden
}
