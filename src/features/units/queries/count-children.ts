/** How many units of each kind lie directly under a unit on a date: what a list says before its first row. */
import { sql } from 'kysely'
import type { Ctx } from '#platform/db/transact.ts'

export interface KindCount {
  readonly kind: string
  readonly count: number
}

/** Kinds from the highest level down; the same units that `listChildren` lists. */
export async function countChildren(ctx: Ctx, ask: { unitId: number; date: string }): Promise<KindCount[]> {
  const found = await sql<KindCount>`
    select v.kind, count(*)::int as count
    from unit_version v join unit_kind k on k.code = v.kind
    where v.parent_id = ${ask.unitId} and v.valid @> ${ask.date}::date and v.dated
    group by v.kind, k.rank order by k.rank, count(*) desc, v.kind`.execute(ctx.db)
  return found.rows
}
