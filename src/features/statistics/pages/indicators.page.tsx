/**
 * `/statistics/indicators`: one indicator over the units below a unit, as of a day. Grades lie inside each other and are
 * never added; what may be added is, with how many reported; small counts about people stay out.
 */
import {
  gradeName,
  type Grades,
  gradesOf,
  type Indicator,
  indicatorName,
  indicatorRollup,
  listDefinitions,
  type Rollup,
  valueText,
  versionOn,
} from '#features/indicators/contract.ts'
import { unitNames } from '#features/models/contract.ts'
import { ancestorsOn } from '#features/units/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { html, page, type Route, type View } from '#platform/http/route.ts'
import { formatDate, formatNumber } from '#platform/i18n/format.ts'
import { DateField } from '#ui/components/date-field/date-field.tsx'
import { FigureNumber } from '#ui/components/figure-number/figure-number.tsx'
import { FilterForm } from '#ui/components/filter-form/filter-form.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { NestedGrades } from '#ui/components/nested-grades/nested-grades.tsx'
import { Note, PageHeading, Section } from '#ui/components/page/page.tsx'
import { Select } from '#ui/components/select/select.tsx'
import { Table } from '#ui/components/table/table.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { type IndicatorQuery, indicatorQuery } from '../asked.ts'
import { messages } from '../messages.ts'
import { type AskedUnit, unitAsked } from '../queries/unit-asked.ts'
import { askedAt, percent } from './parts.tsx'

interface Props {
  readonly view: View
  readonly unit: AskedUnit
  readonly query: IndicatorQuery
  readonly indicators: readonly Indicator[]
  readonly chosen: Indicator | undefined
  readonly grades: Grades | undefined
  readonly rollup: Rollup | undefined
  readonly names: ReadonlyMap<number, string>
}

function AskIndicator({ view, unit, query, indicators, chosen }: Props) {
  const { locale } = view
  const words = messages[locale]
  const say = words.indicators
  return (
    <FilterForm
      locale={locale}
      action={href(view, '/statistics/indicators')}
      hidden={{ unit: String(unit.id) }}
      inline
    >
      <Select
        locale={locale}
        label={say.choose}
        name="indicator"
        value={chosen?.id}
        options={indicators.map((one) => ({
          value: one.id,
          label: indicatorName(versionOn(one, view.today), locale),
        }))}
      />
      <Select
        locale={locale}
        label={words.asked.basis}
        name="basis"
        value={query.basis ?? 'today'}
        options={[
          { value: 'today', label: words.asked.inToday },
          { value: 'then', label: words.asked.asThen },
        ]}
      />
      <DateField locale={locale} label={say.on} name="on" value={query.on ?? view.today} max={view.today} />
    </FilterForm>
  )
}

/** The name of a unit below, leading to its own figures. */
function Below({ view, id, query, names }: Pick<Props, 'view' | 'query' | 'names'> & { id: number | null }) {
  if (id === null) return <>{messages[view.locale].indicators.own}</>
  const { indicator, basis, on } = query
  const address = askedAt('/statistics/indicators', { unit: String(id), indicator, basis, on })
  return (
    <span lang="vi">
      <Link href={href(view, address)}>{names.get(id) ?? String(id)}</Link>
    </span>
  )
}

function OfGrades({ grades, ...props }: Props & { readonly grades: Grades }) {
  const { view } = props
  const { locale } = view
  const say = messages[locale].indicators
  const n = (count: number) => formatNumber(count, locale)
  const rest = [
    [say.none, grades.none],
    [say.undecided, grades.undecided],
    [say.open, grades.open],
  ] as const
  return (
    <>
      <NestedGrades
        locale={locale}
        title={`${indicatorName(grades.version, locale)}, ${formatDate(grades.on)}: ${say.of(n(grades.of))}`}
        labelHeading={say.grades}
        valueHeading={say.number}
        grades={grades.grades.map((grade) => ({
          label: gradeName(grade, locale),
          figure: { value: grade.n, text: `${n(grade.n)} (${percent(grade.percent, locale)})` },
        }))}
      />
      {rest.map(([label, count]) =>
        count > 0 ? (
          <Note key={label}>
            {label}: {n(count)}
          </Note>
        ) : null,
      )}
      {/* Of places that are judged themselves, a line each would only repeat the picture. */}
      {grades.rows.some(({ of }) => of > 1) && (
        <Section title={say.unit}>
          <Table
            caption={say.unit}
            hideCaption
            rows={grades.rows}
            rowKey={({ unitId }) => unitId ?? 'own'}
            columns={[
              {
                key: 'unit',
                label: say.unit,
                cell: ({ unitId }) => <Below {...props} id={unitId} />,
              },
              { key: 'of', label: say.number, numeric: true, cell: ({ of }) => n(of) },
              ...grades.grades.map((grade, i) => ({
                key: grade.code,
                label: gradeName(grade, locale),
                numeric: true,
                cell: (row: Grades['rows'][number]) => n(row.grades[i]?.n ?? 0),
              })),
            ]}
          />
        </Section>
      )}
    </>
  )
}

function OfSums({ rollup, ...props }: Props & { readonly rollup: Rollup }) {
  const { view } = props
  const { locale } = view
  const say = messages[locale].indicators
  const n = (count: number) => formatNumber(count, locale)
  const text = (shown: Rollup['total']) =>
    shown === null ? say.nothing : valueText(rollup.indicator, rollup.version, shown, locale)
  return (
    <>
      {rollup.total === null ? (
        <Note>{rollup.reported === 0 ? say.nothing : say.noTotal}</Note>
      ) : (
        <FigureNumber
          label={say.total}
          value={text(rollup.total)}
          ratio={say.reported(n(rollup.reported), n(rollup.expected))}
          basis={formatDate(rollup.on)}
        />
      )}
      {rollup.rows.length > 0 && (
        <Section title={say.unit}>
          <Table
            caption={say.unit}
            hideCaption
            rows={rollup.rows}
            rowKey={({ unitId, scope }) => unitId ?? scope}
            columns={[
              { key: 'unit', label: say.unit, cell: ({ unitId }) => <Below {...props} id={unitId} /> },
              { key: 'value', label: say.value, numeric: true, cell: ({ shown }) => text(shown) },
              {
                key: 'reported',
                label: say.reporting,
                numeric: true,
                cell: ({ reported, expected }) => `${n(reported)}/${n(expected)}`,
              },
            ]}
          />
        </Section>
      )}
    </>
  )
}

function IndicatorsPage(props: Props) {
  const { view, unit, chosen, grades, rollup } = props
  const { locale } = view
  const words = messages[locale]
  const say = words.indicators
  const name = chosen && indicatorName(versionOn(chosen, view.today), locale)
  return (
    <Layout
      view={view}
      title={name ?? say.title}
      description={say.lead}
      breadcrumbs={[{ href: `/statistics?unit=${unit.id}`, label: unit.name, lang: 'vi' }]}
    >
      <PageHeading
        kicker={say.title}
        title={name ?? say.title}
        lead={<span lang="vi">{unit.place === '' ? unit.name : unit.place}</span>}
      />
      <AskIndicator {...props} />
      {grades && <OfGrades {...props} grades={grades} />}
      {rollup && <OfSums {...props} rollup={rollup} />}
      <Note>{say.lead}</Note>
    </Layout>
  )
}

/** Of the country, and of the province that the unit is in. */
async function offered(ctx: Ctx, unit: AskedUnit): Promise<Indicator[]> {
  const above = await ancestorsOn(ctx, { unitId: unit.id, date: ctx.clock.today() })
  const province = unit.level === 'province' ? unit.id : above.find(({ level }) => level === 'province')?.id
  return listDefinitions(ctx, province)
}

export const indicatorPages: readonly Route[] = [
  page(
    { method: 'GET', path: '/statistics/indicators', query: indicatorQuery },
    async ({ ctx, query, view }) => {
      const unit = await unitAsked(ctx, query.unit)
      const indicators = await offered(ctx, unit)
      const chosen = indicators.find(({ id }) => id === query.indicator) ?? indicators[0]
      const ask = {
        unitId: unit.id,
        indicatorId: chosen?.id ?? '',
        basis: query.basis ?? 'today',
        on: query.on,
      } as const
      const grades = chosen?.kind === 'grade' ? await gradesOf(ctx, ask) : undefined
      const rollup = chosen && chosen.kind !== 'grade' ? await indicatorRollup(ctx, ask) : undefined
      const below = [...(grades?.rows ?? []), ...(rollup?.rows ?? [])].flatMap(({ unitId }) => unitId ?? [])
      const names = new Map((await unitNames(ctx, below)).map(({ id, name }) => [id, name]))
      const given = {
        view,
        unit,
        query: { ...query, indicator: chosen?.id },
        indicators,
        chosen,
        grades,
        rollup,
        names,
      }
      return html(<IndicatorsPage {...given} />)
    },
  ),
]
