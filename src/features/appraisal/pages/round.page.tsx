/** The routes of one round and of the forms on its page. */
import type { z } from 'zod'
import { accountNames } from '#features/people/contract.ts'
import { pdfResponse } from '#platform/documents/typeset.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { type Exchange, html, page, type Route, seeOther } from '#platform/http/route.ts'
import type { Problem } from '#platform/problem.ts'
import {
  accountPath,
  appointBody,
  closeBody,
  type Deed,
  doneQuery,
  editRoundBody,
  idPath,
  nothing,
  proposalQuery,
  reasonBody,
} from '../appraisal.schemas.ts'
import { cancelRound, closePanel, openRound, startScoring } from '../commands/move-round.ts'
import { appointAppraisers, removeFromPanel } from '../commands/panel.ts'
import { editRound } from '../commands/save-round.ts'
import { listCandidates } from '../panel.store.ts'
import { proposalPdf } from '../queries/proposal-pdf.ts'
import { readRound } from '../queries/read-round.ts'
import { errorsOf } from './parts.tsx'
import { RoundPage } from './round.view.tsx'

type Asked = Pick<Exchange<z.output<typeof idPath>>, 'ctx' | 'params' | 'view'>

interface Failure {
  readonly form: string
  readonly problem: Problem
  readonly typed: Record<string, unknown>
}

async function show(
  { ctx, params, view }: Asked,
  { done, failure }: { done?: Deed | undefined; failure?: Failure } = {},
): Promise<Response> {
  const read = await readRound(ctx, params.id)
  const actors = read.history.flatMap(({ actorId }) => (actorId === null ? [] : [actorId]))
  return html(
    <RoundPage
      view={view}
      read={read}
      names={actors.length === 0 ? new Map<string, string>() : await accountNames(ctx, actors)}
      candidates={
        read.manages && read.inside ? await listCandidates(ctx.db, read.round.unitId, ctx.clock.today()) : []
      }
      account={ctx.actor.accountId}
      done={read.inside && done}
      errors={failure ? errorsIn(failure, view.locale) : []}
      typed={failure?.typed ?? {}}
      failed={failure?.form}
    />,
    failure?.problem.status ?? 200,
  )
}

/** Both forms with a reason have an id of their own. */
function errorsIn({ form, problem }: Failure, locale: 'vi' | 'en') {
  const id = form === 'cancel' ? 'cancel-reason' : form
  return errorsOf(problem, locale).map((error) =>
    error.field === 'reason' ? { ...error, field: form === 'cancel' ? id : form } : error,
  )
}

/** A button of the page; opened by hand its address leads to the round. */
function step(name: string, run: (ctx: Ctx, input: { id: string }) => Promise<unknown>): Route[] {
  const path = `/appraisal/rounds/{id}/${name}`
  return [
    page({ method: 'GET', path, params: idPath }, async ({ params, view }) =>
      seeOther(view, `/appraisal/rounds/${params.id}`),
    ),
    page(
      {
        method: 'POST',
        path,
        params: idPath,
        body: nothing,
        members: true,
        again: (exchange, problem, typed) => show(exchange, { failure: { form: name, problem, typed } }),
      },
      async ({ ctx, params, view }) => {
        await run(ctx, { id: params.id })
        return seeOther(view, `/appraisal/rounds/${params.id}?done=moved`)
      },
    ),
  ]
}

export const roundPages: readonly Route[] = [
  page({ method: 'GET', path: '/appraisal/rounds/{id}', params: idPath, query: doneQuery }, (exchange) =>
    show(exchange, { done: exchange.query.done }),
  ),
  page(
    {
      method: 'POST',
      path: '/appraisal/rounds/{id}',
      params: idPath,
      body: editRoundBody,
      members: true,
      again: (exchange, problem, typed) => show(exchange, { failure: { form: 'edit', problem, typed } }),
    },
    async ({ ctx, params, body, view }) => {
      await editRound(ctx, { ...body, id: params.id })
      return seeOther(view, `/appraisal/rounds/${params.id}?done=saved`)
    },
  ),
  ...step('open', openRound),
  ...step('start', startScoring),
  page({ method: 'GET', path: '/appraisal/rounds/{id}/close', params: idPath }, async ({ params, view }) =>
    seeOther(view, `/appraisal/rounds/${params.id}`),
  ),
  page(
    {
      method: 'POST',
      path: '/appraisal/rounds/{id}/close',
      params: idPath,
      body: closeBody,
      members: true,
      again: (exchange, problem, typed) => show(exchange, { failure: { form: 'close', problem, typed } }),
    },
    async ({ ctx, params, body, view }) => {
      await closePanel(ctx, { ...body, id: params.id })
      return seeOther(view, `/appraisal/rounds/${params.id}?done=moved`)
    },
  ),
  page(
    {
      method: 'GET',
      path: '/appraisal/rounds/{id}/proposal/pdf',
      params: idPath,
      query: proposalQuery,
      members: true,
    },
    async ({ ctx, params, query }) => {
      const { pdf, number } = await proposalPdf(ctx, { id: params.id, heading: query.heading })
      return pdfResponse(pdf, `to-trinh-${number}`)
    },
  ),
  page(
    {
      method: 'POST',
      path: '/appraisal/rounds/{id}/cancel',
      params: idPath,
      body: reasonBody,
      members: true,
      again: (exchange, problem, typed) => show(exchange, { failure: { form: 'cancel', problem, typed } }),
    },
    async ({ ctx, params, body, view }) => {
      await cancelRound(ctx, { id: params.id, reason: body.reason })
      return seeOther(view, `/appraisal/rounds/${params.id}?done=moved`)
    },
  ),
  page(
    {
      method: 'POST',
      path: '/appraisal/rounds/{id}/panel',
      params: idPath,
      body: appointBody,
      members: true,
      again: (exchange, problem, typed) => show(exchange, { failure: { form: 'panel', problem, typed } }),
    },
    async ({ ctx, params, body, view }) => {
      await appointAppraisers(ctx, { id: params.id, accounts: body.accounts })
      return seeOther(view, `/appraisal/rounds/${params.id}?done=appointed#panel`)
    },
  ),
  page(
    {
      method: 'POST',
      path: '/appraisal/rounds/{id}/panel/{account}/remove',
      params: accountPath,
      body: reasonBody,
      members: true,
      again: (exchange, problem, typed) =>
        show(exchange, {
          failure: { form: `remove-${exchange.params.account}`, problem, typed },
        }),
    },
    async ({ ctx, params, body, view }) => {
      await removeFromPanel(ctx, { ...params, reason: body.reason })
      return seeOther(view, `/appraisal/rounds/${params.id}?done=appointed#panel`)
    },
  ),
]
