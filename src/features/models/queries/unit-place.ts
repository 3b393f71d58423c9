/** How a unit is called on a day, with where it lay, and where it is today: what pages say about "where". */
import {
  ancestorsOn,
  getUnit,
  type Level as UnitLevel,
  placeName,
  whereIsToday,
} from '#features/units/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'

export interface UnitPlace {
  readonly id: number
  readonly name: string
  /** `Phường Hòa An, Quận Cẩm Lệ, Thành phố Đà Nẵng`. */
  readonly place: string
  /** Of the territory, or an organisation. */
  readonly level: UnitLevel
  /** Whether it existed on the day asked for. */
  readonly there: boolean
}

/** As on `date`, or as it was called last where it did not exist then. Throws not-found for no unit. */
export async function unitPlace(ctx: Ctx, unitId: number, date: string): Promise<UnitPlace> {
  const unit = await getUnit(ctx, unitId)
  const then = unit.versions.find(
    (v) => (v.from === null || v.from <= date) && (v.to === null || date < v.to),
  )
  const version = then ?? unit.latest
  const above = await ancestorsOn(ctx, { unitId, date: then ? date : someDayOf(version, date) })
  return {
    id: unitId,
    name: version.fullName,
    level: version.level,
    place: placeName([...above, version]),
    there: !!then,
  }
}

/** Its last day where it is gone, its first where it is still to come. */
function someDayOf({ from, to }: { from: string | null; to: string | null }, date: string): string {
  if (to === null || date < to) return from ?? date
  return new Date(Date.parse(`${to}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}

export interface NowPlace extends UnitPlace {
  /** False when only a part of the unit went there. */
  readonly whole: boolean
}

/** Where it is today, part by part; empty when no source says. */
export async function nowPlaces(ctx: Ctx, unitId: number): Promise<NowPlace[]> {
  const parts = await whereIsToday(ctx, { unitId })
  return parts.map((part) => ({
    id: part.unit.id,
    name: part.unit.fullName,
    place: part.place,
    level: part.unit.level,
    there: true,
    whole: parts.length === 1 || part.share === 1,
  }))
}
