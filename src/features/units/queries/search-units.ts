/** Finds units by name as people type it: with or without accents, a part at a time, old names too. */
import type { Ctx } from '#platform/db/transact.ts'
import { dayWithin } from '../dates.rules.ts'
import { readQuery, type SearchQuery } from '../search.rules.ts'
import { type Hit, listToday, searchByStart, searchByWords } from '../search.store.ts'
import { type At, chainKey, listChains } from '../units.store.ts'
import { placeName, type SearchHit } from '../units.rules.ts'

export interface SearchUnitsAsk {
  readonly query: string
  /** Only units that existed on this day, by their names of that day. */
  readonly date?: string | undefined
  /** 10 unless told, at most 50. */
  readonly limit?: number | undefined
}

/**
 * Best first. What was typed with accents matches with them (Cổ Đô is not Cờ Đỏ); only when nothing does, without.
 * Each unit comes once, by the name that fits best.
 */
export async function searchUnits(ctx: Ctx, ask: SearchUnitsAsk): Promise<SearchHit[]> {
  const query = readQuery(ask.query)
  if (!query) return []
  const limit = Math.min(ask.limit ?? 10, 50)
  let hits = await findHits(ctx, query, ask.date, limit, true)
  if (hits.length === 0 && query.accented.length > 0) {
    hits = await findHits(ctx, query, ask.date, limit, false)
  }
  return describe(ctx, hits, ask.date)
}

async function findHits(
  ctx: Ctx,
  query: SearchQuery,
  date: string | undefined,
  limit: number,
  accents: boolean,
): Promise<Hit[]> {
  const ask = { query, date, accents, limit: limit * 2 }
  let hits = onePerUnit(await searchByStart(ctx.db, ask))
  if (hits.length < limit) hits = onePerUnit([...hits, ...(await searchByWords(ctx.db, ask, false))])
  if (hits.length === 0 && query.words.length > 1) hits = onePerUnit(await searchByWords(ctx.db, ask, true))
  return hits.slice(0, limit)
}

/** The first of each unit; sorted by grade, which is stable for equal ones. */
function onePerUnit(hits: readonly Hit[]): Hit[] {
  const seen = new Set<number>()
  return hits
    .toSorted((a, b) => a.grade - b.grade)
    .filter((hit) => !seen.has(hit.id) && Boolean(seen.add(hit.id)))
}

async function describe(ctx: Ctx, hits: readonly Hit[], date: string | undefined): Promise<SearchHit[]> {
  const today = ctx.clock.today()
  const current = new Set(hits.filter((hit) => hit.current).map((hit) => hit.id))
  const at = (hit: Hit): At => ({ id: hit.id, date: date ?? dayWithin(hit, today) })
  const todays = await listToday(
    ctx.db,
    hits.filter((hit) => !hit.current).map((hit) => hit.id),
  )
  const chains = await listChains(ctx.db, [
    ...hits.map(at),
    ...todays.map(({ todayId }) => ({ id: todayId, date: today })),
  ])
  return hits.flatMap((hit) => {
    const chain = chains.get(chainKey(at(hit))) ?? []
    const unit = chain.at(-1)
    if (!unit) return []
    const now = todays
      .filter((row) => row.id === hit.id && row.todayId !== hit.id)
      .flatMap((row) => {
        const there = chains.get(chainKey({ id: row.todayId, date: today })) ?? []
        const last = there.at(-1)
        return last ? [{ id: last.id, fullName: last.fullName, place: placeName(there) }] : []
      })
    const existsToday =
      current.has(hit.id) || todays.some((row) => row.id === hit.id && row.todayId === hit.id)
    const province = chain.find((above) => above.level === 'province')?.fullName ?? null
    return [{ unit, place: placeName(chain), province, existsToday, now }]
  })
}
