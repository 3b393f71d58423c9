/** What happened to a model, step by step. */
import { type Model, modelWords } from '#features/models/contract.ts'
import { civilDate } from '#platform/clock.ts'
import { html, page, type Route, type View } from '#platform/http/route.ts'
import { formatDate, formatDateTime } from '#platform/i18n/format.ts'
import { EmptyState } from '#ui/components/empty-state/empty-state.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { PageHeading } from '#ui/components/page/page.tsx'
import { Pagination } from '#ui/components/pagination/pagination.tsx'
import { Timeline } from '#ui/components/timeline/timeline.tsx'
import { Said, vi } from '#ui/components/said/said.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { deskMessages } from '../desk.messages.ts'
import { historyQuery, modelPath } from '../desk.schemas.ts'
import { historyMessages } from '../history.messages.ts'
import { type History, type HistoryLine, readHistory } from '../queries/read-history.ts'

type Words = Readonly<Record<string, string>>

/** States, progress and names of fields, as far as the trace says them. */
function Details({ view, line }: { view: View; line: HistoryLine }) {
  const { locale } = view
  const say = historyMessages[locale]
  const words = modelWords[locale]
  const named = { ...(words.state as Words), ...(words.status as Words) }
  const { from, to, fields, step } = line.details
  const about = typeof step === 'string' ? (words.step as Words)[step] : undefined
  const of = (value: unknown) => (typeof value === 'string' ? named[value] : undefined)
  const change = of(to) === undefined ? undefined : { from: of(from), to: of(to) ?? '' }
  const labels = words.label as Words
  const changed = Array.isArray(fields)
    ? fields.flatMap((field) => (typeof field === 'string' && labels[field]) || [])
    : []
  return (
    <>
      {about !== undefined && <p>{say.step(about)}</p>}
      {change && <p>{change.from === undefined ? say.to(change.to) : say.fromTo(change.from, change.to)}</p>}
      {changed.length > 0 && <p>{say.fields(changed.join(', '))}</p>}
      {line.reason !== null && (
        <p>
          <Said text={say.reason(vi(line.reason))} />
        </p>
      )}
    </>
  )
}

function Who({ view, line }: { view: View; line: HistoryLine }) {
  const { locale } = view
  const say = historyMessages[locale]
  const { office, name } = line
  if (office === undefined) return null
  if (office === 'system') return <p>{say.system}</p>
  const place =
    office === 'former' ? (
      say.former
    ) : (
      <>
        {office.role[locale]}, <span lang="vi">{office.unit}</span>
      </>
    )
  return (
    <p>
      {name !== undefined && (
        <>
          <span lang="vi">{name}</span>,{' '}
        </>
      )}
      {place}
    </p>
  )
}

/** A case retold from a source was entered here long after it happened: the day of entering says nothing of it. */
function retold({ sourceTitle, example }: Model): boolean {
  return example && sourceTitle !== null
}

function HistoryPage({ view, history, first }: { view: View; history: History; first: boolean }) {
  const { locale } = view
  const say = historyMessages[locale]
  const { model, officer } = history.read
  const actions = say.actions as Words
  const path = `/models/${model.id}/history`
  return (
    <Layout
      view={view}
      title={`${say.title}: ${model.title}`}
      breadcrumbs={[
        { href: '/models', label: modelWords[locale].models },
        { href: `/models/${model.id}`, label: model.title, lang: 'vi' },
      ]}
    >
      <PageHeading
        title={say.title}
        kicker={<span lang="vi">{model.title}</span>}
        lead={officer ? say.lead : say.publicLead}
      />
      {history.lines.length === 0 ? (
        <EmptyState title={say.none}>
          <p>
            <Link href={href(view, `/models/${model.id}`)}>{deskMessages[locale].comments.back}</Link>
          </p>
        </EmptyState>
      ) : (
        <Timeline
          label={say.title}
          items={history.lines.map((line) => ({
            when: retold(model)
              ? String(model.year)
              : officer
                ? formatDateTime(line.at, locale)
                : formatDate(civilDate(line.at)),
            dateTime: retold(model) ? undefined : line.at.toISOString(),
            title: actions[line.action] ?? say.other(line.action),
            text: (
              <>
                <Who view={view} line={line} />
                <Details view={view} line={line} />
              </>
            ),
          }))}
        />
      )}
      <Pagination
        locale={locale}
        next={history.next === undefined ? undefined : href(view, `${path}?before=${history.next}`)}
      />
      {!first && (
        <p>
          <Link standalone href={href(view, path)}>
            {say.newest}
          </Link>
        </p>
      )}
    </Layout>
  )
}

export const historyPages: readonly Route[] = [
  page(
    { method: 'GET', path: '/models/{id}/history', params: modelPath, query: historyQuery },
    async ({ ctx, params, query, view }) =>
      html(
        <HistoryPage
          view={view}
          history={await readHistory(ctx, params.id, query.before)}
          first={query.before === undefined}
        />,
      ),
  ),
]
