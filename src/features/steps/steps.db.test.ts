/** The four steps of a model from the first word to the last review: what is refused, what follows, what is traced. */
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#platform/auth/actor.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { Problem } from '#platform/problem.ts'
import { readModel } from '#features/models/contract.ts'
import { aModel } from '#test/builders/models.ts'
import { buildAccount, buildPlaces, type Places } from '#test/builders/people.ts'
import { useDatabase } from '#test/harness/database.ts'
import { addTask } from './commands/add-task.ts'
import { approveEvidence } from './commands/approve-evidence.ts'
import { closeStep } from './commands/close-step.ts'
import { editOutreach } from './commands/edit-outreach.ts'
import { addOutreach } from './commands/add-outreach.ts'
import { addReview } from './commands/add-review.ts'
import { editTask, setTaskState } from './commands/edit-task.ts'
import { removeEvidence } from './commands/remove-evidence.ts'
import { reopenStep } from './commands/reopen-step.ts'
import { saveStep } from './commands/save-step.ts'
import { overdueTasks } from './queries/overdue-tasks.ts'
import { readSteps } from './queries/read-steps.ts'
import { aLink, aPhoto, begun, learnt, meeting, ready, taskPlan } from './steps.test-support.ts'
import { stepNames } from './steps.rules.ts'
import { anonymous } from '#platform/auth/actor.ts'

const database = useDatabase()
let places: Places
let officer: Actor
let head: Actor
let stranger: Actor
const as = (actor: Actor): Ctx => database.ctx({ actor })

async function fresh(state: 'draft' | 'submitted' | 'accepted' | 'published' = 'accepted'): Promise<string> {
  return (await aModel(database.ctx(), { unitId: places.ward, registeredOn: '2026-09-01', state })).id
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error: unknown) =>
      error instanceof Problem
        ? [error.code, ...error.fields.map(({ field }) => field)].join(' ')
        : String(error),
  )
}

async function trail(modelId: string): Promise<string[]> {
  const rows = await database.db
    .selectFrom('audit')
    .select('action')
    .where('subject_id', '=', modelId)
    .orderBy('id')
    .execute()
  return rows
    .map(({ action }) => action)
    .filter((action) => !/registered|submitted|accepted|published/u.test(action))
}

beforeAll(async () => {
  places = await buildPlaces(database.db)
  const account = async (role: string, unitId: number) =>
    (await buildAccount(database.ctx(), { roles: [[role, unitId]] })).actor
  officer = await account('ward_officer', places.ward)
  head = await account('neighbourhood_head', places.ward)
  stranger = await account('ward_officer', places.otherWard)
})

describe('a model through its four steps', () => {
  test('each is closed once nothing is missing, and the work goes on from registered to completed', async () => {
    const id = await fresh()
    const statuses: string[] = []
    for (const step of stepNames) {
      expect(await codeOf(closeStep(as(head), { modelId: id, step, on: '2026-11-01' }))).toMatch(/^invalid /u)
      await ready(as(head), id, step)
      if (step === 'review') {
        const [task] = (await readSteps(as(head), id)).tasks
        expect(await codeOf(closeStep(as(head), { modelId: id, step, on: '2026-11-01' }))).toBe(
          'invalid tasks',
        )
        await setTaskState(as(head), {
          modelId: id,
          task: task?.id ?? '',
          state: 'done',
          doneOn: null,
          reason: null,
        })
      }
      expect((await closeStep(as(head), { modelId: id, step, on: '2026-11-01' })).closedOn).toBe('2026-11-01')
      statuses.push((await readModel(as(head), id)).model.status)
    }
    expect(statuses).toEqual(['registered', 'under_way', 'under_way', 'completed'])
    expect(await trail(id)).toEqual([
      'model.step-written',
      'model.step-closed',
      'model.step-written',
      'model.task-added',
      'model.evidence-added',
      'model.step-closed',
      'model.status-changed',
      'model.step-written',
      'model.outreach-added',
      'model.evidence-added',
      'model.step-closed',
      'model.step-written',
      'model.review-added',
      'model.evidence-added',
      'model.task-changed',
      'model.step-closed',
      'model.status-changed',
    ])
  })

  test('a review that decides to stop stops the work, with its lessons as the reason', async () => {
    const id = await fresh()
    for (const step of ['choose', 'mobilise', 'review'] as const) await ready(as(head), id, step)
    await begun(as(head), id, 'organise')
    await aLink(as(head), id, 'organise')
    const task = await addTask(as(head), { ...taskPlan, modelId: id })
    await addTask(as(head), { ...taskPlan, modelId: id })
    await addReview(as(head), { ...learnt, modelId: id, heldOn: '2026-11-15', decision: 'stop' })
    const drop = { modelId: id, state: 'dropped', doneOn: null } as const
    expect(await codeOf(setTaskState(as(head), { ...drop, task: task.id, reason: null }))).toBe(
      'invalid reason',
    )
    for (const { id: one } of (await readSteps(as(head), id)).tasks.slice(0, 1))
      await setTaskState(as(head), { ...drop, task: one, reason: 'Không xin được đất' })
    for (const { id: one } of (await readSteps(as(head), id)).tasks.slice(1))
      await setTaskState(as(head), {
        modelId: id,
        task: one,
        state: 'done',
        doneOn: '2026-11-02',
        reason: null,
      })
    for (const step of stepNames) await closeStep(as(head), { modelId: id, step, on: '2026-11-20' })
    const { model } = await readModel(as(head), id)
    expect([model.status, model.statusOn]).toEqual(['stopped', '2026-11-20'])
  })

  test('steps close in their order; one reopened with a reason is open, the later ones stay', async () => {
    const id = await fresh()
    await ready(as(head), id, 'organise')
    expect(await codeOf(closeStep(as(head), { modelId: id, step: 'organise', on: '2026-11-01' }))).toBe(
      'invalid order',
    )
    await ready(as(head), id, 'choose')
    for (const step of ['choose', 'organise'] as const)
      await closeStep(as(head), { modelId: id, step, on: '2026-11-01' })
    expect(await codeOf(closeStep(as(head), { modelId: id, step: 'choose', on: '2026-11-01' }))).toBe(
      'steps.already-closed',
    )
    await reopenStep(as(officer), { modelId: id, step: 'choose', reason: 'Ghi thêm số hộ' })
    const read = await readSteps(as(head), id)
    expect(read.line.map(({ state }) => state)).toEqual(['current', 'done', 'next', 'next'])
    expect(read.changes.map(({ closed, reason }) => [closed, reason])).toEqual([
      [false, 'Ghi thêm số hộ'],
      [true, null],
      [true, null],
    ])
    expect(await codeOf(reopenStep(as(officer), { modelId: id, step: 'choose', reason: 'x' }))).toBe(
      'steps.not-closed',
    )
  })

  test('what is closed does not change, but how far its tasks are does', async () => {
    const id = await fresh()
    for (const step of ['choose', 'organise'] as const) {
      await ready(as(head), id, step)
      await closeStep(as(head), { modelId: id, step, on: '2026-11-01' })
    }
    const [task] = (await readSteps(as(head), id)).tasks
    if (!task) throw new Error('no task')
    const plan = { modelId: id, task: task.id, ...task, state: 'doing' } as const
    expect(await codeOf(begun(as(head), id, 'choose'))).toBe('steps.closed')
    expect(await codeOf(addTask(as(head), { ...taskPlan, modelId: id }))).toBe('steps.closed')
    expect(await codeOf(aLink(as(head), id, 'organise'))).toBe('steps.closed')
    expect(await codeOf(editTask(as(head), { ...plan, dueOn: '2027-01-01' }))).toBe('steps.closed')
    expect((await editTask(as(head), plan)).state).toBe('doing')
  })

  test('a step waits for its model to be accepted, and a withdrawn model is left alone', async () => {
    const id = await fresh('submitted')
    await ready(as(head), id, 'choose')
    expect(await codeOf(closeStep(as(head), { modelId: id, step: 'choose', on: '2026-11-01' }))).toBe(
      'steps.not-chosen',
    )
    const photo = await aPhoto(as(head), id, 'choose')
    await database.db
      .updateTable('model')
      .set({ state: 'withdrawn' })
      .where('id', '=', id as never)
      .execute()
    expect(await codeOf(begun(as(head), id, 'choose'))).toBe('steps.withdrawn')
    expect(await codeOf(approveEvidence(as(officer), { modelId: id, ids: [photo], consent: true }))).toBe(
      'steps.withdrawn',
    )
    expect(await removeEvidence(as(head), { modelId: id, ids: [photo] })).toBe(1)
  })
})

describe('who may', () => {
  test('strangers find nothing of what is not public, and write nothing where it is', async () => {
    const hidden = await fresh()
    const open = await fresh('published')
    for (const actor of [stranger, anonymous]) {
      const refused = actor === anonymous ? 'not-signed-in' : 'not-found'
      expect(await codeOf(begun(as(actor), hidden, 'choose'))).toBe(refused)
      expect(await codeOf(readSteps(as(actor), hidden))).toBe('not-found')
      expect(await codeOf(begun(as(actor), open, 'choose'))).toBe(
        actor === anonymous ? 'not-signed-in' : 'not-allowed',
      )
      expect(await codeOf(aLink(as(actor), open, 'choose'))).toBe(
        actor === anonymous ? 'not-signed-in' : 'not-allowed',
      )
    }
  })

  test('how many came is for everybody only where they were more than a few, and so is the sum', async () => {
    const id = await fresh('published')
    await begun(as(head), id, 'choose')
    await closeStep(as(head), { modelId: id, step: 'choose', on: '2026-10-02' })
    await ready(as(head), id, 'organise')
    await closeStep(as(head), { modelId: id, step: 'organise', on: '2026-11-01' })
    await ready(as(head), id, 'mobilise')
    const [said] = meeting.questions
    await addOutreach(as(head), { ...meeting, questions: [{ ...said }], attendance: 3, modelId: id })
    await closeStep(as(head), { modelId: id, step: 'mobilise', on: '2026-11-01' })
    const seen = async (actor: Actor) => {
      const { outreach, reached } = await readSteps(as(actor), id)
      const came = outreach.map(({ attendance }) => attendance).toSorted((a, b) => Number(a) - Number(b))
      return [came, reached.attendance, reached.counted]
    }
    expect(await seen(head)).toEqual([[3, 65], 68, 2])
    for (const actor of [anonymous, stranger]) expect(await seen(actor)).toEqual([[null, 65], 65, 1])
  })

  test('who is not allowed leaves no file behind', async () => {
    const id = await fresh('published')
    const before = await database.db.selectFrom('file').select('id').execute()
    expect(await codeOf(aPhoto(as(stranger), id, 'choose', 333))).toBe('not-allowed')
    expect(await database.db.selectFrom('file').select('id').execute()).toEqual(before)
  })

  test('a head of a neighbourhood writes, an officer who publishes approves', async () => {
    const id = await fresh('published')
    const photo = await aPhoto(as(head), id, 'mobilise')
    expect(await codeOf(approveEvidence(as(head), { modelId: id, ids: [photo], consent: true }))).toBe(
      'not-allowed',
    )
    expect(await approveEvidence(as(officer), { modelId: id, ids: [photo], consent: true })).toBe(1)
  })
})

describe('two officers at once', () => {
  test('an older version writes nothing and says which is the newest', async () => {
    const id = await fresh()
    await begun(as(head), id, 'choose')
    const content = { why: 'khác', whom: '', strength: '', breakthrough: '', note: '', startedOn: null }
    const stale = saveStep(as(officer), { ...content, modelId: id, step: 'choose', revision: 0 })
    await expect(stale).rejects.toMatchObject({ code: 'steps.changed', details: { revision: 1 } })
    const outreach = await addOutreach(as(head), { ...meeting, questions: [], modelId: id })
    const edit = { ...outreach, questions: [], modelId: id, outreach: outreach.id }
    await editOutreach(as(head), { ...edit, revision: 1 })
    expect(await codeOf(editOutreach(as(officer), { ...edit, revision: 1 }))).toBe('steps.changed')
  })

  test('a form sent twice makes one', async () => {
    const id = await fresh()
    const key = '01936d2e-7a00-7000-8000-00000000aaaa'
    const [one, two] = [
      await addTask(as(head), { ...taskPlan, key, modelId: id }),
      await addTask(as(head), { ...taskPlan, key, modelId: id }),
    ]
    expect([one.id, two.id]).toEqual([key, key])
    expect((await readSteps(as(head), id)).tasks).toHaveLength(1)
    expect(await codeOf(addTask(as(head), { ...taskPlan, key, modelId: await fresh() }))).toBe(
      'steps.key-used',
    )
  })

  test('a hundred tasks are the most, however many are sent side by side', async () => {
    const id = await fresh()
    const sent = await Promise.all(
      Array.from({ length: 105 }, async () => codeOf(addTask(as(head), { ...taskPlan, modelId: id }))),
    )
    expect(sent.filter((code) => code === 'done')).toHaveLength(100)
    expect(sent.filter((code) => code === 'steps.too-many')).toHaveLength(5)
  })
})

test('overdue tasks wait for who keeps the register there, the longest over first', async () => {
  const id = await fresh()
  await sql`insert into unit_attribution values (${places.ward}, ${places.ward})`.execute(database.db)
  await addTask(as(head), { ...taskPlan, modelId: id, what: 'trễ nhiều', dueOn: '2026-01-10' })
  await addTask(as(head), { ...taskPlan, modelId: id, what: 'trễ ít', dueOn: '2026-02-10' })
  await addTask(as(head), { ...taskPlan, modelId: id, what: 'hôm nay', dueOn: '2026-11-21' })
  const mine = async (actor: Actor) =>
    (await overdueTasks(as(actor))).tasks.filter(({ modelId }) => modelId === id).map(({ what }) => what)
  expect(await mine(head)).toEqual(['trễ nhiều', 'trễ ít'])
  expect([await mine(stranger), await mine(anonymous)]).toEqual([[], []])
})
