/** The routes of one model's page and of the forms on it. */
import type { z } from 'zod'
import { accountNames } from '#features/people/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { type Exchange, html, page, type Route, seeOther, type View } from '#platform/http/route.ts'
import { formatDateTime } from '#platform/i18n/format.ts'
import { Problem } from '#platform/problem.ts'
import type { FormError } from '#ui/components/error-summary/error-summary.tsx'
import { acceptModel } from '../commands/accept-model.ts'
import { publishModel } from '../commands/publish-model.ts'
import { returnModel } from '../commands/return-model.ts'
import { submitModel } from '../commands/submit-model.ts'
import { withdrawModel } from '../commands/withdraw-model.ts'
import { panelsOf, readSteps } from '../model-panels.ts'
import type { Model, Move } from '../model.rules.ts'
import { type Deed, modelPath, modelQuery, moveBody, reasonBody, submitForm } from '../model.schemas.ts'
import { pageMessages } from '../page.messages.ts'
import { contentNames } from '../queries/content-names.ts'
import { listRevisions } from '../queries/list-revisions.ts'
import { repeatsOf, shownRepeats } from '../queries/repeats-of.ts'
import { type ReadModel, readModel } from '../queries/read-model.ts'
import { whoReviews, whyReturned } from '../queries/review-facts.ts'
import { statusFacts } from '../queries/status-facts.ts'
import { wordsLeft } from '../queries/words-left.ts'
import { nowPlaces, unitPlace } from '../queries/unit-place.ts'
import { sayWhyAnother, similarOf } from '../repeats.rules.ts'
import { showIncomplete } from './edit.page.tsx'
import { withdrawReason } from './model-actions.tsx'
import { ModelPage } from './model.view.tsx'
import { errorsOf } from './parts.tsx'
import type { Told } from './status-section.tsx'

type Asked = Pick<Exchange<z.output<typeof modelPath>>, 'ctx' | 'params' | 'view'>

/** A move that was refused, and what was typed for it. */
interface Failure {
  readonly move: Move
  readonly problem: Problem
  readonly reason: string | undefined
  /** Why it is another work than those like it. */
  readonly another?: string | undefined
}

type Names = ReadonlyMap<string, string>

/** What happened to the model meanwhile, for whom it stopped: `Trần Văn Hai đã chọn mô hình này lúc …`. */
function meanwhile(ctx: Ctx, view: View, { history }: ReadModel, names: Names): string | undefined {
  const say = pageMessages[view.locale].page
  const last = history.at(-1)
  if (!last) return undefined
  const own = last.actorId !== null && last.actorId === ctx.actor.accountId
  const name = own ? say.you : ((last.actorId && names.get(last.actorId)) ?? say.someone)
  return say.meanwhile[last.to](name, formatDateTime(last.at, view.locale))
}

/** Both forms call it `reason`; on the page the second has another id. What its form does not show leads nowhere. */
function failureErrors(ctx: Ctx, view: View, read: ReadModel, names: Names, failure: Failure): FormError[] {
  const { move, problem } = failure
  if (problem.code === 'model.wrong-state') {
    const what = meanwhile(ctx, view, read, names)
    const text = pageMessages[view.locale].page.tooLate[move]
    return [{ text: what === undefined ? text : `${text} ${what}` }]
  }
  const asked = move === 'return' || move === 'withdraw' ? move : undefined
  const errors = errorsOf(problem, view.locale, asked).map(({ field, text }) => {
    if (field === 'another') return { text, field }
    if (field !== 'reason' || !asked || !read.moves.includes(asked)) return { text }
    return { text, field: asked === 'withdraw' ? withdrawReason : field }
  })
  const since = problem.status === 403 && asked ? meanwhile(ctx, view, read, names) : undefined
  return since === undefined ? errors : [...errors, { text: since }]
}

/** Those like it, where the submission was asked about them, now or in the form that came back. */
async function similarTo(ctx: Ctx, { model, moves }: ReadModel, { problem, another }: Failure) {
  const similar = similarOf(problem)
  const mayGoOn = problem.code !== 'model.repeats-union'
  if (similar) return { similar, mayGoOn, another }
  const asked = problem.fields.some(({ field }) => field === 'another')
  if (!asked || !moves.includes('submit')) return undefined
  const { ask } = await repeatsOf(ctx, model)
  return { similar: await shownRepeats(ctx, ask), mayGoOn, another }
}

/** Fields of the forms about its work have ids of their own. */
function toldErrors({ form, problem }: ToldBack, locale: View['locale']): FormError[] {
  const ids: Readonly<Record<string, string>> =
    form === 'status'
      ? { status: 'status', on: 'status-on', reason: 'status-reason' }
      : { finding: 'finding', on: 'check-on', note: 'check-note' }
  return errorsOf(problem, locale).map(({ field, text }) => ({ text, field: field && ids[field] }))
}

type ToldBack = Told & { readonly problem: Problem }

/** The page; with a move that was refused, or with a form about its work that came back. */
export async function show(
  { ctx, params, view }: Asked,
  { done, failure, told }: { done?: Deed | undefined; failure?: Failure; told?: ToldBack } = {},
): Promise<Response> {
  const read = await readModel(ctx, params.id)
  const { model } = read
  const actors = read.history.flatMap(({ actorId }) => (actorId === null ? [] : [actorId]))
  const names = actors.length === 0 ? new Map<string, string>() : await accountNames(ctx, actors)
  const at = await unitPlace(ctx, model.unitId, model.registeredOn)
  const ask = { ctx, view, model, place: at.place, officer: read.officer, inCharge: read.inCharge }
  const waits = read.officer && model.state === 'submitted' && read.hindrance !== undefined
  return html(
    <ModelPage
      view={view}
      read={read}
      at={at}
      now={await nowPlaces(ctx, model.unitId)}
      contentNames={await contentNames(ctx, [model])}
      facts={await statusFacts(ctx, read)}
      wordsLeft={await wordsLeft(ctx, read)}
      revisions={await listRevisions(ctx, model)}
      names={names}
      reviewers={waits ? await whoReviews(ctx, model) : []}
      returned={await whyReturned(ctx, read)}
      steps={await readSteps(ask)}
      head={await panelsOf('head', ask)}
      next={await panelsOf('next', ask)}
      story={await panelsOf('story', ask)}
      desk={await panelsOf('desk', ask)}
      done={done}
      reason={failure?.reason}
      similar={failure?.move === 'submit' ? await similarTo(ctx, read, failure) : undefined}
      failed={failure?.move}
      told={told}
      errors={
        failure ? failureErrors(ctx, view, read, names, failure) : told ? toldErrors(told, view.locale) : []
      }
    />,
    (failure ?? told)?.problem.status ?? 200,
  )
}

const deeds: Readonly<Record<Move, Deed>> = {
  submit: 'submitted',
  return: 'returned',
  accept: 'accepted',
  publish: 'published',
  withdraw: 'withdrawn',
}

const bodies: Readonly<Record<Move, typeof submitForm | typeof reasonBody | typeof moveBody>> = {
  submit: submitForm,
  return: reasonBody,
  accept: moveBody,
  publish: moveBody,
  withdraw: reasonBody,
}

/** A form of the page, and the same address opened by hand or from the history: it leads to the model. */
function mover(
  move: Move,
  run: (ctx: Ctx, input: { id: string; reason: string; another?: string | undefined }) => Promise<Model>,
): Route[] {
  const path = `/models/{id}/${move}`
  const refused = async (
    exchange: Asked,
    problem: Problem,
    typed: Readonly<Record<string, unknown>>,
  ): Promise<Response> => {
    const incomplete = problem.fields.some(({ field }) => field !== 'another' && field !== 'asked')
    if (move === 'submit' && incomplete) {
      const form = await showIncomplete(exchange, problem)
      if (form) return form
    }
    const text = (name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined)
    return show(exchange, {
      failure: { move, problem, reason: text('reason'), another: text('another') },
    })
  }
  return [
    page({ method: 'GET', path, params: modelPath, members: true }, async ({ params, view }) =>
      seeOther(view, `/models/${params.id}`),
    ),
    page(
      {
        method: 'POST',
        path,
        params: modelPath,
        body: bodies[move],
        members: true,
        again: refused,
      },
      async (exchange) => {
        const { ctx, params, body, view } = exchange
        const reason = 'reason' in body ? body.reason : ''
        const another = 'another' in body ? body.another : undefined
        if ('asked' in body && body.asked !== undefined && another === undefined) throw sayWhyAnother()
        try {
          const model = await run(ctx, { id: params.id, reason, another })
          return seeOther(view, `/models/${model.id}?done=${deeds[move]}`)
        } catch (error) {
          // Who may not is told on the model's own page, where what they typed can stay.
          if (error instanceof Problem && error.status === 403) return refused(exchange, error, { reason })
          throw error
        }
      },
    ),
  ]
}

export const modelPages: readonly Route[] = [
  page({ method: 'GET', path: '/models/{id}', params: modelPath, query: modelQuery }, (exchange) =>
    show(exchange, { done: exchange.query.done }),
  ),
  ...mover('submit', submitModel),
  ...mover('accept', acceptModel),
  ...mover('publish', publishModel),
  ...mover('return', returnModel),
  ...mover('withdraw', withdrawModel),
]
