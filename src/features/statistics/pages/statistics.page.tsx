/** `/statistics`: figures over public models for any unit, by anything they are filed under, each with its list. */
import { type UnitMap, unitMap } from '#features/units/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { html, page, type Route, type View } from '#platform/http/route.ts'
import { formatDate, formatNumber } from '#platform/i18n/format.ts'
import { EmptyState } from '#ui/components/empty-state/empty-state.tsx'
import { FigureNumber } from '#ui/components/figure-number/figure-number.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Notice } from '#ui/components/notice/notice.tsx'
import { Note, OnThisPage, PageHeading, Section, Split } from '#ui/components/page/page.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { type StatisticsQuery, statisticsQuery } from '../asked.ts'
import { messages } from '../messages.ts'
import { type Offered, offeredTo } from '../queries/offered.ts'
import { type StatisticsPage, statisticsPage } from '../queries/statistics-page.ts'
import { findNation } from '../queries/unit-asked.ts'
import { tableFormats } from '../table-file.ts'
import { conditionsInWords } from '../words.ts'
import { AskForm } from './ask-form.tsx'
import { CoverageSection, MoneySection, ProgressSection, YearsSection } from './sections.view.tsx'
import { captionOf, StatisticsTables } from './table.view.tsx'

interface Props {
  readonly view: View
  readonly query: StatisticsQuery
  readonly page: StatisticsPage
  readonly offered: Offered
  readonly map: UnitMap | undefined
}

function NotAttributable({ view, page }: Pick<Props, 'view' | 'page'>) {
  const { locale } = view
  const say = messages[locale]
  const { split, partly } = page.table
  const n = (count: number) => formatNumber(count, locale)
  return (
    <>
      {split.n > 0 && (
        <Note>
          <Link href={href(view, split.href)}>{say.split(n(split.n))}</Link>. {say.splitText}
        </Note>
      )}
      {partly.n > 0 && (
        <Note>
          <Link href={href(view, partly.href)}>{say.partly(n(partly.n))}</Link>. {say.partlyText}
        </Note>
      )}
    </>
  )
}

/** Of a unit that ended nothing counts in the units of today; what was registered there is one click away. */
function Gone({ view }: Pick<Props, 'view'>) {
  const say = messages[view.locale]
  const query = new URLSearchParams(view.path.split('?')[1])
  query.set('basis', 'then')
  return (
    <Notice locale={view.locale} title={say.gone}>
      <p>
        {say.goneText} <Link href={href(view, `/statistics?${query.toString()}`)}>{say.goneThen}</Link>
      </p>
    </Notice>
  )
}

/** The same table as files. */
function Take({ view }: Pick<Props, 'view'>) {
  const query = view.path.split('?')[1]
  const end = query === undefined ? '' : `?${query}`
  return (
    <Note>
      {messages[view.locale].take}{' '}
      {tableFormats.map(({ format, name }, i) => (
        <>
          {i > 0 && ' · '}
          <Link href={href(view, `/statistics/table.${format}${end}`)}>{name}</Link>
        </>
      ))}
    </Note>
  )
}

function Figures(props: Props) {
  const { view, query, page, offered } = props
  const { locale } = view
  const say = messages[locale]
  const { table, unit } = page
  const asked = conditionsInWords(page.where, offered.names, locale)
  const basis = query.basis === 'then' ? say.basisThen : say.basisToday
  return (
    <>
      {asked !== undefined && <Note>{say.asked.only(asked)}</Note>}
      <FigureNumber
        label={say.totalModels}
        value={formatNumber(table.total.n, locale)}
        basis={`${basis(formatDate(view.today))}; ${query.year === undefined ? say.allYears : say.inYear(String(query.year))}`}
        detail={{ href: href(view, table.total.href), label: say.list }}
      />
      {!unit.existsToday && query.basis !== 'then' && <Gone view={view} />}
      {table.total.n === 0 ? (
        <EmptyState title={say.empty}>
          <p>{say.emptyText}</p>
        </EmptyState>
      ) : (
        <>
          <OnThisPage
            locale={locale}
            items={[
              { id: 'table', label: captionOf(page, view) },
              ...(page.progress ? [{ id: 'progress', label: say.progress.title }] : []),
              ...(page.years ? [{ id: 'years', label: say.years.title }] : []),
              ...(page.coverage ? [{ id: 'coverage', label: say.coverage.title }] : []),
            ]}
          />
          <Section title={captionOf(page, view)} id="table">
            <StatisticsTables {...props} />
            <Take view={view} />
          </Section>
          <ProgressSection view={view} progress={page.progress} />
          <YearsSection view={view} page={page} />
        </>
      )}
      <NotAttributable view={view} page={page} />
      <CoverageSection view={view} page={page} />
      <MoneySection view={view} page={page} />
      <Note>{say.people}</Note>
      <p>
        <Link standalone href={href(view, `/statistics/sets?unit=${unit.id}`)}>
          {say.sets.see}
        </Link>
      </p>
      <p>
        <Link standalone href={href(view, `/statistics/indicators?unit=${unit.id}`)}>
          {say.indicators.see}
        </Link>
      </p>
    </>
  )
}

function StatisticsPageView(props: Props) {
  const { view, page, query, offered } = props
  const { locale } = view
  const say = messages[locale]
  const { unit } = page
  const title = unit.level === 'nation' ? say.title : say.of(unit.name)
  return (
    <Layout
      view={view}
      title={title}
      description={say.lead}
      wide
      breadcrumbs={
        unit.level === 'nation'
          ? undefined
          : [
              { href: '/statistics', label: say.title },
              { href: `/units/${unit.id}`, label: unit.name, lang: 'vi' },
            ]
      }
    >
      <PageHeading
        {...(unit.level === 'nation'
          ? { title: say.title, lead: say.lead }
          : {
              kicker: say.title,
              title: unit.name,
              lang: 'vi' as const,
              lead: unit.place === unit.name ? undefined : <span lang="vi">{unit.place}</span>,
            })}
      />
      <Split side={<AskForm view={view} query={query} offered={offered} />}>
        <Figures {...props} />
      </Split>
    </Layout>
  )
}

/** Before the first import there is no unit to count for. */
function NothingYet({ view }: { view: View }) {
  const say = messages[view.locale]
  return (
    <Layout view={view} title={say.title} description={say.lead}>
      <PageHeading title={say.title} lead={say.lead} />
      <EmptyState title={say.none}>
        <p>{say.noneText}</p>
      </EmptyState>
    </Layout>
  )
}

/** Only of units of today, counted by them alone: other shapes and other numbers would not belong together. */
async function mapOf(ctx: Ctx, view: View, found: StatisticsPage): Promise<UnitMap | undefined> {
  const { table, by, unit } = found
  if (table.ask.basis !== 'today' || by.length !== 1 || by[0] !== 'unit' || !unit.existsToday)
    return undefined
  return unitMap(ctx, {
    unitId: unit.id,
    figures: new Map(
      table.rows.map((row) => [
        Number(row.keys[0]),
        { value: row.n, text: formatNumber(row.n, view.locale), href: href(view, row.href) },
      ]),
    ),
    otherwise: { value: 0, text: '0' },
    href: (child) => href(view, `/statistics?unit=${child.id}`),
  })
}

export const statisticsPages: readonly Route[] = [
  page({ method: 'GET', path: '/statistics', query: statisticsQuery }, async ({ ctx, query, view }) => {
    if (query.unit === undefined && (await findNation(ctx)) === undefined)
      return html(<NothingYet view={view} />)
    const found = await statisticsPage(ctx, query)
    const whole = found.unit.level === 'nation'
    return html(
      <StatisticsPageView
        view={view}
        query={query}
        page={found}
        offered={await offeredTo(ctx, whole ? undefined : found.unit.id)}
        map={await mapOf(ctx, view, found)}
      />,
    )
  }),
]
