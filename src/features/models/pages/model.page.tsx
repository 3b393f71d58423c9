/** The routes of one model's page and of the forms on it. */
import { z } from 'zod'
import { accountNames } from '#features/people/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { optional } from '#platform/http/inputs.ts'
import { type Exchange, html, page, type Route, seeOther } from '#platform/http/route.ts'
import type { Problem } from '#platform/problem.ts'
import type { FormError } from '#ui/components/error-summary/error-summary.tsx'
import { acceptModel } from '../commands/accept-model.ts'
import { publishModel } from '../commands/publish-model.ts'
import { returnModel } from '../commands/return-model.ts'
import { submitModel } from '../commands/submit-model.ts'
import { withdrawModel } from '../commands/withdraw-model.ts'
import type { Model } from '../model.rules.ts'
import { modelPath, moveBody, reasonBody } from '../model.schemas.ts'
import { listRevisions } from '../queries/list-revisions.ts'
import { readModel } from '../queries/read-model.ts'
import { nowPlaces, unitPlace } from '../queries/unit-place.ts'
import { withdrawReason } from './model-actions.tsx'
import { ModelPage } from './model.view.tsx'
import { errorsOf } from './parts.tsx'

type Reasoned = 'return' | 'withdraw'

/** Both forms call it `reason`; on the page the second has another id. */
function atWithdrawal(error: FormError): FormError {
  return error.field === 'reason' ? { ...error, field: withdrawReason } : error
}

type Asked = Exchange<z.output<typeof modelPath>>

async function show(
  { ctx, params, view }: Pick<Asked, 'ctx' | 'params' | 'view'>,
  more: { saved?: boolean; problem?: Problem; reason?: string | undefined; failed?: Reasoned } = {},
): Promise<Response> {
  const read = await readModel(ctx, params.id)
  const actors = read.history.flatMap(({ actorId }) => (actorId === null ? [] : [actorId]))
  const { problem, saved, reason, failed } = more
  const errors = problem ? errorsOf(problem, view.locale) : []
  return html(
    <ModelPage
      view={view}
      read={read}
      at={await unitPlace(ctx, read.model.unitId, read.model.registeredOn)}
      now={await nowPlaces(ctx, read.model.unitId)}
      revisions={await listRevisions(ctx, read.model)}
      names={actors.length === 0 ? new Map() : await accountNames(ctx, actors)}
      saved={saved}
      reason={reason}
      failed={failed}
      errors={failed === 'withdraw' ? errors.map(atWithdrawal) : errors}
    />,
    problem?.status ?? 200,
  )
}

function mover(name: string, move: (ctx: Ctx, input: { id: string }) => Promise<Model>): Route {
  return page(
    {
      method: 'POST',
      path: `/models/{id}/${name}`,
      params: modelPath,
      body: moveBody,
      again: (exchange, problem) => show(exchange, { problem }),
    },
    async ({ ctx, params, view }) => {
      const model = await move(ctx, { id: params.id })
      return seeOther(view, `/models/${model.id}`)
    },
  )
}

function reasoned(
  name: Reasoned,
  move: (ctx: Ctx, input: { id: string; reason: string }) => Promise<Model>,
): Route {
  return page(
    {
      method: 'POST',
      path: `/models/{id}/${name}`,
      params: modelPath,
      body: reasonBody,
      again: (exchange, problem, typed) =>
        show(exchange, {
          problem,
          failed: name,
          reason: typeof typed['reason'] === 'string' ? typed['reason'] : undefined,
        }),
    },
    async ({ ctx, params, body, view }) => {
      const model = await move(ctx, { id: params.id, reason: body.reason })
      return seeOther(view, `/models/${model.id}`)
    },
  )
}

export const modelPages: readonly Route[] = [
  page(
    {
      method: 'GET',
      path: '/models/{id}',
      params: modelPath,
      query: z.object({ saved: optional(z.literal('1')) }),
    },
    (exchange) => show(exchange, { saved: exchange.query.saved === '1' }),
  ),
  mover('submit', submitModel),
  mover('accept', acceptModel),
  mover('publish', publishModel),
  reasoned('return', returnModel),
  reasoned('withdraw', withdrawModel),
]
