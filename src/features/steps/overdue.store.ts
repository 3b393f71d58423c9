/** The SQL that finds tasks over their day, for the page of what waits. */
import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { TaskId } from './steps.rules.ts'
import type {} from './steps.tables.ts'

export interface OverdueTask {
  readonly id: TaskId
  readonly modelId: string
  readonly title: string
  readonly what: string
  readonly who: string
  readonly dueOn: string
}

/**
 * Open tasks whose day is over, the longest over first, of models that were chosen and that officers of `units` look
 * after ('all': everywhere). Read from an index over open tasks.
 */
export async function listOverdue(
  db: Db,
  units: 'all' | readonly number[],
  today: string,
  limit: number,
): Promise<OverdueTask[]> {
  if (units !== 'all' && units.length === 0) return []
  const { rows } = await sql<OverdueTask>`
    select t.id, t.model_id as "modelId", m.title, t.what, t.who, t.due_on as "dueOn"
    from step_task t join model m on m.id = t.model_id
    where t.state in ('todo','doing') and t.due_on < ${today}::date and m.state in ('accepted','published')
      ${
        units === 'all'
          ? sql``
          : sql`and exists (select 1 from unit_attribution s
              where s.unit_id = m.unit_id and s.today_id in (${sql.join(units)}))`
      }
    order by t.due_on, t.id limit ${limit}`.execute(db)
  return rows
}
