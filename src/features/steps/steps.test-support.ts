/** What tests of steps share: a model of a ward, and steps written so far that they can be closed. */
import type { Ctx } from '#platform/db/transact.ts'
import { anUpload, tellingPhoto } from '#platform/files/uploads.test-support.ts'
import { addEvidence } from './commands/add-evidence.ts'
import { addOutreach } from './commands/add-outreach.ts'
import { addReview } from './commands/add-review.ts'
import { addTask } from './commands/add-task.ts'
import { saveStep } from './commands/save-step.ts'
import type { StepName } from './steps.rules.ts'
import { listSteps } from './steps.store.ts'

const unsaid = { why: '', whom: '', strength: '', breakthrough: '', note: '' }

export const taskPlan = {
  key: undefined,
  what: 'Đặt 12 điểm gom rác',
  who: 'Chi đoàn Thanh niên thôn',
  how: 'Dùng phuy cũ',
  output: '12 điểm có thùng',
  dueOn: '2026-11-10',
}

export const meeting = {
  key: undefined,
  kind: 'meeting',
  audience: 'Các hộ trong thôn',
  heldOn: '2026-10-05',
  place: 'Nhà văn hóa thôn',
  attendance: 65,
  attendanceAtLeast: false,
  note: '',
  questions: [{ question: 'Ai chở rác đi?', answer: '' }],
} as const

export const learnt = {
  key: undefined,
  heldOn: '2026-11-01',
  success: 'Bốn buổi đủ người.',
  failure: 'Mưa bỏ một buổi.',
  lessons: 'Lịch theo con nước giữ được người.',
  decision: 'replicate',
} as const

/** Begins a step on 2026-10-01, with all that the first asks for. */
export async function begun(ctx: Ctx, modelId: string, step: StepName): Promise<void> {
  const revision = (await listSteps(ctx.db, modelId)).find(({ name }) => name === step)?.revision ?? 0
  const choice = {
    why: 'Rác dạt vào bến',
    whom: '46 hộ',
    strength: 'Có xuồng',
    breakthrough: 'Theo con nước',
  }
  await saveStep(ctx, {
    ...unsaid,
    ...(step === 'choose' && choice),
    modelId,
    step,
    startedOn: '2026-10-01',
    revision,
  })
}

const noFiles = { photos: [], documents: [], before: undefined, after: undefined }

export async function aLink(ctx: Ctx, modelId: string, step: StepName): Promise<string> {
  const [id = ''] = await addEvidence(ctx, {
    ...noFiles,
    modelId,
    step,
    caption: `Bài về ${step}`,
    takenOn: null,
    url: `https://example.vn/${step}`,
  })
  return id
}

export async function aPhoto(ctx: Ctx, modelId: string, step: StepName, width = 90): Promise<string> {
  const upload = { ...anUpload(await tellingPhoto(width, 60), 'Ảnh.jpg', 'image/jpeg'), field: 'photos' }
  const [id = ''] = await addEvidence(ctx, {
    ...noFiles,
    modelId,
    step,
    photos: [upload],
    caption: 'Ra quân dọn bến',
    takenOn: '2026-10-05',
    url: null,
  })
  return id
}

/** Writes all that a step needs before it can be closed. */
export async function ready(ctx: Ctx, modelId: string, step: StepName): Promise<void> {
  await begun(ctx, modelId, step)
  if (step === 'organise') await addTask(ctx, { ...taskPlan, modelId })
  if (step === 'mobilise') await addOutreach(ctx, { ...meeting, questions: [...meeting.questions], modelId })
  if (step === 'review') await addReview(ctx, { ...learnt, modelId })
  if (step !== 'choose') await aLink(ctx, modelId, step)
}
