/**
 * What no field may ask. People write their own indicators, criteria and form fields, so the rule that nobody is
 * profiled is a rule over their words: Vietnamese with or without accents, however composed, and English. It knows
 * phrases, not meanings: whoever means harm finds other words, but nobody does harm without noticing.
 */
import type { Words } from '../problem.ts'
import { type Asks, type Category, harmlessPhrases, wordRules } from './forbidden-words.rules.ts'

export type { Asks, Category }

export interface Forbidden {
  readonly category: Category
  /** What was written, as it was written. */
  readonly found: string
  readonly message: Words
}

/** A word to compare: with its accents, however they are typed, and without. */
interface Word {
  readonly exact: string
  readonly plain: string
}

/** A word of a text, and where it stands. */
interface Placed extends Word {
  readonly start: number
  readonly end: number
}

interface Phrase {
  readonly words: readonly Word[]
  /** The last word may go on. */
  readonly open: boolean
}

const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu

/** Letters of other alphabets that look like Latin ones. */
const alike = new Map(
  Object.entries({ а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', у: 'y', х: 'x', і: 'i', ѕ: 's', ν: 'v', ο: 'o' }),
)

/** The tone goes to the word's end, so that hoà and hòa are one. */
function wordOf(text: string): Word {
  const apart = [...text.normalize('NFKD').toLowerCase()].map((char) => alike.get(char) ?? char).join('')
  const tone = (apart.match(tones) ?? []).join('')
  return {
    exact: apart.replace(tones, '') + tone,
    plain: apart.replace(/\p{M}/gu, '').replaceAll('đ', 'd'),
  }
}

/** Signs that nobody sees, which would part a word for the machine and not for the reader. */
const unseen = /[\p{Cf}\u034F\u115F\u1160\u3164\uFFA0]/gu

const wordPattern = /[\p{L}\p{N}\p{M}\p{Cf}\u034F]+/gu

function wordsOf(text: string): Placed[] {
  return [...text.matchAll(wordPattern)].map((match) => ({
    ...wordOf(match[0].replace(unseen, '')),
    start: match.index,
    end: match.index + match[0].length,
  }))
}

function phrasesOf(list: string): Phrase[] {
  return list
    .split(';')
    .map((phrase) => phrase.trim())
    .map((phrase) => ({
      words: wordsOf(phrase).map(({ exact, plain }) => ({ exact, plain })),
      open: phrase.endsWith('*'),
    }))
}

const harmless = phrasesOf(harmlessPhrases)
const rules = wordRules.map((rule) => ({ ...rule, phrases: phrasesOf(rule.phrases) }))

/** What has accents is compared with them; a word typed without any may be any word that loses its own to it. */
function same(word: Word, wanted: Word, open: boolean): boolean {
  if (open) return word.plain.startsWith(wanted.plain)
  return word.exact === wanted.exact || (word.exact === word.plain && word.plain === wanted.plain)
}

function standsAt(words: readonly Word[], at: number, { words: wanted, open }: Phrase): boolean {
  return wanted.every((one, i) => {
    const word = words[at + i]
    return word !== undefined && same(word, one, open && i === wanted.length - 1)
  })
}

/** The text's words; those of a harmless phrase are blank. */
function readable(text: string): Placed[] {
  const words = wordsOf(text)
  const read = [...words]
  for (const at of words.keys())
    for (const phrase of harmless)
      if (standsAt(words, at, phrase))
        for (const i of phrase.words.keys()) {
          const word = words[at + i]
          if (word) read[at + i] = { ...word, exact: '', plain: '' }
        }
  return read
}

function findPhrase(words: readonly Placed[], phrases: readonly Phrase[]): readonly Placed[] | undefined {
  for (const at of words.keys()) {
    const found = phrases.find((phrase) => standsAt(words, at, phrase))
    if (found) return words.slice(at, at + found.words.length)
  }
  return undefined
}

/**
 * The first thing in `text` that must not be asked of whom it asks; undefined when nothing is. What may be said of a
 * place may not be said of the people there one by one: beside "each household", "list of people" or "full name" every
 * word is judged as one about a person.
 */
export function findForbidden(text: string, asks: Asks): Forbidden | undefined {
  const words = readable(text)
  const naming = rules.filter(({ category }) => category === 'naming')
  const singled = naming.some(({ phrases }) => findPhrase(words, phrases) !== undefined)
  for (const { category, never, phrases, message } of rules) {
    if (!never.includes(asks) && !(singled && never.includes('person'))) continue
    const found = findPhrase(words, phrases)
    const [first] = found ?? []
    const last = found?.at(-1)
    if (first && last) return { category, found: text.slice(first.start, last.end).normalize('NFC'), message }
  }
  return undefined
}

const countedByOrganisations: ReadonlySet<Category> = new Set(['religion', 'ethnicity', 'party'])

/** Whether the text counts what only an organisation may supply a number of: its Party members, believers, minorities. */
export function needsSupplier(text: string): boolean {
  const words = readable(text)
  return rules.some(
    ({ category, phrases }) =>
      countedByOrganisations.has(category) && findPhrase(words, phrases) !== undefined,
  )
}
