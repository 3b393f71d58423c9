/**
 * Any number of models over the country's real communes, made by the database itself in one transaction: for
 * measurements, and for tests that need many. The same number gives the same models every time.
 */
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RawBuilder, sql } from 'kysely'
import { learnWords } from '#features/models/documents.store.ts'
import { documentVersion, foldedWords, titleMarks } from '#features/models/search.rules.ts'
import { writeSetting } from '#features/models/setting.store.ts'
import { rebuildTally } from '#features/models/commands/rebuild-tally.ts'
import { system } from '#platform/auth/actor.ts'
import { type Clock, systemClock } from '#platform/clock.ts'
import { sortKey } from '#platform/i18n/vietnamese.rules.ts'
import type { Db } from '#platform/db/database.ts'
import { type Trx, transact } from '#platform/db/transact.ts'
import { openFileStore } from '#platform/files/store.ts'
import { deeds, leaders, sentences, spots, ways } from './models-words.ts'

/** Registrations begin on this day and end yesterday; their density grows towards the end. */
const firstDay = '2012-01-01'

const keyed = (parts: readonly string[]) => parts.map(sortKey)

/** A whole number from 0 to `below` that depends on the row and the salt only. */
const chance = (salt: number, below: RawBuilder<unknown> | number) =>
  sql`((hashint8extended(i, ${sql.lit(salt)}) & 9007199254740991) % ${typeof below === 'number' ? sql.lit(below) : below})`

const pick = (salt: number, from: readonly string[]) =>
  sql`(array[${sql.join(from)}]::text[])[1 + ${chance(salt, from.length)}]`

/** By shares of a hundred: `[['a', 70], ['b', 30]]`. */
function shared(salt: number, shares: readonly (readonly [string, number])[]): RawBuilder<unknown> {
  let upTo = 0
  const cases = shares.map(([value, share]) => {
    upTo += share
    return sql`when ${chance(salt, 100)} < ${sql.lit(upTo)} then ${sql.lit(value)}`
  })
  return sql`case ${sql.join(cases, sql` `)} end`
}

const sentence = (salt: number) =>
  sql`${pick(salt, sentences)} || ' ' || ${pick(salt + 1, sentences)} || ' ' || ${pick(salt + 2, sentences)}`

/**
 * The communes before the reform and those of today, numbered; a few have many more models than most. Days for
 * which no unit is stored get a unit of today and a day after the reform.
 */
const placed = (n: number, yesterday: string) => sql`
  with communes as materialized (
    select v.unit_id, v.valid @> ${yesterday}::date as today, (
        select string_agg(p.folded, ' ') from unit_ancestor a
        join unit_version p on p.unit_id = a.ancestor_id and p.valid @> upper(day) - 1
        join unit_kind pk on pk.code = p.kind and pk.level <> 'nation'
        where a.unit_id = v.unit_id and a.valid @> upper(day) - 1) as names,
      row_number() over (partition by v.valid @> ${yesterday}::date
        order by hashint8extended(v.unit_id, 1)) - 1 as at
    from unit_version v join unit_kind k on k.code = v.kind and k.level = 'commune'
    cross join lateral (select case when v.valid @> ${yesterday}::date then daterange(${yesterday}::date, ${yesterday}::date, '[]') else daterange('2025-06-30', '2025-07-01') end as day) d
    where v.valid @> ${yesterday}::date or v.valid @> '2025-06-30'::date and upper(v.valid) = '2025-07-01'),
  sizes as (
    select count(*) filter (where today) as now, count(*) filter (where not today) as before from communes),
  days as (
    select i, case when s.before = 0 or ${chance(3, 100)} < 35
        then '2025-07-01'::date + (${chance(4, sql`(${yesterday}::date - '2025-07-01'::date)::bigint`)})::int
        else ${firstDay}::date + floor(sqrt(${chance(5, 1_000_000)} / 1e6)
          * ('2025-06-30'::date - ${firstDay}::date))::int end as day,
      floor(power(${chance(6, 1_000_000)} / 1e6, 1.6) * 1e6)::bigint as spot, s.now, s.before
    from generate_series(1, ${n}::bigint) i cross join sizes s)
  select d.i, d.day, c.unit_id, c.names from days d join communes c
    on c.today = (d.day >= '2025-07-01')
    and c.at = d.spot * (case when d.day >= '2025-07-01' then d.now else d.before end) / 1000000`

const id = sql`(lpad(to_hex((extract(epoch from day) * 1000)::bigint), 12, '0')
  || '7' || substr(md5(i::text), 1, 3) || '8' || substr(md5(i::text), 4, 15))::uuid`

const noon = sql`(day + time '05:00') at time zone 'UTC'`

const field = shared(14, [
  ['culture_society', 40],
  ['economy', 25],
  ['security_defence', 20],
  ['political_system', 15],
])
const level = sql`case when day < '2025-07-01' and ${chance(15, 100)} < 10 then 'district' else ${shared(16, [
  ['grassroots', 65],
  ['village', 25],
  ['province', 10],
])} end`
const ownerBlock = shared(17, [
  ['front_unions', 45],
  ['state', 25],
  ['party', 15],
  ['armed_forces', 10],
  ['other', 5],
])
const status = shared(43, [
  ['completed', 55],
  ['under_way', 28],
  ['registered', 12],
  ['degraded', 3],
  ['stopped', 2],
])
const recognised = sql`(${chance(44, 100)} < 8)`
const number = sql`(${chance(13, 60)} + 1)`
const typeOf = (types: readonly number[]) => sql`
  case when ${chance(41, 10)} < 8 then (array[${sql.join(types.map((one) => sql.lit(one)))}]::int[])[
    1 + ${chance(42, types.length)}] end`

async function typesOf(trx: Trx): Promise<number[]> {
  const types = await trx.selectFrom('model_type').select('id').orderBy('id').execute()
  return types.map((type) => type.id)
}

async function insertModels(trx: Trx, n: number, yesterday: string): Promise<void> {
  const types = await typesOf(trx)
  await sql`
    insert into model (id, unit_id, title, sort_key, field, level, owner_block, registered_on, year, situation, goals, method,
      target_group, forces, budget_state_vnd, budget_mobilised_vnd, starts_on, outputs, state, type_id, status,
      status_on, recognised, revision, created_at, updated_at)
    select ${id}, unit_id,
      ${pick(10, deeds)} || ' ' || ${pick(11, ways)} || ' ' || ${pick(12, spots)} || ' ' || ${number},
      left(${pick(10, keyed(deeds))} || ${pick(11, keyed(ways))} || ${pick(12, keyed(spots))}
        || '1' || length(${number}::text) || ${number}, 120),
      ${field}, ${level}, ${ownerBlock},
      day, extract(year from day)::int, ${sentence(20)}, ${sentence(23)}, ${sentence(26)}, ${pick(29, ways)},
      jsonb_build_array(jsonb_build_object('role', 'lead', 'name', ${pick(30, leaders)})),
      case when ${chance(31, 3)} = 0 then ${chance(32, 400)} * 500000 end,
      case when ${chance(33, 2)} = 0 then ${chance(34, 900)} * 100000 end,
      day + 14, ${sentence(35)},
      ${shared(40, [
        ['published', 92],
        ['accepted', 2],
        ['submitted', 2],
        ['draft', 2],
        ['returned', 1],
        ['withdrawn', 1],
      ])},
      ${typeOf(types)},
      ${status},
      day + 30, ${recognised}, 1, ${noon},
      least(${noon} + 20 * interval '1 day', ${yesterday}::date + time '05:00' at time zone 'UTC') + ${chance(45, 40_000)} * interval '1 second'
    from (${placed(n, yesterday)}) p order by day, i`.execute(trx)
}

/** One theme of most, a campaign of some. */
async function insertLabels(trx: Trx): Promise<void> {
  for (const [kind, share, salt] of [
    ['theme', 80, 50],
    ['campaign', 40, 52],
  ] as const) {
    const labels = await trx.selectFrom('label').select('id').where('kind', '=', kind).orderBy('id').execute()
    if (labels.length === 0) continue
    await sql`
      insert into model_label (model_id, label_id, kind, registered_on, public)
      select m.id, (array[${sql.join(labels.map((label) => sql.lit(label.id)))}]::int[])[
          1 + ${chance(salt, labels.length)}], ${kind}, m.registered_on, m.state = 'published'
      from (select id, hashtextextended(id::text, 1) as i, registered_on, state from model) m
      where ${chance(salt + 1, 100)} < ${sql.lit(share)}
      on conflict do nothing`.execute(trx)
  }
}

const anywhere = (text: string) =>
  foldedWords(text)
    .map((word) => `c${word}`)
    .join(' ')
const titled = (parts: readonly string[]) =>
  parts.map((part) => `${titleMarks(part).join(' ')} ${anywhere(part)}`)
const written = (parts: readonly string[]) => parts.map(anywhere)
const written3 = (salt: number) => {
  const from = written(sentences)
  return sql`${pick(salt, from)} || ' ' || ${pick(salt + 1, from)} || ' ' || ${pick(salt + 2, from)}`
}

/** What the models are found and ordered by: as `documentOf` makes it, from the same parts. */
async function insertDocuments(trx: Trx, n: number, yesterday: string): Promise<void> {
  const types = await typesOf(trx)
  await sql`
    insert into model_search (model_id, registered_on, public, document)
    select m.id, m.registered_on, m.state = 'published',
      array_to_tsvector(string_to_array(
        ${pick(10, titled(deeds))} || ' ' || ${pick(11, titled(ways))} || ' ' || ${pick(12, titled(spots))}
        || ' t' || ${number} || ' c' || ${number} || ' ' || ${written3(20)} || ' ' || ${written3(23)}
        || ' ' || ${written3(26)} || ' ' || ${pick(29, written(ways))} || ' ' || ${pick(30, written(leaders))}
        || ' ' || ${written3(35)} || ' c' || replace(p.names, ' ', ' c')
        || ' #m' || extract(year from day) || '-' || extract(month from day)
        || ' #Y' || extract(year from day) || ' #f' || ${field} || ' #l' || ${level} || ' #b' || ${ownerBlock}
        || ' #s' || ${status} || ' #r' || ${recognised}
        || ' #u' || p.unit_id || coalesce(' #k' || ${typeOf(types)}, ' #k0')
        || coalesce((select string_agg(' #L' || l.label_id, '') from model_label l
          where l.model_id = m.id and l.kind = 'theme'), ' #L0t')
        || coalesce((select string_agg(' #L' || l.label_id, '') from model_label l
          where l.model_id = m.id and l.kind = 'campaign'), ' #L0c'),
        ' '))
    from (select *, ${id} as id from (${placed(n, yesterday)}) p) p join model m on m.id = p.id order by m.id`.execute(
    trx,
  )
  const numbers = Array.from({ length: 60 }, (_, i) => String(i + 1))
  await learnWords(trx, [...deeds, ...ways, ...spots, ...numbers].flatMap(foldedWords))
}

/** Every hundredth model has its steps, so that its page has a history to read. */
async function insertSteps(trx: Trx): Promise<void> {
  await sql`
    insert into model_transition (model_id, at, from_state, to_state)
    select m.id, m.created_at + s.days * interval '1 day', s.from_state, s.to_state
    from model m cross join (values
      (0, null, 'draft'), (2, 'draft', 'submitted'), (9, 'submitted', 'accepted'), (12, 'accepted', 'published')
    ) s (days, from_state, to_state)
    where m.state = 'published' and hashtextextended(m.id::text, 1) % 100 = 0
    order by m.id, s.days`.execute(trx)
}

const filled = ['model', 'model_label', 'model_search', 'model_transition'] as const

/** Takes the indexes away that no constraint stands on, and says how to make them again: a loaded index costs less. */
async function dropIndexes(trx: Trx): Promise<string[]> {
  const { rows } = await sql<{ name: string; definition: string }>`
    select c.relname as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid in (${sql.join(filled.map((table) => sql`${table}::regclass`))})
      and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)`.execute(trx)
  for (const { name } of rows) await sql`drop index ${sql.ref(name)}`.execute(trx)
  return rows.map(({ definition }) => definition)
}

/**
 * Adds `n` models of the last fifteen years in all states, their labels, the steps of some, and counts them. Needs the
 * country's units and an empty table of models. One transaction; a superuser, who may leave foreign keys unchecked.
 */
export async function fillModels(db: Db, n: number, clock: Clock = systemClock): Promise<void> {
  const yesterday = new Date(Date.parse(clock.today()) - 86_400_000).toISOString().slice(0, 10)
  const files = openFileStore(join(tmpdir(), 'no-files'))
  await transact({ db, files, actor: system, clock, requestId: 'fill' }, async (inside) => {
    const trx = inside.db
    await sql`set local statement_timeout = 0`.execute(trx)
    await sql`set local maintenance_work_mem = '256MB'`.execute(trx)
    await sql`set local session_replication_role = replica`.execute(trx)
    const indexes = await dropIndexes(trx)
    await insertModels(trx, n, yesterday)
    await insertLabels(trx)
    await insertDocuments(trx, n, yesterday)
    await insertSteps(trx)
    await writeSetting(trx, 'models.documents', { version: documentVersion, at: null }, clock.now())
    await writeSetting(trx, 'models.words', { since: clock.now().toISOString() }, clock.now())
    for (const definition of indexes) await sql.raw(definition).execute(trx)
    await sql`set local session_replication_role = origin`.execute(trx)
    await rebuildTally(inside)
  })
  await sql`vacuum (analyze)`.execute(db)
}
