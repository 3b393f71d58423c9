/** The SQL of rubrics. */
import { sql } from 'kysely'
import type { AccountId } from '#platform/auth/actor.ts'
import type { Db } from '#platform/db/database.ts'
import type { Trx } from '#platform/db/transact.ts'
import type { AppraisalTables } from './appraisal.tables.ts'
import { unitName } from './names.store.ts'
import type { Seer } from './round.store.ts'
import type { Criterion, Rubric, RubricId } from './round.rules.ts'

type Row = AppraisalTables['appraisal_rubric']

function rubricOf(row: Row, criteria: readonly Criterion[]): Rubric {
  return {
    id: row.id,
    unitId: row.unit_id,
    year: row.year,
    version: row.version,
    title: row.title,
    guidance: row.guidance,
    scale: row.scale,
    revision: row.revision,
    frozenAt: row.frozen_at,
    copiedFrom: row.copied_from,
    example: row.example,
    criteria,
  }
}

async function criteriaOf(db: Db, id: RubricId): Promise<Criterion[]> {
  return db
    .selectFrom('appraisal_criterion')
    .select(['position', 'name', 'weight', 'guidance'])
    .where('rubric_id', '=', id)
    .orderBy('position')
    .execute()
}

export async function findRubric(db: Db, id: string): Promise<Rubric | undefined> {
  const row = await db
    .selectFrom('appraisal_rubric')
    .selectAll()
    .where('id', '=', id as RubricId)
    .executeTakeFirst()
  return row && rubricOf(row, await criteriaOf(db, row.id))
}

/** Holds the row until the transaction ends. */
export async function lockRubric(trx: Trx, id: string): Promise<Rubric | undefined> {
  const row = await trx
    .selectFrom('appraisal_rubric')
    .selectAll()
    .where('id', '=', id as RubricId)
    .forUpdate()
    .executeTakeFirst()
  return row && rubricOf(row, await criteriaOf(trx, row.id))
}

/**
 * The newest version for the year at the nearest of these units, the nearest first by how few units lie above it;
 * so a province's overrides the nation's.
 */
export async function findRubricInForce(
  db: Db,
  unitId: number,
  year: number,
  today: string,
): Promise<RubricId | undefined> {
  const found = await sql<{ id: RubricId }>`
    select r.id from unit_ancestor a join appraisal_rubric r on r.unit_id = a.ancestor_id
    where a.unit_id = ${unitId} and a.valid @> ${today}::date and r.year = ${year}
    order by a.depth, r.version desc limit 1`.execute(db)
  return found.rows[0]?.id
}

export interface RubricLine {
  readonly id: RubricId
  readonly unitId: number
  readonly unitName: string | null
  readonly year: number
  readonly version: number
  readonly title: string
  readonly frozen: boolean
  readonly criteria: number
}

/** At and above a unit, and below it for who looks down; newest year first; at most 200. */
export async function listRubrics(
  db: Db,
  { units, today }: { units: Seer; today: string },
): Promise<RubricLine[]> {
  if (units.length === 0) return []
  const near =
    units === 'all'
      ? sql`true`
      : sql`exists (select from unit_ancestor a where a.valid @> ${today}::date and (
          (a.unit_id = r.unit_id and a.ancestor_id in (${sql.join(units)})) or
          (a.ancestor_id = r.unit_id and a.unit_id in (${sql.join(units)}))))`
  const found = await sql<RubricLine>`
    select r.id, r.unit_id as "unitId", r.year, r.version, r.title, r.frozen_at is not null as frozen,
      (select count(*) from appraisal_criterion c where c.rubric_id = r.id) as criteria,
      ${unitName(sql`r.unit_id`, today)} as "unitName"
    from appraisal_rubric r
    where ${near}
    order by r.year desc, r.unit_id, r.version desc limit 200`.execute(db)
  return found.rows
}

export async function newestVersion(trx: Trx, unitId: number, year: number): Promise<number> {
  const row = await trx
    .selectFrom('appraisal_rubric')
    .select((eb) => eb.fn.max('version').as('version'))
    .where('unit_id', '=', unitId)
    .where('year', '=', year)
    .executeTakeFirst()
  return row?.version ?? 0
}

/** Two who make a version of one unit and year take turns. */
export async function lockRubricsOf(trx: Trx, unitId: number, year: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`appraisal_rubric:${unitId}:${year}`}))`.execute(trx)
}

export async function insertRubric(
  trx: Trx,
  rubric: Rubric,
  by: { readonly at: Date; readonly actor: AccountId | null },
): Promise<void> {
  await trx
    .insertInto('appraisal_rubric')
    .values({
      id: rubric.id,
      unit_id: rubric.unitId,
      year: rubric.year,
      version: rubric.version,
      title: rubric.title,
      guidance: rubric.guidance,
      scale: rubric.scale,
      revision: rubric.revision,
      frozen_at: rubric.frozenAt,
      copied_from: rubric.copiedFrom,
      created_by: by.actor,
      created_at: by.at,
      example: rubric.example,
    })
    .execute()
  await insertCriteria(trx, rubric)
}

async function insertCriteria(trx: Trx, { id, criteria }: Pick<Rubric, 'id' | 'criteria'>): Promise<void> {
  await trx
    .insertInto('appraisal_criterion')
    .values(criteria.map((one) => ({ rubric_id: id, ...one })))
    .execute()
}

/** Content of one that no round uses yet; the database refuses it for any other. */
export async function updateRubric(trx: Trx, rubric: Rubric): Promise<void> {
  await trx
    .updateTable('appraisal_rubric')
    .set({ title: rubric.title, guidance: rubric.guidance, scale: rubric.scale, revision: rubric.revision })
    .where('id', '=', rubric.id)
    .execute()
  await trx.deleteFrom('appraisal_criterion').where('rubric_id', '=', rubric.id).execute()
  await insertCriteria(trx, rubric)
}

/** From now on it stands; one that stands already is left alone. */
export async function freezeRubric(trx: Trx, id: RubricId, at: Date): Promise<void> {
  await trx
    .updateTable('appraisal_rubric')
    .set({ frozen_at: at })
    .where('id', '=', id)
    .where('frozen_at', 'is', null)
    .execute()
}

export async function findExampleRubric(db: Db, unitId: number, year: number): Promise<RubricId | undefined> {
  const row = await db
    .selectFrom('appraisal_rubric')
    .select('id')
    .where('unit_id', '=', unitId)
    .where('year', '=', year)
    .where('example', '=', true)
    .executeTakeFirst()
  return row?.id
}
