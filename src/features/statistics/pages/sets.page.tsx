/** `/statistics/sets`: figures that reports show together, added up only where nothing is counted twice. */
import { html, page, type Route, type View } from '#platform/http/route.ts'
import { formatDate, formatNumber } from '#platform/i18n/format.ts'
import { BarChart } from '#ui/components/bar-chart/bar-chart.tsx'
import { ButtonLink } from '#ui/components/button/button.tsx'
import { EmptyState } from '#ui/components/empty-state/empty-state.tsx'
import { FilterForm } from '#ui/components/filter-form/filter-form.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Notice } from '#ui/components/notice/notice.tsx'
import { LinkList, Note, PageHeading } from '#ui/components/page/page.tsx'
import { vi } from '#ui/components/said/said.tsx'
import { Select } from '#ui/components/select/select.tsx'
import { Table } from '#ui/components/table/table.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { setPath, setQuery, setsQuery } from '../asked.ts'
import { messages } from '../messages.ts'
import { figuresOfSet, type SetFigures } from '../queries/figures-of-set.ts'
import { type Offered, offeredTo } from '../queries/offered.ts'
import { definablePlaces, mayDefineFor, setsFor } from '../queries/sets.ts'
import { type AskedUnit, unitAsked } from '../queries/unit-asked.ts'
import type { FigureSet } from '../statistics.rules.ts'
import { conditionsInWords } from '../words.ts'
import { askedAt, Count } from './parts.tsx'

interface ListProps {
  readonly view: View
  readonly unit: AskedUnit
  readonly basis: 'then' | 'today'
  readonly sets: readonly FigureSet[]
  readonly mayAdd: boolean
}

function SetsPage({ view, unit, basis, sets, mayAdd }: ListProps) {
  const { locale } = view
  const say = messages[locale].sets
  return (
    <Layout
      view={view}
      title={say.title}
      description={say.lead}
      breadcrumbs={[{ href: `/statistics?unit=${unit.id}`, label: messages[locale].of(vi(unit.name)) }]}
    >
      <PageHeading
        title={say.title}
        lead={say.lead}
        actions={mayAdd && <ButtonLink href={href(view, '/statistics/sets/new')}>{say.add}</ButtonLink>}
      />
      {sets.length === 0 ? (
        <EmptyState title={say.none}>
          <p>{say.noneText}</p>
        </EmptyState>
      ) : (
        <LinkList
          items={sets.map(({ id, name, parts }) => ({
            href: href(view, askedAt(`/statistics/sets/${id}`, { unit: String(unit.id), basis })),
            title: name[locale],
            text: parts.map((part) => part.name[locale]).join('; '),
          }))}
        />
      )}
    </Layout>
  )
}

function WhyNot({ view, figures }: { view: View; figures: SetFigures }) {
  const { locale } = view
  const say = messages[locale].sets
  const { adding, parts } = figures
  if (adding.may) return <Note>{say.totalBy[adding.proof]}</Note>
  const name = (i: number) => parts[i]?.name[locale] ?? ''
  return (
    <Notice locale={locale} title={say.noTotal}>
      {adding.why === 'not-declared' ? (
        <p>{say.notDeclared}</p>
      ) : (
        adding.shared.map(({ parts: [one, other], n }) => (
          <p key={`${one} ${other}`}>{say.overlap(formatNumber(n, locale), name(one), name(other))}</p>
        ))
      )}
    </Notice>
  )
}

interface SetProps {
  readonly view: View
  readonly unit: AskedUnit
  readonly figures: SetFigures
  readonly offered: Offered
  readonly mayEdit: boolean
  readonly saved: boolean
}

function SetPage({ view, unit, figures, offered, mayEdit, saved }: SetProps) {
  const { locale } = view
  const words = messages[locale]
  const say = words.sets
  const { set, parts, basis, year, total } = figures
  const day = formatDate(view.today)
  return (
    <Layout
      view={view}
      title={set.name[locale]}
      breadcrumbs={[
        { href: `/statistics?unit=${unit.id}`, label: unit.name, lang: 'vi' },
        { href: askedAt('/statistics/sets', { unit: String(unit.id), basis }), label: say.title },
      ]}
    >
      {saved && (
        <Notice locale={locale} kind="success" announce>
          <p>{say.saved}</p>
        </Notice>
      )}
      <PageHeading
        title={set.name[locale]}
        lead={<span lang="vi">{unit.place === '' ? unit.name : unit.place}</span>}
        actions={
          mayEdit && <ButtonLink href={href(view, `/statistics/sets/${set.id}/edit`)}>{say.edit}</ButtonLink>
        }
      />
      <FilterForm
        locale={locale}
        action={href(view, `/statistics/sets/${set.id}`)}
        hidden={{ unit: String(unit.id) }}
        inline
      >
        <Select
          locale={locale}
          label={words.asked.basis}
          name="basis"
          value={basis}
          options={[
            { value: 'today', label: words.asked.inToday },
            { value: 'then', label: words.asked.asThen },
          ]}
        />
        <Select
          locale={locale}
          label={say.year}
          name="year"
          value={year === null ? undefined : String(year)}
          placeholder={words.asked.any}
          options={[...new Set([...offered.years, ...(year === null ? [] : [year])])]
            .sort((a, b) => b - a)
            .map((one) => ({ value: String(one), label: String(one) }))}
        />
      </FilterForm>
      <Note>
        {basis === 'then' ? words.basisThen(day) : words.basisToday(day)};{' '}
        {year === null ? words.allYears : words.inYear(String(year))}
      </Note>
      <Table
        caption={set.name[locale]}
        hideCaption
        rows={parts}
        rowKey={({ name }) => name.vi}
        columns={[
          { key: 'part', label: say.part, heads: true, cell: (part) => part.name[locale] },
          {
            key: 'when',
            label: say.when,
            cell: ({ where }) => conditionsInWords(where, offered.names, locale),
          },
          {
            key: 'n',
            label: words.number,
            numeric: true,
            cell: (part) => <Count view={view} figure={part} about={part.name[locale]} />,
          },
        ]}
        totals={total === null ? undefined : { part: say.total, n: formatNumber(total, locale) }}
      />
      <WhyNot view={view} figures={figures} />
      <BarChart
        locale={locale}
        id="set"
        title={set.name[locale]}
        labelHeading={say.part}
        valueHeading={words.number}
        bars={parts.map((part) => ({
          label: part.name[locale],
          value: part.n,
          text: formatNumber(part.n, locale),
          href: href(view, part.href),
        }))}
      />
      <Note>{say.coOwned}</Note>
      {set.source !== '' && (
        <Note>
          {say.source} <span lang="vi">{set.source}</span>
        </Note>
      )}
      <p>
        <Link standalone href={href(view, `/statistics?unit=${unit.id}`)}>
          {words.title}
        </Link>
      </p>
    </Layout>
  )
}

export const setPages: readonly Route[] = [
  page({ method: 'GET', path: '/statistics/sets', query: setsQuery }, async ({ ctx, query, view }) => {
    const unit = await unitAsked(ctx, query.unit)
    return html(
      <SetsPage
        view={view}
        unit={unit}
        basis={query.basis ?? 'today'}
        sets={await setsFor(ctx, unit.id)}
        mayAdd={(await definablePlaces(ctx)).length > 0}
      />,
    )
  }),
  page(
    { method: 'GET', path: '/statistics/sets/{id}', params: setPath, query: setQuery },
    async ({ ctx, params, query, view }) => {
      const unit = await unitAsked(ctx, query.unit)
      const ask = { id: params.id, unitId: unit.id, basis: query.basis ?? 'today', year: query.year } as const
      const figures = await figuresOfSet(ctx, ask)
      return html(
        <SetPage
          view={view}
          unit={unit}
          figures={figures}
          offered={await offeredTo(ctx, undefined)}
          mayEdit={await mayDefineFor(ctx, figures.set.unitId)}
          saved={query.done === 'saved'}
        />,
      )
    },
  ),
]
