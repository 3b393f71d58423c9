/** Figures of several conditions side by side, and how many records two of them share. */
import type { Ctx } from '#platform/db/transact.ts'
import { readFigures, type SumsAsk } from '../figures.store.ts'
import { type Basis, modelsHref } from '../filter.rules.ts'
import type { Conditions } from '../tally.rules.ts'
import type { StatisticsFigure } from './statistics.ts'

export interface PartsAsk {
  readonly unitId: number
  readonly basis: Basis
  readonly parts: readonly Conditions[]
  /** Which two parts to compare, by their places. */
  readonly pairs: readonly (readonly [number, number])[]
}

export interface PartsFigures {
  readonly parts: readonly StatisticsFigure[]
  /** Of each pair, how many records lie in both. */
  readonly shared: readonly number[]
}

/** All of one moment. */
export async function figuresOfParts(ctx: Ctx, ask: PartsAsk): Promise<PartsFigures> {
  const { basis, unitId } = ask
  const unit = { unitId, basis, scope: 'all' } as const
  const asks: SumsAsk[] = [
    ...ask.parts.map((where) => ({ unit, where, by: [] })),
    ...ask.pairs.map(([one, other]) => ({
      unit,
      where: ask.parts[one] ?? {},
      also: ask.parts[other] ?? {},
      by: [],
    })),
  ]
  if (asks.length === 0) return { parts: [], shared: [] }
  const found = await readFigures(ctx.db, asks, ctx.clock.today())
  return {
    parts: ask.parts.map((where, i) => {
      const row = found[i]?.[0]
      return {
        n: row?.n ?? 0,
        state: { models: row?.stateN ?? 0, vnd: row?.stateVnd ?? '0' },
        mobilised: { models: row?.mobilisedN ?? 0, vnd: row?.mobilisedVnd ?? '0' },
        href: modelsHref({ unit, state: 'published', anyOf: where }),
      }
    }),
    shared: ask.pairs.map((_, i) => found[ask.parts.length + i]?.[0]?.n ?? 0),
  }
}
