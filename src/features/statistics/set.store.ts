/** The SQL of sets of figures. */
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Trx } from '#platform/db/transact.ts'
import type { FigureSet } from './statistics.rules.ts'
import type {} from './statistics.tables.ts'

const sets = (which: RawBuilder<unknown>) => sql<FigureSet>`
  select s.id, s.unit_id as "unitId", json_build_object('vi', s.name_vi, 'en', s.name_en) as name, s.disjoint,
    s.source, s.revision,
    (select json_agg(json_build_object('name', json_build_object('vi', p.name_vi, 'en', p.name_en),
      'where', p.conditions) order by p.position) from figure_part p where p.set_id = s.id) as parts
  from figure_set s where ${which} order by s.unit_id nulls first, s.id`

/** Those of the whole country and of these units. */
export async function listSets(db: Db, units: readonly number[]): Promise<FigureSet[]> {
  const theirs = units.length === 0 ? sql`false` : sql`s.unit_id in (${sql.join(units)})`
  return (await sets(sql`s.unit_id is null or ${theirs}`).execute(db)).rows
}

export async function findSet(db: Db, id: number): Promise<FigureSet | undefined> {
  return (await sets(sql`s.id = ${id}`).execute(db)).rows[0]
}

/** Holds the set until the transaction ends. */
export async function lockSet(trx: Trx, id: number): Promise<FigureSet | undefined> {
  await sql`select 1 from figure_set where id = ${id} for update`.execute(trx)
  return findSet(trx, id)
}

type Written = Omit<FigureSet, 'id'>

const columns = ({ name, disjoint, source, revision }: Written) => ({
  name_vi: name.vi,
  name_en: name.en,
  disjoint,
  source,
  revision,
})

async function replaceParts(trx: Trx, id: number, { parts }: Written): Promise<void> {
  await trx.deleteFrom('figure_part').where('set_id', '=', id).execute()
  await trx
    .insertInto('figure_part')
    .values(
      parts.map(({ name, where }, i) => ({
        set_id: id,
        position: i + 1,
        name_vi: name.vi,
        name_en: name.en,
        conditions: JSON.stringify(where),
      })),
    )
    .execute()
}

export async function insertSet(trx: Trx, set: Written): Promise<number> {
  const { id } = await trx
    .insertInto('figure_set')
    .values({ ...columns(set), unit_id: set.unitId })
    .returning('id')
    .executeTakeFirstOrThrow()
  await replaceParts(trx, id, set)
  return id
}

/** Everything but whose it is. */
export async function updateSet(trx: Trx, { id, ...set }: FigureSet): Promise<void> {
  await trx.updateTable('figure_set').set(columns(set)).where('id', '=', id).execute()
  await replaceParts(trx, id, set)
}
