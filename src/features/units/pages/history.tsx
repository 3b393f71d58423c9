/** Turns what the database knows of a unit's past into the entries of a timeline, oldest first. */
import type { VNode } from 'preact'
import { formatDate } from '#platform/i18n/format.ts'
import type { Locale } from '#platform/i18n/messages.ts'
import { Said, vi } from '#ui/components/said/said.tsx'
import type { TimelineItem } from '#ui/components/timeline/timeline.tsx'
import { hrefIn } from '#ui/view.ts'
import { messages } from '../messages.ts'
import type { NamedVersion } from '../queries/named-versions.ts'
import type { Timeline, TimelineEdge } from '../units.rules.ts'
import { capital, inText, placeBeside } from '../place-words.rules.ts'
import { Source, Vi } from './names.tsx'
import { certaintyWords, extentWords, kindName, namesakePeriod, sourceWords } from './wording.ts'

interface Entry {
  readonly date: string
  readonly order: number
  readonly item: TimelineItem
}

/** Edges of one day and direction make one entry; a change of name, place or code without an edge makes its own. */
export function historyItems(
  locale: Locale,
  line: Timeline,
  versions: readonly NamedVersion[],
): TimelineItem[] {
  const counted = line.edges.filter((edge) => edge.deniedBy === null)
  const entries = [
    ...groups(counted).map((edges) => edgeEntry(locale, line, edges)),
    ...changes(locale, counted, versions),
  ]
  return entries
    .sort((a, b) => (a.date === b.date ? a.order - b.order : a.date < b.date ? -1 : 1))
    .map((entry) => entry.item)
}

function groups(edges: readonly TimelineEdge[]): TimelineEdge[][] {
  const byDay = new Map<string, TimelineEdge[]>()
  for (const edge of edges) {
    const key = `${edge.date} ${edge.direction} ${edge.dated}`
    const group = byDay.get(key)
    if (group) group.push(edge)
    else byDay.set(key, [edge])
  }
  return [...byDay.values()]
}

function edgeEntry(locale: Locale, line: Timeline, edges: readonly TimelineEdge[]): Entry {
  const [first] = edges
  if (!first) throw new Error('a group of edges is never empty')
  const into = first.direction === 'into'
  const sameDoubt = edges.every((edge) => edge.certainty === first.certainty)
  const list = edges.map((edge) => {
    const facts = [
      namesakePeriod(locale, edge, line.unit.latest),
      extentWords(locale, edge),
      sameDoubt ? undefined : certaintyWords(locale, edge.certainty),
    ]
    const words = facts.filter((fact) => fact !== undefined).join('; ')
    return {
      name: placeBeside(edge.place, line.place),
      words: words === '' ? '' : ` (${words})`,
      href: hrefIn(locale, `/units/${edge.unit.id}`),
    }
  })
  return {
    date: first.date,
    order: into ? 2 : 0,
    item: {
      ...when(locale, first),
      title: <Title words={titleOf(locale, edges)} list={list} />,
      kind: !into && edges.length > 1 ? 'merge' : 'event',
      text: (
        <>
          {into && list.length > 1 ? <Places list={list} /> : null}
          <Sources locale={locale} edges={edges} doubt={sameDoubt} />
        </>
      ),
      ...(!into &&
        list.length > 1 && {
          from: list.map(({ name, words, href }) => ({ label: <Vi>{name}</Vi>, note: words, href })),
        }),
    },
  }
}

function when(locale: Locale, { date, dated }: { date: string; dated: boolean }) {
  return dated
    ? { when: formatDate(date), dateTime: date }
    : { when: messages[locale].byDate(formatDate(date)), dateTime: undefined }
}

interface Other {
  readonly name: string
  /** Extent and doubt in brackets, or ''. */
  readonly words: string
  readonly href: string
}

/** A single other unit is named in the title itself. */
function Title({ words, list }: { words: string; list: readonly Other[] }): VNode {
  const [only] = list
  if (!only || list.length > 1) return <>{words}</>
  return (
    <>
      {words}{' '}
      <a href={only.href} lang="vi">
        {inText(only.name)}
      </a>
      {only.words}
    </>
  )
}

function Places({ list }: { list: readonly Other[] }): VNode {
  return (
    <ul>
      {list.map(({ name, words, href }) => (
        <li key={href}>
          <a href={href} lang="vi">
            {name}
          </a>
          {words}
        </li>
      ))}
    </ul>
  )
}

/** The sources of an entry and the documents they name, each once, with how certain it is where all agree. */
function Sources({
  locale,
  edges,
  doubt,
}: {
  locale: Locale
  edges: readonly TimelineEdge[]
  doubt: boolean
}) {
  const sources = [...new Map(edges.map(({ source }) => [source.title, source])).values()]
  const notes = [...new Set(edges.flatMap(({ extentNote }) => (extentNote === null ? [] : [extentNote])))]
  const certainty = edges[0]?.certainty
  return (
    <p class="note">
      {sources.map(({ title, url }, index) => (
        <>
          {index === 0 ? `${messages[locale].source}: ` : '; '}
          <Source locale={locale} title={title} url={url} />
        </>
      ))}
      {notes.map((note) => (
        <>
          ; <Vi>{note}</Vi>
        </>
      ))}
      {doubt && certainty ? ` (${certaintyWords(locale, certainty)})` : ''}
    </p>
  )
}

function titleOf(locale: Locale, edges: readonly TimelineEdge[]): string {
  const say = messages[locale]
  const [first] = edges
  const into = first?.direction === 'into'
  if (edges.length > 1) {
    return into ? say.becameMany(String(edges.length)) : say.madeFrom(String(edges.length))
  }
  switch (first?.kind) {
    case 'rename':
      return into ? say.renamedTo : say.renamedFrom
    case 'upgrade':
      return into ? say.turnedInto : say.turnedFrom
    case 'unchanged':
      return into ? say.continuedAs : say.continuedFrom
    case 'merge':
      return into ? say.mergedInto : say.madeFromOne
    default:
      return into ? (first?.extent === 'whole' ? say.wentTo : say.partlyInto) : say.madeFromOne
  }
}

/** What changed between neighbouring versions on days without an edge of the unit. */
function changes(locale: Locale, edges: readonly TimelineEdge[], versions: readonly NamedVersion[]): Entry[] {
  return versions.slice(1).flatMap((after, index) => {
    const before = versions[index]
    const date = after.version.from
    if (!before || date === null || edges.some((edge) => edge.date === date)) return []
    const words = changeWords(locale, before, after)
    return [
      {
        date,
        order: 1,
        item: {
          ...when(locale, { date, dated: after.version.dated }),
          title: <Said text={words.join('. ')} />,
        },
      },
    ]
  })
}

function changeWords(locale: Locale, before: NamedVersion, after: NamedVersion): string[] {
  const say = messages[locale]
  const [a, b] = [before.version, after.version]
  const words: string[] = []
  if (a.name !== b.name) words.push(say.renamedHere(vi(inText(a.fullName)), vi(inText(b.fullName))))
  else if (a.kind !== b.kind) {
    const [before, after] = [a.kind, b.kind].map((kind) => kindName(locale, kind).toLowerCase())
    words.push(say.kindHere(before ?? '', after ?? ''))
  }
  if (a.parentId !== b.parentId && after.parentPlace !== '')
    words.push(say.movedHere(vi(inText(after.parentPlace))))
  if (a.code !== b.code && a.code !== null && b.code !== null) words.push(say.recodedHere(a.code, b.code))
  return words.length > 0 ? words : [say.changedHere]
}

/** Denied edges as lines, for `Said`, for readers who met the other claim elsewhere. */
export function deniedLines(locale: Locale, line: Timeline): string[] {
  return line.edges.flatMap((edge) =>
    edge.deniedBy === null ? [] : [deniedWords(locale, edge.place, edge.deniedBy)],
  )
}

function deniedWords(locale: Locale, place: string, by: string): string {
  const source = sourceWords(locale, by)
  return messages[locale].deniedText(
    vi(capital(inText(place))),
    source.ours ? source.words : vi(source.words),
  )
}
