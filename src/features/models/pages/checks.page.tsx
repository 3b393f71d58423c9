/** What is due to be looked at this year, with one form for those that are still active; and its worklist section. */
import { html, page, type Route, seeOther, type View } from '#platform/http/route.ts'
import { formatNumber } from '#platform/i18n/format.ts'
import { Button } from '#ui/components/button/button.tsx'
import { Checkboxes } from '#ui/components/checkboxes/checkboxes.tsx'
import { EmptyState } from '#ui/components/empty-state/empty-state.tsx'
import { ErrorSummary, errorTitle, type FormError } from '#ui/components/error-summary/error-summary.tsx'
import { Form } from '#ui/components/form-section/form-section.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Notice } from '#ui/components/notice/notice.tsx'
import { LinkList, PageHeading, Section } from '#ui/components/page/page.tsx'
import { vi } from '#ui/components/said/said.tsx'
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

/** `Phường An Khê. Đang làm, lần cuối biết rõ là năm 2025.` and the way to its page. */
function About({ view, row }: { view: View; row: DueModel }) {
  const { locale } = view
  const say = statusMessages[locale].due
  return (
    <>
      <span lang="vi">{row.unitName}</span>. {messages[locale].status[row.status]}, {say.known(row.known)}.{' '}
      <Link href={href(view, `/models/${row.id}#check`)} about={vi(row.title)}>
        {say.open}
      </Link>
    </>
  )
}

/** Each as a link to where what was found is recorded. */
function DueLinks({ view, items }: { view: View; items: readonly DueModel[] }) {
  const { locale } = view
  return (
    <LinkList
      items={items.map((row) => ({
        href: href(view, `/models/${row.id}#check`),
        title: row.title,
        lang: 'vi' as const,
        text: <span lang="vi">{row.unitName}</span>,
        meta: `${messages[locale].status[row.status]}, ${statusMessages[locale].due.known(row.known)}`,
      }))}
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
  const together = due.items.filter((row) => !alone(row))
  const apart = due.items.filter(alone)
  return (
    <Layout
      view={view}
      title={errors.length > 0 ? errorTitle(locale, title) : title}
      breadcrumbs={[{ href: '/models', label: messages[locale].models }]}
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
          {together.length > 0 && (
            <>
              <Checkboxes
                locale={locale}
                label={say.choose}
                hint={say.chooseHint}
                name="ids[]"
                id="ids"
                options={together.map((row) => ({
                  value: row.id,
                  label: row.title,
                  lang: 'vi',
                  hint: <About view={view} row={row} />,
                }))}
              />
              <Button>{say.save}</Button>
            </>
          )}
        </Form>
      )}
      {apart.length > 0 && (
        <Section title={say.alone}>
          <DueLinks view={view} items={apart} />
        </Section>
      )}
      {due.next !== null && (
        <p>
          <Link standalone href={href(view, address(unit, due.year, { after: due.next }))}>
            {say.next}
          </Link>
        </p>
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
        <DueLinks view={view} items={due.items} />
        <p>
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
        return html(
          <DuePage
            view={view}
            due={due}
            unit={asked.unit}
            errors={[nothing ? { text, field: 'ids' } : { text }]}
          />,
          problem.status,
        )
      },
    },
    async ({ ctx, body, view }) => {
      const { checked } = await checkManyActive(ctx, body)
      return seeOther(view, address(body.unit, body.year, { done: String(checked.length) }))
    },
  ),
]
