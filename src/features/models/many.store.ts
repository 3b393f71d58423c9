/** The SQL of many models at once: what decides about them, and writing them, in a fixed number of statements. */
import { sql } from 'kysely'
import type { AccountId } from '#platform/auth/actor.ts'
import type { Db } from '#platform/db/database.ts'
import type { Trx } from '#platform/db/transact.ts'
import { type Content, contentFields, type Model, type State } from './model.rules.ts'
import { labelRows, modelRow } from './model.store.ts'

/** A unit on a day, as a key: `12@2024-03-01`. */
export function placeKey({ unitId, registeredOn }: Pick<Content, 'unitId' | 'registeredOn'>): string {
  return `${unitId}@${registeredOn}`
}

function distinct(contents: readonly Content[]): string {
  const pairs = new Map(
    contents.map((content) => [placeKey(content), { unit: content.unitId, day: content.registeredOn }]),
  )
  return JSON.stringify([...pairs.values()])
}

/** Of each unit, those whose officers look after it: the same as `listInCharge` for each. */
export async function listInChargeOfMany(
  db: Db,
  unitIds: readonly number[],
  today: string,
): Promise<Map<number, number[]>> {
  const found = await sql<{ unitId: number; id: number }>`
    with asked as (select id::int from jsonb_array_elements_text(${JSON.stringify(unitIds)}::text::jsonb) as q(id))
    select b.unit_id as "unitId", b.today_id as id from asked join unit_attribution b on b.unit_id = asked.id
    union
    select a.unit_id, a.ancestor_id from asked
    join unit_ancestor a on a.unit_id = asked.id and a.valid @> ${today}::date`.execute(db)
  const inCharge = new Map<number, number[]>()
  for (const { unitId, id } of found.rows) inCharge.set(unitId, [...(inCharge.get(unitId) ?? []), id])
  return inCharge
}

/** Which of the units existed on their days; as `placeKey`. */
export async function listThere(db: Db, contents: readonly Content[]): Promise<Set<string>> {
  const found = await sql<{ key: string }>`
    select q.unit || '@' || q.day as key
    from jsonb_to_recordset(${distinct(contents)}::text::jsonb) as q(unit int, day date)
    where exists (select 1 from unit_ancestor a
      where a.unit_id = q.unit and a.ancestor_id = q.unit and a.valid @> q.day)`.execute(db)
  return new Set(found.rows.map(({ key }) => key))
}

export type Kind = 'type' | 'theme' | 'campaign'

/** What the catalogue offers everywhere, and beside that to the units on their days; keys are `placeKey`. */
export async function listOffers(
  db: Db,
  contents: readonly Content[],
): Promise<{ key: string | null; kind: Kind; id: number }[]> {
  const found = await sql<{ key: string | null; kind: Kind; id: number }>`
    with thing as (
      select id, unit_id, 'type' as kind from model_type union all select id, unit_id, kind from label
    )
    select null as key, kind, id from thing where unit_id is null
    union all
    select q.unit || '@' || q.day, t.kind, t.id
    from jsonb_to_recordset(${distinct(contents)}::text::jsonb) as q(unit int, day date)
    join thing t on t.unit_id in (
      select ancestor_id from unit_ancestor where unit_id = q.unit and counted @> q.day
      union select today_id from unit_attribution where unit_id = q.unit)`.execute(db)
  return found.rows
}

interface By {
  readonly at: Date
  readonly actorId: AccountId | null
}

/** A step that all of them took; `reason` is read by others. */
interface Step {
  readonly from: State | null
  readonly to: State
  readonly reason: string | null
}

async function insertSteps(
  trx: Trx,
  models: readonly Model[],
  { at, actorId }: By,
  { from, to, reason }: Step,
): Promise<void> {
  const rows = models.map(({ id }) => ({
    model_id: id,
    at,
    from_state: from,
    to_state: to,
    actor_id: actorId,
    reason,
  }))
  await trx.insertInto('model_transition').values(rows).execute()
}

/** New models with their labels, their first version and their first step; at most 1,000. */
export async function insertMany(
  trx: Trx,
  models: readonly Model[],
  { step, ...by }: By & { readonly step: Step },
): Promise<void> {
  await trx.insertInto('model').values(models.map(modelRow)).execute()
  const labels = models.flatMap(labelRows)
  if (labels.length > 0) await trx.insertInto('model_label').values(labels).execute()
  await trx
    .insertInto('model_revision')
    .values(
      models.map((model) => ({
        model_id: model.id,
        revision: model.revision,
        at: by.at,
        actor_id: by.actorId,
        content: JSON.stringify(Object.fromEntries(contentFields.map((field) => [field, model[field]]))),
      })),
    )
    .execute()
  await insertSteps(trx, models, by, step)
}

/** Hands new drafts to review. */
export async function submitMany(trx: Trx, models: readonly Model[], by: By): Promise<void> {
  if (models.length === 0) return
  await trx
    .updateTable('model')
    .set({ state: 'submitted', submitted_by: by.actorId, updated_at: by.at })
    .where(
      'id',
      'in',
      models.map(({ id }) => id),
    )
    .execute()
  await insertSteps(trx, models, by, { from: 'draft', to: 'submitted', reason: null })
}
