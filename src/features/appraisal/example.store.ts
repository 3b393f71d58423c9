/** The SQL of example data: which public example models there are. */
import type { Db } from '#platform/db/database.ts'

export async function findExampleModels(db: Db): Promise<{ id: string; title: string; unitId: number }[]> {
  return db
    .selectFrom('model')
    .select(['id', 'title', 'unit_id as unitId'])
    .where('example', '=', true)
    .where('state', '=', 'published')
    .orderBy('id')
    .limit(500)
    .execute()
}
