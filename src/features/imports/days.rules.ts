/** Reads when something was, as lists write it: a day, a month, a quarter, a year, in digits or in words. */
import { foldedKey } from '#platform/i18n/vietnamese.rules.ts'
import type { Cell } from './header.rules.ts'

export interface Period {
  /** Inclusive. */
  readonly from: string
  /** Inclusive. */
  readonly to: string
  /** How exactly it is known; a quarter no better than its year. */
  readonly precision: 'day' | 'month' | 'year'
}

const pad = (n: number) => String(n).padStart(2, '0')

function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** `26` is 2026 and `98` is 1998: the turn is at 70. */
function fullYear(digits: string): number {
  const year = Number(digits)
  if (digits.length === 4) return year
  return year < 70 ? 2000 + year : 1900 + year
}

function inRange(year: number): boolean {
  return year >= 1945 && year <= 2199
}

function day(year: number, month: number, date: number): Period | undefined {
  if (!inRange(year) || month < 1 || month > 12 || date < 1 || date > lastDay(year, month)) return undefined
  const on = `${year}-${pad(month)}-${pad(date)}`
  return { from: on, to: on, precision: 'day' }
}

function months(year: number, first: number, last: number, precision: 'month' | 'year'): Period | undefined {
  if (!inRange(year) || first < 1 || last > 12) return undefined
  return {
    from: `${year}-${pad(first)}-01`,
    to: `${year}-${pad(last)}-${pad(lastDay(year, last))}`,
    precision,
  }
}

const quarters: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4, 1: 1, 2: 2, 3: 3, 4: 4 }

type Reader = (parts: readonly string[]) => Period | undefined

/** Over the text without accents and signs: only letters, digits and single spaces. */
const readers: readonly (readonly [RegExp, Reader])[] = [
  [/^(\d{4}) (\d{1,2}) (\d{1,2})(?: \d{2}){0,3}$/u, ([y = '', m, d]) => day(Number(y), Number(m), Number(d))],
  [
    /^(?:ngay )?(\d{1,2}) (?:thang )?(\d{1,2}) (?:nam )?(\d{4}|\d{2})$/u,
    ([d, m, y = '']) => day(fullYear(y), Number(m), Number(d)),
  ],
  [
    /^(?:thang |t )?(\d{1,2}) (?:nam )?(\d{4})$/u,
    ([m, y = '']) => months(Number(y), Number(m), Number(m), 'month'),
  ],
  [/^(\d{4}) (\d{1,2})$/u, ([y = '', m]) => months(Number(y), Number(m), Number(m), 'month')],
  [
    /^(?:quy|q) ?(iv|i{1,3}|[1-4]) (?:nam )?(\d{4})$/u,
    ([q = '', y = '']) => {
      const quarter = quarters[q] ?? 0
      return months(Number(y), quarter * 3 - 2, quarter * 3, 'year')
    },
  ],
  [/^(?:6|sau) thang dau nam (\d{4})$/u, ([y = '']) => months(Number(y), 1, 6, 'year')],
  [/^(?:6|sau) thang cuoi nam (\d{4})$/u, ([y = '']) => months(Number(y), 7, 12, 'year')],
  [/^(?:nam )?(\d{4})$/u, ([y = '']) => months(Number(y), 1, 12, 'year')],
]

/** Undefined for what is no time, such as 31/02/2024; days come before months: 03/05/2024 is the third of May. */
export function readPeriod(cell: Cell): Period | undefined {
  if (cell === null || typeof cell === 'boolean') return undefined
  if (typeof cell === 'object') return { from: cell.date, to: cell.date, precision: 'day' }
  /* 05042024 and 5.2024 are read by their signs, which a number has lost: only a year is safe. */
  const text =
    typeof cell === 'number' ? (/^\d{4}$/u.test(String(cell)) ? String(cell) : '') : foldedKey(cell)
  const spaced = text.replace(/\bt(?=\d)/gu, 't ').replace(/\bq(?=\d)/gu, 'q ')
  for (const [pattern, reader] of readers) {
    const found = pattern.exec(spaced)
    if (found) return reader(found.slice(1))
  }
  return undefined
}
