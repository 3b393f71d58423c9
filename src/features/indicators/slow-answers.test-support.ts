/** The questions of coverage, grades and sums answered the slow way, from versions and edges of an invented country alone. */
import type { World } from '#features/models/tally-worlds.test-support.ts'

export interface Said {
  readonly id: number
  readonly unit: number
  readonly from: string | null
  readonly on: string
  readonly amount: number
}

interface Step {
  readonly at: number
  readonly share: number | null
  readonly since: string
  readonly same: boolean
  readonly first: boolean
}

const levels: Readonly<Record<string, string>> = {
  nation: 'nation',
  province: 'province',
  rural_district: 'district',
  commune: 'commune',
  ward: 'commune',
  village: 'neighbourhood',
}

function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}

/** `isSame` tells whether an edge leaves a unit what it was. */
export function slowAnswers(world: World, isSame: (from: number, to: number) => boolean) {
  const all = [...new Set(world.versions.map((v) => v.unit))]
  const on = (unit: number, date: string) =>
    world.versions.find(
      (v) => v.unit === unit && (v.from === null || v.from <= date) && (v.to === null || date < v.to),
    )
  const chain = (unit: number, date: string): number[] => {
    const version = on(unit, date)
    return version ? [unit, ...(version.parent === null ? [] : chain(version.parent, date))] : []
  }
  const isOf = (unit: number, level: string) =>
    world.versions.some((v) => v.unit === unit && levels[v.kind] === level)
  const startOf = (unit: number, day: string) => {
    const ends = world.versions.filter((v) => v.unit === unit).map(({ to }) => to)
    if (ends.includes(null)) return day
    const last = dayBefore(
      ends
        .map((to) => to ?? '')
        .toSorted()
        .at(-1) ?? '',
    )
    return day < last ? day : last
  }
  const steps = (unit: number, start: string, until: string): Step[] => {
    const go = (at: number, since: string, share: number | null, same: boolean, first: boolean): Step[] => [
      { at, share, since, same, first },
      ...world.edges
        .filter((e) => e.from === at && e.on <= until && (e.on > since || (!first && e.on === since)))
        .flatMap((e) =>
          go(
            e.to,
            e.on,
            share === null || e.share === null ? null : share * e.share,
            same && isSame(e.from, e.to),
            false,
          ),
        ),
    ]
    return go(unit, start, 1, true, true)
  }
  /** Where all of it is on the day: the parts, or the one that took its people. */
  const homes = (unit: number, start: string, day: string) => {
    const byUnit = new Map<number, { share: number | null; same: boolean }>()
    for (const { at, share, first, same } of steps(unit, start, day)) {
      if (!on(at, day)) continue
      const known = byUnit.get(at)
      const mine = first ? null : share
      byUnit.set(at, {
        share:
          known === undefined
            ? mine
            : known.share === null || mine === null
              ? null
              : Math.min(known.share + mine, 1),
        same: (known?.same ?? true) && same,
      })
    }
    const reached = [...byUnit].map(([at, rest]) => ({ at, ...rest }))
    const whole = reached.filter(({ share }) => share === 1)
    return whole.length > 0 ? whole : reached
  }
  const expected = (unit: number, level: string, day: string) =>
    all.filter((one) => levels[on(one, day)?.kind ?? ''] === level && chain(one, day).includes(unit))
  const childOf = (unit: number, below: number, day: string) => {
    const up = chain(below, day)
    const at = up.indexOf(unit)
    return at > 0 ? (up[at - 1] ?? null) : at === 0 ? 0 : null
  }

  const levelAbove = (unit: number, level: string, day: string) =>
    chain(unit, day).find((one) => levels[on(one, day)?.kind ?? ''] === level)

  return { all, on, isOf, startOf, steps, homes, expected, childOf, levelAbove, chain }
}
export type SlowAnswers = ReturnType<typeof slowAnswers>
