/**
 * Rebuilds what is derived from versions and successions: who lay above whom and when, where every unit is
 * today, what its records count for today, and the words that search looks through. Set-based, a few statements.
 */
import { sql } from 'kysely'
import type { Trx } from '#platform/db/transact.ts'

/** Fills all derived tables as of `today` (a civil date). Idempotent; call inside the transaction of the change. */
export async function rebuildDerived(
  trx: Trx,
  today: string,
  onStage: (done: number, total: number) => void = () => undefined,
): Promise<void> {
  await sql`analyze unit, unit_version, unit_succession`.execute(trx)
  const steps = [rebuildAncestors, rebuildToday, rebuildAttribution, rebuildNames]
  for (const [index, step] of steps.entries()) {
    await step(trx, today)
    onStage(index + 1, steps.length)
  }
  await sql`analyze unit_today, unit_attribution, unit_name`.execute(trx)
}

/** The tree has at most nation, province, district, commune, neighbourhood and nested organisations. */
const maxDepth = 12

async function rebuildAncestors(trx: Trx): Promise<void> {
  await sql`delete from unit_ancestor`.execute(trx)
  await sql`
    insert into unit_ancestor (unit_id, ancestor_id, depth, valid, dated)
    with recursive up(unit_id, ancestor_id, depth, valid, dated) as (
      select unit_id, unit_id, 0, valid, dated from unit_version
      union all
      select up.unit_id, v.parent_id, up.depth + 1, up.valid * v.valid, up.dated and v.dated
      from up join unit_version v
        on v.unit_id = up.ancestor_id and v.parent_id is not null and v.valid && up.valid
      where up.depth < ${maxDepth}
    )
    select unit_id, ancestor_id, min(depth), unnest(range_agg(valid)), dated
    from up group by unit_id, ancestor_id, dated
    order by unit_id, 3`.execute(trx)
  await sql`analyze unit_ancestor`.execute(trx)
}

/** A unit that ended without a successor of its own, such as a district in 2025, is where its last parts are. */
async function rebuildToday(trx: Trx, today: string): Promise<void> {
  await sql`delete from unit_today`.execute(trx)
  await sql`
    insert into unit_today (unit_id, today_id, share)
    with recursive
    present as materialized (select unit_id from unit_version where dated and valid @> ${today}::date),
    walk(unit_id, at_id, share, steps, on_date) as (
      select id, id, 1::numeric, 0, '-infinity'::date from unit
      union all
      select w.unit_id, e.to_id, w.share * e.share, w.steps + 1, e.on_date
      from walk w join unit_succession e on e.from_id = w.at_id
      where e.superseded_by is null and e.on_date <= ${today}::date and e.on_date >= w.on_date and w.steps < 24
    ),
    reached as materialized (
      select w.unit_id, w.at_id as today_id,
        case when bool_or(w.share is null) then null else least(sum(w.share), 1) end as share,
        min(w.steps) as steps
      from walk w join present p on p.unit_id = w.at_id
      group by w.unit_id, w.at_id
    ),
    gone as materialized (
      select v.unit_id, max(upper(v.valid)) as ended, bool_or(v.dated) as dated
      from unit_version v left join reached r on r.unit_id = v.unit_id
      where r.unit_id is null
      group by v.unit_id
    ),
    through_parts as (
      select g.unit_id, r.today_id, null::numeric as share
      from gone g
      join unit_ancestor a on a.ancestor_id = g.unit_id and a.depth > 0 and a.dated = g.dated
        and upper(a.valid) = g.ended
      join reached r on r.unit_id = a.unit_id
      group by g.unit_id, r.today_id
    ),
    everything as (
      select unit_id, today_id, case when steps = 0 then null else share end as share from reached
      union all select unit_id, today_id, share from through_parts
    )
    select unit_id, today_id, case when count(*) over (partition by unit_id) = 1 then 1 else share end
    from everything`.execute(trx)
}

/** All parts lie there, counted as people where a source says that all people went into one part. */
async function rebuildAttribution(trx: Trx, today: string): Promise<void> {
  await sql`delete from unit_attribution`.execute(trx)
  await sql`
    insert into unit_attribution (unit_id, today_id)
    with counted as (
      select t.unit_id, t.today_id from unit_today t
      where not exists (select 1 from unit_today whole where whole.unit_id = t.unit_id and whole.share = 1)
        or t.share = 1
    ),
    parts as (select unit_id, count(*) as many from counted group by unit_id)
    select c.unit_id, a.ancestor_id
    from counted c
    join unit_ancestor a on a.unit_id = c.today_id and a.valid @> ${today}::date
    join parts p on p.unit_id = c.unit_id
    group by c.unit_id, a.ancestor_id, p.many
    having count(distinct c.today_id) = p.many
    order by c.unit_id`.execute(trx)
}

async function rebuildNames(trx: Trx, today: string): Promise<void> {
  await sql`delete from unit_name`.execute(trx)
  await insertNames(trx, today, sql`true`)
}

/** Search rows of the versions that match `which` (over `unit_version v`). */
export async function insertNames(trx: Trx, today: string, which: ReturnType<typeof sql>): Promise<void> {
  await sql`
    insert into unit_name (version_id, unit_id, exact, folded, exact_document, words, current, rank)
    select v.id, v.unit_id, v.exact, v.folded,
      ' ' || trim(k.prefix_exact || ' ' || v.exact) || coalesce(' ' || above.exact, '') || ' ',
      array_to_tsvector(array_remove(
        string_to_array(k.prefix_folded || ' ' || v.folded || coalesce(' ' || above.folded, ''), ' '), '')),
      v.dated and v.valid @> ${today}::date, k.rank
    from unit_version v
    join unit_kind k on k.code = v.kind
    left join lateral (
      select string_agg(trim(ak.prefix_exact || ' ' || av.exact), ' ' order by a.depth) as exact,
        string_agg(trim(ak.prefix_folded || ' ' || av.folded), ' ' order by a.depth) as folded
      from unit_ancestor a
      join unit_version av on av.unit_id = a.ancestor_id and av.valid && v.valid
      join unit_kind ak on ak.code = av.kind and ak.level <> 'nation'
      where a.unit_id = v.unit_id and a.depth > 0 and a.valid && v.valid
    ) above on true
    where ${which}
    order by v.id`.execute(trx)
}
