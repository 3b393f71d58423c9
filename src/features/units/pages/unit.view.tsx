/** A unit's page as the reader meets it: what it is now, what is registered there, what is below, what was before. */
import type { VNode } from 'preact'
import { formatDate, formatNumber } from '#platform/i18n/format.ts'
import type { View } from '#platform/http/route.ts'
import { EmptyState } from '#ui/components/empty-state/empty-state.tsx'
import { ErrorSummary, errorTitle } from '#ui/components/error-summary/error-summary.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Notice } from '#ui/components/notice/notice.tsx'
import { LinkList, Note, OnThisPage, PageHeading, Section } from '#ui/components/page/page.tsx'
import { Said, vi, viQuotes } from '#ui/components/said/said.tsx'
import { SearchBox } from '#ui/components/search-box/search-box.tsx'
import { SummaryList } from '#ui/components/summary-list/summary-list.tsx'
import { Tabs } from '#ui/components/tabs/tabs.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { messages } from '../messages.ts'
import type { UnitMap } from '../queries/unit-map.ts'
import type { KindCount } from '../queries/count-children.ts'
import type { Basis } from '../unit-panels.ts'
import type { Page, Timeline, TodayPart, UnitVersion } from '../units.rules.ts'
import type { AskedDay } from './asked-day.rules.ts'
import { Children, childrenTitle, dayError } from './children.view.tsx'
import type { NamedVersion } from '../queries/named-versions.ts'
import { hasHistory, History } from './history.view.tsx'
import { Name, Vi } from './names.tsx'
import { unitPath } from './paths.ts'
import { capital, contextOf, inText } from '../place-words.rules.ts'
import { certaintyWords, extentWords, kindName, periodWords, spanWords } from './wording.ts'

export interface UnitPageModel {
  readonly line: Timeline
  /** The day that the list below and the breadcrumbs speak of. */
  readonly on: string
  readonly basis: Basis
  /** Root first. */
  readonly above: readonly UnitVersion[]
  readonly children: Page<UnitVersion & { readonly childCount: number }>
  readonly counts: readonly KindCount[]
  /** Of the children on that day, where their boundaries are known. */
  readonly map: UnitMap | undefined
  readonly versions: readonly NamedVersion[]
  /** Units of today that hold a unit that ended. */
  readonly parts: readonly TodayPart[]
  readonly panels: readonly VNode[]
  readonly hasPanels: boolean
  readonly after: string | undefined
  /** The day as the reader chose it. */
  readonly asked: AskedDay
}

export function UnitPage(model: UnitPageModel & { view: View }) {
  const { view, line, parts } = model
  const { unit } = line
  const say = messages[view.locale]
  const isNation = unit.latest.level === 'nation'
  const title = isNation ? say.units : pageTitle(line)
  const error = dayError(model)
  const chosen = model.asked.day !== undefined || error !== undefined
  const below = isNation || model.counts.length > 0 || chosen
  const contents = [
    ...(model.hasPanels ? [{ id: 'registered', label: say.registered }] : []),
    ...(below ? [{ id: 'children', label: childrenTitle(model) }] : []),
    ...(hasHistory(view.locale, line, model.versions) ? [{ id: 'history', label: say.history }] : []),
    ...(isNation ? [] : [{ id: 'facts', label: say.facts }]),
  ]
  return (
    <Layout
      view={view}
      title={error === undefined ? title : errorTitle(view.locale, title)}
      titleLang={isNation || error !== undefined ? undefined : 'vi'}
      breadcrumbs={crumbs(model)}
    >
      <ErrorSummary locale={view.locale} errors={error === undefined ? [] : [{ field: 'on', text: error }]} />
      <Heading view={view} line={line} parts={parts} />
      {below ? <OnThisPage locale={view.locale} items={contents} /> : null}
      {isNation ? <FindUnit view={view} /> : null}
      {model.hasPanels ? <Registered {...model} /> : null}
      {below ? <Children {...model} /> : null}
      <History view={view} line={line} versions={model.versions} />
      {isNation ? (
        <p>
          <Link href={href(view, '/units/imports')} standalone>
            {say.imports}
          </Link>
        </p>
      ) : null}
      {isNation ? null : <Facts view={view} line={line} versions={model.versions} />}
    </Layout>
  )
}

function pageTitle(line: Timeline): string {
  const context = contextOf(line.place)
  return context === '' ? line.unit.latest.fullName : `${line.unit.latest.fullName}, ${context}`
}

function crumbs({ view, line, above, on }: UnitPageModel & { view: View }) {
  const past = on === view.today || !line.unit.existsToday ? '' : `?on=${on}`
  return above.map((unit) => ({
    href: `${unitPath(unit)}${past}`,
    label: unit.fullName,
    lang: 'vi' as const,
  }))
}

function Heading({ view, line, parts }: { view: View; line: Timeline; parts: readonly TodayPart[] }) {
  const say = messages[view.locale]
  const { latest, existsToday } = line.unit
  if (latest.level === 'nation') return <PageHeading title={latest.fullName} lang="vi" lead={say.unitsLead} />
  const context = contextOf(line.place)
  const facts = [
    ...(view.locale === 'en' ? [kindName('en', latest.kind)] : []),
    ...(context === '' ? [] : [vi(capital(context))]),
    ...(latest.code === null ? [] : [say.codeIs(latest.code)]),
  ]
  return (
    <>
      <PageHeading kicker={<Said text={facts.join(' · ')} />} title={latest.fullName} lang="vi" />
      {existsToday ? null : <Ended view={view} line={line} parts={parts} />}
    </>
  )
}

/** Since when a unit is no more, and every unit of today that holds a part of it. */
function Ended({ view, line, parts }: { view: View; line: Timeline; parts: readonly TodayPart[] }) {
  const say = messages[view.locale]
  const [only] = parts
  return (
    <Notice locale={view.locale} title={endWords(view, line)}>
      {parts.length === 0 || !only ? (
        <p>{say.nowUnknown}</p>
      ) : parts.length === 1 ? (
        <p>
          {say.nowIs} <PartLink view={view} part={only} own={line.unit.latest} />.
        </p>
      ) : (
        <>
          <p>{say.nowParts(formatNumber(parts.length, view.locale))}</p>
          <ul>
            {parts.map((part) => (
              <li key={part.unit.id}>
                <PartLink view={view} part={part} own={line.unit.latest} begins />
                {partWords(view, part)}
              </li>
            ))}
          </ul>
          {parts.some((part) => part.extent !== null && part.share === null) ? (
            <p>{say.sharesUnknown}</p>
          ) : null}
        </>
      )}
    </Notice>
  )
}

interface PartProps {
  readonly view: View
  readonly part: TodayPart
  /** The unit whose part it is: a namesake of today is told from it by its time. */
  readonly own: UnitVersion
  readonly begins?: boolean
}

function PartLink({ view, part, own, begins }: PartProps) {
  const context = contextOf(part.place)
  const { fullName } = part.unit
  const period = fullName === own.fullName ? periodWords(view.locale, part.unit, view.today) : undefined
  return (
    <>
      <Link href={href(view, unitPath(part.unit))}>
        <Name name={begins === true ? fullName : inText(fullName)} period={period} />
      </Link>
      {context === '' ? '' : <Vi>, {context}</Vi>}
    </>
  )
}

/** Extent and doubt after a colon, where a source states any. */
function partWords(view: View, part: TodayPart): string {
  const extent = extentWords(view.locale, part)
  const sure = part.certainty === null || part.certainty === 'stated'
  const words = [
    ...(extent === undefined ? [] : [extent]),
    ...(sure ? [] : [certaintyWords(view.locale, part.certainty)]),
  ]
  return words.length === 0 ? '' : `: ${words.join('; ')}`
}

function endWords(view: View, { unit, edges }: Timeline): string {
  const say = messages[view.locale]
  const { from, to, dated } = unit.latest
  if (from !== null && from > view.today) return say.notYet(formatDate(from))
  if (!dated || to === null) return say.endedUndated
  const out = edges.filter((edge) => edge.direction === 'into' && edge.date === to && edge.deniedBy === null)
  const day = formatDate(to)
  if (out.length > 1) return say.divided(day)
  if (out[0]?.kind === 'merge') return say.merged(day)
  return out[0]?.kind === 'rename' ? say.renamed(day) : say.ended(day)
}

function FindUnit({ view }: { view: View }) {
  const say = messages[view.locale]
  return (
    <SearchBox
      locale={view.locale}
      action={href(view, '/search')}
      label={say.searchLabel}
      hint={<Said text={viQuotes(say.searchHint)} />}
      id="unit-search"
    />
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
              lang: 'vi',
              text: <Vi>{capital(contextOf(place))}</Vi>,
            }))}
          />
        </>
      ) : (
        <>
          {panels.length > 0 ? (
            panels
          ) : (
            <EmptyState title={say.nothingRegistered}>{say.nothingRegisteredText}</EmptyState>
          )}
          <Note>{basis === 'then' ? say.basisThenNote : say.basisTodayNote}</Note>
        </>
      )}
    </Section>
  )
}

function Facts({ view, line, versions }: { view: View; line: Timeline; versions: readonly NamedVersion[] }) {
  const say = messages[view.locale]
  const shown = versions.find(({ version }) => version.versionId === line.unit.latest.versionId)
  const { latest, versions: all } = line.unit
  const began = spanWords(view.locale, all[0] ?? latest).from
  return (
    <Section title={say.facts} id="facts">
      <SummaryList
        locale={view.locale}
        rows={[
          { key: say.kind, value: kindName(view.locale, latest.kind) },
          ...(latest.code === null ? [] : [{ key: say.code, value: latest.code }]),
          ...(shown === undefined || shown.parentPlace === ''
            ? []
            : [{ key: say.belongsTo, value: <Vi>{capital(inText(shown.parentPlace))}</Vi> }]),
          { key: say.from, value: began },
          ...(latest.to === null ? [] : [{ key: say.to, value: spanWords(view.locale, latest).to }]),
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
