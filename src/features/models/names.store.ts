/** Names of many units at once, for tables of figures. */
import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'

export interface UnitName {
  readonly id: number
  readonly name: string
}

/** In alphabetical order; a unit that is gone by its last name. */
export async function listUnitNames(db: Db, ids: readonly number[]): Promise<UnitName[]> {
  if (ids.length === 0) return []
  const found = await sql<UnitName>`
    select id, name from (
      select distinct on (v.unit_id) v.unit_id as id, v.sort_key,
        case when k.prefix_vi = '' then v.name else k.prefix_vi || ' ' || v.name end as name
      from unit_version v join unit_kind k on k.code = v.kind
      where v.unit_id in (${sql.join(ids)})
      order by v.unit_id, upper(v.valid) desc nulls first
    ) latest order by sort_key, id`.execute(db)
  return found.rows
}
