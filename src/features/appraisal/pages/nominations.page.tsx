/** Good models pointed out by others: the public form, and the desk of who reads what came in. */
import type { z } from 'zod'
import { readModel, unitPlace } from '#features/models/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { type Exchange, html, page, type Route, seeOther, type View } from '#platform/http/route.ts'
import { formatDateTime } from '#platform/i18n/format.ts'
import { notFound, type Problem } from '#platform/problem.ts'
import { Button } from '#ui/components/button/button.tsx'
import { EmptyState } from '#ui/components/empty-state/empty-state.tsx'
import {
  errorFor,
  ErrorSummary,
  errorTitle,
  type FormError,
} from '#ui/components/error-summary/error-summary.tsx'
import { Form } from '#ui/components/form-section/form-section.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Disclosure, Note, PageHeading, Section } from '#ui/components/page/page.tsx'
import { Notice } from '#ui/components/notice/notice.tsx'
import { Select } from '#ui/components/select/select.tsx'
import { TextArea } from '#ui/components/text-area/text-area.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { doneQuery, idPath, reasonBody, suggestionForm, takeBody } from '../appraisal.schemas.ts'
import { certificateMessages } from '../certificate.messages.ts'
import { declineNomination, nominateModel, takeNomination } from '../commands/nominate.ts'
import { messages } from '../messages.ts'
import { type NominatedModel, nominatedModels } from '../queries/nominated-models.ts'
import { Done, errorsOf, typedOr, Vi, Written } from './parts.tsx'

type Asked = Pick<Exchange<z.output<typeof idPath>>, 'ctx' | 'params' | 'view'>

async function showSuggestion(
  { ctx, params, view }: Asked,
  { sent, typed = {}, problem }: { sent?: boolean; typed?: Record<string, unknown>; problem?: Problem } = {},
): Promise<Response> {
  const { locale } = view
  const say = certificateMessages[locale]
  const { model } = await readModel(ctx, params.id)
  if (model.state !== 'published') throw notFound({ vi: 'mô hình này', en: 'this model' })
  const { place } = await unitPlace(ctx, model.unitId, model.registeredOn)
  const errors = problem ? errorsOf(problem, locale, { reason: say.suggestReason }) : []
  return html(
    <Layout
      view={view}
      title={errors.length > 0 ? errorTitle(locale, say.suggestTitle) : say.suggestTitle}
      breadcrumbs={[{ href: `/models/${model.id}`, label: model.title, lang: 'vi' }]}
    >
      <ErrorSummary locale={locale} errors={errors} />
      {sent === true ? (
        <Notice locale={locale} kind="success" title={say.suggestDone} announce>
          <p>{say.suggestDoneText}</p>
          <p>
            <Link href={href(view, `/models/${model.id}`)}>{say.seeModel}</Link>
          </p>
        </Notice>
      ) : (
        <>
          <PageHeading title={say.suggestTitle} lead={<p>{say.suggestLead}</p>} />
          <p>
            <Vi>
              <strong>{model.title}</strong>
              <br />
              {place}
            </Vi>
          </p>
          <Form action={href(view, `/models/${model.id}/suggest`)}>
            <TextArea
              locale={locale}
              label={say.suggestReason}
              name="reason"
              rows={6}
              limit={2000}
              hint={say.suggestHint}
              value={typedOr(typed, 'reason')}
              error={errorFor(errors, 'reason')}
            />
            <div class="visually-hidden" aria-hidden="true">
              <label for="website">{say.website}</label>
              <input id="website" name="website" type="text" autocomplete="off" tabIndex={-1} />
            </div>
            <Button>{say.suggestButton}</Button>
          </Form>
        </>
      )}
    </Layout>,
    problem?.status ?? 200,
  )
}

interface DeskProps {
  readonly view: View
  readonly rows: readonly NominatedModel[]
  readonly done: boolean
  readonly errors: readonly FormError[]
  readonly typed: Readonly<Record<string, unknown>>
  /** Whose form came back. */
  readonly failed: string | undefined
}

function One({ props, row }: { props: DeskProps; row: NominatedModel }) {
  const { view, errors, typed, failed } = props
  const { locale } = view
  const say = certificateMessages[locale]
  const { one, rounds } = row
  const open = rounds.filter(({ entered }) => !entered)
  const mine = failed === one.id
  return (
    <Section
      title={
        <Vi>
          <Link href={href(view, `/models/${one.modelId}`)}>{one.title}</Link>
        </Vi>
      }
      id={`nomination-${one.id}`}
    >
      <Note>
        <Vi>{one.place}</Vi>. {say.source[one.source]}, {formatDateTime(one.at, locale)}
      </Note>
      <p>
        <Written text={one.reason} />
      </p>
      {open.length === 0 ? (
        <p>{say.noOpenRound}</p>
      ) : (
        <Form action={href(view, `/appraisal/nominations/${one.id}/take`)}>
          <Select
            locale={locale}
            label={messages[locale].label.roundId}
            name="roundId"
            id={`round-${one.id}`}
            options={open.map(({ id, title }) => ({ value: id, label: title, lang: 'vi' }))}
          />
          <Button>{say.take}</Button>
        </Form>
      )}
      <Disclosure summary={`${say.decline}…`} open={mine}>
        <Form action={href(view, `/appraisal/nominations/${one.id}/decline`)}>
          <TextArea
            locale={locale}
            label={messages[locale].label.reason}
            name="reason"
            id={`reason-${one.id}`}
            rows={2}
            limit={2000}
            value={mine ? typedOr(typed, 'reason') : undefined}
            error={mine ? errorFor(errors, `reason-${one.id}`) : undefined}
          />
          <Button kind="danger">{say.decline}</Button>
        </Form>
      </Disclosure>
    </Section>
  )
}

function DeskPage(props: DeskProps) {
  const { view, rows, done, errors } = props
  const { locale } = view
  const say = certificateMessages[locale]
  const title = messages[locale].nominations
  return (
    <Layout
      view={view}
      title={errors.length > 0 ? errorTitle(locale, title) : title}
      breadcrumbs={[{ href: '/appraisal', label: messages[locale].appraisal }]}
    >
      <ErrorSummary locale={locale} errors={errors} />
      <Done locale={locale} done={done ? 'saved' : undefined} />
      <PageHeading title={title} lead={<p>{say.nominationsLead}</p>} />
      {rows.length === 0 && (
        <EmptyState title={say.noNominations}>
          <p>{say.noNominationsText}</p>
        </EmptyState>
      )}
      {rows.map((row) => (
        <One key={row.one.id} props={props} row={row} />
      ))}
    </Layout>
  )
}

async function showDesk(
  { ctx, view }: { ctx: Ctx; view: View },
  given: { done?: boolean; failed?: string; typed?: Record<string, unknown>; problem?: Problem } = {},
): Promise<Response> {
  const { done = false, failed, typed = {}, problem } = given
  const errors = problem ? errorsOf(problem, view.locale) : []
  return html(
    <DeskPage
      view={view}
      rows={await nominatedModels(ctx)}
      done={done}
      errors={errors.map((one) => (one.field === 'reason' ? { ...one, field: `reason-${failed}` } : one))}
      typed={typed}
      failed={failed}
    />,
    problem?.status ?? 200,
  )
}

export const nominationPages: readonly Route[] = [
  page({ method: 'GET', path: '/models/{id}/suggest', params: idPath, query: doneQuery }, (exchange) =>
    showSuggestion(exchange, { sent: exchange.query.done === 'sent' }),
  ),
  page(
    {
      method: 'POST',
      path: '/models/{id}/suggest',
      params: idPath,
      body: suggestionForm,
      again: (exchange, problem, typed) => showSuggestion(exchange, { typed, problem }),
    },
    async ({ ctx, params, body, view, client }) => {
      // A box that people don't see was filled in: it looks as if it had gone well.
      if (body.website) return seeOther(view, `/models/${params.id}/suggest?done=sent`)
      await nominateModel(ctx, { modelId: params.id, reason: body.reason, prefix: client.prefix })
      return seeOther(view, `/models/${params.id}/suggest?done=sent`)
    },
  ),
  page(
    { method: 'GET', path: '/appraisal/nominations', query: doneQuery, members: true },
    ({ ctx, view, query }) => showDesk({ ctx, view }, { done: query.done === 'saved' }),
  ),
  page(
    {
      method: 'POST',
      path: '/appraisal/nominations/{id}/take',
      params: idPath,
      body: takeBody,
      members: true,
      again: (exchange, problem, typed) => showDesk(exchange, { typed, problem }),
    },
    async ({ ctx, params, body, view }) => {
      await takeNomination(ctx, { ...body, id: params.id })
      return seeOther(view, '/appraisal/nominations?done=saved')
    },
  ),
  page(
    {
      method: 'POST',
      path: '/appraisal/nominations/{id}/decline',
      params: idPath,
      body: reasonBody,
      members: true,
      again: (exchange, problem, typed) => showDesk(exchange, { failed: exchange.params.id, typed, problem }),
    },
    async ({ ctx, params, body, view }) => {
      await declineNomination(ctx, { id: params.id, reason: body.reason })
      return seeOther(view, '/appraisal/nominations?done=saved')
    },
  ),
]
