/**
 * The SQL that finds registrations like a given one: those of the same commune and about the same time, over the
 * index of a unit's models, compared by trigrams. Nothing else is read, however many models there are.
 */
import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Content, ModelId } from './model.rules.ts'
import type {} from './model.tables.ts'
import { leastContent, likeEnough, type Repeat, yearsApart } from './repeats.rules.ts'

/** More models of one commune in that time are not compared; the newest are. */
const most = 1000

/** The beginnings say what it is; folding more would cost more than comparing. */
const content = (goals: unknown, method: unknown) =>
  sql`folded_key(left(${goals}, 200) || ' ' || left(${method}, 200))`

/**
 * The best first, at most `limit`; without the model itself, what was withdrawn or is a draft, and those it was
 * carried over from. `wide`: anywhere in the commune, not only at the unit and what lies above and below it.
 */
export async function listRepeats(
  db: Db,
  model: Pick<Content, 'unitId' | 'title' | 'goals' | 'method' | 'registeredOn'> & { readonly id: ModelId },
  { wide, today, limit }: { wide: boolean; today: string; limit: number },
): Promise<Repeat[]> {
  const found = await sql<Repeat>`
    with recursive lineage as (
      select ${model.id}::uuid as id
      union select m.carried_from from lineage l join model m on m.id = l.id where m.carried_from is not null
    ), part as (
      select today_id as id from unit_today where unit_id = ${model.unitId}
    ), commune as (
      select p.id as part, a.ancestor_id as id, a.depth from part p
      join unit_ancestor a on a.unit_id = p.id and a.valid @> ${today}::date
      join unit_version v on v.unit_id = a.ancestor_id and v.valid @> ${today}::date
      join unit_kind k on k.code = v.kind and k.level = 'commune'
    ), near as (
      select id from part
      union select a.ancestor_id from commune c
        join unit_ancestor a on a.unit_id = c.part and a.valid @> ${today}::date and a.depth <= c.depth
      union select d.unit_id from commune c
        join unit_ancestor d on d.ancestor_id = c.part and d.valid @> ${today}::date
    ), place as (
      select id, true as near from near
      ${
        wide
          ? sql`union all select d.unit_id, false from commune c
              join unit_ancestor d on d.ancestor_id = c.id and d.valid @> ${today}::date`
          : sql``
      }
    ), units as (
      select w.unit_id, bool_or(p.near) as near from place p join unit_today w on w.today_id = p.id
      group by w.unit_id
    ), asked as (
      select folded_key(${model.title}) as title,
        ${content(sql`${model.goals}::text`, sql`${model.method}::text`)} as content
    ), candidate as materialized (
      select m.* from units u
      cross join lateral (
        select m.id, m.title, m.unit_id, m.registered_on, m.state, m.owner_block, u.near,
          m.owner_block = 'front_unions' or 'front_unions' = any (m.co_blocks) as unions,
          folded_key(m.title) as title_key, ${content(sql`m.goals`, sql`m.method`)} as content_key
        from model m
        where m.unit_id = u.unit_id
          and m.registered_on between (${model.registeredOn}::date - ${`${yearsApart} years`}::interval)::date
            and (${model.registeredOn}::date + ${`${yearsApart} years`}::interval)::date
          and m.state in ('submitted','returned','accepted','published')
          and m.id not in (select id from lineage)
          and (m.carried_from is null or m.carried_from not in (select id from lineage))
        order by m.registered_on desc, m.id desc limit ${most}) m
      limit ${most}
    ), compared as (
      select c.*, similarity(c.title_key, a.title) as by_name,
        case when length(c.content_key) >= ${leastContent} and length(a.content) >= ${leastContent}
          then similarity(c.content_key, a.content) else 0 end as by_content
      from candidate c cross join asked a
    ), alike as (
      select * from compared
      where by_name >= ${likeEnough.name} or by_content >= ${likeEnough.content}
      order by near desc, greatest(by_name, by_content) desc, registered_on desc, id limit ${limit}
    )
    select r.id, r.title, r.unit_id as "unitId", r.registered_on as "registeredOn", r.state,
      r.owner_block as "ownerBlock", r.near, r.unions as "ofUnions",
      case when r.by_name >= ${likeEnough.name} then 'name' else 'content' end as "alikeBy",
      coalesce(n.name, '') as "unitName"
    from alike r
    left join lateral (
      select case when k.prefix_vi = '' then v.name else k.prefix_vi || ' ' || v.name end as name
      from unit_version v join unit_kind k on k.code = v.kind
      where v.unit_id = r.unit_id order by upper(v.valid) desc nulls first limit 1) n on true
    order by r.near desc, greatest(r.by_name, r.by_content) desc, r.registered_on desc, r.id`.execute(db)
  return found.rows
}
