/** Fills the steps of some example models, each with the clock of its own days, never ahead of the real one. */
import { fixedClock } from '#platform/clock.ts'
import { type Ctx, transact, type TrxCtx } from '#platform/db/transact.ts'
import type { Progress } from '#platform/feature.ts'
import { storeFile } from '#platform/files/files.ts'
import { drawnPhoto, type PreparedPhoto } from '#platform/files/photo.ts'
import { newId } from '#platform/ids.ts'
import { type Plan, plans } from '../example/plans.ts'
import { landingAfter, landingBefore, meeting } from '../example/scene.ts'
import { findUntouched } from '../example.store.ts'
import { insertEvidence, type NewEvidence } from '../evidence.store.ts'
import type { StepName } from '../steps.rules.ts'
import { listSteps } from '../steps.store.ts'
import { addOutreach } from './add-outreach.ts'
import { addReview } from './add-review.ts'
import { addTask } from './add-task.ts'
import { approveEvidence } from './approve-evidence.ts'
import { closeStep } from './close-step.ts'
import { setTaskState } from './edit-task.ts'
import { saveStep } from './save-step.ts'

const stage = 'Example steps'

interface Pictures {
  readonly before: PreparedPhoto
  readonly after: PreparedPhoto
  readonly meeting: PreparedPhoto
}

/** Adds what is missing; returns no lines for the start screen. */
export async function loadExample(ctx: Ctx, progress: Progress): Promise<readonly string[]> {
  let pictures: Pictures | undefined
  for (const [i, plan] of plans.entries()) {
    const model = await findUntouched(ctx.db, plan.title)
    if (model && isOver(plan, ctx.clock.today())) {
      pictures ??= await draw()
      const drawn = pictures
      await transact(ctx, (inside) => fill(inside, model.id, plan, drawn))
    }
    progress(stage, i + 1, plans.length)
  }
  return []
}

async function draw(): Promise<Pictures> {
  return {
    before: await drawnPhoto(landingBefore()),
    after: await drawnPhoto(landingAfter()),
    meeting: await drawnPhoto(meeting()),
  }
}

/** Whether all of its days have come. */
function isOver({ choose, organise, mobilise, review }: Plan, today: string): boolean {
  const days = [
    choose.startedOn,
    choose.closedOn,
    organise?.closedOn,
    ...(organise?.tasks ?? []).map(({ doneOn }) => doneOn),
    mobilise?.closedOn,
    ...(mobilise?.outreach ?? []).map(({ heldOn }) => heldOn),
    review?.closedOn,
  ]
  return days.every((day) => !day || day <= today)
}

/** The context at nine in the morning of a day. */
function on(ctx: TrxCtx, day: string): TrxCtx {
  return { ...ctx, clock: fixedClock(`${day}T02:00:00Z`) }
}

const unsaid = { why: '', whom: '', strength: '', breakthrough: '', note: '' }

async function fill(ctx: TrxCtx, modelId: string, plan: Plan, pictures: Pictures): Promise<void> {
  const { choose, organise, mobilise, review } = plan
  const begin = async (step: StepName, startedOn: string, content: Partial<typeof unsaid> = {}) => {
    const revision = (await listSteps(ctx.db, modelId)).find(({ name }) => name === step)?.revision ?? 0
    await saveStep(on(ctx, startedOn), { ...unsaid, ...content, modelId, step, startedOn, revision })
  }
  const close = async (step: StepName, day: string | null) => {
    if (day !== null) await closeStep(on(ctx, day), { modelId, step, on: day })
  }

  const { closedOn, startedOn, ...content } = choose
  await begin('choose', startedOn, content)
  await close('choose', closedOn)
  if (organise) {
    await begin('organise', organise.startedOn)
    const ids: string[] = []
    for (const { doneOn: _, doing: __, ...task } of organise.tasks)
      ids.push((await addTask(on(ctx, organise.startedOn), { ...task, modelId, key: undefined })).id)
    await link(on(ctx, organise.startedOn), modelId, 'organise', 'Kế hoạch phân công (ví dụ)')
    await close('organise', organise.closedOn)
    for (const [i, { doneOn, doing }] of organise.tasks.entries()) {
      const task = ids[i]
      if (task === undefined || (doneOn === null && !doing)) continue
      const state = doneOn === null ? 'doing' : 'done'
      const at = on(ctx, doneOn ?? organise.startedOn)
      await setTaskState(at, { modelId, task, state, doneOn, reason: null })
    }
  }
  if (mobilise) {
    await begin('mobilise', mobilise.startedOn)
    for (const one of mobilise.outreach)
      await addOutreach(on(ctx, one.heldOn), {
        ...one,
        questions: one.questions.map((question) => ({ ...question })),
        modelId,
        key: undefined,
      })
    if (plan.pictures) await show(on(ctx, mobilise.startedOn), modelId, pictures)
    else await link(on(ctx, mobilise.startedOn), modelId, 'mobilise', 'Tin trên trang của xã (ví dụ)')
    await close('mobilise', mobilise.closedOn)
  }
  if (review) {
    await begin('review', review.startedOn)
    for (const one of review.reviews)
      await addReview(on(ctx, one.heldOn), { ...one, modelId, key: undefined })
    await link(on(ctx, review.startedOn), modelId, 'review', 'Biên bản rút kinh nghiệm (ví dụ)')
    await close('review', review.closedOn)
  }
}

type Entry = Pick<NewEvidence, 'kind' | 'caption' | 'step'> & Partial<NewEvidence>

async function enter(ctx: TrxCtx, modelId: string, entries: readonly Entry[]): Promise<void> {
  const rows = entries.map((entry) => ({
    takenOn: null,
    fileId: null,
    afterId: null,
    url: null,
    ...entry,
    id: newId<'step_evidence'>(ctx.clock.now()),
  }))
  await insertEvidence(ctx.db, modelId, rows, { actorId: null, at: ctx.clock.now() })
  await approveEvidence(ctx, { modelId, ids: rows.map(({ id }) => id), consent: true })
}

async function link(ctx: TrxCtx, modelId: string, step: StepName, caption: string): Promise<void> {
  await enter(ctx, modelId, [{ step, kind: 'link', caption, url: 'https://example.vn/ben-mai' }])
}

/** Drawn pictures; their captions say so. */
async function show(ctx: TrxCtx, modelId: string, pictures: Pictures): Promise<void> {
  const stored = async (photo: PreparedPhoto) => (await storeFile(ctx, photo)).id
  await enter(ctx, modelId, [
    {
      step: 'mobilise',
      kind: 'pair',
      caption: 'Bến Cũ trước và sau ngày ra quân (hình vẽ minh họa)',
      takenOn: '2025-10-05',
      fileId: await stored(pictures.before),
      afterId: await stored(pictures.after),
    },
    {
      step: 'mobilise',
      kind: 'photo',
      caption: 'Họp thôn bàn lịch dọn bến (hình vẽ minh họa)',
      takenOn: '2025-09-07',
      fileId: await stored(pictures.meeting),
    },
  ])
}
