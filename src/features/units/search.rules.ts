/** Takes a typed query apart: accented words must match as typed, plain ones match without accents. */
import { exactKey, foldedKey } from './names.rules.ts'

export interface SearchQuery {
  readonly exact: string
  readonly folded: string
  /** The folded words; the last may be unfinished. */
  readonly words: readonly string[]
  /** The words that were typed with accents, as LIKE patterns over the accented text with spaces around. */
  readonly accented: readonly string[]
}

const kindPhrases = [
  'thanh pho',
  'thi tran',
  'thi xa',
  'dac khu',
  'phuong',
  'huyen',
  'quan',
  'tinh',
  'xa',
  'tp',
  'tt',
  'tx',
  'p',
  'q',
  'h',
  'x',
]
const kindOfPhrase: Readonly<Record<string, readonly string[]>> = {
  'thanh pho': ['municipality', 'provincial_city'],
  tp: ['municipality', 'provincial_city'],
  'thi tran': ['township'],
  tt: ['township'],
  'thi xa': ['town'],
  tx: ['town'],
  'dac khu': ['special_zone'],
  phuong: ['ward'],
  p: ['ward'],
  quan: ['urban_district'],
  q: ['urban_district'],
  huyen: ['rural_district'],
  h: ['rural_district'],
  tinh: ['province'],
  xa: ['commune'],
  x: ['commune'],
}

/** Undefined when nothing is left to search for. At most 10 words count. */
export function readQuery(text: string): SearchQuery | undefined {
  const exactWords = exactKey(text.slice(0, 200))
    .replace(/[^\p{L}\p{M}\p{Nd}']+/gu, ' ')
    .trim()
    .split(' ')
    .filter((word) => foldedKey(word) !== '')
    .slice(0, 10)
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
  for (const phrase of kindPhrases) {
    const kinds = kindOfPhrase[phrase]
    if (kinds && folded.startsWith(`${phrase} `)) return { kinds, rest: folded.slice(phrase.length + 1) }
  }
  return undefined
}
