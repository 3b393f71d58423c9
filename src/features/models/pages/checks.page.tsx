/** What is due to be looked at this year, with one form for those that are still active; and its worklist section. */
import { html, page, type Route, seeOther, type View } from '#platform/http/route.ts'
import { formatNumber } from '#platform/i18n/format.ts'
import { Button, ButtonGroup } from '#ui/components/button/button.tsx'
import { EmptyState } from '#ui/components/empty-state/empty-state.tsx'
import { ErrorSummary, errorTitle, type FormError } from '#ui/components/error-summary/error-summary.tsx'
import { Form } from '#ui/components/form-section/form-section.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Notice } from '#ui/components/notice/notice.tsx'
import { PageHeading } from '#ui/components/page/page.tsx'
import { Table } from '#ui/components/table/table.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import type { DueModel } from '../check.store.ts'
import { checkManyActive } from '../commands/check-model.ts'
import { messages } from '../messages.ts'
import type { Waiting, WaitingAsk } from '../model-panels.ts'
import { checksBody, dueQuery } from '../model.schemas.ts'
import { onlyRegistrars } from '../problems.rules.ts'
import { type DueChecks, dueChecks, reportsAnywhere } from '../queries/due-checks.ts'
import { statusMessages } from '../status.messages.ts'

function left({ total, more }: DueChecks, view: View): string {
  const say = statusMessages[view.locale].due
  const n = formatNumber(total, view.locale)
  return more ? say.more(n) : say.count(n)
}

/** Looked at one by one. */
function alone({ status }: DueModel): boolean {
  return status === 'degraded' || status === 'stopped'
}

function DueTable({ view, items, boxes }: { view: View; items: readonly DueModel[]; boxes: boolean }) {
  const { locale } = view
  const say = statusMessages[locale].due
  const words = messages[locale]
  return (
    <Table
      caption={say.choose}
      hideCaption
      rows={items}
      rowKey={(row) => row.id}
      columns={[
        ...(boxes
          ? [
              {
                key: 'box',
                label: statusMessages[locale].finding.active,
                cell: (row: DueModel) =>
                  alone(row) ? (
                    say.alone
                  ) : (
                    <div class="choice">
                      <input type="checkbox" id={`ids-${row.id}`} name="ids[]" value={row.id} />
                      <label for={`ids-${row.id}`}>
                        <span class="visually-hidden">{row.title}</span>
                      </label>
                    </div>
                  ),
              },
            ]
          : []),
        {
          key: 'title',
          label: words.label.title,
          heads: true,
          cell: (row: DueModel) => (
            <span lang="vi">
              <Link href={href(view, `/models/${row.id}#check`)}>{row.title}</Link>
            </span>
          ),
        },
        {
          key: 'unit',
          label: words.label.unitId,
          cell: (row: DueModel) => <span lang="vi">{row.unitName}</span>,
        },
        {
          key: 'status',
          label: statusMessages[locale].status,
          cell: (row: DueModel) => words.status[row.status],
        },
        { key: 'known', label: words.label.year, cell: (row: DueModel) => say.known(row.known) },
      ]}
    />
  )
}

interface DueProps {
  readonly view: View
  readonly due: DueChecks
  readonly unit?: number | undefined
  readonly done?: number | undefined
  readonly errors?: readonly FormError[]
}

function address(unit: number | undefined, year: number, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    ...(unit !== undefined && { unit: String(unit) }),
    year: String(year),
    ...more,
  })
  return `/models/checks?${query.toString()}`
}

function DuePage({ view, due, unit, done, errors = [] }: DueProps) {
  const { locale } = view
  const say = statusMessages[locale].due
  const title = say.title(due.year)
  return (
    <Layout
      view={view}
      title={errors.length > 0 ? errorTitle(locale, title) : title}
      breadcrumbs={[{ href: '/models', label: messages[locale].models }]}
      wide
    >
      <ErrorSummary locale={locale} errors={errors} />
      {done !== undefined && (
        <Notice locale={locale} kind="success" announce>
          <p>{say.done(formatNumber(done, locale))}</p>
        </Notice>
      )}
      <PageHeading title={title} lead={say.lead} />
      {due.items.length === 0 ? (
        <EmptyState title={say.none}>
          <p>{say.noneText}</p>
        </EmptyState>
      ) : (
        <Form
          action={href(view, '/models/checks')}
          hidden={{ year: String(due.year), ...(unit !== undefined && { unit: String(unit) }) }}
        >
          <p>{left(due, view)}</p>
          <p>
            {say.choose}. {say.chooseHint}
          </p>
          <DueTable view={view} items={due.items} boxes />
          <ButtonGroup>
            <Button>{say.save}</Button>
            {due.next !== null && (
              <Link standalone href={href(view, address(unit, due.year, { after: due.next }))}>
                {say.next}
              </Link>
            )}
          </ButtonGroup>
        </Form>
      )}
    </Layout>
  )
}

/** More of them are on the page of their own. */
const mostWaiting = 10

/** For the worklist; nothing where nothing is due. */
export async function checksWaiting({ ctx, view }: WaitingAsk): Promise<Waiting | null> {
  if (!reportsAnywhere(ctx)) return null
  const due = await dueChecks(ctx, { limit: mostWaiting })
  if (due.items.length === 0) return null
  const say = statusMessages[view.locale].due
  return {
    id: 'checks',
    title: say.waiting(due.year),
    count: due.total,
    content: (
      <>
        <DueTable view={view} items={due.items} boxes={false} />
        <p>
          {left(due, view)}.{' '}
          <Link standalone href={href(view, address(undefined, due.year))}>
            {say.all}
          </Link>
        </p>
      </>
    ),
  }
}

const unitBody = checksBody.extend({ unit: dueQuery.shape.unit })

export const checksPages: readonly Route[] = [
  page(
    { method: 'GET', path: '/models/checks', query: dueQuery, members: true },
    async ({ ctx, query, view }) => {
      if (!reportsAnywhere(ctx)) throw onlyRegistrars()
      const { unit, done, year, after } = query
      const due = await dueChecks(ctx, { unitId: unit, year, after })
      return html(<DuePage view={view} due={due} unit={unit} done={done} />)
    },
  ),
  page(
    {
      method: 'POST',
      path: '/models/checks',
      body: unitBody,
      members: true,
      again: async ({ ctx, view }, problem, typed) => {
        if (!reportsAnywhere(ctx)) throw onlyRegistrars()
        const asked = dueQuery.pick({ unit: true, year: true }).safeParse(typed).data ?? {}
        const due = await dueChecks(ctx, { unitId: asked.unit, year: asked.year })
        const nothing = problem.fields.some(({ field }) => field === 'ids')
        const text = nothing ? statusMessages[view.locale].due.nothing : problem.words[view.locale]
        return html(<DuePage view={view} due={due} unit={asked.unit} errors={[{ text }]} />, problem.status)
      },
    },
    async ({ ctx, body, view }) => {
      const { checked } = await checkManyActive(ctx, body)
      return seeOther(view, address(body.unit, body.year, { done: String(checked.length) }))
    },
  ),
]
