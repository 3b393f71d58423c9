/**
 * Rebuilds what is derived from versions and successions: who lay above whom and when, where every unit is
 * today, what its records count for today, the words that search looks through, and what a place was called on each
 * day. Set-based, a few statements.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Trx } from '#platform/db/transact.ts'

/** Fills all derived tables as of `today` (a civil date). Idempotent; call inside the transaction of the change. */
export async function rebuildDerived(
  trx: Trx,
  today: string,
  onStage: (done: number, total: number) => void = () => undefined,
): Promise<void> {
  await sql`analyze unit, unit_version, unit_succession`.execute(trx)
  const steps = [rebuildAncestors, rebuildToday, rebuildAttribution, rebuildNames, rebuildPlaces]
  for (const [index, step] of steps.entries()) {
    await step(trx, today, everything)
    onStage(index + 1, steps.length)
  }
  await sql`analyze unit_today, unit_attribution, unit_name, unit_place`.execute(trx)
}

/**
 * The same for the units that a change of `touched` can reach: all below them, all that went into those, and
 * the units above; `left` are units above that no stored version tells of any more. Equal to a rebuild of
 * everything, without its seconds. Returns all units that it derived anew.
 */
export async function refreshDerived(
  trx: Trx,
  today: string,
  touched: readonly number[],
  left: readonly number[],
): Promise<number[]> {
  const below = await listReach(trx, touched, false)
  const wide = await listReach(trx, [...below, ...left], true)
  await rebuildAncestors(trx, today, only(below))
  await rebuildToday(trx, today, only(wide))
  await rebuildAttribution(trx, today, only(wide))
  await rebuildNames(trx, today, only(below))
  await rebuildPlaces(trx, today, only(below))
  return wide
}

const derivedOn = 'units.derived_on'

/** The day that everything derived holds for; undefined before the first time. */
export async function findDerivedOn(db: Db): Promise<string | undefined> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', derivedOn).executeTakeFirst()
  return (row?.value as { date: string } | undefined)?.date
}

export async function saveDerivedOn(trx: Trx, date: string, changed_at: Date): Promise<void> {
  const value = JSON.stringify({ date })
  await trx
    .insertInto('setting')
    .values({ key: derivedOn, value, changed_at })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value, changed_at }))
    .execute()
}

const stateKey = 'units.state'

/** Says that units or their boundaries changed: whoever kept something read from them sees another state. */
export async function saveUnitsState(trx: Trx, state: string, changed_at: Date): Promise<void> {
  const value = JSON.stringify({ state })
  await trx
    .insertInto('setting')
    .values({ key: stateKey, value, changed_at })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value, changed_at }))
    .execute()
}

/** Changes with every change of units or boundaries. Read it before what is kept under it. */
export async function findUnitsState(db: Db): Promise<string> {
  const found = await sql<{ state: string }>`
    select value->>'state' as state from setting where key = ${stateKey}`.execute(db)
  return found.rows[0]?.state ?? ''
}

/** A condition on a column of unit ids. */
type Which = (column: string) => RawBuilder<unknown>

const everything: Which = () => sql`true`
const only =
  (ids: readonly number[]): Which =>
  (column) =>
    sql`${sql.ref(column)} = any(${`{${ids.join(',')}}`}::int[])`

/** The units and all that ever hung below; with `origins`, also what went into them and all that lay above. */
async function listReach(trx: Trx, ids: readonly number[], origins: boolean): Promise<number[]> {
  const found = await sql<{ id: number }>`
    with recursive reach(id) as (
      select unnest(${`{${ids.join(',')}}`}::int[])
      union
      ${
        origins
          ? sql`select e.from_id from reach r join unit_succession e on e.to_id = r.id`
          : sql`select v.unit_id from reach r join unit_version v on v.parent_id = r.id`
      }
    ),
    above(id) as (
      select id from reach
      union
      select v.parent_id from above a join unit_version v on v.unit_id = a.id
      where v.parent_id is not null and ${origins}
    )
    select id from above`.execute(trx)
  return found.rows.map((row) => row.id)
}

/** The tree has at most nation, province, district, commune, neighbourhood and nested organisations. */
const maxDepth = 12

async function rebuildAncestors(trx: Trx, _today: string, which: Which): Promise<void> {
  await sql`delete from unit_ancestor where ${which('unit_id')}`.execute(trx)
  await sql`
    insert into unit_ancestor (unit_id, ancestor_id, depth, valid, counted, dated)
    with recursive up(unit_id, ancestor_id, above_id, depth, valid, dated, above_dated) as (
      select unit_id, unit_id, parent_id, 0, valid, dated, dated from unit_version where ${which('unit_id')}
      union all
      select up.unit_id, v.unit_id, v.parent_id, up.depth + 1, up.valid * v.valid, up.above_dated,
        up.above_dated and v.dated
      from up join unit_version v on v.unit_id = up.above_id and v.valid && up.valid
      where up.depth < ${maxDepth}
    ),
    spans as (
      select unit_id, ancestor_id, depth, unnest(range_agg(valid)) as valid, dated
      from up group by unit_id, ancestor_id, depth, dated
    ),
    lives as (
      select unit_id, unnest(range_agg(valid)) as life
      from unit_version where ${which('unit_id')} group by unit_id
    ),
    stretched as (
      select unit_id, life, row_number() over again = 1 as first, lead(lower(life)) over again as next
      from lives window again as (partition by unit_id order by life)
    )
    select s.unit_id, s.ancestor_id, s.depth, s.valid,
      daterange(
        case when l.first and lower(s.valid) = lower(l.life) then null else lower(s.valid) end,
        case when upper(s.valid) = upper(l.life) then l.next else upper(s.valid) end),
      s.dated
    from spans s join stretched l on l.unit_id = s.unit_id and l.life @> s.valid
    order by s.unit_id, s.depth`.execute(trx)
  if (which === everything) await sql`analyze unit_ancestor`.execute(trx)
}

/** A unit that ended without a successor of its own, such as a district in 2025, is where its last parts are. */
async function rebuildToday(trx: Trx, today: string, which: Which): Promise<void> {
  await sql`delete from unit_today where ${which('unit_id')}`.execute(trx)
  await sql`
    insert into unit_today (unit_id, today_id, share)
    with recursive
    present as materialized (select unit_id from unit_version where dated and valid @> ${today}::date),
    walk(unit_id, at_id, share, steps, on_date) as (
      select id, id, 1::numeric, 0, '-infinity'::date from unit where ${which('id')}
      union all
      select w.unit_id, e.to_id, w.share * e.share, w.steps + 1, e.on_date
      from walk w join unit_succession e on e.from_id = w.at_id
      where e.superseded_by is null and e.on_date <= ${today}::date and e.on_date >= w.on_date and w.steps < 24
    ),
    reached as (
      select w.unit_id, w.at_id as today_id,
        case when bool_or(w.share is null or w.steps = 0) then null else least(sum(w.share), 1) end as share
      from walk w join present p on p.unit_id = w.at_id
      group by w.unit_id, w.at_id
    )
    select unit_id, today_id, case when count(*) over (partition by unit_id) = 1 then 1 else share end
    from reached order by unit_id, today_id`.execute(trx)
  await sql`
    insert into unit_today (unit_id, today_id, share)
    with gone as materialized (
      select v.unit_id, max(upper(v.valid)) as ended, bool_or(v.dated) as dated
      from unit_version v left join unit_today t on t.unit_id = v.unit_id
      where t.unit_id is null and ${which('v.unit_id')}
      group by v.unit_id
    ),
    parts as (
      select g.unit_id, t.today_id
      from gone g
      join unit_ancestor a on a.ancestor_id = g.unit_id and a.depth > 0 and a.dated = g.dated
        and upper(a.valid) = g.ended
      join unit_today t on t.unit_id = a.unit_id
      group by g.unit_id, t.today_id
    )
    select unit_id, today_id, case when count(*) over (partition by unit_id) = 1 then 1 end
    from parts order by unit_id, today_id`.execute(trx)
}

/** All parts lie there, counted as people where a source says that all people went into one part. */
async function rebuildAttribution(trx: Trx, today: string, which: Which): Promise<void> {
  await sql`delete from unit_attribution where ${which('unit_id')}`.execute(trx)
  await sql`
    insert into unit_attribution (unit_id, today_id)
    with counted as (
      select t.unit_id, t.today_id from unit_today t
      where ${which('t.unit_id')} and (t.share = 1
        or not exists (select 1 from unit_today whole where whole.unit_id = t.unit_id and whole.share = 1))
    ),
    parts as (select unit_id, count(*) as many from counted group by unit_id)
    select c.unit_id, a.ancestor_id
    from counted c
    join unit_ancestor a on a.unit_id = c.today_id and a.valid @> ${today}::date
    join parts p on p.unit_id = c.unit_id
    group by c.unit_id, a.ancestor_id, p.many
    having count(distinct c.today_id) = p.many
    order by c.unit_id, a.ancestor_id`.execute(trx)
}

async function rebuildNames(trx: Trx, today: string, which: Which): Promise<void> {
  await sql`delete from unit_name where ${which('unit_id')}`.execute(trx)
  await sql`
    insert into unit_name (version_id, unit_id, exact, folded, exact_document, words, current, rank)
    with above as (
      select v.id,
        string_agg(trim(ak.prefix_exact || ' ' || av.exact), ' ' order by a.depth, av.id) as exact,
        string_agg(trim(ak.prefix_folded || ' ' || av.folded), ' ' order by a.depth, av.id) as folded
      from unit_version v
      join unit_ancestor a on a.unit_id = v.unit_id and a.depth > 0 and a.valid && v.valid
      join unit_version av on av.unit_id = a.ancestor_id and av.valid && v.valid
      join unit_kind ak on ak.code = av.kind and ak.level <> 'nation'
      where ${which('v.unit_id')}
      group by v.id
    )
    select v.id, v.unit_id, v.exact, v.folded,
      ' ' || trim(k.prefix_exact || ' ' || v.exact) || coalesce(' ' || above.exact, '') || ' ',
      array_to_tsvector(array_remove(
        string_to_array(k.prefix_folded || ' ' || v.folded || coalesce(' ' || above.folded, ''), ' '), '')),
      v.dated and v.valid @> ${today}::date, k.rank
    from unit_version v
    join unit_kind k on k.code = v.kind
    left join above on above.id = v.id
    where ${which('v.unit_id')}
    order by v.id`.execute(trx)
}

/**
 * Names change on few days: where a span of `counted` begins or ends, or a version of a unit above. Of a record dated
 * before or after its unit's life the names are those of the unit's nearest day.
 */
export async function rebuildPlaces(trx: Trx, _today = '', which: Which = everything): Promise<void> {
  await sql`delete from unit_place where ${which('unit_id')}`.execute(trx)
  await sql`
    insert into unit_place (unit_id, since, until, code, unit_name, commune_name, province_name, place)
    with days as (
      select a.unit_id, unnest(array[
        coalesce(lower(a.counted), '-infinity'), upper(a.counted), lower(v.valid), upper(v.valid)]) as since
      from unit_ancestor a join unit_version v on v.unit_id = a.ancestor_id and v.valid && a.valid
      where ${which('a.unit_id')}
    ),
    spans as (
      select unit_id, since, lead(since, 1, 'infinity') over (partition by unit_id order by since) as until
      from (select distinct unit_id, since from days where since is not null) d
    )
    select s.unit_id, s.since, s.until,
      max(v.code) filter (where a.depth = 0 and v.code_system = 'gso'),
      max(n.name) filter (where a.depth = 0),
      max(n.name) filter (where a.depth > 0 and k.level = 'commune'),
      max(n.name) filter (where a.depth > 0 and k.level = 'province'),
      string_agg(n.name, ', ' order by a.depth) filter (where k.level <> 'nation')
    from spans s
    join unit_ancestor a on a.unit_id = s.unit_id and a.counted @> s.since
    join unit_version v on v.unit_id = a.ancestor_id
      and v.valid @> greatest(lower(a.valid), least(s.since, upper(a.valid) - 1))
    join unit_kind k on k.code = v.kind
    cross join lateral (
      select case when k.prefix_vi = '' then v.name else k.prefix_vi || ' ' || v.name end as name) n
    group by s.unit_id, s.since, s.until
    order by s.unit_id, s.since`.execute(trx)
}
