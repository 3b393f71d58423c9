/** The routes of the page of the four steps, and of closing and reopening one. */
import { accountNames } from '#features/people/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { html, page, type Route, seeOther, type View } from '#platform/http/route.ts'
import { Problem } from '#platform/problem.ts'
import type { FormError } from '#ui/components/error-summary/error-summary.tsx'
import { closeStep } from '../commands/close-step.ts'
import { reopenStep } from '../commands/reopen-step.ts'
import { evidenceFile } from '../queries/evidence-file.ts'
import { readSteps } from '../queries/read-steps.ts'
import type { StepName } from '../steps.rules.ts'
import {
  closeBody,
  type Deed,
  modelPath,
  partPath,
  reopenBody,
  stepPath,
  stepsQuery,
} from '../steps.schemas.ts'
import { errorsOf, typedText } from './parts.tsx'
import { fieldId } from './step-actions.tsx'
import { type Failed, StepsPage } from './steps.view.tsx'

interface Asked {
  readonly ctx: Ctx
  readonly view: View
  readonly id: string
}

/** Fields of the form lead to it, content to its step, evidence and the like to where it is added. */
function anchored(errors: readonly FormError[], { step }: Failed): FormError[] {
  return errors.map(({ field, text }) => {
    if (field === 'on' || field === 'reason' || field === 'startedOn')
      return { text, field: fieldId({ name: step }, field) }
    if (field === undefined) return { text }
    return { text, field: field === 'tasks' ? 'organise' : step }
  })
}

async function show(
  { ctx, view, id }: Asked,
  { done, failed, problem }: { done?: Deed | undefined; failed?: Failed; problem?: Problem } = {},
): Promise<Response> {
  const read = await readSteps(ctx, id)
  const actors = read.changes.flatMap(({ actorId }) => (actorId === null ? [] : [actorId]))
  const errors = problem ? errorsOf(problem, view.locale) : []
  return html(
    <StepsPage
      view={view}
      read={read}
      names={actors.length === 0 ? new Map() : await accountNames(ctx, actors)}
      done={done}
      errors={failed ? anchored(errors, failed) : errors}
      failed={failed}
    />,
    problem?.status ?? 200,
  )
}

/** Where a form of ours was opened by hand, or after a sign-in: the page it stands on. */
export function toSteps(path: string, params: typeof modelPath = modelPath): Route {
  return page({ method: 'GET', path, params, members: true }, async ({ params: { id }, view }) =>
    seeOther(view, `/models/${id}/steps`),
  )
}

const deeds = {
  close: { body: closeBody, field: 'on', done: 'closed' },
  reopen: { body: reopenBody, field: 'reason', done: 'reopened' },
} as const

function mover(
  deed: 'close' | 'reopen',
  run: (
    ctx: Ctx,
    at: { modelId: string; step: StepName },
    typed: string,
    startedOn: string,
  ) => Promise<unknown>,
): Route[] {
  const path = `/models/{id}/steps/{step}/${deed}`
  const { body, field, done } = deeds[deed]
  return [
    toSteps(path, stepPath),
    page(
      {
        method: 'POST',
        path,
        params: stepPath,
        body,
        members: true,
        again: ({ ctx, view, params }, problem, typed) =>
          show(
            { ctx, view, id: params.id },
            {
              problem,
              failed: {
                step: params.step,
                deed,
                typed: typedText(typed, field),
                startedOn: typedText(typed, 'startedOn'),
              },
            },
          ),
      },
      async ({ ctx, view, params: { id, step }, body: sent }) => {
        const typed = 'on' in sent ? sent.on : sent.reason
        const startedOn = ('on' in sent ? sent.startedOn : null) ?? ''
        try {
          await run(ctx, { modelId: id, step }, typed, startedOn)
        } catch (error) {
          // Who may not is told on the page, where what they typed can stay.
          if (!(error instanceof Problem) || error.status !== 403) throw error
          return show({ ctx, view, id }, { problem: error, failed: { step, deed, typed, startedOn } })
        }
        return seeOther(view, `/models/${id}/steps?done=${done}#${step}`)
      },
    ),
  ]
}

export const stepsPages: readonly Route[] = [
  page(
    { method: 'GET', path: '/models/{id}/steps', params: modelPath, query: stepsQuery },
    async ({ ctx, view, params, query }) => show({ ctx, view, id: params.id }, { done: query.done }),
  ),
  page(
    { method: 'GET', path: '/models/{id}/evidence/{evidence}/{part}', params: partPath },
    async ({ ctx, params }) => evidenceFile(ctx, params),
  ),
  ...mover('close', (ctx, at, on, startedOn) =>
    closeStep(ctx, { ...at, on, startedOn: startedOn === '' ? null : startedOn }),
  ),
  ...mover('reopen', (ctx, at, reason) => reopenStep(ctx, { ...at, reason })),
]
