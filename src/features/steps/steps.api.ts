/** The steps of models over JSON: the same commands and queries as the pages. Evidence comes as multipart/form-data. */
import { z } from 'zod'
import { api, type Route } from '#platform/http/route.ts'
import { addEvidence } from './commands/add-evidence.ts'
import { addOutreach } from './commands/add-outreach.ts'
import { addReview } from './commands/add-review.ts'
import { addTask } from './commands/add-task.ts'
import { approveEvidence } from './commands/approve-evidence.ts'
import { closeStep } from './commands/close-step.ts'
import { editOutreach } from './commands/edit-outreach.ts'
import { editReview } from './commands/edit-review.ts'
import { editTask, setTaskState } from './commands/edit-task.ts'
import { hideEvidence } from './commands/hide-evidence.ts'
import { removeEvidence } from './commands/remove-evidence.ts'
import { removeOutreach } from './commands/remove-outreach.ts'
import { reopenStep } from './commands/reopen-step.ts'
import { saveStep } from './commands/save-step.ts'
import type { Evidence } from './evidence.store.ts'
import { readSteps } from './queries/read-steps.ts'
import { answers, outreachReply, reviewReply, stepReply, stepsReply, taskReply } from './reply.schemas.ts'
import { daysLate, type Outreach, type Review, type Step, type Task } from './steps.rules.ts'
import {
  approveBody,
  chosenBody,
  closeBody,
  evidenceBody,
  evidenceFiles,
  modelPath,
  newOutreachBody,
  newReviewBody,
  newTaskBody,
  outreachBody,
  outreachPath,
  type Part,
  reopenBody,
  reviewBody,
  reviewPath,
  stepBody,
  stepPath,
  taskBody,
  taskPath,
  taskStateBody,
} from './steps.schemas.ts'

const tag = 'steps'
const writing = ['steps.withdrawn', 'steps.closed'] as const

function shownTask(task: Task, today: string): z.output<typeof taskReply> {
  return { ...task, daysLate: daysLate(task, today) }
}

function shownOutreach(outreach: Outreach): z.output<typeof outreachReply> {
  return { ...outreach, questions: outreach.questions.map((one) => ({ ...one })) }
}

const shownStep = (step: Step): z.output<typeof stepReply> => step
const shownReview = (review: Review): z.output<typeof reviewReply> => review

function shownEvidence(modelId: string, one: Evidence): z.output<typeof stepsReply>['evidence'][number] {
  const at = (part: Part) => `/models/${modelId}/evidence/${one.id}/${part}`
  const files = [
    ...(one.picture ? [at('large'), at('small')] : []),
    ...(one.after ? [at('after'), at('after-small')] : []),
    ...(one.document ? [at('document')] : []),
  ]
  const { id, step, kind, caption, takenOn, url } = one
  return { id, step, kind, caption, takenOn, url, public: one.public, files }
}

const counted = z.object({ changed: z.int() })

export const stepsApi: readonly Route[] = [
  api(
    {
      method: 'GET',
      path: '/models/{id}/steps',
      params: modelPath,
      summary: 'The four steps of a model, with tasks, outreach, reviews and evidence',
      description:
        'In public the content of closed steps and approved evidence; officers of the model see all. Late days are computed, never typed in.',
      tag,
      open: true,
      reply: stepsReply,
      replyExample: answers.steps,
    },
    async ({ ctx, params }) => {
      const read = await readSteps(ctx, params.id, { outreach: 200 })
      const { model, steps, tasks, outreach, reached, reviews, evidence } = read
      return {
        steps: steps.map(shownStep),
        tasks: tasks.map((task) => shownTask(task, ctx.clock.today())),
        outreach: outreach.map(shownOutreach),
        reached,
        reviews: reviews.map(shownReview),
        evidence: evidence.map((one) => shownEvidence(model.id, one)),
      }
    },
  ),
  api(
    {
      method: 'PUT',
      members: true,
      path: '/models/{id}/steps/{step}',
      params: stepPath,
      body: stepBody,
      summary: 'Write the content of a step, against the revision that was read (0 for the first time)',
      tag,
      reply: stepReply,
      replyExample: answers.step,
      bodyExample: answers.stepBody,
      problems: [...writing, 'steps.changed'],
    },
    async ({ ctx, params: { id, step }, body }) =>
      shownStep(await saveStep(ctx, { ...body, modelId: id, step })),
  ),
  api(
    {
      method: 'POST',
      members: true,
      path: '/models/{id}/steps/{step}/close',
      params: stepPath,
      body: closeBody,
      summary: 'Close a step; refused with everything that is missing',
      tag,
      reply: stepReply,
      replyExample: { ...answers.step, closedOn: '2026-04-01' },
      bodyExample: { on: '2026-04-01' },
      problems: ['steps.withdrawn', 'steps.not-chosen', 'steps.already-closed'],
    },
    async ({ ctx, params: { id, step }, body }) =>
      shownStep(await closeStep(ctx, { ...body, modelId: id, step })),
  ),
  api(
    {
      method: 'POST',
      members: true,
      path: '/models/{id}/steps/{step}/reopen',
      params: stepPath,
      body: reopenBody,
      summary: 'Reopen a closed step, with a reason',
      tag,
      reply: stepReply,
      replyExample: answers.step,
      bodyExample: { reason: 'Thôn Mai Hạ làm thêm đợt hai, cần ghi tiếp.' },
      problems: ['steps.withdrawn', 'steps.not-closed'],
    },
    async ({ ctx, params: { id, step }, body }) =>
      shownStep(await reopenStep(ctx, { ...body, modelId: id, step })),
  ),
  api(
    {
      method: 'POST',
      members: true,
      path: '/models/{id}/tasks',
      params: modelPath,
      body: newTaskBody,
      summary: 'Add a task: who is an organisation or a position, never a person by name',
      tag,
      status: 201,
      reply: taskReply,
      replyExample: answers.task,
      bodyExample: answers.taskBody,
      problems: [...writing, 'steps.too-many'],
    },
    async ({ ctx, params, body }) =>
      shownTask(await addTask(ctx, { ...body, modelId: params.id }), ctx.clock.today()),
  ),
  api(
    {
      method: 'PUT',
      members: true,
      path: '/models/{id}/tasks/{task}',
      params: taskPath,
      body: taskBody,
      summary: 'Change a task against the revision that was read',
      tag,
      reply: taskReply,
      replyExample: answers.task,
      bodyExample: { ...answers.taskBody, revision: 1, state: 'doing' },
      problems: [...writing, 'steps.changed'],
    },
    async ({ ctx, params: { id, task }, body }) =>
      shownTask(await editTask(ctx, { ...body, modelId: id, task }), ctx.clock.today()),
  ),
  api(
    {
      method: 'POST',
      members: true,
      path: '/models/{id}/tasks/{task}/state',
      params: taskPath,
      body: taskStateBody,
      summary: 'Say how far a task is',
      tag,
      reply: taskReply,
      replyExample: { ...answers.task, state: 'done', doneOn: '2026-03-20', revision: 2 },
      bodyExample: { state: 'done', doneOn: '2026-03-20' },
      problems: ['steps.withdrawn'],
    },
    async ({ ctx, params: { id, task }, body }) =>
      shownTask(await setTaskState(ctx, { ...body, modelId: id, task }), ctx.clock.today()),
  ),
  api(
    {
      method: 'POST',
      members: true,
      path: '/models/{id}/outreach',
      params: modelPath,
      body: newOutreachBody,
      summary: 'Add an outreach; attendance in person-times',
      tag,
      status: 201,
      reply: outreachReply,
      replyExample: answers.outreach,
      bodyExample: answers.outreachBody,
      problems: [...writing, 'steps.too-many'],
    },
    async ({ ctx, params, body }) => shownOutreach(await addOutreach(ctx, { ...body, modelId: params.id })),
  ),
  api(
    {
      method: 'PUT',
      members: true,
      path: '/models/{id}/outreach/{outreach}',
      params: outreachPath,
      body: outreachBody,
      summary: 'Change an outreach against the revision that was read',
      tag,
      reply: outreachReply,
      replyExample: answers.outreach,
      bodyExample: { ...answers.outreachBody, revision: 1 },
      problems: [...writing, 'steps.changed'],
    },
    async ({ ctx, params: { id, outreach }, body }) =>
      shownOutreach(await editOutreach(ctx, { ...body, modelId: id, outreach })),
  ),
  api(
    {
      method: 'DELETE',
      members: true,
      path: '/models/{id}/outreach/{outreach}',
      params: outreachPath,
      summary: 'Remove an outreach that was entered by mistake',
      tag,
      reply: z.object({}),
      replyExample: {},
      problems: [...writing],
    },
    async ({ ctx, params: { id, outreach } }) => {
      await removeOutreach(ctx, { modelId: id, outreach })
      return {}
    },
  ),
  api(
    {
      method: 'POST',
      members: true,
      path: '/models/{id}/reviews',
      params: modelPath,
      body: newReviewBody,
      summary: 'Add a review with its decision',
      tag,
      status: 201,
      reply: reviewReply,
      replyExample: answers.review,
      bodyExample: answers.reviewBody,
      problems: [...writing, 'steps.too-many'],
    },
    async ({ ctx, params, body }) => shownReview(await addReview(ctx, { ...body, modelId: params.id })),
  ),
  api(
    {
      method: 'PUT',
      members: true,
      path: '/models/{id}/reviews/{review}',
      params: reviewPath,
      body: reviewBody,
      summary: 'Correct a review against the revision that was read',
      tag,
      reply: reviewReply,
      replyExample: answers.review,
      bodyExample: { ...answers.reviewBody, revision: 1 },
      problems: [...writing, 'steps.changed'],
    },
    async ({ ctx, params: { id, review }, body }) =>
      shownReview(await editReview(ctx, { ...body, modelId: id, review })),
  ),
  api(
    {
      method: 'POST',
      members: true,
      path: '/models/{id}/steps/{step}/evidence',
      params: stepPath,
      body: evidenceBody,
      files: evidenceFiles,
      summary: 'Add evidence: photos, a pair of before and after, documents, or a link',
      description:
        'Photos lose all metadata and are hidden until they are approved. What the step has already is left out.',
      tag,
      status: 201,
      reply: z.object({ ids: z.array(z.uuid()) }),
      replyExample: { ids: [answers.evidence.id] },
      bodyExample: { caption: 'Bài báo về ngày ra quân', url: 'https://example.vn/bai-bao' },
      problems: [...writing, 'steps.too-many'],
    },
    async ({ ctx, params: { id, step }, body, uploads }) => ({
      ids: await addEvidence(ctx, {
        ...body,
        modelId: id,
        step,
        photos: uploads('photos'),
        documents: uploads('documents'),
        before: uploads('before')[0],
        after: uploads('after')[0],
      }),
    }),
  ),
  api(
    {
      method: 'POST',
      members: true,
      path: '/models/{id}/evidence/approve',
      params: modelPath,
      body: approveBody,
      summary: 'Show evidence to everybody; consent is needed where photos are among it',
      tag,
      reply: counted,
      replyExample: { changed: 1 },
      bodyExample: { ids: [answers.evidence.id], consent: true },
      problems: ['steps.withdrawn'],
    },
    async ({ ctx, params, body }) => ({
      changed: await approveEvidence(ctx, { ...body, modelId: params.id }),
    }),
  ),
  api(
    {
      method: 'POST',
      members: true,
      path: '/models/{id}/evidence/hide',
      params: modelPath,
      body: chosenBody,
      summary: 'Hide evidence from the public',
      tag,
      reply: counted,
      replyExample: { changed: 1 },
      bodyExample: { ids: [answers.evidence.id] },
    },
    async ({ ctx, params, body }) => ({ changed: await hideEvidence(ctx, { ...body, modelId: params.id }) }),
  ),
  api(
    {
      method: 'POST',
      members: true,
      path: '/models/{id}/evidence/remove',
      params: modelPath,
      body: chosenBody,
      summary: 'Remove evidence; its files go with it',
      tag,
      reply: counted,
      replyExample: { changed: 1 },
      bodyExample: { ids: [answers.evidence.id] },
    },
    async ({ ctx, params, body }) => ({
      changed: await removeEvidence(ctx, { ...body, modelId: params.id }),
    }),
  ),
]
