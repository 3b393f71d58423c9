/** The SQL that finds photos nobody looked at yet, for the page of what waits. */
import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type {} from './steps.tables.ts'

export interface UnseenPhotos {
  readonly modelId: string
  readonly title: string
  readonly photos: number
  readonly since: Date
}

/**
 * Public models that officers of `units` look after ('all': everywhere), with their photos and pairs sent since `from`
 * that nobody approved; the longest waiting first. Read from an index over such photos.
 */
export async function listUnseen(
  db: Db,
  units: 'all' | readonly number[],
  from: Date,
  limit: number,
): Promise<UnseenPhotos[]> {
  if (units !== 'all' && units.length === 0) return []
  const { rows } = await sql<UnseenPhotos>`
    select e.model_id as "modelId", m.title, count(*) as photos, min(e.created_at) as since
    from step_evidence e join model m on m.id = e.model_id
    where e.approved_at is null and e.kind in ('photo','pair') and e.created_at >= ${from}
      and m.state = 'published'
      ${
        units === 'all'
          ? sql``
          : sql`and exists (select 1 from unit_attribution s
              where s.unit_id = m.unit_id and s.today_id in (${sql.join(units)}))`
      }
    group by e.model_id, m.title order by min(e.created_at), e.model_id limit ${limit}`.execute(db)
  return rows
}
