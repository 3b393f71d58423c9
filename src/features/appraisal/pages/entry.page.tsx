/** The routes of one model in a round: its page, visits with evidence, score sheets, conflicts. */
import type { z } from 'zod'
import { type Exchange, html, page, type Route, seeOther } from '#platform/http/route.ts'
import { serveFile } from '#platform/files/serve-file.ts'
import type { Problem } from '#platform/problem.ts'
import {
  conflictBody,
  type Deed,
  doneQuery,
  filePath,
  modelPath,
  reasonBody,
  scoreForm,
  sizeQuery,
  visitBody,
  visitFiles,
} from '../appraisal.schemas.ts'
import { withdrawModel } from '../commands/enter-model.ts'
import { declareConflict } from '../commands/panel.ts'
import { recordVisit } from '../commands/record-visit.ts'
import { scoreModel } from '../commands/score-model.ts'
import { noVisit } from '../problems.rules.ts'
import { readEntry } from '../queries/read-entry.ts'
import { errorsOf } from './parts.tsx'
import { EntryPage } from './entry.view.tsx'

type Asked = Pick<Exchange<z.output<typeof modelPath>>, 'ctx' | 'params' | 'view'>

async function show(
  { ctx, params, view }: Asked,
  more: {
    readonly done?: Deed | undefined
    readonly failure?: { form: string; problem: Problem; typed: Record<string, unknown> }
  } = {},
): Promise<Response> {
  const read = await readEntry(ctx, params.id, params.model)
  const { failure } = more
  const labels = Object.fromEntries(
    (read.rubric?.criteria ?? []).map(({ position, name }) => [`points.${position}`, name]),
  )
  const errors = failure ? errorsOf(failure.problem, view.locale, labels) : []
  return html(
    <EntryPage
      view={view}
      read={read}
      done={more.done}
      errors={errors.map((one) =>
        one.field === 'reason' && failure ? { ...one, field: `${failure.form}-reason` } : one,
      )}
      typed={failure?.typed ?? {}}
      failed={failure?.form}
    />,
    failure?.problem.status ?? 200,
  )
}

const again = (form: string) => (exchange: Asked, problem: Problem, typed: Record<string, unknown>) =>
  show(exchange, { failure: { form, problem, typed } })
const path = '/appraisal/rounds/{id}/models/{model}'
const back = ({ params, view }: Asked, done: Deed) =>
  seeOther(view, `/appraisal/rounds/${params.id}/models/${params.model}?done=${done}`)

export const entryPages: readonly Route[] = [
  page({ method: 'GET', path, params: modelPath, query: doneQuery, members: true }, (exchange) =>
    show(exchange, { done: exchange.query.done }),
  ),
  page(
    {
      method: 'POST',
      path: `${path}/visits`,
      params: modelPath,
      body: visitBody,
      files: visitFiles,
      members: true,
      again: again('visits'),
    },
    async (exchange) => {
      await recordVisit(
        exchange.ctx,
        { ...exchange.body, ...exchange.params },
        { photos: exchange.uploads('photos'), documents: exchange.uploads('documents') },
      )
      return back(exchange, 'visited')
    },
  ),
  page(
    { method: 'GET', path: `${path}/files/{file}`, params: filePath, query: sizeQuery, members: true },
    async ({ ctx, params, query }) => {
      const { visits } = await readEntry(ctx, params.id, params.model)
      if (!visits.some(({ files }) => files.some(({ id }) => id === params.file))) throw noVisit()
      return serveFile(ctx, params.file, { publicly: false, size: query.size ?? 'large' })
    },
  ),
  page(
    {
      method: 'POST',
      path: `${path}/scores`,
      params: modelPath,
      body: scoreForm,
      members: true,
      again: again('scores'),
    },
    async (exchange) => {
      await scoreModel(exchange.ctx, { ...exchange.body, ...exchange.params })
      return back(exchange, 'scored')
    },
  ),
  page(
    {
      method: 'POST',
      path: `${path}/conflict`,
      params: modelPath,
      body: conflictBody,
      members: true,
      again: again('conflict'),
    },
    async (exchange) => {
      await declareConflict(exchange.ctx, { ...exchange.params, reason: exchange.body.reason })
      return back(exchange, 'declared')
    },
  ),
  page(
    {
      method: 'POST',
      path: `${path}/withdraw`,
      params: modelPath,
      body: reasonBody,
      members: true,
      again: again('withdraw'),
    },
    async (exchange) => {
      await withdrawModel(exchange.ctx, { ...exchange.params, reason: exchange.body.reason })
      return seeOther(exchange.view, `/appraisal/rounds/${exchange.params.id}?done=saved#models`)
    },
  ),
]
