/** A unit's page as the reader meets it: what it is now, what is registered there, what is below, what was before. */
import type { VNode } from 'preact'
import { formatDate } from '#platform/i18n/format.ts'
import type { View } from '#platform/http/route.ts'
import { EmptyState } from '#ui/components/empty-state/empty-state.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Notice } from '#ui/components/notice/notice.tsx'
import { LinkList, Note, PageHeading, Section } from '#ui/components/page/page.tsx'
import { SearchBox } from '#ui/components/search-box/search-box.tsx'
import { SummaryList } from '#ui/components/summary-list/summary-list.tsx'
import { Tabs } from '#ui/components/tabs/tabs.tsx'
import { Tag } from '#ui/components/tag/tag.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { messages } from '../messages.ts'
import type { KindCount } from '../queries/count-children.ts'
import type { Basis } from '../unit-panels.ts'
import type { Page, Timeline, TodayPart, UnitVersion } from '../units.rules.ts'
import { Children } from './children.view.tsx'
import { todayLine, type NamedVersion } from './history.tsx'
import { History } from './history.view.tsx'
import { unitPath } from './paths.ts'
import { certaintyWords, contextOf, extentWords, inText, kindName, spanWords } from './wording.ts'

export interface UnitPageModel {
  readonly line: Timeline
  /** The day that the list below and the breadcrumbs speak of. */
  readonly on: string
  readonly basis: Basis
  /** Root first. */
  readonly above: readonly UnitVersion[]
  readonly children: Page<UnitVersion & { readonly childCount: number }>
  readonly counts: readonly KindCount[]
  readonly versions: readonly NamedVersion[]
  /** Units of today that hold a unit that ended. */
  readonly parts: readonly TodayPart[]
  readonly panels: readonly VNode[]
  readonly hasPanels: boolean
  readonly after: string | undefined
}

export function UnitPage(model: UnitPageModel & { view: View }) {
  const { view, line, on, above, parts } = model
  const { unit } = line
  const isNation = unit.latest.level === 'nation'
  return (
    <Layout view={view} title={isNation ? messages[view.locale].units : pageTitle(line)} breadcrumbs={crumbs(model)}>
      <Heading view={view} line={line} parts={parts} />
      {isNation ? <FindUnit view={view} /> : null}
      {unit.existsToday || parts.length < 2 ? null : <WhereToday view={view} parts={parts} />}
      {model.hasPanels ? <Registered {...model} /> : null}
      {above.length + 1 + model.counts.length > 1 || isNation ? <Children {...model} /> : null}
      <History view={view} line={line} versions={model.versions} />
      {isNation ? null : <Facts view={view} line={line} versions={model.versions} on={on} />}
    </Layout>
  )
}

function pageTitle(line: Timeline): string {
  const context = contextOf(line.place)
  return context === '' ? line.unit.latest.fullName : `${line.unit.latest.fullName}, ${context}`
}

function crumbs({ view, line, above, on }: UnitPageModel & { view: View }) {
  const past = on === view.today || !line.unit.existsToday ? '' : `?on=${on}`
  return above.map((unit) => ({ href: `${unitPath(unit)}${past}`, label: unit.fullName }))
}

function Heading({ view, line, parts }: { view: View; line: Timeline; parts: readonly TodayPart[] }) {
  const say = messages[view.locale]
  const { unit } = line
  const { latest } = unit
  if (latest.level === 'nation') return <PageHeading title={latest.fullName} lead={say.unitsLead} />
  const [only] = parts
  return (
    <>
      <PageHeading
        kicker={kindName(view.locale, latest.kind)}
        title={latest.fullName}
        tag={<Tag tone={unit.existsToday ? 'open' : 'neutral'}>{stateWords(view, line)}</Tag>}
        lead={inText(contextOf(line.place))}
      />
      {unit.existsToday ? null : (
        <Notice locale={view.locale} title={todayTitle(view, parts)}>
          {parts.length === 1 && only ? (
            <p>
              {say.nowIsLead} <Link href={href(view, unitPath(only.unit))}>{inText(only.unit.fullName)}</Link>
              {contextOf(only.place) === '' ? '' : `, ${contextOf(only.place)}`}.
            </p>
          ) : (
            <p>{todayLine(view.locale, parts.map((part) => part.place))}</p>
          )}
        </Notice>
      )}
    </>
  )
}

function stateWords(view: View, { unit }: Timeline): string {
  const say = messages[view.locale]
  if (unit.existsToday) return say.current
  const { from, to, dated } = unit.latest
  if (!dated) return say.endedUndated
  if (from !== null && from > view.today) return say.notYet(formatDate(from))
  return to === null ? say.endedUndated : say.ended(formatDate(to))
}

function todayTitle(view: View, parts: readonly TodayPart[]): string {
  return parts.length === 0 ? messages[view.locale].oldUnit : messages[view.locale].whereToday
}

function FindUnit({ view }: { view: View }) {
  const say = messages[view.locale]
  return (
    <SearchBox
      locale={view.locale}
      action={href(view, '/search')}
      label={say.searchLabel}
      hint={say.searchHint}
      id="unit-search"
    />
  )
}

/** Every part of a unit that was split, with what the source says of its extent. */
function WhereToday({ view, parts }: { view: View; parts: readonly TodayPart[] }) {
  const say = messages[view.locale]
  return (
    <Section title={say.whereToday} id="today">
      <LinkList
        items={parts.map((part) => ({
          href: href(view, unitPath(part.unit)),
          title: part.unit.fullName,
          text: contextOf(part.place),
          meta: [
            extentWords(view.locale, part) ?? say.extentUnknown,
            ...(part.certainty === null || part.certainty === 'stated' ? [] : [certaintyWords(view.locale, part.certainty)]),
          ].join('; '),
        }))}
      />
      <Note>{say.whereTodayNote}</Note>
    </Section>
  )
}

/** What other features count for this unit, in two ways that are never mixed. */
function Registered({ view, line, on, basis, panels, parts }: UnitPageModel & { view: View }) {
  const say = messages[view.locale]
  const path = unitPath(line.unit.latest)
  const past = on === view.today || !line.unit.existsToday ? '' : `&on=${on}`
  const tab = (which: Basis, label: string) => ({
    href: `${href(view, path)}?basis=${which}${past}#registered`,
    label,
    current: basis === which,
  })
  return (
    <Section title={say.registered} id="registered">
      <Tabs label={say.basisLabel} items={[tab('then', say.basisThen), tab('today', say.basisToday)]} />
      {basis === 'today' && !line.unit.existsToday ? (
        <>
          <p>{parts.length === 0 ? say.nowUnknown : say.basisTodayEnded}</p>
          <LinkList
            items={parts.map(({ unit, place }) => ({
              href: `${href(view, unitPath(unit))}?basis=today#registered`,
              title: unit.fullName,
              text: contextOf(place),
            }))}
          />
        </>
      ) : (
        <>
          {panels.length > 0 ? panels : <EmptyState title={say.nothingRegistered}>{say.nothingRegisteredText}</EmptyState>}
          <Note>{basis === 'then' ? say.basisThenNote : say.basisTodayNote}</Note>
        </>
      )}
    </Section>
  )
}

function Facts({
  view,
  line,
  versions,
  on,
}: {
  view: View
  line: Timeline
  versions: readonly NamedVersion[]
  on: string
}) {
  const say = messages[view.locale]
  const shown = versions.find(({ version }) => version.versionId === line.unit.latest.versionId)
  const { latest } = line.unit
  const span = spanWords(view.locale, latest)
  return (
    <Section title={say.facts}>
      <SummaryList
        locale={view.locale}
        rows={[
          { key: say.kind, value: kindName(view.locale, latest.kind) },
          { key: say.code, value: latest.code ?? say.none },
          { key: say.belongsTo, value: shown?.parentPlace || say.none },
          { key: say.from, value: span.from },
          ...(latest.to === null ? [] : [{ key: say.to, value: span.to }]),
        ]}
      />
    </Section>
  )
}

/** For an installation that has no units yet. */
export function NoUnitsPage({ view }: { view: View }) {
  const say = messages[view.locale]
  return (
    <Layout view={view} title={say.units}>
      <PageHeading title={say.units} />
      <EmptyState title={say.noUnits}>{say.noUnitsText}</EmptyState>
    </Layout>
  )
}
