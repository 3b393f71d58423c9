/** The SQL of definitions: indicators with all their versions, units of measure, and the types that suggest them. */
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Trx } from '#platform/db/transact.ts'
import type { AccountId } from '#platform/auth/actor.ts'
import {
  type Definition,
  type Dimension,
  type Indicator,
  type IndicatorId,
  type Measure,
  type ReportLevel,
  reportLevels,
  type Version,
} from './indicator.rules.ts'
import type {} from './indicator.tables.ts'

type Row = Omit<Indicator, 'measure' | 'versions'> & {
  measureCode: string
  measureVi: string
  measureEn: string
  dimension: Dimension
  average: boolean
  measurePeople: boolean
  versions: Version[]
}

function indicatorOf(row: Row): Indicator {
  const { measureCode, measureVi, measureEn, dimension, average, measurePeople, ...rest } = row
  return {
    ...rest,
    measure: {
      code: measureCode,
      name: { vi: measureVi, en: measureEn },
      dimension,
      average,
      aboutPeople: measurePeople,
    },
  }
}

async function select(db: Db, where: RawBuilder<unknown>): Promise<Indicator[]> {
  const found = await sql<Row>`
    select i.id, i.code, i.scope_unit_id as "scopeUnitId", i.kind, i.decimals, i.timing,
      i.about_people as "aboutPeople", i.additive, to_jsonb(i.levels) as levels,
      to_jsonb(i.unit_kinds) as "unitKinds", i.profile, i.example, i.revision,
      m.code as "measureCode", m.name_vi as "measureVi", m.name_en as "measureEn", m.dimension, m.average,
      m.about_people as "measurePeople", v.versions
    from indicator i
    join indicator_measure m on m.code = i.measure
    join lateral (
      select jsonb_agg(jsonb_build_object('from', lower(v.valid), 'to', upper(v.valid), 'name', v.name,
        'nameEn', v.name_en, 'meaning', v.meaning, 'numerator', v.numerator, 'denominator', v.denominator,
        'options', v.options, 'direction', v.direction, 'rounding', v.rounding, 'every', v.every,
        'suppliedBy', v.supplied_by, 'source', v.source, 'verified', v.verified) order by v.valid) as versions
      from indicator_version v where v.indicator_id = i.id
    ) v on true
    where ${where}
    order by i.profile nulls last, i.created_at, i.id`.execute(db)
  return found.rows.map(indicatorOf)
}

/** Those of the nation, and of the provinces named. In the order of the profile, then of their making. */
export async function listIndicators(db: Db, provinces: readonly number[]): Promise<Indicator[]> {
  const own = provinces.length === 0 ? sql`false` : sql`i.scope_unit_id in (${sql.join(provinces)})`
  return select(db, sql`i.scope_unit_id is null or ${own}`)
}

/** The ones named that exist, in no promised order. */
export async function listIndicatorsById(db: Db, ids: readonly string[]): Promise<Indicator[]> {
  return ids.length === 0 ? [] : select(db, sql`i.id in (${sql.join(ids)})`)
}

export async function findIndicator(db: Db, id: string): Promise<Indicator | undefined> {
  const [found] = await select(db, sql`i.id = ${id}`)
  return found
}

/** Holds the row until the transaction ends. */
export async function lockIndicator(trx: Trx, id: string): Promise<Indicator | undefined> {
  await sql`select from indicator where id = ${id} for update`.execute(trx)
  return findIndicator(trx, id)
}

export async function listMeasures(db: Db): Promise<Measure[]> {
  const rows = await db
    .selectFrom('indicator_measure')
    .selectAll()
    .orderBy('dimension')
    .orderBy('code')
    .execute()
  return rows.map((row) => ({
    code: row.code,
    name: { vi: row.name_vi, en: row.name_en },
    dimension: row.dimension,
    average: row.average,
    aboutPeople: row.about_people,
  }))
}

/** Keeps the one that is there under that code or name. */
export async function insertMeasure(trx: Trx, measure: Measure): Promise<void> {
  await trx
    .insertInto('indicator_measure')
    .values({
      code: measure.code,
      name_vi: measure.name.vi,
      name_en: measure.name.en,
      dimension: measure.dimension,
      average: measure.average,
      about_people: measure.aboutPeople,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function insertIndicator(
  trx: Trx,
  indicator: Indicator,
  made: { readonly by: AccountId | null; readonly at: Date },
): Promise<void> {
  await trx
    .insertInto('indicator')
    .values({
      id: indicator.id,
      code: indicator.code,
      scope_unit_id: indicator.scopeUnitId,
      kind: indicator.kind,
      measure: indicator.measure.code,
      decimals: indicator.decimals,
      timing: indicator.timing,
      about_people: indicator.aboutPeople,
      additive: indicator.additive,
      levels: [...indicator.levels],
      unit_kinds: [...indicator.unitKinds],
      profile: indicator.profile,
      example: indicator.example,
      revision: indicator.revision,
      created_by: made.by,
      created_at: made.at,
    })
    .execute()
  for (const version of indicator.versions) await insertVersion(trx, indicator.id, version)
}

const range = (from: string | null, to: string | null) => `[${from ?? ''},${to ?? ''})`

function columnsOf(definition: Definition) {
  return {
    name: definition.name,
    name_en: definition.nameEn,
    meaning: definition.meaning,
    numerator: definition.numerator,
    denominator: definition.denominator,
    options: JSON.stringify(definition.options),
    direction: definition.direction,
    rounding: definition.rounding,
    every: definition.every,
    supplied_by: definition.suppliedBy,
    source: definition.source,
    verified: definition.verified,
  }
}

export async function insertVersion(trx: Trx, id: IndicatorId, version: Version): Promise<void> {
  await trx
    .insertInto('indicator_version')
    .values({ ...columnsOf(version), indicator_id: id, valid: range(version.from, version.to) })
    .execute()
}

/** Other words for the last version, which stays where it is in time. */
export async function updateLastVersion(trx: Trx, id: IndicatorId, definition: Definition): Promise<void> {
  await trx
    .updateTable('indicator_version')
    .set(columnsOf(definition))
    .where('indicator_id', '=', id)
    .where(sql<boolean>`upper_inf(valid)`)
    .execute()
}

/** The last version holds until the day before `to`. */
export async function closeLastVersion(trx: Trx, id: IndicatorId, to: string): Promise<void> {
  await sql`
    update indicator_version set valid = daterange(lower(valid), ${to}::date)
    where indicator_id = ${id} and upper_inf(valid)`.execute(trx)
}

export async function updateRevision(trx: Trx, id: IndicatorId, revision: number): Promise<void> {
  await trx.updateTable('indicator').set({ revision }).where('id', '=', id).execute()
}

/** The last day that any value of it was given for; null while there is none. */
export async function findLastValueOn(db: Db, id: string): Promise<string | null> {
  const found = await sql<{ on: string | null }>`
    select max(on_date) as "on" from indicator_value where indicator_id = ${id}`.execute(db)
  return found.rows[0]?.on ?? null
}

export interface TypeOf {
  readonly indicatorId: string
  readonly typeId: number
}

export async function listTypesOf(db: Db): Promise<TypeOf[]> {
  const found = await sql<TypeOf>`
    select indicator_id as "indicatorId", type_id as "typeId" from indicator_type`.execute(db)
  return found.rows
}

export async function replaceTypes(trx: Trx, id: IndicatorId, typeIds: readonly number[]): Promise<void> {
  await trx.deleteFrom('indicator_type').where('indicator_id', '=', id).execute()
  if (typeIds.length === 0) return
  await trx
    .insertInto('indicator_type')
    .values(typeIds.map((type_id) => ({ indicator_id: id, type_id })))
    .execute()
}

export interface UnitKind {
  readonly code: string
  readonly level: ReportLevel
  readonly name: { readonly vi: string; readonly en: string }
}

/** Kinds of units of the levels that indicators are reported for, from the highest. */
export async function listUnitKinds(db: Db): Promise<UnitKind[]> {
  const found = await sql<{ code: string; level: ReportLevel; vi: string; en: string }>`
    select code, level, name_vi as vi, name_en as en from unit_kind
    where level in (${sql.join(reportLevels)}) order by rank, code`.execute(db)
  return found.rows.map(({ code, level, vi, en }) => ({ code, level, name: { vi, en } }))
}
