/** The profile of an area on a day: groups, households, people and what else is counted there, as numbers of the whole. */
import { listInChargeOf } from '#features/models/contract.ts'
import { getUnit, type Unit } from '#features/units/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { listIndicators } from '../definition.store.ts'
import { mayReport, seesSmallCounts } from '../indicator.policy.ts'
import { holdsOn, type Indicator, type ReportLevel, type Version, versionOn } from '../indicator.rules.ts'
import { publicDay, type ShownValue, shownValue, tellsOfFew } from '../shown.rules.ts'
import { ratioOf } from '../value.rules.ts'
import { listOfUnit, type StoredValue } from '../value.store.ts'
import { hiddenOfUnit } from './tables-above.ts'

export interface ProfileLine {
  readonly indicator: Indicator
  readonly version: Version
  /** Null where nothing was reported up to the day. */
  readonly shown: ShownValue | null
  readonly onDate: string | null
  readonly sourceTitle: string | null
  readonly sourceUrl: string | null
}

export interface Profile {
  readonly unitId: number
  readonly on: string
  readonly lines: readonly ProfileLine[]
  /** People for each household, of one and the same day, with two decimals. */
  readonly personsPerHousehold: {
    readonly people: number
    readonly households: number
    readonly ratio: string
    readonly onDate: string
  } | null
  /** Days of which there is a profile, newest first. */
  readonly days: readonly string[]
  readonly mayReport: boolean
}

/** Indicators of a profile that a unit of this level may have. */
export function profileIndicators(all: readonly Indicator[], level: string): Indicator[] {
  return all.filter(({ profile, levels }) => profile !== null && levels.includes(level as ReportLevel))
}

/** What the caller has of the unit already: itself, and all that counts of it. */
export interface Loaded {
  readonly unit: Unit
  readonly values: readonly StoredValue[]
}

/** All that counts of a unit, of every indicator. Throws Problem `not-found`. */
export async function loadUnit(ctx: Ctx, unitId: number, unit?: Unit): Promise<Loaded> {
  return { unit: unit ?? (await getUnit(ctx, unitId)), values: await listOfUnit(ctx.db, unitId, undefined) }
}

/** Throws Problem `not-found`. Small counts about people are there only for who reports for the place. */
export async function profileOf(
  ctx: Ctx,
  ask: { unitId: number; on?: string | undefined },
  loaded?: Loaded,
): Promise<Profile> {
  const on = ask.on ?? ctx.clock.today()
  const { unit, values: all } = loaded ?? (await loadUnit(ctx, ask.unitId))
  const inCharge = await listInChargeOf(ctx, ask.unitId)
  const whole = seesSmallCounts(ctx.actor, inCharge)
  const indicators = profileIndicators(await listIndicators(ctx.db, inCharge), unit.latest.level).filter(
    (indicator) => holdsOn(indicator, on),
  )
  const ids = new Set<string>(indicators.map(({ id }) => id))
  const values = all.filter(({ indicatorId }) => ids.has(indicatorId))
  const last = new Map<string, StoredValue>()
  const people = new Set<string>(indicators.flatMap(({ id, aboutPeople }) => (aboutPeople ? [id] : [])))
  const day = whole ? on : publicDay(on, ctx.clock.today())
  for (const value of values)
    if (value.onDate <= (people.has(value.indicatorId) ? day : on)) last.set(value.indicatorId, value)
  const guarded = indicators.filter(({ id, aboutPeople }) => aboutPeople && last.has(id))
  const hidden =
    whole || guarded.length === 0
      ? new Set<string>()
      : await hiddenOfUnit(ctx, {
          unitId: ask.unitId,
          level: unit.latest.level as ReportLevel,
          indicators: guarded,
          day,
          from: null,
          unitsOn: day,
        })
  const lines = indicators.map((indicator): ProfileLine => {
    const version = versionOn(indicator, on)
    const value = last.get(indicator.id)
    const hide =
      value !== undefined && !whole && (hidden.has(indicator.id) || tellsOfFew(indicator, value.value))
    return {
      indicator,
      version,
      shown: value ? shownValue(indicator, version, value.value, hide) : null,
      onDate: value?.onDate ?? null,
      sourceTitle: value?.sourceTitle ?? null,
      sourceUrl: value?.sourceUrl ?? null,
    }
  })
  return {
    unitId: ask.unitId,
    on,
    lines,
    personsPerHousehold: perHousehold(lines),
    days: [...new Set(values.map(({ onDate }) => onDate))].toSorted().toReversed(),
    mayReport: mayReport(ctx.actor, inCharge),
  }
}

function perHousehold(lines: readonly ProfileLine[]): Profile['personsPerHousehold'] {
  const of = (code: string) => lines.find(({ indicator }) => indicator.code === code)
  const [people, households] = [of('profile_people'), of('profile_households')]
  const [n, by] = [people?.shown?.amount, households?.shown?.amount]
  if (!people || !households || people.onDate === null || people.onDate !== households.onDate) return null
  if (n === null || n === undefined || by === null || by === undefined) return null
  const ratio = ratioOf(n, by, 2)
  return ratio === null ? null : { people: n, households: by, ratio, onDate: people.onDate }
}
