/** One thing to do with several models: asked once more before, and what came of each after. */
import { type ListedModel, listedModels, modelWords, placeOf } from '#features/models/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { html, page, type Route, seeOther, type View } from '#platform/http/route.ts'
import { formatNumber } from '#platform/i18n/format.ts'
import { newId } from '#platform/ids.ts'
import type { Problem } from '#platform/problem.ts'
import { Button, ButtonGroup, ButtonLink } from '#ui/components/button/button.tsx'
import { EmptyState } from '#ui/components/empty-state/empty-state.tsx'
import {
  errorFor,
  ErrorSummary,
  errorTitle,
  type FormError,
} from '#ui/components/error-summary/error-summary.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Notice } from '#ui/components/notice/notice.tsx'
import { Note, PageHeading, Section } from '#ui/components/page/page.tsx'
import { Table } from '#ui/components/table/table.tsx'
import { TextArea } from '#ui/components/text-area/text-area.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { type BulkMove, movesWithReason } from '../bulk.rules.ts'
import { runBulk } from '../commands/run-bulk.ts'
import { deskMessages } from '../desk.messages.ts'
import { bulkBody, bulkQuery, runPath } from '../desk.schemas.ts'
import { type ReadRun, readRun } from '../queries/read-run.ts'

const crumbs = (view: View) => [{ href: '/worklist', label: deskMessages[view.locale].bulk.toList }]

interface ConfirmProps {
  readonly view: View
  readonly move: BulkMove
  readonly models: readonly ListedModel[]
  /** Lets the form be sent twice and do it once. */
  readonly formKey: string
  readonly reason?: string | undefined
  readonly problem?: Problem | undefined
}

function errorsOf({ view, problem }: Pick<ConfirmProps, 'view' | 'problem'>): FormError[] {
  if (!problem) return []
  if (problem.fields.length === 0) return [{ text: problem.words[view.locale] }]
  return problem.fields.map(({ field, message }) => ({
    text: message[view.locale],
    ...(field === 'reason' && { field }),
  }))
}

function ModelName({ view, model }: { view: View; model: ListedModel }) {
  return (
    <span lang="vi">
      <Link href={href(view, `/models/${model.id}`)}>{model.title}</Link>
    </span>
  )
}

function ConfirmPage(props: ConfirmProps) {
  const { view, move, models, formKey, reason } = props
  const { locale } = view
  const say = deskMessages[locale].bulk
  const n = formatNumber(models.length, locale)
  const errors = errorsOf(props)
  const title = models.length === 0 ? say.none : say.title[move](n)
  return (
    <Layout
      view={view}
      title={errors.length > 0 ? errorTitle(locale, title) : title}
      breadcrumbs={crumbs(view)}
      wide
    >
      <ErrorSummary locale={locale} errors={errors} />
      <PageHeading title={title} />
      {models.length === 0 ? (
        <EmptyState
          title={say.none}
          action={<ButtonLink href={href(view, '/worklist')}>{say.toList}</ButtonLink>}
        >
          <p>{say.noneText}</p>
        </EmptyState>
      ) : (
        <form action={href(view, '/desk/bulk')} method="post">
          <input type="hidden" name="key" value={formKey} />
          <input type="hidden" name="move" value={move} />
          {models.map(({ id }) => (
            <input key={id} type="hidden" name="ids[]" value={id} />
          ))}
          <Table
            caption={title}
            hideCaption
            rows={models}
            rowKey={(row) => row.id}
            columns={[
              { key: 'model', label: say.model, cell: (row) => <ModelName view={view} model={row} /> },
              {
                key: 'where',
                label: say.where,
                cell: (row) => <span lang="vi">{placeOf(row)}</span>,
              },
              {
                key: 'state',
                label: say.state,
                cell: (row) => modelWords[locale].state[row.state],
              },
            ]}
          />
          <Note>{say.check}</Note>
          {movesWithReason.has(move) && (
            <TextArea
              locale={locale}
              name="reason"
              label={say.reason}
              hint={say.reasonHint}
              value={reason}
              error={errorFor(errors, 'reason')}
              limit={2000}
            />
          )}
          <ButtonGroup>
            <Button kind={move === 'withdraw' ? 'danger' : 'primary'}>{say.go[move](n)}</Button>
            <Link standalone href={href(view, '/worklist')}>
              {say.back}
            </Link>
          </ButtonGroup>
        </form>
      )}
    </Layout>
  )
}

type Line = NonNullable<ReadRun['results']>[number]

function Lines({
  view,
  title,
  lines,
  why,
}: {
  view: View
  title: string
  lines: readonly Line[]
  why: boolean
}) {
  const { locale } = view
  const say = deskMessages[locale].bulk
  return (
    <Section title={title}>
      <Table
        caption={title}
        hideCaption
        rows={lines}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'model',
            label: say.model,
            cell: (row) => (row.model ? <ModelName view={view} model={row.model} /> : say.gone),
          },
          ...(why
            ? [{ key: 'why', label: say.why, cell: (row: Line) => row.refused?.words[locale] ?? '' }]
            : [
                {
                  key: 'state',
                  label: say.state,
                  cell: (row: Line) => (row.model ? modelWords[locale].state[row.model.state] : ''),
                },
              ]),
        ]}
      />
    </Section>
  )
}

function ResultPage({ view, run }: { view: View; run: ReadRun }) {
  const { locale } = view
  const say = deskMessages[locale].bulk
  const title = say.resultTitle[run.move]
  const results = run.results ?? []
  const done = results.filter(({ refused }) => refused === null)
  const refused = results.filter((result) => result.refused !== null)
  const n = (list: readonly unknown[]) => formatNumber(list.length, locale)
  return (
    <Layout view={view} title={title} breadcrumbs={crumbs(view)} wide>
      <PageHeading title={title} />
      {run.results === null && (
        <Notice locale={locale} kind="warning">
          <p>{say.running}</p>
        </Notice>
      )}
      {done.length > 0 && (
        <Notice locale={locale} kind="success" announce>
          <p>{say.done(n(done))}</p>
        </Notice>
      )}
      {refused.length > 0 && <Lines view={view} title={say.refused(n(refused))} lines={refused} why />}
      {done.length > 0 && <Lines view={view} title={say.done(n(done))} lines={done} why={false} />}
      <ButtonLink href={href(view, '/worklist')}>{say.toList}</ButtonLink>
    </Layout>
  )
}

/** The form again with the models and the reason that came with it. */
async function again(ctx: Ctx, view: View, problem: Problem, typed: Readonly<Record<string, unknown>>) {
  const read = bulkQuery.safeParse(typed)
  if (!read.success || read.data.move === undefined) throw problem
  return html(
    <ConfirmPage
      view={view}
      move={read.data.move}
      models={await listedModels(ctx, read.data.ids)}
      formKey={newId(ctx.clock.now())}
      reason={typeof typed['reason'] === 'string' ? typed['reason'] : undefined}
      problem={problem}
    />,
    problem.status,
  )
}

export const bulkPages: readonly Route[] = [
  page(
    { method: 'GET', path: '/desk/bulk', query: bulkQuery, members: true },
    async ({ ctx, query: { ids, move }, view }) =>
      move === undefined
        ? seeOther(view, '/worklist')
        : html(
            <ConfirmPage
              view={view}
              move={move}
              models={await listedModels(ctx, ids)}
              formKey={newId(ctx.clock.now())}
            />,
          ),
  ),
  page(
    {
      method: 'POST',
      path: '/desk/bulk',
      body: bulkBody,
      members: true,
      again: ({ ctx, view }, problem, typed) => again(ctx, view, problem, typed),
    },
    async ({ ctx, body, view }) => {
      await runBulk(ctx, body)
      return seeOther(view, `/desk/bulk/${body.key}`)
    },
  ),
  page(
    { method: 'GET', path: '/desk/bulk/{id}', params: runPath, members: true },
    async ({ ctx, params, view }) => html(<ResultPage view={view} run={await readRun(ctx, params.id)} />),
  ),
]
