/** `/units/imports`: the public record of every import of units, so that anybody can see what stands on a guess. */
import { z } from 'zod'
import { formatDate, formatDateTime, formatNumber } from '#platform/i18n/format.ts'
import { integer } from '#platform/http/inputs.ts'
import { html, page, type View } from '#platform/http/route.ts'
import { EmptyState } from '#ui/components/empty-state/empty-state.tsx'
import { Disclosure, LinkList, Note, PageHeading, Section } from '#ui/components/page/page.tsx'
import { SummaryList } from '#ui/components/summary-list/summary-list.tsx'
import { Table } from '#ui/components/table/table.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { importWords } from '../imports.messages.ts'
import { messages } from '../messages.ts'
import { getImport, listImports, type StoredImport } from '../queries/list-imports.ts'
import { figuresOf, groupNotes, type NoteGroup, outcomes } from '../report-groups.rules.ts'

export const importPages = [
  page({ method: 'GET', path: '/units/imports' }, async ({ ctx, view }) =>
    html(<ImportsPage view={view} imports={await listImports(ctx)} />),
  ),
  page(
    { method: 'GET', path: '/units/imports/{id}', params: z.object({ id: integer({ min: 1 }) }) },
    async ({ ctx, params, view }) => html(<ImportPage view={view} shown={await getImport(ctx, params.id)} />),
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
            title: say.importOf(one.fileName),
            text: one.sourceTitle,
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

function ImportPage({ view, shown }: { view: View; shown: StoredImport }) {
  const say = importWords[view.locale]
  const { report } = shown
  const things: Record<string, string> = say.things
  const flawWords: Record<string, string> = say.flawWords
  const flaws = Object.entries(report.flaws).sort(([, a], [, b]) => b - a)
  return (
    <Layout
      view={view}
      title={say.importOf(shown.fileName)}
      breadcrumbs={[
        { href: '/units', label: messages[view.locale].units },
        { href: '/units/imports', label: say.title },
      ]}
    >
      <PageHeading
        kicker={say.at(formatDateTime(shown.finishedAt, view.locale))}
        title={say.importOf(shown.fileName)}
        lead={openWords(view, shown)}
      />
      <Section title={say.figures}>
        <SummaryList
          locale={view.locale}
          rows={[
            {
              key: say.source,
              value:
                shown.sourceUrl === null ? (
                  shown.sourceTitle
                ) : (
                  <a href={shown.sourceUrl}>{shown.sourceTitle}</a>
                ),
            },
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
          {groupNotes(report[outcome], outcome === 'unresolved' ? 100 : 10).map((group) => (
            <Disclosure key={group.code} summary={groupTitle(view, group)} open={outcome === 'unresolved'}>
              <Notes view={view} group={group} />
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

type Flagged = NoteGroup['examples'][number]

function groupTitle(view: View, group: NoteGroup): string {
  const words: Record<string, string> = importWords[view.locale].notes
  return `${words[group.code] ?? group.code}: ${formatNumber(group.count, view.locale)}`
}

function Notes({ view, group }: { view: View; group: NoteGroup }) {
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
          { key: 'subject', label: say.subject, cell: (note) => note.subject },
          ...(group.examples.some(({ row }) => row !== '')
            ? [{ key: 'row', label: say.row, cell: (note: Flagged) => note.row }]
            : []),
          ...(group.examples.some(({ detail }) => detail !== '')
            ? [{ key: 'detail', label: say.detail, cell: (note: Flagged) => note.detail }]
            : []),
        ]}
      />
      {group.examples.length < group.count ? <Note>{say.first(shown ?? '', count ?? '')}</Note> : null}
    </>
  )
}
