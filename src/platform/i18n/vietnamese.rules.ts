/**
 * Vietnamese names and titles as keys. The same one is spelt in several ways (composed or not, hoà or hòa), and
 * no database collation sorts Vietnamese everywhere alike, so names are compared and ordered by keys of ours.
 */

const grave = '\u0300'
const acute = '\u0301'
const tilde = '\u0303'
const hook = '\u0309'
const dot = '\u0323'
const tones = `[${grave}${acute}${tilde}${hook}${dot}]`

/** Open syllables in oa, oe, uy: the tone may stand on either vowel. The u of `qu` is no vowel. */
const openSyllable = new RegExp(`(o[ae]|(?<!q)uy)(${tones})(?![\\p{L}\\p{M}])`, 'gu')

/** The spelling as given, composed (NFC), with single spaces and one kind of apostrophe. */
export function normaliseName(name: string): string {
  return name
    .normalize('NFC')
    .replace(/[’‘`´ʼ]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
}

/** In lower case; the Ð of Iceland, which old fonts wrote for Đ and nobody can tell from it, is đ. */
function lowered(name: string): string {
  return normaliseName(name).toLowerCase().replaceAll('ð', 'đ')
}

/** Equal for two spellings of one name: lower case, NFC, tone on the first vowel (hoà → hòa, thuỷ → thủy). */
export function exactKey(name: string): string {
  return lowered(name)
    .normalize('NFD')
    .replace(openSyllable, (_, vowels: string, tone: string) => vowels.charAt(0) + tone + vowels.slice(1))
    .normalize('NFC')
}

/** For people who type without accents: lower-case ASCII words and digits with single spaces between. */
export function foldedKey(name: string): string {
  return lowered(name)
    .replaceAll('đ', 'd')
    .normalize('NFD')
    .replace(/[\p{M}']/gu, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

const toneRank: Readonly<Record<string, string>> = {
  [grave]: '2',
  [hook]: '3',
  [tilde]: '4',
  [acute]: '5',
  [dot]: '6',
}
/** Breve, circumflex and horn make letters of their own, after the plain one: a ă â, o ô ơ. */
const letterRank: Readonly<Record<string, string>> = {
  a: '0',
  'a\u0306': '1',
  'a\u0302': '2',
  'e\u0302': '1',
  'o\u0302': '1',
  'o\u031b': '2',
  'u\u031b': '1',
  đ: '1',
}

/** One syllable: its letters, then its tone, so that tones decide only between syllables of equal letters. */
function syllableKey(syllable: string): string {
  let letters = ''
  let tone = '1'
  let base = ''
  const flush = () => {
    const plain = base.charAt(0) === 'đ' ? 'd' : base.charAt(0)
    if (plain >= 'a' && plain <= 'z') letters += plain + (letterRank[base] ?? '0')
    base = ''
  }
  for (const char of syllable.normalize('NFD')) {
    const rank = toneRank[char]
    if (rank !== undefined) tone = rank
    else if (/\p{M}/u.test(char)) base += char
    else {
      flush()
      base = char
    }
  }
  flush()
  return `${letters}0${tone}`
}

/** A number sorts by its value: its length first, then its digits; before all letters. */
function numberKey(digits: string): string {
  const value = digits.replace(/^0+(?=\d)/, '').slice(0, 9)
  return `1${value.length}${value}`
}

/**
 * Orders names as a Vietnamese dictionary does: a ă â b c d đ e ê …; tones level, grave, hook, tilde, acute,
 * dot within equal syllables; numbers by value. Only a–z and 0–9, so bytes and any collation agree.
 */
export function sortKey(name: string): string {
  const words = exactKey(name).replaceAll("'", '')
  const parts = words.match(/[0-9]+|[\p{L}\p{M}]+/gu) ?? []
  return parts.map((part) => (/^[0-9]/.test(part) ? numberKey(part) : syllableKey(part))).join('')
}
