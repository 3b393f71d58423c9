/** The SQL that compares many new drafts with what is registered around them, and with each other: two statements. */
import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Content, ModelId } from './model.rules.ts'
import type {} from './model.tables.ts'
import { leastContent, likeEnough, type PartyRule, yearsApart } from './repeats.rules.ts'

/** A draft and a model like it, as `listRepeats` finds them one by one. */
export interface Likeness {
  readonly id: ModelId
  readonly other: ModelId
  /** The other one is a draft of the same batch. */
  readonly sibling: boolean
  readonly near: boolean
  readonly ofUnions: boolean
}

const content = (goals: unknown, method: unknown) => sql`folded_key(left(${goals} || ' ' || ${method}, 1000))`
/** More models of one unit in that time are not compared; the newest are. */
const most = 1000

const years = `${yearsApart} years`

/** `wide`: also elsewhere in the commune. Drafts that go on from last year's model are not compared with it. */
export async function listLikenesses(
  db: Db,
  ids: readonly ModelId[],
  { wide, today }: { wide: boolean; today: string },
): Promise<Likeness[]> {
  const these = sql`${`{${ids.join(',')}}`}::uuid[]`
  const found = await sql<Likeness>`
    with asked as materialized (
      select m.id, m.unit_id, m.registered_on, m.carried_from, folded_key(m.title) as title,
        ${content(sql`m.goals`, sql`m.method`)} as content
      from model m where m.id = any(${these})
    ), part as (
      select a.unit_id as of_unit, t.today_id as id
      from (select distinct unit_id from asked) a join unit_today t on t.unit_id = a.unit_id
    ), commune as (
      select p.of_unit, p.id as part, a.ancestor_id as id, a.depth from part p
      join unit_ancestor a on a.unit_id = p.id and a.valid @> ${today}::date
      join unit_version v on v.unit_id = a.ancestor_id and v.valid @> ${today}::date
      join unit_kind k on k.code = v.kind and k.level = 'commune'
    ), near as (
      select of_unit, id from part
      union select c.of_unit, a.ancestor_id from commune c
        join unit_ancestor a on a.unit_id = c.part and a.valid @> ${today}::date and a.depth <= c.depth
      union select c.of_unit, d.unit_id from commune c
        join unit_ancestor d on d.ancestor_id = c.part and d.valid @> ${today}::date
    ), place as (
      select of_unit, id, true as near from near
      ${
        wide
          ? sql`union all select c.of_unit, d.unit_id, false from commune c
              join unit_ancestor d on d.ancestor_id = c.id and d.valid @> ${today}::date`
          : sql``
      }
    ), around as materialized (
      select p.of_unit, w.unit_id, bool_or(p.near) as near
      from place p join unit_today w on w.today_id = p.id group by p.of_unit, w.unit_id
    ), candidate as materialized (
      select m.id, m.unit_id, m.registered_on, m.carried_from, m.id = any(${these}) as sibling,
        m.owner_block = 'front_unions' or 'front_unions' = any (m.co_blocks) as unions,
        folded_key(m.title) as title, ${content(sql`m.goals`, sql`m.method`)} as content
      from (select distinct unit_id from around) u
      cross join lateral (
        select * from model m
        where m.unit_id = u.unit_id
          and m.registered_on between (select min(registered_on) - ${years}::interval from asked)::date
            and (select max(registered_on) + ${years}::interval from asked)::date
          and (m.state in ('submitted','returned','accepted','published') or m.id = any(${these}))
        order by m.registered_on desc, m.id desc limit ${most}) m
    )
    select a.id, c.id as other, c.sibling, r.near, c.unions as "ofUnions"
    from asked a
    join around r on r.of_unit = a.unit_id
    join candidate c on c.unit_id = r.unit_id and c.id <> a.id
    where c.registered_on between (a.registered_on - ${years}::interval)::date
        and (a.registered_on + ${years}::interval)::date
      and c.id is distinct from a.carried_from
      and (similarity(c.title, a.title) >= ${likeEnough.name}
        or (length(c.content) >= ${leastContent} and length(a.content) >= ${leastContent}
          and similarity(c.content, a.content) >= ${likeEnough.content}))`.execute(db)
  return found.rows
}

/** What the place of each of these contents says about Party organisations that repeat a union's model, in order. */
export async function listPartyRules(
  db: Db,
  contents: readonly Pick<Content, 'unitId' | 'registeredOn'>[],
): Promise<PartyRule[]> {
  const asked = contents.map(({ unitId, registeredOn }, at) => ({ at, unit: unitId, day: registeredOn }))
  const found = await sql<{ at: number; value: unknown }>`
    select q.at, r.value
    from jsonb_to_recordset(${JSON.stringify(asked)}::text::jsonb) as q(at int, unit int, day date)
    cross join lateral (
      select r.value from rule_row r
      left join unit_ancestor a on a.unit_id = q.unit and a.ancestor_id = r.unit_id and a.counted @> q.day
      where r.code = 'model.party-repeats-union' and r.valid @> q.day
        and (r.unit_id is null or a.ancestor_id is not null)
      order by a.depth nulls last limit 1) r`.execute(db)
  const said = new Map(found.rows.map(({ at, value }) => [at, value]))
  return contents.map((_, at) => {
    const value = said.get(at)
    return value === 'warn' || value === 'forbid' ? value : 'allow'
  })
}
