/** The SQL of what is due: units and models that an officer reports for and of which nothing came since a period began. */
import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Frequency } from './indicator.rules.ts'
import type { Period } from './period.rules.ts'
import { counts } from './value.store.ts'

export interface DueAsk {
  /** Units of the officer's grants; undefined for all. */
  readonly granted: readonly number[] | undefined
  readonly today: string
  /** The last period of each length that has ended. */
  readonly ended: Readonly<Record<Frequency, Period>>
  readonly limit: number
}

const periods = ({ ended }: DueAsk) =>
  sql`(values ${sql.join(
    Object.entries(ended).map(([every, { from, to }]) => sql`(${every}::text, ${from}::date, ${to}::date)`),
  )}) as p (every, begins, ends)`

/** Who reports for a ward reports for its villages; who reports for a province does not do the wards' work. */
const within = (granted: DueAsk['granted']) =>
  granted === undefined
    ? sql`true`
    : granted.length === 0
      ? sql`false`
      : sql`a.ancestor_id in (${sql.join(granted)}) and (a.depth = 0 or gk.level in ('commune','neighbourhood','organisation','zone'))`

const reach = (ask: DueAsk) => sql`
  select distinct a.unit_id, uk.level
  from unit_ancestor a
  join unit_version uv on uv.unit_id = a.unit_id and uv.valid @> ${ask.today}::date
  join unit_kind uk on uk.code = uv.kind
  join unit_version gv on gv.unit_id = a.ancestor_id and gv.valid @> ${ask.today}::date
  join unit_kind gk on gk.code = gv.kind
  where a.valid @> ${ask.today}::date and a.dated and ${within(ask.granted)}`

export interface DueOfUnit {
  readonly indicatorId: string
  readonly indicatorName: string
  readonly indicatorNameEn: string
  readonly unitId: number
  readonly unitName: string
  readonly from: string
  readonly to: string
}

/**
 * What officers defined is due everywhere; what came with the program only where it was reported before, so that nobody
 * finds a list of duties that nobody gave. The longest waiting first.
 */
export async function listDueOfUnits(db: Db, ask: DueAsk): Promise<DueOfUnit[]> {
  const found = await sql<DueOfUnit>`
    with reach as (${reach(ask)})
    select i.id as "indicatorId", d.name as "indicatorName", d.name_en as "indicatorNameEn", v.unit_id as "unitId",
      case when k.prefix_vi = '' then v.name else k.prefix_vi || ' ' || v.name end as "unitName",
      p.begins as "from", p.ends as "to"
    from indicator i
    join indicator_version d on d.indicator_id = i.id and d.valid @> ${ask.today}::date
    join ${periods(ask)} on p.every = d.every and d.valid @> p.ends
    join reach r on true
    join unit_version v on v.unit_id = r.unit_id and v.dated and v.valid @> p.ends and v.valid @> ${ask.today}::date
    join unit_kind k on k.code = v.kind and k.level = any(i.levels)
    where (cardinality(i.unit_kinds) = 0 or v.kind = any(i.unit_kinds))
      and (i.scope_unit_id is null or exists (select 1 from unit_ancestor s
        where s.unit_id = v.unit_id and s.ancestor_id = i.scope_unit_id and s.valid @> ${ask.today}::date))
      and not exists (select 1 from indicator_value v2 where v2.indicator_id = i.id and v2.unit_id = r.unit_id
        and v2.model_id is null and v2.on_date >= p.begins and not v2.retracted
        and not exists (select 1 from indicator_value later where later.replaces = v2.id))
      and (i.code is null or exists (select 1 from indicator_value v3 where v3.indicator_id = i.id
        and v3.unit_id = r.unit_id and v3.model_id is null and v3.on_date < p.begins))
    order by p.ends, v.sort_key, v.unit_id, i.id limit ${ask.limit}`.execute(db)
  return found.rows
}

export interface DueOfModel {
  readonly targetId: string
  readonly modelId: string
  readonly title: string
  readonly indicatorName: string
  readonly indicatorNameEn: string
  /** The day the target was due, or the last day of the period that has ended. */
  readonly dueOn: string
  /** A period has ended, beside or before the day of the target. */
  readonly periodic: boolean
}

/** Targets of models whose day or period has passed without a result since. The longest waiting first. */
export async function listDueOfModels(db: Db, ask: DueAsk): Promise<DueOfModel[]> {
  const found = await sql<DueOfModel>`
    with reach as (${reach(ask)})
    select t.id as "targetId", m.id as "modelId", m.title, d.name as "indicatorName", d.name_en as "indicatorNameEn",
      least(case when t.due_on < ${ask.today}::date then t.due_on end, p.ends) as "dueOn", p.ends is not null as periodic
    from model_target t
    join model m on m.id = t.model_id and m.state in ('accepted','published') and m.status <> 'stopped'
    join indicator_version d on d.indicator_id = t.indicator_id and d.valid @> ${ask.today}::date
    left join lateral (
      select max(v.on_date) as on_date from indicator_value v
      where v.model_id = t.model_id and v.indicator_id = t.indicator_id and ${counts}
    ) last on true
    left join ${periods(ask)} on p.every = d.every and (last.on_date is null or last.on_date < p.begins)
      and (t.created_at at time zone 'Asia/Ho_Chi_Minh')::date <= p.ends and t.due_on >= p.begins
    where t.removed_at is null
      and m.unit_id in (select unit_id from reach
        union
        select b.unit_id from unit_attribution b join reach r on r.unit_id = b.today_id
        where r.level in ('commune','neighbourhood','organisation','zone'))
      and (p.ends is not null
        or (t.due_on < ${ask.today}::date and (last.on_date is null or last.on_date < t.due_on)))
    order by "dueOn", m.id, t.id limit ${ask.limit}`.execute(db)
  return found.rows
}
