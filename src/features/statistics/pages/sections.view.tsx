/** Beside the table: how far the work has come, money, years, and where there are models at all. */
import { rateOf } from '#features/indicators/contract.ts'
import { modelWords } from '#features/models/contract.ts'
import { formatDate, formatNumber } from '#platform/i18n/format.ts'
import type { View } from '#platform/http/route.ts'
import { FigureNumber } from '#ui/components/figure-number/figure-number.tsx'
import { FunnelChart } from '#ui/components/funnel-chart/funnel-chart.tsx'
import { LineChart } from '#ui/components/line-chart/line-chart.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Columns, Disclosure, Note, Section } from '#ui/components/page/page.tsx'
import { Table } from '#ui/components/table/table.tsx'
import { href } from '#ui/view.ts'
import { messages } from '../messages.ts'
import type { Progress } from '../queries/read-progress.ts'
import type { StatisticsPage } from '../queries/statistics-page.ts'
import { changeOf } from '../statistics.rules.ts'
import { changeInWords, Count, digits, percent } from './parts.tsx'

interface Props {
  readonly view: View
  readonly page: StatisticsPage
}

export function MoneySection({ view, page }: Props) {
  const { locale } = view
  const say = messages[locale].money
  const { total } = page.table
  if (total.state.models + total.mobilised.models === 0) return null
  const one = (label: string, amount: { models: number; vnd: string }) => (
    <FigureNumber
      label={label}
      /* Not said is not 0. */
      value={amount.models === 0 ? '–' : digits(amount.vnd, locale)}
      unit={amount.models === 0 ? undefined : say.vnd}
      basis={say.said(formatNumber(amount.models, locale), formatNumber(total.n, locale))}
    />
  )
  return (
    <Section title={say.title} id="money">
      <Columns>
        {one(say.state, total.state)}
        {one(say.mobilised, total.mobilised)}
      </Columns>
      <Note>{say.apart}</Note>
    </Section>
  )
}

export function ProgressSection({ view, progress }: { view: View; progress: Progress | undefined }) {
  const { locale } = view
  const say = messages[locale].progress
  const words = modelWords[locale]
  if (!progress || progress.registered.n === 0) return null
  const { registered, completed, open, ended, recognised } = progress
  const shown = (figure: { n: number; href: string }) => ({
    value: figure.n,
    text: formatNumber(figure.n, locale),
    href: href(view, figure.href),
  })
  const ratio = (n: number) => say.ratio(formatNumber(n, locale), formatNumber(registered.n, locale))
  return (
    <Section title={say.title} id="progress">
      <Columns>
        <FigureNumber
          label={say.rate}
          value={percent(completed.rate.percent, locale)}
          ratio={ratio(completed.n)}
          basis={say.rounding(formatDate(view.today))}
          detail={
            open.n > 0
              ? { href: href(view, open.href), label: say.open(formatNumber(open.n, locale)) }
              : undefined
          }
        />
        <FigureNumber
          label={say.recognised}
          value={formatNumber(recognised.n, locale)}
          ratio={`${percent(recognised.rate.percent, locale)}: ${ratio(recognised.n)}`}
          basis={say.rounding(formatDate(view.today))}
          detail={
            recognised.n > 0 ? { href: href(view, recognised.href), label: messages[locale].list } : undefined
          }
        />
      </Columns>
      <FunnelChart
        locale={locale}
        title={say.funnel}
        labelHeading={say.statusHeading}
        valueHeading={messages[locale].number}
        rateHeading={messages[locale].share}
        steps={[
          { label: say.registered, figure: shown(registered) },
          {
            label: say.completed,
            figure: shown(completed),
            rate: `${percent(completed.rate.percent, locale)}: ${ratio(completed.n)}`,
          },
        ]}
      />
      <Table
        caption={say.byStatus}
        rows={progress.byStatus}
        rowKey={({ status }) => status}
        columns={[
          { key: 'status', label: say.statusHeading, cell: ({ status }) => words.status[status] },
          {
            key: 'n',
            label: messages[locale].number,
            numeric: true,
            cell: (row) => <Count view={view} figure={row} about={words.status[row.status]} />,
          },
        ]}
        totals={{
          status: messages[locale].total,
          n: <Count view={view} figure={registered} about={messages[locale].total} />,
        }}
      />
      {open.n === 0 && <Note>{say.openNone}</Note>}
      {ended.n > 0 && (
        <Note>
          <Link href={href(view, ended.href)}>{say.ended(formatNumber(ended.n, locale))}</Link>
        </Note>
      )}
    </Section>
  )
}

export function YearsSection({ view, page }: Props) {
  const { locale } = view
  const say = messages[locale]
  const { years } = page
  if (!years || years.rows.length < 2) return null
  const now = view.today.slice(0, 4)
  const label = (year: string) => (year === now ? say.years.unfinished(year, formatDate(view.today)) : year)
  return (
    <Section title={say.years.title} id="years">
      <Table
        caption={say.years.chart}
        hideCaption
        narrow
        rows={years.rows.toReversed()}
        rowKey={({ keys }) => keys[0] ?? ''}
        columns={[
          { key: 'year', label: say.years.heading, cell: ({ keys: [year = ''] }) => label(year) },
          {
            key: 'n',
            label: say.number,
            numeric: true,
            cell: (row) => <Count view={view} figure={row} about={row.keys[0] ?? ''} />,
          },
          {
            key: 'change',
            label: say.years.change,
            numeric: true,
            cell: (row) => {
              const last = years.rows.find(({ keys }) => Number(keys[0]) === Number(row.keys[0]) - 1)
              if (row.keys[0] === now) return say.years.open
              return last ? changeInWords(changeOf(last.n, row.n), locale) : '–'
            },
          },
        ]}
      />
      <LineChart
        locale={locale}
        id="years"
        title={say.years.chart}
        series={[{ key: 'n', label: say.number }]}
        years={years.rows.map((row) => ({
          label: label(row.keys[0] ?? ''),
          tick: row.keys[0],
          figures: {
            n: {
              value: row.n,
              text: formatNumber(row.n, locale),
              href: row.n > 0 ? href(view, row.href) : undefined,
            },
          },
          unfinished: row.keys[0] === now,
        }))}
        labelHeading={say.years.heading}
        format={(value) => formatNumber(value, locale)}
      />
    </Section>
  )
}

/** Names beyond these make a page heavy; the API gives all. */
const mostNames = 100

export function CoverageSection({ view, page }: Props) {
  const { locale } = view
  const say = messages[locale].coverage
  const { coverage } = page
  if (!coverage || coverage.total === 0 || !(coverage.level in say.units)) return null
  const units = say.units[coverage.level as keyof typeof say.units]
  const n = (count: number) => formatNumber(count, locale)
  const left = coverage.without.length - mostNames
  return (
    <Section title={say.title} id="coverage">
      <FigureNumber
        label={say.label(units)}
        value={percent(rateOf(coverage.covered, coverage.total).percent, locale)}
        ratio={say.ratio(n(coverage.covered), n(coverage.total), units)}
        basis={say.basis(formatDate(coverage.date))}
      />
      {coverage.without.length > 0 && (
        <Disclosure summary={say.without(n(coverage.without.length))}>
          <p lang="vi">
            {coverage.without.slice(0, mostNames).map(({ id, name }, i) => (
              <>
                {i > 0 && ', '}
                <Link href={href(view, `/units/${id}`)}>{name}</Link>
              </>
            ))}
          </p>
          {left > 0 && <p>{say.more(n(left))}</p>}
        </Disclosure>
      )}
    </Section>
  )
}
