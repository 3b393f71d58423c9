/** Takes a typed query apart: accented words must match as typed, plain ones match without accents. */
import { exactKey, foldedKey } from '#platform/i18n/vietnamese.rules.ts'

export interface SearchQuery {
  readonly exact: string
  readonly folded: string
  /** The folded words; the last may be unfinished. */
  readonly words: readonly string[]
  /** The words that were typed with accents, as LIKE patterns over the accented text with spaces around. */
  readonly accented: readonly string[]
}

/** The words that kinds of units begin with, longest first. */
const kindsOfPhrase: readonly (readonly [string, readonly string[]])[] = [
  ['thanh pho', ['municipality', 'provincial_city']],
  ['thi tran', ['township']],
  ['thi xa', ['town']],
  ['dac khu', ['special_zone']],
  ['phuong', ['ward']],
  ['huyen', ['rural_district']],
  ['quan', ['urban_district']],
  ['tinh', ['province']],
  ['xa', ['commune']],
]

/** Short forms of everyday writing; those of kinds only where a name follows. */
const shortForms: ReadonlyMap<string, string> = new Map([
  ['tp', 'thành phố'],
  ['tx', 'thị xã'],
  ['tt', 'thị trấn'],
  ['p', 'phường'],
  ['q', 'quận'],
])
const shortNames: ReadonlyMap<string, string> = new Map([
  ['hcm', 'hồ chí minh'],
  ['tphcm', 'thành phố hồ chí minh'],
])

function spellOut(words: readonly string[]): string[] {
  return words.flatMap((word, index) => {
    const kind = index < words.length - 1 ? shortForms.get(word) : undefined
    return (shortNames.get(word) ?? kind ?? word).split(' ')
  })
}

/** Undefined when nothing is left to search for. At most 12 words count. */
export function readQuery(text: string): SearchQuery | undefined {
  const typed = exactKey(text.slice(0, 200))
    .replace(/[^\p{L}\p{M}\p{Nd}']+/gu, ' ')
    .trim()
    .split(' ')
    .filter((word) => foldedKey(word) !== '')
  const exactWords = spellOut(typed).slice(0, 12)
  if (exactWords.length === 0) return undefined
  const words = exactWords.map(foldedKey)
  const accented = exactWords.flatMap((word, index) =>
    word === words[index]?.replaceAll("'", '') || word.replaceAll("'", '') === words[index]
      ? []
      : [index === exactWords.length - 1 ? `% ${word}%` : `% ${word} %`],
  )
  return { exact: exactWords.join(' '), folded: words.join(' '), words, accented }
}

/** `phuong hoa an` → kinds `ward` and the rest `hoa an`; undefined when no kind word leads or nothing follows. */
export function leadingKind(folded: string): { kinds: readonly string[]; rest: string } | undefined {
  for (const [phrase, kinds] of kindsOfPhrase) {
    if (folded.startsWith(`${phrase} `)) return { kinds, rest: folded.slice(phrase.length + 1) }
  }
  return undefined
}
