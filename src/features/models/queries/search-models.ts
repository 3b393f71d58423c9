/** Finds models by words: title before content, typed accents before none, and what is nearly so where nothing else is. */
import type { Ctx } from '#platform/db/transact.ts'
import { listKnownWords, listNearWords } from '../documents.store.ts'
import type { Cursor, ModelFilter, Sort } from '../filter.rules.ts'
import { type ListedModel, readListed, type Seer } from '../list.store.ts'
import {
  allOf,
  anywhereQuery,
  exactGrades,
  filterMarks,
  type GradeQuery,
  grades,
  type Meant,
  nearGrades,
  titleGrades,
  type TypedWord,
  typedWords,
} from '../search.rules.ts'
import { type FoundKey, listUnitsOf, type SearchAsk, searchKeys } from '../search.store.ts'
import { splitsOf, variantsOf } from '../words.rules.ts'

export interface Found {
  readonly items: readonly ListedModel[]
  /** Nothing holds these words; these are the nearest. */
  readonly near: boolean
  /** Where all were looked at. */
  readonly total?: number
}

export interface SearchFor {
  readonly filter: ModelFilter
  readonly seer: Seer
  readonly sort: Sort
  readonly after?: Cursor | undefined
  readonly limit: number
}

const nearest = grades.indexOf('near-title')

/** What may have been meant by each typed word; one that is two without their space is taken for the two. */
async function meant(ctx: Ctx, words: readonly TypedWord[]): Promise<Meant[]> {
  const typed = words.map(({ folded }) => folded)
  const splits = typed.map(splitsOf)
  const known = new Set(await listKnownWords(ctx.db, [...new Set([...typed, ...splits.flat(2)])]))
  const near = await listNearWords(ctx.db, typed)
  return typed.flatMap((word, i): Meant[] => {
    const variants = variantsOf(word, near)
    if (known.has(word) || variants.length > 1) return [{ known: known.has(word), variants }]
    const parted = splits[i]?.find((pair) => pair.every((one) => known.has(one))) ?? [word]
    return parted.map((one) => ({ known: known.has(one), variants: [one] }))
  })
}

/** More than so many are graded one grade after the other; fewer are looked for once and put in order here. */
const few = 200

function inOrder(a: FoundKey, b: FoundKey): number {
  if (a.grade !== b.grade) return a.grade - b.grade
  return a.key === b.key ? (a.id < b.id ? 1 : -1) : a.key < b.key ? 1 : -1
}

/** By grade and then newest first, from the cursor on; newest first only where that is asked for. */
export async function searchModels(ctx: Ctx, ask: SearchFor): Promise<Found> {
  const { filter, seer, after, limit } = ask
  const words = typedWords(filter.q ?? '')
  if (words.length === 0) return { items: [], near: false }
  const today = ctx.clock.today()
  const units = await listUnitsOf(ctx.db, filter, today)
  const marks = filterMarks(filter)
  const whole = (query: string) => (marks.length === 0 ? query : `(${query}) & ${allOf(marks)}`)
  const keys = (query: string, more: Pick<SearchAsk, 'after' | 'grades' | 'limit'>) =>
    searchKeys(ctx.db, { query: whole(query), filter, seer, today, units, ...more })
  const shown = async (found: readonly FoundKey[], rest: Omit<Found, 'items'>) => ({
    items: await readListed(ctx.db, found),
    ...rest,
  })

  if (ask.sort === 'newest') return shown(await keys(anywhereQuery(words), { after, limit }), { near: false })

  const graded = async (list: readonly GradeQuery[]) => {
    const found: FoundKey[] = []
    for (const { grade, query } of list) {
      const number = grades.indexOf(grade)
      if (found.length >= limit || number < (after?.grade ?? 0)) continue
      const rows = await keys(query, {
        after: after?.grade === number ? after : undefined,
        limit: limit - found.length,
      })
      found.push(...rows.map((row) => ({ ...row, grade: number })))
    }
    return found
  }
  if (after === undefined) {
    /* what many titles hold as it was typed fills a page at once */
    const first = await graded(titleGrades(words).slice(0, 1))
    if (first.length >= limit) return shown(first, { near: false })
  }
  if (after === undefined || after.grade < nearest) {
    const some = await keys(anywhereQuery(words), {
      grades: titleGrades(words),
      limit: few + 1,
    })
    if (some.length > few) return shown(await graded(exactGrades(words)), { near: false })
    const rest = some.toSorted(inOrder).filter((row) => !after || inOrder(row, after as FoundKey) > 0)
    if (some.length > 0) return shown(rest.slice(0, limit), { near: false, total: some.length })
  }
  const typed = words.map(({ folded }) => folded)
  for (const group of nearGrades(await meant(ctx, words), typed)) {
    if (after && group.every(({ grade }) => grades.indexOf(grade) !== after.grade)) continue
    const rows = await graded(group)
    if (rows.length > 0) return shown(rows, { near: true })
  }
  return { items: [], near: true }
}
