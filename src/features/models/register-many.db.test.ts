/** Many models at once are the same as one after the other, and ask the same of whoever enters them. */
import { describe, expect, test } from 'vitest'
import { type Actor, system } from '#platform/auth/actor.ts'
import { buildAccount, buildPlaces, type Places } from '#test/builders/people.ts'
import { useDatabase } from '#test/harness/database.ts'
import { contentOf } from './content.test-support.ts'
import { checkMany, type EnterAs, registerMany } from './commands/register-many.ts'
import { registerModel } from './commands/register-model.ts'
import { submitModel } from './commands/submit-model.ts'
import type { Content, ModelId } from './model.rules.ts'
import { listMismatches } from './tally-check.store.ts'

const database = useDatabase()

let places: Places | undefined
async function ground(): Promise<Places> {
  places ??= await buildPlaces(database.db)
  return places
}

async function officer(role: string, unitId: number): Promise<Actor> {
  return (await buildAccount(database.ctx(), { roles: [[role, unitId]] })).actor
}

/** Everything stored of a model, but for what must differ. */
async function storedOf(id: ModelId) {
  const { db } = database
  const {
    id: _id,
    created_at: _made,
    updated_at: _changed,
    ...model
  } = await db.selectFrom('model').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const labels = await db
    .selectFrom('model_label')
    .select(['label_id', 'kind', 'registered_on', 'public'])
    .where('model_id', '=', id)
    .orderBy('label_id')
    .execute()
  const revisions = await db
    .selectFrom('model_revision')
    .select(['revision', 'actor_id', 'content'])
    .where('model_id', '=', id)
    .execute()
  const transitions = await db
    .selectFrom('model_transition')
    .select(['from_state', 'to_state', 'actor_id', 'reason'])
    .where('model_id', '=', id)
    .orderBy('id')
    .execute()
  const trail = await db
    .selectFrom('audit')
    .select(['action', 'actor_id', 'unit_id', 'details'])
    .where('subject_id', '=', id)
    .orderBy('id')
    .execute()
  return { model, labels, revisions, transitions, trail }
}

describe('the same as one after the other', () => {
  test.each<[EnterAs, boolean]>([
    ['draft', false],
    ['submitted', true],
  ])('%s', async (enterAs, submit) => {
    const { ward } = await ground()
    const ctx = database.ctx({ actor: await officer('ward_officer', ward) })
    const labels = await database.db.selectFrom('label').select(['id', 'kind']).orderBy('id').execute()
    const theme = labels.find(({ kind }) => kind === 'theme')?.id ?? 0
    const { id: typeId } = await database.db
      .selectFrom('model_type')
      .select('id')
      .orderBy('id')
      .executeTakeFirstOrThrow()
    const content = contentOf({
      unitId: ward,
      typeId,
      themes: [theme],
      registeredPrecision: 'month',
      budgetStateVnd: 5,
    })
    const one = await registerModel(ctx, {
      ...content,
      unitCode: undefined,
      themes: [...content.themes],
      campaigns: [],
      lead: content.lead.map((owner) => ({ ...owner })),
      coordinating: [],
      participating: [],
    })
    if (submit) await submitModel(ctx, { id: one.id })
    const [many] = await registerMany(ctx, { enterAs, entries: [{ content }] })
    if (!many || 'errors' in many) throw new Error('refused')
    expect(await storedOf(many.id)).toEqual(await storedOf(one.id))
  })

  test('what was published elsewhere is public at once, counted, with its source and no step that never was', async () => {
    const { ward, province } = await ground()
    const ctx = database.ctx({ actor: await officer('province_officer', province) })
    const entries = [2024, 2025].map((year) => ({
      content: contentOf({ unitId: ward, registeredOn: `${year}-12-01`, year, situation: '', lead: [] }),
    }))
    const [gone, there] = await registerMany(ctx, {
      enterAs: 'published',
      source: 'Quyết định 12/QĐ-UBND',
      entries,
    })
    expect(gone).toMatchObject({ errors: [{ code: 'unit_not_there' }] })
    if (!there || 'errors' in there) throw new Error('refused')
    const stored = await storedOf(there.id)
    expect(stored.model).toMatchObject({ state: 'published', source_title: 'Quyết định 12/QĐ-UBND' })
    expect(stored.transitions).toEqual([
      {
        from_state: null,
        to_state: 'published',
        actor_id: ctx.actor.accountId,
        reason: 'Quyết định 12/QĐ-UBND',
      },
    ])
    expect(stored.trail.map(({ action }) => action)).toEqual(['model.registered', 'model.published'])
    expect(await listMismatches(database.db, 10)).toEqual([])
    const counted = await database.db
      .selectFrom('model_tally_delta')
      .select('n')
      .where('unit_id', '=', ward)
      .execute()
    expect(counted).toEqual([{ n: 1 }])
  })
})

describe('who may', () => {
  const codes = async (actor: Actor, enterAs: EnterAs, ...contents: Content[]) =>
    (await checkMany(database.ctx({ actor }), contents, enterAs)).map((errors) =>
      errors.map(({ code }) => code),
    )

  test('register only where it was granted; the others are told so', async () => {
    const { ward, neighbourhood, otherWard } = await ground()
    const actor = await officer('ward_officer', ward)
    const contents = [ward, neighbourhood, otherWard].map((unitId) => contentOf({ unitId }))
    expect(await codes(actor, 'draft', ...contents)).toEqual([[], [], ['not_yours']])
    const results = await registerMany(database.ctx({ actor }), {
      enterAs: 'draft',
      entries: contents.map((content) => ({ content })),
    })
    expect(results.map((result) => 'id' in result)).toEqual([true, true, false])
  })

  test('enter as published only who publishes there', async () => {
    const { ward, neighbourhood } = await ground()
    const head = await officer('neighbourhood_head', neighbourhood)
    const content = contentOf({ unitId: neighbourhood })
    expect(await codes(head, 'draft', content)).toEqual([[]])
    expect(await codes(head, 'published', content)).toEqual([['not_publisher']])
    const wardOfficer = await officer('ward_officer', ward)
    expect(await codes(wardOfficer, 'published', contentOf({ unitId: ward }))).toEqual([[]])
    expect(await codes(wardOfficer, 'published', contentOf({ unitId: ward, level: 'province' }))).toEqual([
      ['not_provincial'],
    ])
    expect(await codes(system, 'published', contentOf({ unitId: ward, level: 'province' }))).toEqual([[]])
  })

  test('each is checked as from the form', async () => {
    const { ward } = await ground()
    const of = (given: Partial<Content>) => contentOf({ unitId: ward, ...given })
    expect(
      await codes(
        system,
        'submitted',
        of({}),
        of({ registeredOn: '2027-01-01', year: 2027 }),
        of({ level: 'district' }),
        of({ year: 2020 }),
        of({ typeId: 999_999 }),
        of({ themes: [999_999] }),
        of({ goals: '', lead: [] }),
        of({ lead: [{ name: 'Hội', block: null, unitId: 999_999 }] }),
      ),
    ).toEqual([
      [],
      ['future'],
      ['level_not_there'],
      ['year_far'],
      ['not_offered'],
      ['not_offered'],
      ['missing', 'missing'],
      ['no_unit'],
    ])
  })
})

test('a thousand models are as many statements as one', async () => {
  const { ward } = await ground()
  const count = async (n: number) => {
    const entries = Array.from({ length: n }, () => ({
      content: contentOf({ unitId: ward, title: crypto.randomUUID(), goals: crypto.randomUUID() }),
    }))
    database.queries.length = 0
    const results = await registerMany(database.ctx(), { enterAs: 'submitted', entries })
    expect(results.every((result) => 'id' in result)).toBe(true)
    return database.queries.length
  }
  expect(await count(1000)).toBe(await count(1))
})
