/** Decides which unit a written place means, from the units of those names and what lay above them and when. */
import { contains, type Span } from './dates.rules.ts'
import type { PlacePart, Reading } from './place-text.rules.ts'

/** A version of a unit that has one of the names asked for. */
export interface Named extends Span {
  readonly id: number
  readonly kind: string
  readonly level: string
  readonly exact: string
  readonly folded: string
}

/** `id` lay under `above`; without dates: it does today, or what went into it once did. */
export interface Above extends Span {
  readonly id: number
  readonly above: number
  readonly dated: boolean
}

export interface Gazetteer {
  /** By name without accents. */
  readonly named: ReadonlyMap<string, readonly Named[]>
  readonly above: ReadonlyMap<number, readonly Above[]>
  /** Every name of the units above. */
  readonly names: ReadonlyMap<number, readonly Named[]>
}

export interface Candidate {
  readonly unitId: number
  /** The first day of the time asked for on which the unit existed. */
  readonly day: string
  /** Larger is better; equal ones can't be told apart. */
  readonly rank: number
}

export interface PlaceAsk {
  /** Nearest first. */
  readonly parts: readonly PlacePart[]
  /** The days that come into question, both inclusive. */
  readonly from: string
  readonly to: string
}

/** The first day that both spans have; undefined when they have none. */
function firstDay(span: Span, from: string, to: string): string | undefined {
  const start = span.from !== null && span.from > from ? span.from : from
  return start <= to && contains(span, start) ? start : undefined
}

/** 4 the very name and kind, 3 another kind, 2 and 1 the same without accents; 0 another name. */
function likeness(reading: Reading, unit: Pick<Named, 'kind' | 'exact' | 'folded'>): number {
  if (!reading.folded.includes(unit.folded)) return 0
  const accents = reading.exact === unit.exact || /^\d+$/u.test(unit.folded)
  const kind = reading.kinds === undefined || reading.kinds.includes(unit.kind)
  return (accents ? 2 : 0) + (kind ? 2 : 1)
}

/** Accents that were typed count: `Cờ Đỏ` is not `Cổ Đô`. */
function typedOtherwise(reading: Reading, unit: Pick<Named, 'exact'>): boolean {
  const plain = reading.folded.includes(reading.exact.replaceAll("'", ''))
  return !plain && reading.exact !== unit.exact
}

function best(part: PlacePart, units: readonly Named[]): number {
  return Math.max(0, ...part.readings.flatMap((one) => units.map((unit) => likeness(one, unit))))
}

/**
 * How well the units above agree with the rest of the place: 4 on the day, 3 at another time; 2 and 1 where one is
 * called another kind (the city of a province is not the province); 0 not at all.
 */
function agreement(rest: readonly PlacePart[], id: number, day: string, { above, names }: Gazetteer): number {
  const lying = above.get(id) ?? []
  const grade = (part: PlacePart): number =>
    Math.max(
      0,
      ...lying.map((one) => {
        const like = best(part, names.get(one.above) ?? [])
        if (like === 0) return 0
        return (one.dated && contains(one, day) ? 2 : 1) + (like % 2 === 0 ? 2 : 0)
      }),
    )
  return rest.length === 0 ? 4 : Math.min(...rest.map(grade))
}

function candidatesOf(reading: Reading, ask: PlaceAsk, gazetteer: Gazetteer): Candidate[] {
  const found = new Map<number, Candidate>()
  const all = reading.folded.flatMap((folded) => gazetteer.named.get(folded) ?? [])
  /* Somewhere, at some time, a unit has the very name that was typed: then no other is meant. */
  const known = all.some(({ exact }) => exact === reading.exact)
  for (const unit of all) {
    const day = firstDay(unit, ask.from, ask.to)
    if (day === undefined || (known && typedOtherwise(reading, unit))) continue
    const agree = agreement(ask.parts.slice(1), unit.id, day, gazetteer)
    if (agree === 0) continue
    const rank = likeness(reading, unit) * 10 + agree
    const before = found.get(unit.id)
    if (!before || before.rank < rank) found.set(unit.id, { unitId: unit.id, day, rank })
  }
  return [...found.values()]
}

/**
 * The units that the place may mean, best first. What can be told apart only by the day (a commune and the one of the
 * same name that took its place within the year asked for) is the earlier one.
 */
export function candidates(ask: PlaceAsk, gazetteer: Gazetteer): Candidate[] {
  for (const reading of ask.parts[0]?.readings ?? []) {
    const found = candidatesOf(reading, ask, gazetteer)
    if (found.length > 0) return found.toSorted((a, b) => b.rank - a.rank || (a.day < b.day ? -1 : 1))
  }
  return []
}

/** The one that stands out among those that are `preferred`, or where none of them is, among all. */
export function standOut(
  found: readonly Candidate[],
  preferred: (unitId: number) => boolean,
): readonly Candidate[] {
  const mine = found.filter(({ unitId }) => preferred(unitId))
  const [first, ...others] = mine.length > 0 ? mine : found
  if (!first) return []
  return [first, ...others.filter(({ rank, day }) => rank === first.rank && day === first.day)]
}

/** Units of that name at other times, or elsewhere: for telling why none was taken. Best first, at most `limit`. */
export function near(ask: PlaceAsk, gazetteer: Gazetteer, limit: number): Named[] {
  const [part] = ask.parts
  const found = new Map<number, Named>()
  for (const reading of part?.readings ?? [])
    for (const folded of reading.folded)
      for (const unit of gazetteer.named.get(folded) ?? [])
        if (!typedOtherwise(reading, unit) && !found.has(unit.id)) found.set(unit.id, unit)
  const grade = (unit: Named) =>
    agreement(ask.parts.slice(1), unit.id, unit.from ?? ask.from, gazetteer) * 10 +
    (part ? best(part, [unit]) : 0)
  return [...found.values()].toSorted((a, b) => grade(b) - grade(a)).slice(0, limit)
}
