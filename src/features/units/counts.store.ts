/** The SQL that counts units of a day, and that tells whether one day's units differ from another's. */
import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type {} from './units.tables.ts'

export interface KindCount {
  readonly kind: string
  readonly count: number
}

/** Children on the date by kind, undated units left out, from the highest level down. */
export async function countChildrenOn(db: Db, unitId: number, date: string): Promise<KindCount[]> {
  const found = await sql<KindCount>`
    select v.kind, count(*)::int as count
    from unit_version v join unit_kind k on k.code = v.kind
    where v.parent_id = ${unitId} and v.valid @> ${date}::date and v.dated
    group by v.kind, k.rank order by k.rank, count(*) desc, v.kind`.execute(db)
  return found.rows
}

/** Whether a version begins or ends, or a succession happens, after `since` and not after `date`. */
export async function existsChangeBetween(db: Db, since: string, date: string): Promise<boolean> {
  const found = await sql<{ due: boolean }>`
    select exists (select 1 from unit_version v
      where (lower(v.valid) > ${since}::date and lower(v.valid) <= ${date}::date)
        or (upper(v.valid) > ${since}::date and upper(v.valid) <= ${date}::date))
      or exists (select 1 from unit_succession e
        where e.on_date > ${since}::date and e.on_date <= ${date}::date) as due`.execute(db)
  return found.rows[0]?.due ?? false
}
