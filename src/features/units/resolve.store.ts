/** The SQL behind many written places at once: three queries, however many places there are. */
import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Above, Gazetteer, Named } from './resolve.rules.ts'
import type {} from './units.tables.ts'

const array = (values: readonly unknown[]) => JSON.stringify(values)

async function listNamed(db: Db, folded: readonly string[]): Promise<Named[]> {
  const found = await sql<Named>`
    select n.unit_id as id, v.kind, k.level, n.exact, n.folded, lower(v.valid) as "from", upper(v.valid) as "to"
    from jsonb_array_elements_text(${array(folded)}::text::jsonb) as q(folded)
    join unit_name n on n.folded = q.folded
    join unit_version v on v.id = n.version_id
    join unit_kind k on k.code = v.kind
    order by v.sort_key, n.unit_id, v.id`.execute(db)
  return found.rows
}

/** What the units lie under, when; where they count today; and what the units that went into them lay under. */
async function listAbove(db: Db, ids: readonly number[]): Promise<Above[]> {
  const found = await sql<Above>`
    with asked as (select id::int from jsonb_array_elements_text(${array(ids)}::text::jsonb) as q(id))
    select a.unit_id as id, a.ancestor_id as above, lower(a.valid) as "from", upper(a.valid) as "to", true as dated
    from asked join unit_ancestor a on a.unit_id = asked.id where a.depth > 0
    union
    select b.unit_id, b.today_id, null::date, null::date, false
    from asked join unit_attribution b on b.unit_id = asked.id where b.today_id <> b.unit_id
    union
    select s.to_id, a.ancestor_id, null::date, null::date, false
    from asked join unit_succession s on s.to_id = asked.id and s.superseded_by is null
    join unit_ancestor a on a.unit_id = s.from_id`.execute(db)
  return found.rows
}

async function listNames(db: Db, ids: readonly number[]): Promise<Named[]> {
  const found = await sql<Named>`
    select v.unit_id as id, v.kind, k.level, v.exact, v.folded, lower(v.valid) as "from", upper(v.valid) as "to"
    from jsonb_array_elements_text(${array(ids)}::text::jsonb) as q(id)
    join unit_version v on v.unit_id = q.id::int
    join unit_kind k on k.code = v.kind`.execute(db)
  return found.rows
}

/** Everything that deciding about places with these names needs. */
export async function readGazetteer(db: Db, folded: readonly string[]): Promise<Gazetteer> {
  const named = await listNamed(db, folded)
  const above = await listAbove(db, [...new Set(named.map(({ id }) => id))])
  const names = await listNames(db, [...new Set(above.map((one) => one.above))])
  return {
    named: Map.groupBy(named, (unit) => unit.folded),
    above: Map.groupBy(above, ({ id }) => id),
    names: Map.groupBy(names, ({ id }) => id),
  }
}
