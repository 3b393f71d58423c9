/**
 * The SQL that counters are made of: where records count (places), what they count by (signatures), and all the cuts
 * of a group of records in one pass. Folding, counting anew and the proof use the same pieces.
 */
import { type RawBuilder, sql } from 'kysely'
import {
  cutName,
  cutsOf,
  type Dimension,
  dimensions,
  type Fineness,
  isManifold,
  noneOfIt,
} from './tally.rules.ts'

type Sql = RawBuilder<unknown>

/** The name of a dimension in rows that have one value of each. */
const column: Readonly<Record<Dimension, string>> = {
  field: 'field',
  level: 'level',
  year: 'year',
  ownerBlock: 'owner_block',
  type: 'type_id',
  theme: 'theme_id',
  campaign: 'campaign_id',
  status: 'status',
  recognised: 'recognised',
}

/** What a record is counted by; its themes and campaigns as sorted lists. */
export const signature = sql.raw(
  'field, level, year, owner_block, type_id, themes, campaigns, status, recognised',
)

/** How many, and the two budgets: how many said one, and its sum in đồng. Never added to each other. */
export const measures = sql.raw('n, state_n, state_vnd, mobilised_n, mobilised_vnd')

export const summed = sql.raw(
  'sum(n)::int as n, sum(state_n)::int as state_n, sum(state_vnd) as state_vnd, ' +
    'sum(mobilised_n)::int as mobilised_n, sum(mobilised_vnd) as mobilised_vnd',
)

/** For `on conflict do update`, where the counter is called `t`. */
export const added = sql.raw(
  ['n', 'state_n', 'state_vnd', 'mobilised_n', 'mobilised_vnd']
    .map((name) => `${name} = t.${name} + excluded.${name}`)
    .join(', '),
)

export const nothing = sql.raw(
  'n = 0 and state_n = 0 and state_vnd = 0 and mobilised_n = 0 and mobilised_vnd = 0',
)

const unitsOf = (...levels: readonly string[]) => sql`(
  select v.unit_id from unit_version v join unit_kind k on k.code = v.kind
  where k.level in (${sql.join(levels.map((level) => sql.lit(level)))}))`

/** Units over which records are counted beforehand. */
const upper = unitsOf('nation', 'province')

/** Those of a list of units that are the country itself. */
export const nationsOf = (list: Sql) =>
  sql`array(select u.id from unnest(${list}) as u(id) where u.id in ${unitsOf('nation')} order by 1)`

/**
 * The places of units: spans during which nothing above a unit began or ended, so that every record of the span counts
 * for the same units as it was then. `since` is the first day (year 1 where nothing came before), `until` the first
 * day of the next place. With the provinces and nations it counts for, then and today.
 */
export const places = (which: (unit: Sql) => Sql) => sql`
  select s.unit_id, s.since, s.until,
    array(select a.ancestor_id from unit_ancestor a
      where a.unit_id = s.unit_id and a.counted @> s.since and a.ancestor_id in ${upper} order by 1) as then_ids,
    array(select b.today_id from unit_attribution b
      where b.unit_id = s.unit_id and b.today_id in ${upper} order by 1) as today_ids
  from (
    select d.unit_id, d.day as since, lead(d.day) over (partition by d.unit_id order by d.day) as until
    from (
      select u.id as unit_id, '0001-01-01'::date as day from unit u where ${which(sql.ref('u.id'))}
      union
      select a.unit_id, b.day from unit_ancestor a
        cross join lateral (values (lower(a.counted)), (upper(a.counted))) as b(day)
      where ${which(sql.ref('a.unit_id'))} and isfinite(b.day) and b.day > '0001-01-01'
    ) d
  ) s`

/** A day lies in a place. */
export const within = (day: Sql, place: string) =>
  sql`${day} >= ${sql.ref(`${place}.since`)} and (${sql.ref(`${place}.until`)} is null or ${day} < ${sql.ref(`${place}.until`)})`

const listed = (kind: 'theme' | 'campaign') => sql`
  array_agg(l.label_id order by l.label_id) filter (where l.kind = ${sql.lit(kind)}) as ${sql.raw(`${kind}s`)}`

/** Themes and campaigns of records `m`, to be joined as `l`: one record after the other, or of all at once. */
export const labels = {
  each: sql`left join lateral (
    select ${listed('theme')}, ${listed('campaign')} from model_label l where l.model_id = m.id) l on true`,
  all: sql`left join (
    select l.model_id, ${listed('theme')}, ${listed('campaign')} from model_label l group by l.model_id
  ) l on l.model_id = m.id`,
} as const

/** A public record `m`, with its labels joined, in the columns of `signature` and `measures`. */
export const recorded = sql`
  m.field, m.level, m.year, m.owner_block, coalesce(m.type_id, ${sql.lit(noneOfIt)}) as type_id,
  coalesce(l.themes, '{}') as themes, coalesce(l.campaigns, '{}') as campaigns, m.status, m.recognised,
  1 as n, num_nonnulls(m.budget_state_vnd) as state_n, coalesce(m.budget_state_vnd, 0)::numeric as state_vnd,
  num_nonnulls(m.budget_mobilised_vnd) as mobilised_n,
  coalesce(m.budget_mobilised_vnd, 0)::numeric as mobilised_vnd`

/** A row for each theme or campaign of rows `alias`, or one that says none. */
export const each = (dimension: 'theme' | 'campaign', alias: string) => {
  const list = sql.ref(`${alias}.${dimension}s`)
  return sql`cross join lateral unnest(
    case when cardinality(${list}) = 0 then ${sql.raw(`'{${noneOfIt}}'::int[]`)} else ${list} end
  ) as ${sql.raw(`${dimension}(${dimension}_id)`)}`
}

/** Those cuts that name just these themes or campaigns: rows differ between them. */
function family(source: Sql, most: Fineness, manifold: readonly ('theme' | 'campaign')[]): Sql | undefined {
  const cuts = cutsOf(most).filter((cut) => cut.filter(isManifold).join() === manifold.join())
  if (cuts.length === 0) return undefined
  const named = dimensions.filter((dimension) => cuts.some((cut) => cut.includes(dimension)))
  const mask = (cut: readonly Dimension[]) =>
    named.reduce((sum, dimension) => sum * 2 + (cut.includes(dimension) ? 0 : 1), 0)
  const chosen = (value: (cut: readonly Dimension[]) => string | undefined) => {
    const cases = cuts.flatMap((cut) => {
      const text = value(cut)
      return text === undefined ? [] : [`when ${mask(cut)} then ${text}`]
    })
    if (cases.length === 0 || named.length === 0) return value([]) ?? `''`
    return `case grouping(${named.map((one) => column[one]).join(', ')}) ${cases.join(' ')} else '' end`
  }
  const nth = (index: number) =>
    chosen((cut) => {
      const dimension = cut[index]
      return dimension && `${column[dimension]}::text`
    })
  const sets = cuts.map((cut) => `(${['group_id', ...cut.map((one) => column[one])].join(', ')})`)
  return sql`
    select group_id, ${sql.raw(chosen((cut) => `'${cutName(cut)}'`))} as cut,
      ${sql.raw(nth(0))} as a, ${sql.raw(nth(1))} as b, ${sql.raw(nth(2))} as c, ${summed}
    from ${source} x ${sql.join(
      manifold.map((dimension) => each(dimension, 'x')),
      sql` `,
    )}
    group by grouping sets (${sql.raw(sets.join(', '))})`
}

/**
 * All counters of groups of this fineness. `source` is a relation with `group_id`, a signature and measures; the cells
 * have `group_id`, `cut`, the values `a`, `b`, `c` of its dimensions as text, and measures.
 */
export function cells(source: Sql, most: Fineness): Sql {
  const families = ([[], ['theme'], ['campaign'], ['theme', 'campaign']] as const).flatMap(
    (manifold) => family(source, most, manifold) ?? [],
  )
  return sql.join(families, sql` union all `)
}
