/** Browsing models: a form that filters, a table, pages by key. Every figure of the product leads here. */
import type { VNode } from 'preact'
import { listLabels, listTypes } from '#features/catalogue/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { html, page, type Route, type View } from '#platform/http/route.ts'
import { formatNumber } from '#platform/i18n/format.ts'
import { ButtonLink } from '#ui/components/button/button.tsx'
import { EmptyState } from '#ui/components/empty-state/empty-state.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Notice } from '#ui/components/notice/notice.tsx'
import { Note, PageHeading, Split } from '#ui/components/page/page.tsx'
import { Pagination } from '#ui/components/pagination/pagination.tsx'
import type { Option } from '#ui/components/select/select.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { queryOf } from '../filter.rules.ts'
import { listMessages } from '../list.messages.ts'
import { listTools } from '../list-tools.ts'
import { messages } from '../messages.ts'
import { type ListModels, listModelsQuery } from '../model.schemas.ts'
import { pageMessages } from '../page.messages.ts'
import { filterOf, listModels, type ModelPage, seerOf } from '../queries/list-models.ts'
import { listModelYears } from '../queries/list-model-years.ts'
import { ownAmong } from '../queries/listed-models.ts'
import { type UnitPlace, unitPlace } from '../queries/unit-place.ts'
import { Filters, type FilterProps, furtherInWords } from './browse-filters.tsx'
import { countInWords, ModelTable } from './parts.tsx'

interface BrowseProps extends Omit<FilterProps, 'sort'> {
  readonly query: ListModels
  readonly found: ModelPage
  readonly unit: UnitPlace | undefined
  readonly within: UnitPlace | undefined
  /** What another feature shows officers above the list. */
  readonly above: VNode | null
  /** The rows that the officer looks after. */
  readonly own: ReadonlySet<string>
  readonly scripts: string[]
}

function addressOf(view: View, changes: Readonly<Record<string, string | undefined>>): string {
  const url = new URL(view.path, 'http://x')
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) url.searchParams.delete(name)
    else url.searchParams.set(name, value)
  }
  return href(view, url.pathname + url.search)
}

/** The feed of what is listed, as far as a feed can be narrowed. */
function feedHref({ view, query }: BrowseProps): string {
  const asked = new URLSearchParams()
  if (query.unit !== undefined) asked.set('unit', String(query.unit))
  if (query.field !== undefined) asked.set('field', query.field)
  if (query.type !== undefined && query.type > 0) asked.set('type', String(query.type))
  return href(view, `/models/feed.atom${asked.size === 0 ? '' : `?${asked}`}`)
}

/** Words are counted only so far as they were looked for. */
function Count({ view, query, found }: BrowseProps) {
  const { locale } = view
  const say = listMessages[locale]
  const n = formatNumber(found.total, locale)
  const text =
    query.q === undefined || !found.more
      ? countInWords(found.total, locale, found.more)
      : query.after === undefined
        ? say.soFar(n)
        : say.page(n)
  return (
    <p role="status">
      <strong>{text}</strong>
    </p>
  )
}

function Nothing({ view, query, officer }: BrowseProps) {
  const { locale } = view
  const words = pageMessages[locale].browse
  const say = listMessages[locale]
  return (
    <EmptyState
      title={query.q === undefined ? words.none : say.noneFor(query.q)}
      action={officer && <ButtonLink href={href(view, '/models/new')}>{words.register}</ButtonLink>}
    >
      <p>{query.q === undefined ? words.noneText : say.noneForText}</p>
    </EmptyState>
  )
}

/** Conditions of the address that the form does not hold. */
function Further(props: BrowseProps) {
  const text = furtherInWords({ ...props, sort: props.found.sort })
  return text === undefined ? null : <Note>{listMessages[props.view.locale].only(text)}</Note>
}

/** The same list as files. */
function Take({ view, query, found }: BrowseProps) {
  const asked = queryOf(filterOf(query), found.sort)
  const formats = [
    ['csv', 'CSV'],
    ['xlsx', 'Excel'],
    ['json', 'JSON'],
  ] as const
  return (
    <Note>
      {listMessages[view.locale].take}{' '}
      {formats.map(([format, name], i) => (
        <>
          {i > 0 && ' · '}
          <Link href={href(view, `/models/export.${format}${asked === '' ? '' : `?${asked}`}`)}>{name}</Link>
        </>
      ))}
      . <Link href={href(view, '/open-data')}>{listMessages[view.locale].dictionary}</Link>
    </Note>
  )
}

function List(props: BrowseProps & { readonly title: string }) {
  const { view, found, officer, title, own } = props
  const tools = officer ? listTools() : undefined
  const boxes = tools && own.size > 0 ? own : undefined
  const table = <ModelTable view={view} caption={title} rows={found.items} states={officer} boxes={boxes} />
  const states = found.items.filter(({ id }) => own.has(id)).map(({ state }) => state)
  return (
    <>
      {tools && boxes ? tools.around({ view, id: 'list', states: [...new Set(states)] }, table) : table}
      {tools?.keys(view)}
    </>
  )
}

function BrowsePage(props: BrowseProps) {
  const { view, query, found, unit, within, officer } = props
  const { locale } = view
  const words = pageMessages[locale].browse
  const title = unit ? words.of(unit.name) : messages[locale].models
  const basis = query.basis ?? 'today'
  return (
    <Layout
      view={view}
      title={title}
      description={words.lead}
      wide
      scripts={props.scripts}
      head={<link rel="alternate" type="application/atom+xml" title={title} href={feedHref(props)} />}
      breadcrumbs={unit ? [{ href: '/models', label: messages[locale].models }] : undefined}
    >
      <PageHeading
        title={title}
        lead={unit ? <span lang="vi">{unit.place}</span> : words.lead}
        actions={
          officer && (
            <ButtonLink href={href(view, unit ? `/models/new?unit=${unit.id}` : '/models/new')}>
              {words.register}
            </ButtonLink>
          )
        }
      />
      <Split side={<Filters {...props} sort={found.sort} />}>
        {unit && (
          <Note>
            {basis === 'then' ? words.countedThen : words.countedToday}{' '}
            {query.scope && query.scope !== 'all' && words[query.scope]}{' '}
            {within && basis === 'then' && words.within(within.name)}{' '}
            <Link href={href(view, '/models')}>{words.allUnits}</Link>
          </Note>
        )}
        <Further {...props} />
        {props.above}
        {found.near && query.q !== undefined && (
          <Notice locale={locale}>
            <p>{listMessages[locale].near(query.q)}</p>
          </Notice>
        )}
        {!found.near && <Count {...props} />}
        {found.items.length === 0 ? <Nothing {...props} /> : <List {...props} title={title} />}
        <Pagination
          locale={locale}
          next={found.next === null ? undefined : addressOf(view, { after: found.next })}
        />
        {query.after !== undefined && (
          <p>
            <Link standalone href={addressOf(view, { after: undefined })}>
              {words.firstPage}
            </Link>
          </p>
        )}
        {found.items.length > 0 && !found.near && <Take {...props} />}
        <p>
          <Link standalone href={feedHref(props)}>
            {words.feed}
          </Link>
        </p>
      </Split>
    </Layout>
  )
}

/** What the catalogue offers to filter by: of the whole country, of the unit asked for, and what is asked for itself. */
async function choices(ctx: Ctx, query: ListModels, view: View) {
  const wanted = (id: number, owner: number | null) =>
    query.unit !== undefined || owner === null || [query.type, query.theme, query.campaign].includes(id)
  const options = (
    list: readonly { id: number; unitId: number | null; name: Record<'vi' | 'en', string> }[],
  ) =>
    list
      .filter(({ id, unitId }) => wanted(id, unitId))
      .map(({ id, name }): Option => ({ value: String(id), label: name[view.locale] }))
  const labels = await listLabels(ctx, { unitId: query.unit })
  return {
    types: options(await listTypes(ctx, { unitId: query.unit })),
    themes: options(labels.filter(({ kind }) => kind === 'theme')),
    campaigns: options(labels.filter(({ kind }) => kind === 'campaign')),
  }
}

export const browsePages: readonly Route[] = [
  page({ method: 'GET', path: '/models', query: listModelsQuery }, async ({ ctx, query, view, island }) => {
    const seer = seerOf(ctx.actor)
    const officer = seer === 'all' || seer.length > 0
    const tools = officer ? listTools() : undefined
    const today = ctx.clock.today()
    const found = await listModels(ctx, query)
    const asked = queryOf(filterOf(query), found.sort)
    return html(
      <BrowsePage
        view={view}
        query={query}
        found={found}
        unit={query.unit === undefined ? undefined : await unitPlace(ctx, query.unit, today)}
        within={query.within === undefined ? undefined : await unitPlace(ctx, query.within, today)}
        years={await listModelYears(ctx)}
        {...(await choices(ctx, query, view))}
        officer={officer}
        own={tools ? await ownAmong(ctx, found.items) : new Set()}
        above={(await tools?.above({ ctx, view, query: asked })) ?? null}
        scripts={tools ? [island(tools.island)] : []}
      />,
    )
  }),
]
