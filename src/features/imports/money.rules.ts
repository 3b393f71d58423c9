/** Reads amounts as lists write them: `1.500.000`, `15 triệu`, `1,5 tỷ`, or a bare number in the list's own unit. */
import { exactKey, foldedKey } from '#platform/i18n/vietnamese.rules.ts'
import type { Cell } from './header.rules.ts'

/** What a bare number counts. */
export const moneyUnits = [1, 1_000, 1_000_000, 1_000_000_000] as const
export type MoneyUnit = (typeof moneyUnits)[number]

const words: Readonly<Record<string, MoneyUnit>> = {
  d: 1,
  dong: 1,
  vnd: 1,
  nghin: 1_000,
  ngan: 1_000,
  tr: 1_000_000,
  trd: 1_000_000,
  trieu: 1_000_000,
  ty: 1_000_000_000,
  ti: 1_000_000_000,
}

/** The largest amount that the register holds. */
const most = 999_999_999_999_999

/**
 * A dot between groups of three parts thousands, a comma is the decimal sign, as in Vietnamese; several commas between
 * groups of three part thousands too. Undefined for anything else.
 */
function number(text: string): number | undefined {
  if (/^\d+$/u.test(text)) return Number(text)
  if (/^\d{1,3}(?:[. ]\d{3})+$/u.test(text)) return Number(text.replace(/[. ]/gu, ''))
  if (/^\d{1,3}(?:,\d{3}){2,}$/u.test(text)) return Number(text.replaceAll(',', ''))
  if (/^(?:\d+|\d{1,3}(?:\.\d{3})+),\d+$/u.test(text))
    return Number(text.replaceAll('.', '').replace(',', '.'))
  if (/^\d+\.\d{1,2}$/u.test(text)) return Number(text)
  return undefined
}

function whole(amount: number): number | undefined {
  const rounded = Math.round(amount)
  return Math.abs(amount - rounded) < 0.001 && rounded >= 0 && rounded <= most ? rounded : undefined
}

/** In đồng; undefined where it is no plain amount: `trên 5 tỷ`, a fraction of a đồng, a negative one. */
export function readMoney(cell: Cell, unit: MoneyUnit): number | undefined {
  if (typeof cell === 'number') return whole(cell * unit)
  if (typeof cell !== 'string') return undefined
  const text = exactKey(cell).replaceAll('đ', 'd')
  const parts = [...text.matchAll(/(\d[\d., ]*)\s*([\p{L}\p{M}]*)/gu)]
  const rest = foldedKey(text.replace(/(\d[\d., ]*)\s*([\p{L}\p{M}]*)/gu, ' '))
  if (parts.length === 0 || (rest !== '' && !/^(?:dong|d|vnd)(?: (?:dong|d|vnd))*$/u.test(rest)))
    return undefined
  let sum = 0
  let before = Number.POSITIVE_INFINITY
  for (const [, digits = '', word = ''] of parts) {
    const value = number(digits.trim().replace(/(?<![.,])[.,]+$/u, ''))
    const said = word === '' ? unit : words[foldedKey(word)]
    /* `2 tỷ 500 triệu` goes down; two bare numbers are no amount. */
    if (value === undefined || said === undefined || said >= before) return undefined
    before = said
    sum += value * said
  }
  return whole(sum)
}

/** What a heading about money may name beside it; in a title above, `Triệu Phong` is a place. */
const inHeadings: readonly (readonly [RegExp, MoneyUnit])[] = [
  [/\b(?:trieu|trd|tr d|tr)\b/u, 1_000_000],
  [/\b(?:ty|ti)\b/u, 1_000_000_000],
  [/\b(?:nghin|ngan|1 000 ?d)\b/u, 1_000],
]

/** The unit that a heading or a line above the list names: `(ĐVT: triệu đồng)`, or `Kinh phí (triệu)`. */
export function guessMoneyUnit(texts: readonly string[]): MoneyUnit {
  const all = texts.map(foldedKey)
  const says = (pattern: RegExp) => all.some((text) => pattern.test(text))
  if (says(/\b(?:trieu dong|trd|tr d|tr dong|trieu vnd|dvt trieu)\b/u)) return 1_000_000
  if (says(/\b(?:ty dong|ti dong)\b/u)) return 1_000_000_000
  if (says(/\b(?:nghin dong|ngan dong|1 ?000 ?d(?:ong)?)\b/u)) return 1_000
  const money = all.filter((text) => /\b(?:kinh phi|ngan sach|so tien|tien|von|van dong)\b/u.test(text))
  const named = inHeadings.find(([pattern]) =>
    money.some((text) => pattern.test(text.replace('ngan sach', ''))),
  )
  return named?.[1] ?? 1
}
