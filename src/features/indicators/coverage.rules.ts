/** How many of how many units, and the words of the register that coverage may be asked by. */
import { percentOf } from './value.rules.ts'

export const fields = ['economy', 'culture_society', 'security_defence', 'political_system'] as const
export type Field = (typeof fields)[number]

export const ownerBlocks = ['party', 'state', 'front_unions', 'armed_forces', 'other'] as const
export type OwnerBlock = (typeof ownerBlocks)[number]

/** At which a model is registered. */
export const registerLevels = ['village', 'grassroots', 'district', 'province'] as const
export type RegisterLevel = (typeof registerLevels)[number]

/** A rate that carries what it was made from. */
export interface Rate {
  readonly n: number
  readonly of: number
  /** Digits with a dot, rounded half up; null where there is nothing to divide by. */
  readonly percent: string | null
  /** Decimals of `percent`. */
  readonly rounding: number
}

export function rateOf(n: number, of: number, rounding = 1): Rate {
  return { n, of, percent: percentOf(n, of, rounding), rounding }
}
