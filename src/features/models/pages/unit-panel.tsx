/** What a unit's page shows of models: how many, by field and level and by unit below, each number with its list. */
import type { VNode } from 'preact'
import { type UnitMap, type UnitPanelAsk, unitMap } from '#features/units/contract.ts'
import { formatDate, formatNumber } from '#platform/i18n/format.ts'
import type { Ctx } from '#platform/db/transact.ts'
import type { View } from '#platform/http/route.ts'
import { AreaMap } from '#ui/components/area-map/area-map.tsx'
import { EmptyState } from '#ui/components/empty-state/empty-state.tsx'
import { FigureNumber } from '#ui/components/figure-number/figure-number.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Note, Section } from '#ui/components/page/page.tsx'
import { vi } from '#ui/components/said/said.tsx'
import { Table } from '#ui/components/table/table.tsx'
import { href } from '#ui/view.ts'
import { modelsHref } from '../filter.rules.ts'
import { messages } from '../messages.ts'
import { type Field, fields, type Level, levels } from '../model.rules.ts'
import { pageMessages } from '../page.messages.ts'
import { type CountsOfUnit, countsOfUnit, type Figure } from '../queries/counts-of-unit.ts'
import { unitNames } from '../queries/unit-names.ts'

interface PanelProps {
  readonly view: View
  readonly counts: CountsOfUnit
  readonly names: readonly { readonly id: number; readonly name: string }[]
  /** The units below, coloured by their numbers; where their boundaries are known, and for the units of today. */
  readonly map: UnitMap | undefined
}

/** A number that leads to the records behind it; `about` tells it from the others for who hears it. */
function Count({ view, figure, about }: { view: View; figure: Figure; about: string }) {
  if (figure.n === 0) return <>0</>
  return (
    <Link href={href(view, figure.href)} about={about}>
      {formatNumber(figure.n, view.locale)}
    </Link>
  )
}

function sum(cells: CountsOfUnit['cells']): number {
  return cells.reduce((total, { n }) => total + n, 0)
}

function ByField({ view, counts }: PanelProps) {
  const { locale } = view
  const say = messages[locale]
  const words = pageMessages[locale].panel
  const { unitId, basis, year } = counts
  const there = levels.filter((level) => counts.cells.some((cell) => cell.level === level))
  // With one level its column would repeat the total.
  const shown = there.length > 1 ? there : []
  const only = there.length === 1 ? there[0] : undefined
  const link = (field?: Field, level?: Level) =>
    modelsHref({
      unit: { unitId, basis, scope: 'all' },
      year: year ?? undefined,
      state: 'published',
      field,
      level,
    })
  const figure = (field?: Field, level?: Level): Figure => ({
    n: sum(
      counts.cells.filter((cell) => (!field || cell.field === field) && (!level || cell.level === level)),
    ),
    href: link(field, level),
  })
  const about = (field?: Field, level?: Level) =>
    [field ? say.field[field] : words.total, level ? say.level[level] : '']
      .filter((part) => part !== '')
      .join(', ')
  const cell = (field?: Field, level?: Level) => (
    <Count view={view} figure={figure(field, level)} about={about(field, level)} />
  )
  return (
    <Table
      caption={only ? words.byFieldAt(say.level[only]) : words.byField}
      rows={fields}
      rowKey={(field) => field}
      columns={[
        { key: 'field', label: say.label.field, cell: (field) => say.field[field] },
        ...shown.map((level) => ({
          key: level,
          label: say.level[level],
          numeric: true,
          cell: (field: Field) => cell(field, level),
        })),
        {
          key: 'total',
          label: only ? words.number : words.total,
          numeric: true,
          cell: (field) => cell(field),
        },
      ]}
      totals={{
        field: words.total,
        ...Object.fromEntries(shown.map((level) => [level, cell(undefined, level)])),
        total: cell(),
      }}
    />
  )
}

function ByChild({ view, counts, names }: PanelProps) {
  const words = pageMessages[view.locale].panel
  const rows: { key: string; name: string; figure: Figure; lang?: 'vi' }[] = names.flatMap(({ id, name }) => {
    const figure = counts.children.find((child) => child.unitId === id)
    return figure ? [{ key: String(id), name, figure, lang: 'vi' as const }] : []
  })
  if (counts.own.n > 0) rows.push({ key: 'own', name: words.own, figure: counts.own })
  if (counts.split.n > 0) rows.push({ key: 'split', name: words.split, figure: counts.split })
  return (
    <>
      <Table
        caption={words.children}
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          { key: 'unit', label: words.unit, cell: (row) => <span lang={row.lang}>{row.name}</span> },
          {
            key: 'n',
            label: words.number,
            numeric: true,
            cell: (row) => (
              <Count view={view} figure={row.figure} about={row.lang ? vi(row.name) : row.name} />
            ),
          },
        ]}
        totals={{
          unit: words.total,
          n: <Count view={view} figure={counts.total} about={words.total} />,
        }}
      />
      {counts.split.n > 0 && <Note>{words.splitText}</Note>}
    </>
  )
}

function ModelsMap({ view, map, counts }: PanelProps) {
  const { locale } = view
  const words = pageMessages[locale].panel
  if (!map) return null
  return (
    <AreaMap
      {...map}
      locale={locale}
      id="models-map"
      title={words.map(formatDate(view.today))}
      labelHeading={words.unit}
      valueHeading={words.number}
      format={(value) => formatNumber(value, locale)}
      note={counts.split.n > 0 ? words.splitText : undefined}
      lang="vi"
    />
  )
}

function Panel(props: PanelProps) {
  const { view, counts } = props
  const { locale } = view
  const words = pageMessages[locale].panel
  const below = counts.children.length > 0 || counts.split.n > 0
  return (
    <Section title={words.title} level={3} id="models">
      {counts.total.n === 0 ? (
        <EmptyState title={words.none}>
          <p>{words.noneText}</p>
        </EmptyState>
      ) : (
        <>
          <FigureNumber
            label={words.all}
            value={formatNumber(counts.total.n, locale)}
            basis={counts.basis === 'today' ? words.basisToday : words.basisThen}
            detail={{ href: href(view, counts.total.href), label: words.see }}
          />
          <ByField {...props} />
          {below && <ByChild {...props} />}
        </>
      )}
      <ModelsMap {...props} />
      {counts.partly.n > 0 && (
        <Note>
          <Link href={href(view, counts.partly.href)}>
            {words.partly(formatNumber(counts.partly.n, locale))}
          </Link>
          {'. '}
          {words.partlyText}
        </Note>
      )}
    </Section>
  )
}

/** For `registerUnitPanel`. */
export async function modelsPanel({ ctx, unit, basis, view }: UnitPanelAsk): Promise<VNode> {
  const counts = await countsOfUnit(ctx, { unitId: unit.id, basis })
  const names = await unitNames(
    ctx,
    counts.children.map((child) => child.unitId),
  )
  const map = basis === 'today' && unit.existsToday ? await mapOf(ctx, view, counts) : undefined
  return <Panel view={view} counts={counts} names={names} map={map} />
}

async function mapOf(ctx: Ctx, view: View, counts: CountsOfUnit): Promise<UnitMap | undefined> {
  return unitMap(ctx, {
    unitId: counts.unitId,
    figures: new Map(
      counts.children.map((child) => [
        child.unitId,
        { value: child.n, text: formatNumber(child.n, view.locale), href: href(view, child.href) },
      ]),
    ),
    otherwise: { value: 0, text: '0' },
    href: (child) => href(view, `/units/${child.id}`),
  })
}
