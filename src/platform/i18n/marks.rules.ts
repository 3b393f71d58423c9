/**
 * Marks that are put above and below a letter: a Vietnamese letter has two at most. Putting many of them in order costs
 * the square of their number, so that a long pile of them in some text is an attack and no writing.
 */

/** More marks on one letter than any language has. */
const pile = /\p{M}{9}/u

export function pilesMarks(text: string): boolean {
  return pile.test(text)
}
