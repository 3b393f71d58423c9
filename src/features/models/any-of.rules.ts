/**
 * Conditions as one word of an address: `status:registered,under_way;type:0`. Lists of models take it beside their
 * simple filters, so that every figure, also one over several values or over what says none, leads to its records.
 */
import { fields, levels, ownerBlocks, statuses } from './model.rules.ts'
import { type Conditions, conditioned, type Dimension, dimensions } from './tally.rules.ts'

/** More values than any dimension is asked by. */
const most = 50

const whole = (from: number, to: number) => (word: string) => {
  const value = /^\d{1,10}$/u.test(word) ? Number(word) : Number.NaN
  return value >= from && value <= to ? value : undefined
}
const one =
  <T extends string>(list: readonly T[]) =>
  (word: string) =>
    list.find((value) => value === word)
const id = whole(0, 2_147_483_647)

const readers: Readonly<Record<Dimension, (word: string) => string | number | boolean | undefined>> = {
  field: one(fields),
  level: one(levels),
  year: whole(1900, 2199),
  ownerBlock: one(ownerBlocks),
  type: id,
  theme: id,
  campaign: id,
  status: one(statuses),
  recognised: (word) => ({ true: true, false: false })[word],
}

/** Undefined for what is no condition. */
export function readAnyOf(text: string): Conditions | undefined {
  const found = new Map<Dimension, readonly (string | number | boolean)[]>()
  for (const part of text.split(';')) {
    const [name = '', list = '', ...rest] = part.split(':')
    const dimension = dimensions.find((one) => one === name)
    if (!dimension || found.has(dimension) || rest.length > 0) return undefined
    const words = list.split(',')
    const values = words.flatMap((word) => readers[dimension](word) ?? [])
    if (values.length < words.length || values.length > most) return undefined
    found.set(dimension, values)
  }
  return Object.fromEntries(found)
}

/** Empty where nothing is asked. */
export function writeAnyOf(where: Conditions): string {
  return conditioned(where)
    .map((dimension) => `${dimension}:${(where[dimension] ?? []).join(',')}`)
    .join(';')
}

/** A value of a dimension from a word; undefined for what is none. */
export function readValue(dimension: Dimension, word: string): string | number | boolean | undefined {
  return readers[dimension](word)
}
