/** Which units written places mean, as things were on the day of each: many at once, for imports. */
import type { Ctx } from '#platform/db/transact.ts'
import { dayWithin } from '../dates.rules.ts'
import { type PlacePart, readPlace } from '../place-text.rules.ts'
import { candidates, type Gazetteer, near, type PlaceAsk, standOut } from '../resolve.rules.ts'
import { readGazetteer } from '../resolve.store.ts'
import { type At, chainKey, listChains } from '../units.store.ts'
import { placeName } from '../units.rules.ts'

export interface WrittenPlace {
  /** Nearest first, each perhaps of several parts: `['xã Hòa Tiến, huyện Hòa Vang', 'Đà Nẵng']`. */
  readonly texts: readonly string[]
  /** The days that come into question, both inclusive. */
  readonly from: string
  readonly to: string
}

export interface PossibleUnit {
  readonly unitId: number
  readonly place: string
  /** When it had that name; `to` exclusive. */
  readonly from: string | null
  readonly to: string | null
}

export interface ResolvedPlace {
  /** Set when one unit stands out; `day` is the first day asked for on which it existed. */
  readonly unit: { readonly unitId: number; readonly day: string } | undefined
  /**
   * The nearest part names a village or group that no list knows, and the unit above it was taken: what the part said.
   */
  readonly within: string | undefined
  /** Where none stands out: what it may mean, at most 5; units of another time or place where nothing fits. */
  readonly possible: readonly PossibleUnit[]
  /** `several`: more than one fits; `other-time`: none on those days; `nowhere`: no unit has that name there. */
  readonly why: 'found' | 'several' | 'other-time' | 'nowhere'
}

const mostNamed = 5

const neighbourhoodKinds = new Set(['village', 'residential_group', 'residential_area'])

function isNeighbourhood(part: PlacePart): boolean {
  return part.readings[0]?.kinds?.some((kind) => neighbourhoodKinds.has(kind)) ?? false
}

interface Draft {
  readonly ask: PlaceAsk
  readonly unit: ResolvedPlace['unit']
  readonly within: string | undefined
  readonly why: ResolvedPlace['why']
  readonly possible: readonly At[]
}

function decide(ask: PlaceAsk, gazetteer: Gazetteer, prefer: ReadonlySet<number>): Draft {
  const preferred = (id: number) =>
    prefer.has(id) ||
    (gazetteer.above.get(id)?.some(({ above, dated, to }) => prefer.has(above) && (!dated || to === null)) ??
      false)
  const [first] = ask.parts
  const [found, ...others] = standOut(candidates(ask, gazetteer), preferred)
  if (found && others.length === 0) return { ask, unit: found, within: undefined, why: 'found', possible: [] }
  if (found) {
    const possible = [found, ...others]
      .slice(0, mostNamed)
      .map(({ unitId, day }) => ({ id: unitId, date: day }))
    return { ask, unit: undefined, within: undefined, why: 'several', possible }
  }
  if (first && ask.parts.length > 1 && isNeighbourhood(first)) {
    const above = decide({ ...ask, parts: ask.parts.slice(1) }, gazetteer, prefer)
    if (above.unit) return { ...above, within: first.typed }
  }
  const possible = near(ask, gazetteer, mostNamed)
  return {
    ask,
    unit: undefined,
    within: undefined,
    why: possible.length > 0 ? 'other-time' : 'nowhere',
    possible: possible.map((unit) => ({ id: unit.id, date: dayWithin(unit, ask.to) })),
  }
}

/**
 * One answer for each place, in order. Names with accents match with them before they match without; the units above
 * may be named as they were on the day, before or since (a district that is gone, a province that was merged). Where
 * several fit, those under `prefer` come first: what the asker looks after.
 */
export async function resolvePlaces(
  ctx: Ctx,
  places: readonly WrittenPlace[],
  { prefer = [] }: { prefer?: readonly number[] } = {},
): Promise<ResolvedPlace[]> {
  const read = new Map<string, PlacePart[]>()
  const partsOf = (text: string): PlacePart[] => {
    const parts = read.get(text) ?? readPlace(text)
    read.set(text, parts)
    return parts
  }
  const asks = places.map(({ texts, from, to }): PlaceAsk => ({ parts: texts.flatMap(partsOf), from, to }))
  const folded = asks.flatMap(({ parts }) => {
    /* A village may give way to the unit above it; of the others only the nearest is looked for. */
    const nearest = parts.findIndex((part) => !isNeighbourhood(part))
    const meant = nearest < 0 ? parts : parts.slice(0, nearest + 1)
    return meant.flatMap(({ readings }) => readings.flatMap((one) => one.folded))
  })
  const gazetteer = await readGazetteer(ctx.db, [...new Set(folded)])
  const mine = new Set(prefer)
  const drafts = new Map<string, Draft>()
  const decided = asks.map((ask) => {
    const key = JSON.stringify([ask.parts.map(({ typed }) => typed), ask.from, ask.to])
    const draft = drafts.get(key) ?? decide(ask, gazetteer, mine)
    drafts.set(key, draft)
    return draft
  })
  const chains = await listChains(
    ctx.db,
    [...drafts.values()].flatMap(({ possible }) => possible),
  )
  return decided.map(({ unit, within, why, possible }) => ({
    unit: unit && { unitId: unit.unitId, day: unit.day },
    within,
    why,
    possible: possible.flatMap((at) => {
      const chain = chains.get(chainKey(at)) ?? []
      const last = chain.at(-1)
      return last ? [{ unitId: at.id, place: placeName(chain), from: last.from, to: last.to }] : []
    }),
  }))
}
