/** The SQL that finds the example models whose steps are to be filled. */
import type { Db } from '#platform/db/database.ts'
import type {} from './steps.tables.ts'

/** The example model of this title about whose steps nobody wrote; undefined when there is none. */
export async function findUntouched(db: Db, title: string): Promise<{ id: string } | undefined> {
  return db
    .selectFrom('model')
    .select('id')
    .where('example', '=', true)
    .where('title', '=', title)
    .where((is) =>
      is.not(
        is.exists(
          is.selectFrom('model_step').select('step').whereRef('model_step.model_id', '=', 'model.id'),
        ),
      ),
    )
    .orderBy('registered_on')
    .limit(1)
    .executeTakeFirst()
}
