/** The newest public models, for front pages. */
import type { Ctx } from '#platform/db/transact.ts'
import { listRows, placeOf } from '../list.store.ts'
import type { Precision } from '../model.rules.ts'

export interface RecentModel {
  readonly id: string
  readonly title: string
  /** `Phường Hòa An, Thành phố Đà Nẵng`, as it was on the day of registration. */
  readonly place: string
  readonly registeredOn: string
  /** How much of it is known; show it with `formatRegistered`. */
  readonly registeredPrecision: Precision
  readonly example: boolean
}

/** By day of registration, newest first; what is public to everyone, whoever asks. */
export async function listRecentModels(ctx: Ctx, ask: { limit?: number } = {}): Promise<RecentModel[]> {
  const rows = await listRows(ctx.db, {
    filter: { state: 'published' },
    seer: [],
    sort: 'newest',
    today: ctx.clock.today(),
    limit: Math.min(ask.limit ?? 10, 50),
  })
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    place: placeOf(row),
    registeredOn: row.registeredOn,
    registeredPrecision: row.registeredPrecision,
    example: row.example,
  }))
}
