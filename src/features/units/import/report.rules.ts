/** What an import tells: every figure and every single thing it repaired, guessed or could not resolve. */

export type NoteCode =
  /* repaired */
  | 'leading-zero'
  | 'new-by-name'
  | 'old-by-name'
  | 'code-filled'
  | 'code-differs'
  | 'shape-parts-joined'
  /* unresolved */
  | 'no-kind-word'
  | 'no-old-unit-named'
  | 'new-unit-unknown'
  | 'old-unit-unknown'
  | 'nothing-leads-here'
  | 'leads-nowhere'
  | 'not-in-list'
  | 'not-in-table'
  | 'fact-not-placed'
  | 'children-stranded'
  | 'unknown-extent'
  | 'extents-contradict'
  | 'code-taken'
  | 'shape-without-area'
  | 'shape-unnamed'
  | 'shape-code-unknown'
  | 'shape-name-differs'
  | 'unit-without-shape'
  /* guessed */
  | 'ended-at-unknown-date'
  | 'dated-by-the-list'
  | 'successor-guessed'
  | 'shape-named-otherwise'
  | 'shape-by-name'
  /* superseded */
  | 'edge-denied'
  | 'edge-added'
  | 'name-superseded'
  | 'code-superseded'
  | 'name-kept'

export interface Note {
  /** Where in the file: a row's id, number or code. */
  readonly row: string
  readonly code: NoteCode
  /** The unit or pair it is about, as people call it. */
  readonly subject: string
  readonly detail: string
}

export interface ImportReport {
  readonly source: string
  /** For a list: the day it speaks of. */
  asOf: string | null
  readonly read: Record<string, number>
  readonly created: { units: number; versions: number; successions: number; boundaries?: number }
  readonly changed: { versions: number; successions: number; boundaries?: number }
  readonly unchanged: { units: number; successions: number; boundaries?: number }
  /** Flaws of the file, counted by kind. */
  readonly flaws: Record<string, number>
  readonly repaired: Note[]
  readonly unresolved: Note[]
  readonly guessed: Note[]
  readonly superseded: Note[]
}

export function emptyReport(source: string): ImportReport {
  return {
    source,
    asOf: null,
    read: {},
    created: { units: 0, versions: 0, successions: 0 },
    changed: { versions: 0, successions: 0 },
    unchanged: { units: 0, successions: 0 },
    flaws: {},
    repaired: [],
    unresolved: [],
    guessed: [],
    superseded: [],
  }
}

/** Adds to a named count. */
export function count(counts: Record<string, number>, name: string, by = 1): void {
  counts[name] = (counts[name] ?? 0) + by
}
