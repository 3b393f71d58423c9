/**
 * Two officers edit the same model: what each changed since the version the second one opened, what can be
 * joined without asking, and what only a person can decide.
 */
import { type Content, type ContentField, contentFields } from './model.rules.ts'

export interface Change {
  readonly field: ContentField
  readonly base: Content[ContentField]
  readonly theirs: Content[ContentField]
  readonly yours: Content[ContentField]
}

export interface Merge {
  /** Base with the changes of both; where both changed a field, yours. */
  readonly merged: Content
  /** Both changed it, to different values. */
  readonly conflicts: readonly Change[]
  /** Only they changed it: taken over. */
  readonly theirs: readonly Change[]
  /** Only you changed it: kept. */
  readonly yours: readonly Change[]
}

function same(a: Content[ContentField], b: Content[ContentField]): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** Three-way merge field by field; no value of either side is lost: what is not in `merged` is in `conflicts`. */
export function mergeContent(base: Content, theirs: Content, yours: Content): Merge {
  const merged: Record<string, unknown> = {}
  const conflicts: Change[] = []
  const taken: Change[] = []
  const kept: Change[] = []
  for (const field of contentFields) {
    const change = { field, base: base[field], theirs: theirs[field], yours: yours[field] }
    const theyDid = !same(change.base, change.theirs)
    const youDid = !same(change.base, change.yours)
    if (theyDid && youDid && !same(change.theirs, change.yours)) conflicts.push(change)
    else if (theyDid && !youDid) taken.push(change)
    else if (youDid && !theyDid) kept.push(change)
    merged[field] = youDid ? change.yours : change.theirs
  }
  return { merged: merged as unknown as Content, conflicts, theirs: taken, yours: kept }
}

/** The names of the fields in which two contents differ. */
export function changedFields(before: Content, after: Content): ContentField[] {
  return contentFields.filter((field) => !same(before[field], after[field]))
}
