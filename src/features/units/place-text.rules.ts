/**
 * Takes apart what people write into a list for a place: `UBND xã Hòa Tiến - huyện Hòa Vang, TP. Đà Nẵng`, with or
 * without accents, from the nearest unit to those above it.
 */
import { exactKey, foldedKey, normaliseName } from '#platform/i18n/vietnamese.rules.ts'

/** One way to read a part of the text: a name, and the kinds of units that the word before it allows. */
export interface Reading {
  /** Undefined: no word for a kind stands before the name. */
  readonly kinds: readonly string[] | undefined
  readonly exact: string
  /** Without accents; a number also without zeros in front (`Phường 01` is `Phường 1`) and with one. */
  readonly folded: readonly string[]
}

export interface PlacePart {
  readonly typed: string
  /** Best first. */
  readonly readings: readonly Reading[]
}

const neighbourhood = ['village', 'residential_group', 'residential_area'] as const

/** Words that stand before names, without accents, longest first. */
const kindWords: readonly (readonly [string, readonly string[]])[] = [
  ['to dan pho', neighbourhood],
  ['khu dan cu', neighbourhood],
  ['thanh pho', ['municipality', 'provincial_city']],
  ['thi tran', ['township']],
  ['khu pho', neighbourhood],
  ['dac khu', ['special_zone']],
  ['thi xa', ['town']],
  ['phuong', ['ward']],
  ['huyen', ['rural_district']],
  ['quan', ['urban_district']],
  ['tinh', ['province']],
  ['thon', neighbourhood],
  ['buon', neighbourhood],
  ['ban', neighbourhood],
  ['xom', neighbourhood],
  ['to', neighbourhood],
  ['ap', neighbourhood],
  ['xa', ['commune']],
]

/** Where more of them may be met inside a text that begins with something else: `Hội Phụ nữ xã Hòa Tiến`. */
const inner = /\s(?:phường|xã|thị trấn|đặc khu|phuong|xa|thi tran|dac khu)\s(?=\S)/iu

const shortForms: readonly (readonly [RegExp, string])[] = [
  [/^tp\.?\s*h\.?c\.?m\.?$/iu, 'Thành phố Hồ Chí Minh'],
  [/^tt[\s.-]*huế$/iu, 'Tỉnh Thừa Thiên Huế'],
  [/^hcm$/iu, 'Thành phố Hồ Chí Minh'],
  [/^tp(?:\.\s*|\s+)/iu, 'Thành phố '],
  [/^tx(?:\.\s*|\s+)/iu, 'Thị xã '],
  [/^tt(?:\.\s*|\s+)/iu, 'Thị trấn '],
  [/^tdp(?:\.\s*|\s+)/iu, 'Tổ dân phố '],
  [/^kdc(?:\.\s*|\s+)/iu, 'Khu dân cư '],
  [/^kp(?:\.\s*|\s+)/iu, 'Khu phố '],
  [/^p(?:\.\s*|\s+|(?=\d))/iu, 'Phường '],
  [/^q(?:\.\s*|\s+|(?=\d))/iu, 'Quận '],
  [/^h\.\s*/iu, 'Huyện '],
  [/^x\.\s*/iu, 'Xã '],
  [/^t\.\s*/iu, 'Tỉnh '],
]

/** A dash parts two units only before a word for a kind: `Bà Rịa - Vũng Tàu` is one. */
const dash =
  /\s*[-–—]\s*(?=(?:huyện|quận|thị xã|thành phố|tỉnh|xã|phường|thị trấn|huyen|quan|thi xa|thanh pho|tinh|xa|phuong|thi tran|tp|tx|tt|h|q|p|t)[\s.])/iu
/** People leave commas out: with accents these words begin a unit above. */
const unparted = /\s+(?=(?:huyện|quận|thị xã|thành phố|tỉnh|tp\.?)\s+\S)/iu

function spelled(part: string): string {
  for (const [short, long] of shortForms) if (short.test(part)) return part.replace(short, long)
  return part
}

function foldedForms(name: string): string[] {
  const folded = foldedKey(name)
  const number = /^0*(\d{1,3})$/u.exec(folded)?.[1]
  return number === undefined ? [folded] : [...new Set([folded, number, number.padStart(2, '0')])]
}

function reading(kinds: readonly string[] | undefined, name: string): Reading[] {
  const exact = exactKey(name)
  const folded = foldedForms(name)
  return folded[0] === '' ? [] : [{ kinds, exact, folded }]
}

/** Splits a leading word for a kind off; the word may be written with or without accents. */
function withoutKind(part: string): { kinds: readonly string[]; name: string } | undefined {
  const words = part.split(' ')
  for (const [phrase, kinds] of kindWords) {
    const length = phrase.split(' ').length
    if (words.length > length && foldedKey(words.slice(0, length).join(' ')) === phrase) {
      return { kinds, name: words.slice(length).join(' ') }
    }
  }
  return undefined
}

function readingsOf(part: string): Reading[] {
  const lead = withoutKind(part)
  const tail = inner.exec(` ${part} `)
  const within = tail && tail.index > 0 ? withoutKind(part.slice(tail.index).trim()) : undefined
  return [
    ...(lead ? reading(lead.kinds, lead.name) : []),
    ...reading(undefined, part),
    ...(within ? reading(within.kinds, within.name) : []),
  ]
}

/** Nearest unit first; empty when the text says nothing. At most 6 parts count. */
export function readPlace(text: string): PlacePart[] {
  const parts = normaliseName(text.slice(0, 400).replace(/[\r\n]+/gu, ', '))
    .split(/[,;/()]/u)
    .flatMap((part) => part.split(dash))
    .flatMap((part) => part.trim().split(unparted))
    .map((part) => spelled(part.trim()))
  return parts.slice(0, 6).flatMap((typed) => {
    const readings = readingsOf(typed)
    return readings.length > 0 ? [{ typed, readings }] : []
  })
}
