/** One thing done to several models: which things there are, and what may come of each model. */
import type { FieldError, Words } from '#platform/problem.ts'

/** More than so many are not touched in one go. */
export const mostAtOnce = 200

export const bulkMoves = ['submit', 'return', 'accept', 'publish', 'withdraw'] as const
export type BulkMove = (typeof bulkMoves)[number]

export const movesWithReason: ReadonlySet<BulkMove> = new Set(['return', 'withdraw'])

/** What came of one model; titles are not kept: who may see them is asked when the result is shown. */
export interface BulkResult {
  readonly id: string
  /** Why it was refused; null where it is done. */
  readonly refused: { readonly code: string; readonly words: Words } | null
}

/** The moves that may be made from these states. */
export function movesFrom(states: readonly string[]): BulkMove[] {
  const from: Readonly<Record<BulkMove, readonly string[]>> = {
    submit: ['draft', 'returned'],
    return: ['submitted'],
    accept: ['submitted'],
    publish: ['accepted'],
    withdraw: ['draft', 'submitted', 'returned', 'accepted', 'published'],
  }
  const inOrder = ['accept', 'publish', 'submit', 'return', 'withdraw'] as const
  return inOrder.filter((move) => from[move].some((state) => states.includes(state)))
}

/** A refusal in words: of fields, each once. */
export function refusalWords(words: Words, fields: readonly FieldError[]): Words {
  if (fields.length === 0) return words
  const each = (locale: 'vi' | 'en') => [...new Set(fields.map(({ message }) => message[locale]))].join(' ')
  return { vi: each('vi'), en: each('en') }
}
