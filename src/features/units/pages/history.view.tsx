/** A unit's past: mergers as a picture, everything as a timeline, and each name it carried as a table. */
import { formatDate } from '#platform/i18n/format.ts'
import type { Locale } from '#platform/i18n/messages.ts'
import type { View } from '#platform/http/route.ts'
import { Disclosure, Section } from '#ui/components/page/page.tsx'
import { Said } from '#ui/components/said/said.tsx'
import { Table } from '#ui/components/table/table.tsx'
import { Timeline as Events } from '#ui/components/timeline/timeline.tsx'
import { messages } from '../messages.ts'
import type { Timeline, TimelineEdge, UnitVersion } from '../units.rules.ts'
import { Flow } from './flow.tsx'
import type { NamedVersion } from '../queries/named-versions.ts'
import { deniedLines, historyItems } from './history.tsx'
import { capital, inText } from '../place-words.rules.ts'
import { Vi } from './names.tsx'
import { extentWords, kindName, namesakePeriod, spanWords } from './wording.ts'

interface HistoryProps {
  readonly view: View
  readonly line: Timeline
  readonly versions: readonly NamedVersion[]
}

/** Whether anything ever changed, so that there is something to show. */
export function hasHistory(locale: Locale, line: Timeline, versions: readonly NamedVersion[]): boolean {
  return historyItems(locale, line, versions).length > 0 || line.edges.length > 0
}

/** Nothing where nothing ever changed. */
export function History({ view, line, versions }: HistoryProps) {
  const say = messages[view.locale]
  const items = historyItems(view.locale, line, versions)
  const denied = deniedLines(view.locale, line)
  if (items.length === 0 && denied.length === 0) return null
  return (
    <Section title={say.history} id="history">
      <Pictures locale={view.locale} line={line} />
      {items.length > 0 ? <Events label={say.history} items={items} /> : null}
      {versions.length > 1 ? <Names view={view} versions={versions} /> : null}
      {denied.length > 0 ? (
        <Disclosure summary={say.denied}>
          <ul>
            {denied.map((words) => (
              <li key={words}>
                <Said text={words} />
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </Section>
  )
}

/** One picture for the mergers into the unit and one for where it went, each only where several are involved. */
function Pictures({ locale, line }: { locale: Locale; line: Timeline }) {
  const say = messages[locale]
  const { latest } = line.unit
  return (
    <>
      {(['from', 'into'] as const).map((direction) => {
        const edges = lastDay(
          line.edges.filter((edge) => edge.direction === direction && edge.deniedBy === null),
        )
        const [first] = edges
        if (!first || edges.length < 2) return null
        return (
          <Flow
            key={direction}
            label={say[direction === 'from' ? 'pictureFrom' : 'pictureInto'](
              latest.fullName,
              String(edges.length),
            )}
            heading={first.dated ? formatDate(first.date) : say.unknownDates}
            direction={direction === 'from' ? 'merge' : 'split'}
            many={edges.map((edge) => ({
              label: edge.unit.fullName,
              lang: 'vi',
              note: noteOf(locale, edge, latest),
              partial: edge.extent !== null && edge.extent !== 'whole',
            }))}
            one={{ label: latest.fullName, lang: 'vi' }}
            more={(count) => say.andMore(String(count))}
          />
        )
      })}
    </>
  )
}

function noteOf(locale: Locale, edge: TimelineEdge, own: UnitVersion): string | undefined {
  const extent = edge.extent === 'whole' ? undefined : extentWords(locale, edge)
  const words = [namesakePeriod(locale, edge, own), extent].filter((part) => part !== undefined)
  return words.length > 0 ? words.join('; ') : undefined
}

function lastDay(edges: readonly TimelineEdge[]): readonly TimelineEdge[] {
  const last = edges.at(-1)
  return edges.filter((edge) => edge.date === last?.date)
}

function Names({ view, versions }: { view: View; versions: readonly NamedVersion[] }) {
  const say = messages[view.locale]
  return (
    <Table
      caption={say.names}
      rows={versions}
      rowKey={({ version }) => version.versionId}
      columns={[
        { key: 'name', label: say.name, cell: ({ version }) => <Vi>{version.fullName}</Vi> },
        { key: 'kind', label: say.kind, cell: ({ version }) => kindName(view.locale, version.kind) },
        ...(versions.some(({ version }) => version.code !== null)
          ? [{ key: 'code', label: say.code, cell: ({ version }: NamedVersion) => version.code }]
          : []),
        {
          key: 'place',
          label: say.belongsTo,
          cell: ({ parentPlace }) => <Vi>{capital(inText(parentPlace))}</Vi>,
        },
        { key: 'from', label: say.from, cell: ({ version }) => spanWords(view.locale, version).from },
        { key: 'to', label: say.to, cell: ({ version }) => spanWords(view.locale, version).to },
      ]}
    />
  )
}
