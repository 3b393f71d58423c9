/** What an import is and how it goes on from the file to the register. README.md draws the states. */
import type { Id } from '#platform/ids.ts'
import type { FieldError, Words } from '#platform/problem.ts'
import type { Target } from './columns.rules.ts'
import type { MoneyUnit } from './money.rules.ts'

export type ImportId = Id<'sheet_import'>

export const importStates = ['columns', 'checking', 'checked', 'running', 'done', 'cancelled'] as const
export type ImportState = (typeof importStates)[number]

/** `skipped`: no record (a title, a total). `there`: entered before. `done`: it is a model now. */
export const rowStates = ['new', 'skipped', 'bad', 'there', 'good', 'done'] as const
export type RowState = (typeof rowStates)[number]

export const waysIn = ['draft', 'submitted', 'published'] as const
export type WayIn = (typeof waysIn)[number]

/** What the officer decided about the columns and about the whole list. */
export interface Plan {
  readonly columns: readonly { readonly column: number; readonly target: Target }[]
  /** For rows that say nothing. */
  readonly defaults: {
    readonly unit: string
    readonly registered: string
    readonly field: string | null
    readonly level: string | null
    readonly ownerBlock: string | null
  }
  readonly moneyUnit: MoneyUnit
  readonly enterAs: WayIn
  /** With `published`: the decision or report that published them. */
  readonly source: string
  /** Enters rows although a model of that unit is called the same. */
  readonly takeSimilar: boolean
}

export type Deed = 'plan' | 'start' | 'cancel' | 'resume' | 'remove'

const from: Readonly<Record<Deed, readonly ImportState[]>> = {
  plan: ['columns', 'checking', 'checked'],
  start: ['checked'],
  cancel: ['checking', 'running'],
  resume: ['cancelled'],
  remove: ['columns', 'checking', 'checked'],
}

export function mayDo(state: ImportState, deed: Deed): boolean {
  return from[deed].includes(state)
}

/** Where something is still to be done without anybody. */
export function isWorking(state: ImportState): boolean {
  return state === 'checking' || state === 'running'
}

export type Counts = Readonly<Record<RowState, number>>

export const noCounts: Counts = { new: 0, skipped: 0, bad: 0, there: 0, good: 0, done: 0 }

/** How far it is: rows checked of all below the headings, or rows entered of those to enter. */
export function progressOf(state: ImportState, counts: Counts): { done: number; total: number } {
  const { new: left, bad, there, good, done } = counts
  if (state === 'columns' || state === 'checking') {
    const known = bad + there + good
    return { done: known, total: known + left }
  }
  return { done, total: done + good }
}

/** Of a row, as it is kept; a note says what was understood in a way that the officer should know. */
export interface Remark {
  readonly field: string
  readonly code: string
  readonly message: Words
  readonly note?: true
}

export function remark({ field, code, message }: FieldError): Remark {
  return { field, code, message }
}
