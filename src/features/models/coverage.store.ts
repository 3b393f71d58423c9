/** The SQL of coverage: of the units that existed on a day, how many have any public record at or below them. */
import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { countedPlaces } from './figures.store.ts'
import type { Basis } from './filter.rules.ts'
import type { Conditions } from './tally.rules.ts'

export interface CoverageAsk {
  readonly unitId: number
  /** Level of the units: `commune`, `neighbourhood`. */
  readonly level: string
  readonly basis: Basis
  /** The day on which the units are counted. */
  readonly date: string
  readonly where: Conditions
}

export interface CoveredUnit {
  readonly id: number
  readonly name: string
  readonly covered: boolean
}

/** Units of the level below the unit on the day, whose dates are known; in the order of names. */
export async function listCovered(db: Db, ask: CoverageAsk): Promise<CoveredUnit[]> {
  const { unitId, level, basis, date, where } = ask
  const found = await sql<CoveredUnit>`
    with asked as materialized (
      select v.unit_id, v.sort_key, case when k.prefix_vi = '' then v.name else k.prefix_vi || ' ' || v.name end as name
      from unit_ancestor a
      join unit_version v on v.unit_id = a.unit_id and v.valid @> ${date}::date
      join unit_kind k on k.code = v.kind and k.level = ${level}
      where a.ancestor_id = ${unitId} and a.depth > 0 and a.dated and a.valid @> ${date}::date),
    reached as materialized (
      ${
        basis === 'then'
          ? sql`select u.unit_id as id, e.unit_id, e.counted from asked u join unit_ancestor e on e.ancestor_id = u.unit_id`
          : sql`select u.unit_id as id, b.unit_id, '(,)'::daterange as counted
              from asked u join unit_attribution b on b.today_id = u.unit_id`
      }),
    counted as (${countedPlaces(where, sql`(select unit_id from reached)`)})
    select u.unit_id as id, u.name, exists (
      select 1 from reached r join counted c on c.unit_id = r.unit_id and r.counted @> c.since
      where r.id = u.unit_id) as covered
    from asked u order by u.sort_key, u.unit_id`.execute(db)
  return found.rows
}
