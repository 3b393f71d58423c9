/** What waits for the officer who is signed in. */
import { html, page, type Route, type View } from '#platform/http/route.ts'
import { formatNumber } from '#platform/i18n/format.ts'
import { EmptyState } from '#ui/components/empty-state/empty-state.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { LinkList, OnThisPage, PageHeading, Section } from '#ui/components/page/page.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { modelsHref } from '../filter.rules.ts'
import { listTools } from '../list-tools.ts'
import { type Waiting, waitingSections } from '../model-panels.ts'
import { pageMessages } from '../page.messages.ts'
import { mayRegisterAnywhere } from '../queries/may-register.ts'
import { returnReasons } from '../queries/review-facts.ts'
import { waitsFor, type Worklist, worklist, worklistParts, type WorklistPart } from '../queries/worklist.ts'
import { statusMessages } from '../status.messages.ts'
import { ModelTable } from './parts.tsx'

interface WorklistProps {
  readonly view: View
  readonly work: Worklist
  readonly reasons: ReadonlyMap<string, string>
  /** Of other features. */
  readonly more: readonly Waiting[]
  readonly registers: boolean
  readonly scripts: string[]
}

function Part({ view, work, reasons, part }: WorklistProps & { readonly part: WorklistPart }) {
  const say = pageMessages[view.locale].work
  const { rows, count } = work[part]
  const tools = listTools()
  const { state } = waitsFor[part]
  const table = (
    <ModelTable
      view={view}
      caption={say[part]}
      rows={rows}
      waiting
      boxes={tools && new Set(rows.map(({ id }) => id))}
      {...(part === 'mend' && { reasons })}
    />
  )
  return (
    <>
      {tools ? tools.around({ view, id: part, states: [state] }, table) : table}
      {count > rows.length && (
        <p>
          <Link standalone href={href(view, modelsHref({ state }, 'oldest'))}>
            {say.all}
          </Link>
        </p>
      )}
    </>
  )
}

/** What comes round without waiting: where what was sent stands, and going on into the next year. */
function Further({ view }: { view: View }) {
  const { locale } = view
  const say = pageMessages[locale].work
  return (
    <Section title={say.further} id="further">
      <LinkList
        items={[
          {
            href: href(view, modelsHref({ state: 'submitted' }, 'oldest')),
            title: say.sent,
            text: say.sentText,
          },
          {
            href: href(view, '/models/carry-over'),
            title: statusMessages[locale].carry.link,
            text: say.carryText,
          },
        ]}
      />
    </Section>
  )
}

function WorklistPage(props: WorklistProps) {
  const { view, work, more, scripts } = props
  const { locale } = view
  const say = pageMessages[locale].work
  const parts = worklistParts.filter((part) => work[part].rows.length > 0)
  const counted = (title: string, count: number, beyond = false) =>
    `${title} (${formatNumber(count, locale)}${beyond ? '+' : ''})`
  const titles = [
    ...parts.map((part) => ({ id: part, label: counted(say[part], work[part].count, work[part].more) })),
    ...more.map(({ id, title, count }) => ({ id, label: counted(title, count) })),
  ]
  const titleOf = (id: string) => titles.find((one) => one.id === id)?.label ?? ''
  return (
    <Layout view={view} title={say.title} wide scripts={scripts}>
      <PageHeading title={say.title} lead={say.lead} />
      <OnThisPage locale={locale} items={titles} />
      {titles.length === 0 && (
        <EmptyState title={say.none}>
          <p>{say.noneText}</p>
        </EmptyState>
      )}
      {parts.map((part) => (
        <Section key={part} title={titleOf(part)} id={part}>
          <Part {...props} part={part} />
        </Section>
      ))}
      {more.map(({ id, content }) => (
        <Section key={id} title={titleOf(id)} id={id}>
          {content}
        </Section>
      ))}
      {props.registers && <Further view={view} />}
      {listTools()?.keys(view)}
    </Layout>
  )
}

export const worklistPages: readonly Route[] = [
  page({ method: 'GET', path: '/worklist', members: true }, async ({ ctx, view, island }) => {
    const work = await worklist(ctx)
    const reasons = await returnReasons(
      ctx,
      work.mend.rows.map(({ id }) => id),
    )
    const more: Waiting[] = []
    for (const section of waitingSections()) {
      const found = await section({ ctx, view })
      if (found) more.push(found)
    }
    const tools = listTools()
    const scripts = tools ? [island(tools.island)] : []
    return html(
      <WorklistPage
        view={view}
        work={work}
        reasons={reasons}
        more={more}
        registers={mayRegisterAnywhere(ctx)}
        scripts={scripts}
      />,
    )
  }),
]
