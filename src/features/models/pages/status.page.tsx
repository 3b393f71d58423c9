/** The forms about a model's work on its page: its status, and the yearly look. */
import type { z } from 'zod'
import { type Exchange, page, type Route, seeOther } from '#platform/http/route.ts'
import { Problem } from '#platform/problem.ts'
import { checkModel } from '../commands/check-model.ts'
import { setModelStatus } from '../commands/set-status.ts'
import { checkBody, modelPath, statusBody } from '../model.schemas.ts'
import { show } from './model.page.tsx'
import type { Told } from './status-section.tsx'

type Asked = Pick<Exchange<z.output<typeof modelPath>>, 'ctx' | 'params' | 'view'>

/** Opened by hand or from the history these addresses lead to the model. */
const leading = (path: string): Route =>
  page({ method: 'GET', path, params: modelPath, members: true }, async ({ params, view }) =>
    seeOther(view, `/models/${params.id}`),
  )

function back(form: Told['form']) {
  return (asked: Asked, problem: Problem, typed: Readonly<Record<string, unknown>>) => {
    const texts = Object.entries(typed).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    )
    return show(asked, { told: { form, typed: Object.fromEntries(texts), problem } })
  }
}

/** Who may not is told on the model's own page. */
async function onPage(exchange: Asked, form: Told['form'], work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Problem && error.status === 403) return back(form)(exchange, error, {})
    throw error
  }
}

export const statusPages: readonly Route[] = [
  leading('/models/{id}/status'),
  page(
    {
      method: 'POST',
      path: '/models/{id}/status',
      params: modelPath,
      body: statusBody,
      members: true,
      again: back('status'),
    },
    (exchange) =>
      onPage(exchange, 'status', async () => {
        const { ctx, params, body, view } = exchange
        await setModelStatus(ctx, { ...body, id: params.id })
        return seeOther(view, `/models/${params.id}?done=status`)
      }),
  ),
  leading('/models/{id}/check'),
  page(
    {
      method: 'POST',
      path: '/models/{id}/check',
      params: modelPath,
      body: checkBody,
      members: true,
      again: back('check'),
    },
    (exchange) =>
      onPage(exchange, 'check', async () => {
        const { ctx, params, body, view } = exchange
        await checkModel(ctx, { ...body, id: params.id })
        return seeOther(view, `/models/${params.id}?done=checked`)
      }),
  ),
]
