/** `/units/imports`: the public record of every import of units, so that anybody can see what stands on a guess. */
import { z } from 'zod'
import { formatDate, formatDateTime, formatNumber } from '#platform/i18n/format.ts'
import { integer, text } from '#platform/http/inputs.ts'
import { html, page, type View } from '#platform/http/route.ts'
import { EmptyState } from '#ui/components/empty-state/empty-state.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Disclosure, LinkList, Note, PageHeading, Section } from '#ui/components/page/page.tsx'
import { SummaryList } from '#ui/components/summary-list/summary-list.tsx'
import { Table } from '#ui/components/table/table.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { importWords } from '../imports.messages.ts'
import { messages } from '../messages.ts'
import { getImport, listImports, type StoredImport } from '../queries/list-imports.ts'
import { capital, inText } from '../place-words.rules.ts'
import { figuresOf, groupNotes, type NoteGroup, type Outcome, outcomes } from '../report-groups.rules.ts'
import { Source, Vi } from './names.tsx'
import { sourceWords } from './wording.ts'

export const importPages = [
  page({ method: 'GET', path: '/units/imports' }, async ({ ctx, view }) =>
    html(<ImportsPage view={view} imports={await listImports(ctx)} />),
  ),
  page(
    {
      method: 'GET',
      path: '/units/imports/{id}',
      params: z.object({ id: integer({ min: 1 }) }),
      query: z.object({ all: text({ max: 60 }).optional().catch(undefined) }),
    },
    async ({ ctx, params, query, view }) =>
      html(<ImportPage view={view} shown={await getImport(ctx, params.id)} all={query.all} />),
  ),
]

function ImportsPage({ view, imports }: { view: View; imports: readonly StoredImport[] }) {
  const say = importWords[view.locale]
  return (
    <Layout
      view={view}
      title={say.title}
      breadcrumbs={[{ href: '/units', label: messages[view.locale].units }]}
    >
      <PageHeading title={say.title} lead={say.lead} />
      {imports.length === 0 ? (
        <EmptyState title={say.none}>{say.noneText}</EmptyState>
      ) : (
        <LinkList
          items={imports.map((one) => ({
            href: href(view, `/units/imports/${one.id}`),
            title: <SourceName view={view} of={one} />,
            meta: `${openWords(view, one)} · ${formatDateTime(one.finishedAt, view.locale)}`,
          }))}
        />
      )}
    </Layout>
  )
}

function openWords(view: View, { report }: StoredImport): string {
  const say = importWords[view.locale]
  const open = report.unresolved.length
  return open === 0 ? say.allClear : say.open(formatNumber(open, view.locale))
}

/** What was read, as people call it. */
function SourceName({ view, of }: { view: View; of: StoredImport }) {
  return <Source locale={view.locale} title={of.sourceTitle} url={null} />
}

interface ImportProps {
  readonly view: View
  readonly shown: StoredImport
  /** The notes of this code are shown to the last. */
  readonly all: string | undefined
}

function ImportPage({ view, shown, all }: ImportProps) {
  const say = importWords[view.locale]
  const { report } = shown
  const things: Record<string, string> = say.things
  const flawWords: Record<string, string> = say.flawWords
  const flaws = Object.entries(report.flaws).sort(([, a], [, b]) => b - a)
  const source = sourceWords(view.locale, shown.sourceTitle)
  return (
    <Layout
      view={view}
      title={source.words}
      titleLang={source.ours ? undefined : 'vi'}
      breadcrumbs={[
        { href: '/units', label: messages[view.locale].units },
        { href: '/units/imports', label: say.title },
      ]}
    >
      <PageHeading
        kicker={say.at(formatDateTime(shown.finishedAt, view.locale))}
        title={source.words}
        lang={source.ours ? undefined : 'vi'}
        lead={openWords(view, shown)}
      />
      <Section title={say.figures}>
        <SummaryList
          locale={view.locale}
          rows={[
            {
              key: say.source,
              value: <Source locale={view.locale} title={shown.sourceTitle} url={shown.sourceUrl} />,
            },
            { key: say.file, value: <code>{shown.fileName}</code> },
            ...(report.asOf === null ? [] : [{ key: say.asOf, value: formatDate(report.asOf) }]),
            ...figuresOf(report).map(({ key, counts }) => ({
              key: say[key],
              value:
                counts.length === 0
                  ? '0'
                  : counts
                      .map(([name, count]) => `${formatNumber(count, view.locale)} ${things[name] ?? name}`)
                      .join(', '),
            })),
          ]}
        />
      </Section>
      {outcomes.map((outcome) => (
        <Section
          key={outcome}
          title={`${say[outcome]}: ${formatNumber(report[outcome].length, view.locale)}`}
          id={outcome}
        >
          {report[outcome].length === 0 ? <p>{say.nothing}</p> : null}
          {groups(report, outcome, all).map((group) => (
            <Disclosure
              key={group.code}
              id={group.code}
              summary={groupTitle(view, group)}
              open={outcome === 'unresolved' || group.code === all}
            >
              <Notes
                view={view}
                group={group}
                whole={group.code === all}
                path={`/units/imports/${shown.id}`}
              />
            </Disclosure>
          ))}
        </Section>
      ))}
      {flaws.length === 0 ? null : (
        <Section title={say.flaws}>
          <Table
            caption={say.flaws}
            hideCaption
            rows={flaws}
            rowKey={([name]) => name}
            columns={[
              { key: 'flaw', label: say.flaw, cell: ([name]) => flawWords[name] ?? name },
              {
                key: 'count',
                label: say.count,
                numeric: true,
                cell: ([, count]) => formatNumber(count, view.locale),
              },
            ]}
          />
        </Section>
      )}
    </Layout>
  )
}

/** Some rows of each group; of the one that was asked for, all. */
function groups(report: StoredImport['report'], outcome: Outcome, all: string | undefined): NoteGroup[] {
  const asked = report[outcome].filter((note) => note.code === all)
  return groupNotes(report[outcome], outcome === 'unresolved' ? 100 : 10).map(
    (group) => groupNotes(asked, asked.length).find(({ code }) => code === group.code) ?? group,
  )
}

/** Places at the start of a line, lower case after a comma; on both sides of an arrow. */
function placeInList(subject: string): string {
  return subject
    .split(' → ')
    .map((place) => capital(inText(place)))
    .join(' → ')
}

type Flagged = NoteGroup['examples'][number]

function groupTitle(view: View, group: NoteGroup): string {
  const words: Record<string, string> = importWords[view.locale].notes
  return `${words[group.code] ?? group.code}: ${formatNumber(group.count, view.locale)}`
}

/** What the details of a group are: codes of before and after, a code, or something else. */
function detailTitle(view: View, group: NoteGroup): string {
  const say = importWords[view.locale]
  const all = (pattern: RegExp) => group.examples.every(({ detail }) => pattern.test(detail))
  if (all(/^\S* → \S*$/u)) return group.code.startsWith('edge-') ? say.codesMoved : say.codesMended
  return all(/^\d+$/u) ? say.codeInFile : say.detail
}

interface NotesProps {
  readonly view: View
  readonly group: NoteGroup
  /** Nothing was left out. */
  readonly whole: boolean
  /** Of the import's page. */
  readonly path: string
}

function Notes({ view, group, whole, path }: NotesProps) {
  const say = importWords[view.locale]
  const [count, shown] = [group.count, group.examples.length].map((n) => formatNumber(n, view.locale))
  return (
    <>
      <Table
        caption={groupTitle(view, group)}
        hideCaption
        rows={group.examples}
        rowKey={(note) => `${note.row} ${note.subject} ${note.detail}`}
        columns={[
          { key: 'subject', label: say.subject, cell: (note) => <Vi>{placeInList(note.subject)}</Vi> },
          ...(group.examples.some(({ row }) => row !== '')
            ? [{ key: 'row', label: say.row, cell: (note: Flagged) => note.row }]
            : []),
          ...(group.examples.some(({ detail }) => detail !== '')
            ? [
                {
                  key: 'detail',
                  label: detailTitle(view, group),
                  cell: (note: Flagged) => <Vi>{note.detail}</Vi>,
                },
              ]
            : []),
        ]}
      />
      {group.examples.length === group.count ? null : whole ? (
        <Note>{say.once(count ?? '')}</Note>
      ) : (
        <p>
          {say.first(shown ?? '', count ?? '')}.{' '}
          <Link href={href(view, `${path}?all=${group.code}#${group.code}`)}>{say.showAll}</Link>
        </p>
      )}
    </>
  )
}
