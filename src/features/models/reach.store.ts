/** The SQL that says which units lie within the reach of what was granted. */
import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type {} from './model.tables.ts'

/**
 * Those of `unitIds` that officers of `granted` look after: at or under them today, and units of the past all of
 * whose parts are. The same as asking `listInCharge` for each.
 */
export async function listWithin(
  db: Db,
  unitIds: readonly number[],
  granted: readonly number[],
  today: string,
): Promise<number[]> {
  if (unitIds.length === 0 || granted.length === 0) return []
  const ids = sql.join(unitIds)
  const within = sql.join(granted)
  const found = await sql<{ id: number }>`
    select unit_id as id from unit_attribution where unit_id in (${ids}) and today_id in (${within})
    union
    select unit_id from unit_ancestor
      where unit_id in (${ids}) and ancestor_id in (${within}) and valid @> ${today}::date`.execute(db)
  return found.rows.map(({ id }) => id)
}
