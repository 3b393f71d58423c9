/** A unit's page as the reader meets it: what it is now, what is registered there, what is below, what was before. */
import type { VNode } from 'preact'
import { formatDate, formatNumber } from '#platform/i18n/format.ts'
import type { View } from '#platform/http/route.ts'
import { EmptyState } from '#ui/components/empty-state/empty-state.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Notice } from '#ui/components/notice/notice.tsx'
import { LinkList, Note, PageHeading, Section } from '#ui/components/page/page.tsx'
import { SearchBox } from '#ui/components/search-box/search-box.tsx'
import { SummaryList } from '#ui/components/summary-list/summary-list.tsx'
import { Tabs } from '#ui/components/tabs/tabs.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { messages } from '../messages.ts'
import type { KindCount } from '../queries/count-children.ts'
import type { Basis } from '../unit-panels.ts'
import type { Page, Timeline, TodayPart, UnitVersion } from '../units.rules.ts'
import { Children } from './children.view.tsx'
import type { NamedVersion } from '../queries/named-versions.ts'
import { History } from './history.view.tsx'
import { unitPath } from './paths.ts'
import { capital, contextOf, inText } from '../place-words.rules.ts'
import { certaintyWords, extentWords, kindName, spanWords } from './wording.ts'

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
  /** Whether the reader chose the day. */
  readonly chosen: boolean
}

export function UnitPage(model: UnitPageModel & { view: View }) {
  const { view, line, parts } = model
  const { unit } = line
  const isNation = unit.latest.level === 'nation'
  return (
    <Layout
      view={view}
      title={isNation ? messages[view.locale].units : pageTitle(line)}
      breadcrumbs={crumbs(model)}
    >
      <Heading view={view} line={line} parts={parts} />
      {isNation ? <FindUnit view={view} /> : null}
      {model.hasPanels ? <Registered {...model} /> : null}
      {isNation || model.counts.length > 0 || model.chosen ? <Children {...model} /> : null}
      <History view={view} line={line} versions={model.versions} />
      {isNation ? (
        <p>
          <Link href={href(view, '/units/imports')} standalone>
            {messages[view.locale].imports}
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
  return above.map((unit) => ({ href: `${unitPath(unit)}${past}`, label: unit.fullName }))
}

function Heading({ view, line, parts }: { view: View; line: Timeline; parts: readonly TodayPart[] }) {
  const say = messages[view.locale]
  const { latest, existsToday } = line.unit
  if (latest.level === 'nation') return <PageHeading title={latest.fullName} lead={say.unitsLead} />
  const context = contextOf(line.place)
  const facts = [
    ...(view.locale === 'en' ? [kindName('en', latest.kind)] : []),
    ...(context === '' ? [] : [capital(context)]),
    ...(latest.code === null ? [] : [say.codeIs(latest.code)]),
  ]
  return (
    <>
      <PageHeading kicker={facts.join(' · ')} title={latest.fullName} />
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
          {say.nowIs} <PartLink view={view} part={only} />.
        </p>
      ) : (
        <>
          <p>{say.nowParts(formatNumber(parts.length, view.locale))}</p>
          <ul>
            {parts.map((part) => (
              <li key={part.unit.id}>
                <PartLink view={view} part={part} begins />
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

function PartLink({ view, part, begins }: { view: View; part: TodayPart; begins?: boolean }) {
  const context = contextOf(part.place)
  return (
    <>
      <Link href={href(view, unitPath(part.unit))}>
        {begins === true ? part.unit.fullName : inText(part.unit.fullName)}
      </Link>
      {context === '' ? '' : `, ${context}`}
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
      hint={say.searchHint}
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
              text: capital(contextOf(place)),
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
