/** The proof of the counters: signatures against records, counters against signatures, places against units. */
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Trx } from '#platform/db/transact.ts'
import { dayUnder } from './place.store.ts'
import { cells, labels, measures, places, recorded, signature, within } from './tally-sql.store.ts'
import { fineness } from './tally.rules.ts'

export interface Mismatch {
  readonly unitId: number
  readonly since: string
  /** Records by the counters, and by themselves. */
  readonly live: number
  readonly recorded: number
  /** The counter that differs, where it is one of a combination: `field.year`. */
  readonly cut?: string
}

type Sql = RawBuilder<unknown>

const negated = sql.raw(
  '-n as n, -state_n as state_n, -state_vnd as state_vnd, -mobilised_n as mobilised_n, -mobilised_vnd as mobilised_vnd',
)

const cancelled = sql.raw(
  ['n', 'state_n', 'state_vnd', 'mobilised_n', 'mobilised_vnd']
    .map((name) => `sum(${name}) = 0`)
    .join(' and '),
)

/** A proof over a million records may take longer than a page's statements. */
export async function takeTime(trx: Trx): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(trx)
  await sql`set local work_mem = '64MB'`.execute(trx)
}

/** Signatures that do not say what the records say; empty when all is well. One statement sees one moment. */
export async function listMismatches(db: Db, limit: number): Promise<Mismatch[]> {
  const found = await sql<Mismatch>`
    with spots as materialized (${places((unit) => sql`${unit} in (select unit_id from model)`)}),
    said as (
      select p.unit_id, p.since, ${recorded} from model m ${labels.all}
      join spots p on p.unit_id = m.unit_id and ${within(sql`m.registered_on`, 'p')} where m.state = 'published'),
    live as (
      select g.unit_id, g.since, ${signature}, ${measures} from model_tally t join model_tally_group g on g.id = t.group_id
      union all
      select unit_id, since, ${signature}, ${measures} from model_tally_delta)
    select unit_id as "unitId", since, sum(live)::int as live, sum(said)::int as recorded
    from (
      select *, n as live, 0 as said from live
      union all
      select unit_id, since, ${signature}, ${negated}, 0, n from said
    ) x
    group by unit_id, since, ${signature}
    having not (${cancelled})
    order by unit_id, since limit ${limit}`.execute(db)
  return found.rows
}

/** Counters of groups of one size that are not the sum of the signatures in them. */
async function listWrongCells(db: Db, most: 1 | 2 | 3, group: Sql, limit: number): Promise<Mismatch[]> {
  const source = sql`(
    select ${group} as group_id, ${signature}, ${measures}
    from model_tally l join model_tally_group p on p.id = l.group_id)`
  const found = await sql<Mismatch>`
    select coalesce(g.unit_id, g.today_ids[1], 0) as "unitId", coalesce(g.since, '0001-01-01') as since, x.cut,
      sum(live)::int as live, sum(said)::int as recorded
    from (
      select group_id, cut, a, b, c, ${measures}, n as live, 0 as said from model_tally_cell
      union all
      select group_id, cut, a, b, c, ${negated}, 0, n from (${cells(source, most)}) s
    ) x join model_tally_group g on g.id = x.group_id and g.most = ${most}
    group by g.id, x.cut, x.a, x.b, x.c
    having not (${cancelled})
    order by 1, 2, 3 limit ${limit}`.execute(db)
  return found.rows
}

/** Counters that are not the sum of the signatures below them; for one moment a size. */
export async function listWrongCounters(db: Db, limit: number): Promise<Mismatch[]> {
  return [
    ...(await listWrongCells(db, fineness.place, sql`p.id`, limit)),
    ...(await listWrongCells(db, fineness.area, sql`p.area_id`, limit)),
    ...(await listWrongCells(db, fineness.country, sql`p.country_id`, limit)),
  ]
}

/** Places that are others by the units as they are: their records would count for the wrong units. */
export async function listMisplaced(db: Db, limit: number): Promise<Mismatch[]> {
  const found = await sql<Mismatch>`
    with counted as (
      select unit_id, since, until, then_ids, today_ids, true as folded, id from model_tally_group where most = 1
      union all
      select distinct unit_id, since, null::date, then_ids, today_ids, false, null::int from model_tally_delta)
    select g.unit_id as "unitId", g.since, coalesce(c.n, 0) as live, 0 as recorded
    from counted g
    left join (${places((unit) => sql`${unit} in (select unit_id from counted)`)}) f
      on f.unit_id = g.unit_id and f.since = g.since and (not g.folded or f.until is not distinct from g.until)
      and f.then_ids = g.then_ids and f.today_ids = g.today_ids
    left join model_tally_cell c on c.group_id = g.id and c.cut = ''
    where f.unit_id is null order by 1, 2 limit ${limit}`.execute(db)
  return found.rows
}

/**
 * Public records that lie under nothing on their day, though their unit, or one above it, says that something is
 * above: no total of the units above counts them. The units themselves are wrong then; counting again mends nothing.
 */
export async function listLost(db: Db, limit: number): Promise<Mismatch[]> {
  const found = await sql<Mismatch>`
    select m.unit_id as "unitId", m.registered_on as since, 0 as live, count(*)::int as recorded
    from model m
    left join lateral (
      select a.ancestor_id, ${dayUnder(sql.ref('m.registered_on'))} as day from unit_ancestor a
      where a.unit_id = m.unit_id and a.counted @> m.registered_on
      order by a.depth desc limit 1) top on true
    where m.state = 'published' and (top.ancestor_id is null or exists (
      select 1 from unit_version v
      where v.unit_id = top.ancestor_id and v.valid @> top.day and v.parent_id is not null))
    group by m.unit_id, m.registered_on
    order by m.unit_id, m.registered_on limit ${limit}`.execute(db)
  return found.rows
}
