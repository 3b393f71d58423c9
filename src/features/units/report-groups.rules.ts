/** An import report arranged for reading: notes by what they say, most frequent first, with a few examples each. */
import type { ImportReport, Note, NoteCode } from './import/report.rules.ts'

export const outcomes = ['unresolved', 'repaired', 'guessed', 'superseded'] as const
export type Outcome = (typeof outcomes)[number]

export interface NoteGroup {
  readonly code: NoteCode
  readonly count: number
  readonly examples: readonly Note[]
}

/** What is unresolved is worth reading whole, within reason; of the rest a few examples tell enough. */
export function groupNotes(notes: readonly Note[], examples: number): NoteGroup[] {
  const byCode = new Map<NoteCode, Note[]>()
  for (const note of notes) {
    const group = byCode.get(note.code)
    if (group) group.push(note)
    else byCode.set(note.code, [note])
  }
  return [...byCode]
    .map(([code, all]) => ({ code, count: all.length, examples: distinct(all).slice(0, examples) }))
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
}

/** Rows that say the same of the same unit are one example. */
function distinct(notes: readonly Note[]): Note[] {
  return [
    ...new Map(notes.toReversed().map((note) => [`${note.subject} ${note.detail}`, note])).values(),
  ].toReversed()
}

/** The figures of a report that are not zero, largest first: `read: 3321 communes, 34 provinces`. */
export function figuresOf(
  report: ImportReport,
): { key: 'read' | 'created' | 'changed' | 'unchanged'; counts: [string, number][] }[] {
  return (['read', 'created', 'changed', 'unchanged'] as const).map((key) => ({
    key,
    counts: Object.entries(report[key])
      .filter(([, count]) => count > 0)
      .sort(([, a], [, b]) => b - a),
  }))
}
