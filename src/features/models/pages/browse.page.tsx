/** Browsing models: a form that filters, a table, pages by key. Every figure of the product leads here. */
import { html, page, type Route, type View } from '#platform/http/route.ts'
import { ButtonLink } from '#ui/components/button/button.tsx'
import { EmptyState } from '#ui/components/empty-state/empty-state.tsx'
import { FilterForm } from '#ui/components/filter-form/filter-form.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Note, PageHeading, Split } from '#ui/components/page/page.tsx'
import { Pagination } from '#ui/components/pagination/pagination.tsx'
import { Radios } from '#ui/components/radios/radios.tsx'
import { Select } from '#ui/components/select/select.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { modelsHref } from '../filter.rules.ts'
import { messages } from '../messages.ts'
import { fields, levels, ownerBlocks, states } from '../model.rules.ts'
import { type ListModels, listModelsQuery } from '../model.schemas.ts'
import { pageMessages } from '../page.messages.ts'
import { filterOf, listModels, type ModelPage, seerOf } from '../queries/list-models.ts'
import { listModelYears } from '../queries/list-model-years.ts'
import { type UnitPlace, unitPlace } from '../queries/unit-place.ts'
import { countInWords, ModelTable } from './parts.tsx'

interface BrowseProps {
  readonly view: View
  readonly query: ListModels
  readonly found: ModelPage
  readonly unit: UnitPlace | undefined
  readonly within: UnitPlace | undefined
  readonly years: readonly number[]
  /** Sees states other than published, and may register. */
  readonly officer: boolean
}

function Filters({ view, query, years, officer }: BrowseProps) {
  const { locale } = view
  const say = messages[locale]
  const words = pageMessages[locale].browse
  const asksBasis = query.unit !== undefined && query.scope === undefined && query.within === undefined
  const keep = {
    ...(query.unit !== undefined && { unit: String(query.unit) }),
    ...(query.scope && { scope: query.scope }),
    ...(query.within !== undefined && { within: String(query.within) }),
    ...(query.basis && !asksBasis && { basis: query.basis }),
  }
  const unit = filterOf(query).unit
  const narrowed = query.field ?? query.level ?? query.ownerBlock ?? query.year ?? query.state
  const of = (values: readonly string[], labels: Readonly<Record<string, string>>) =>
    values.map((value) => ({ value, label: labels[value] ?? value }))
  return (
    <FilterForm
      locale={locale}
      action={href(view, '/models')}
      hidden={keep}
      clear={narrowed === undefined ? undefined : href(view, modelsHref({ unit }))}
    >
      {asksBasis && (
        <Radios
          locale={locale}
          label={words.basis}
          name="basis"
          value={query.basis ?? 'today'}
          options={[
            { value: 'today', label: words.basisToday },
            { value: 'then', label: words.basisThen },
          ]}
        />
      )}
      <Select
        locale={locale}
        label={say.label.field}
        name="field"
        value={query.field}
        placeholder={words.any}
        options={of(fields, say.field)}
      />
      <Select
        locale={locale}
        label={say.label.level}
        name="level"
        value={query.level}
        placeholder={words.any}
        options={of(levels, say.level)}
      />
      <Select
        locale={locale}
        label={say.label.ownerBlock}
        name="ownerBlock"
        value={query.ownerBlock}
        placeholder={words.any}
        options={of(ownerBlocks, say.ownerBlock)}
      />
      <Select
        locale={locale}
        label={say.label.year}
        name="year"
        value={query.year === undefined ? undefined : String(query.year)}
        placeholder={words.any}
        options={years.map((year) => ({ value: String(year), label: String(year) }))}
      />
      {officer && (
        <Select
          locale={locale}
          label={words.state}
          name="state"
          value={query.state}
          placeholder={words.any}
          options={of(states, say.state)}
        />
      )}
    </FilterForm>
  )
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
  return href(view, `/models/feed.atom${asked.size === 0 ? '' : `?${asked}`}`)
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
      <Split side={<Filters {...props} />}>
        {unit && (
          <Note>
            {basis === 'then' ? words.countedThen : words.countedToday}{' '}
            {query.scope && query.scope !== 'all' && words[query.scope]}{' '}
            {within && basis === 'then' && words.within(within.name)}{' '}
            <Link href={href(view, '/models')}>{words.allUnits}</Link>
          </Note>
        )}
        <p role="status">
          <strong>{countInWords(found.total, locale, found.more)}</strong>
        </p>
        {found.items.length === 0 ? (
          <EmptyState
            title={words.none}
            action={officer && <ButtonLink href={href(view, '/models/new')}>{words.register}</ButtonLink>}
          >
            <p>{words.noneText}</p>
          </EmptyState>
        ) : (
          <ModelTable view={view} caption={title} rows={found.items} states={officer} />
        )}
        <Pagination
          locale={locale}
          next={found.next === null ? undefined : addressOf(view, { after: found.next })}
        />
        <p>
          <Link standalone href={feedHref(props)}>
            {words.feed}
          </Link>
        </p>
        {query.after !== undefined && (
          <p>
            <Link standalone href={addressOf(view, { after: undefined })}>
              {words.firstPage}
            </Link>
          </p>
        )}
      </Split>
    </Layout>
  )
}

export const browsePages: readonly Route[] = [
  page({ method: 'GET', path: '/models', query: listModelsQuery }, async ({ ctx, query, view }) => {
    const seer = seerOf(ctx.actor)
    const today = ctx.clock.today()
    const found = await listModels(ctx, query)
    return html(
      <BrowsePage
        view={view}
        query={query}
        found={found}
        unit={query.unit === undefined ? undefined : await unitPlace(ctx, query.unit, today)}
        within={query.within === undefined ? undefined : await unitPlace(ctx, query.within, today)}
        years={await listModelYears(ctx)}
        officer={seer === 'all' || seer.length > 0}
      />,
    )
  }),
]
