/** The SQL that finds the example models, whose units and targets the example figures are of. */
import type { Db } from '#platform/db/database.ts'
import type {} from './indicator.tables.ts'

export interface ExampleModel {
  readonly id: string
  readonly title: string
  readonly unitId: number
  readonly registeredOn: string
}

export async function listExampleModels(db: Db): Promise<ExampleModel[]> {
  return db
    .selectFrom('model')
    .select(['id', 'title', 'unit_id as unitId', 'registered_on as registeredOn'])
    .where('example', '=', true)
    .execute()
}

/** The ids of the indicators that come with the program, by their codes. */
export async function indicatorCodes(db: Db): Promise<Map<string, string>> {
  const rows = await db.selectFrom('indicator').select(['id', 'code']).where('code', 'is not', null).execute()
  return new Map(rows.map(({ id, code }) => [code ?? '', id]))
}
