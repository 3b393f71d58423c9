/** One import as it stands: being checked, to be decided, being entered, done. */
import { formatDate, formatNumber } from '#platform/i18n/format.ts'
import type { View } from '#platform/http/route.ts'
import { Button, ButtonGroup, ButtonLink } from '#ui/components/button/button.tsx'
import { FigureNumber } from '#ui/components/figure-number/figure-number.tsx'
import { Form } from '#ui/components/form-section/form-section.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Notice } from '#ui/components/notice/notice.tsx'
import { Columns, Note, PageHeading, Section } from '#ui/components/page/page.tsx'
import { Pagination } from '#ui/components/pagination/pagination.tsx'
import { Progress } from '#ui/components/progress/progress.tsx'
import { Table } from '#ui/components/table/table.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { type Counts, progressOf } from '../import.rules.ts'
import type { SheetImport } from '../imports.store.ts'
import { remarkText } from '../messages.ts'
import { pageMessages } from '../page.messages.ts'
import type { SampleRow, ShownRow } from '../rows.store.ts'
import { Stopped } from './columns.view.tsx'
import { crumbs, RowTable, rowsInWords } from './parts.tsx'

export interface Shown {
  readonly view: View
  readonly one: SheetImport
  readonly counts: Counts
}

/** A form of one button that takes a step. */
function Step({
  view,
  one,
  step,
  label,
  kind = 'primary',
}: Pick<Shown, 'view' | 'one'> & { step: string; label: string; kind?: 'primary' | 'secondary' }) {
  return (
    <Form action={href(view, `/imports/${one.id}/${step}`)}>
      <Button kind={kind}>{label}</Button>
    </Form>
  )
}

/** While it works; `refreshing`: the page comes again by itself. */
export function WorkingPage({ view, one, counts, refreshing }: Shown & { refreshing: boolean }) {
  const { locale } = view
  const say = pageMessages[locale]
  const title = one.state === 'checking' ? say.checkingTitle : say.runningTitle
  const { done, total } = progressOf(one.state, counts)
  const path = `/imports/${one.id}`
  return (
    <Layout view={view} title={title} breadcrumbs={crumbs(locale)}>
      <PageHeading title={title} kicker={<span lang="vi">{one.fileName}</span>} lead={say.goOn} />
      <Progress
        id="progress"
        label={title}
        value={done}
        max={total}
        text={say.progressOf(formatNumber(done, locale), formatNumber(total, locale))}
      />
      <p>
        {refreshing ? `${say.refreshes} ` : ''}
        <Link href={href(view, refreshing ? `${path}?still=1` : path)}>
          {refreshing ? say.still : say.again}
        </Link>
      </p>
      <Step view={view} one={one} step="cancel" label={say.cancel} kind="secondary" />
    </Layout>
  )
}

function Figures({ view, one, counts }: Shown) {
  const { locale } = view
  const say = pageMessages[locale]
  const entered = one.state === 'done' || one.state === 'cancelled'
  const parts = entered
    ? (['done', 'good', 'bad', 'there', 'skipped'] as const)
    : (['good', 'bad', 'there', 'skipped'] as const)
  return (
    <Columns>
      {parts
        .filter((part) => counts[part] > 0 || part === (entered ? 'done' : 'good') || part === 'bad')
        .map((part) => (
          <FigureNumber
            key={part}
            label={say[part]}
            value={formatNumber(counts[part], locale)}
            basis={part === 'skipped' ? say.skippedHint : say.row.toLowerCase()}
            {...(counts[part] > 0 &&
              one.clearedAt === null && {
                detail: { href: href(view, `/imports/${one.id}/rows?state=${part}`), label: say.badAll },
              })}
          />
        ))}
    </Columns>
  )
}

function Downloads({ view, one, counts }: Shown) {
  const say = pageMessages[view.locale]
  if (one.clearedAt !== null) return null
  const file = (rows: string) => href(view, `/imports/${one.id}/result.xlsx?rows=${rows}`)
  return (
    <>
      <ButtonGroup>
        {counts.bad > 0 && (
          <ButtonLink kind="secondary" href={file('bad')}>
            {say.resultBad}
          </ButtonLink>
        )}
        <ButtonLink kind="secondary" href={file('all')}>
          {say.resultAll}
        </ButtonLink>
      </ButtonGroup>
      {counts.bad > 0 && <Note>{say.resultHint}</Note>}
    </>
  )
}

function BadRows({ view, one, counts, bad }: Shown & { bad: readonly ShownRow[] }) {
  const { locale } = view
  const say = pageMessages[locale]
  if (bad.length === 0) return null
  return (
    <Section
      title={say.badTitle}
      id="bad"
      action={
        bad.length < counts.bad && (
          <Link href={href(view, `/imports/${one.id}/rows?state=bad`)}>
            {say.badFirst(formatNumber(bad.length, locale), formatNumber(counts.bad, locale))}
          </Link>
        )
      }
    >
      <RowTable view={view} one={one} rows={bad} caption={say.badTitle} />
    </Section>
  )
}

function known({ registeredOn, precision }: SampleRow): string {
  const [year = '', month = ''] = registeredOn.split('-')
  return precision === 'day' ? formatDate(registeredOn) : precision === 'month' ? `${month}/${year}` : year
}

function Samples({ view, samples }: { view: View; samples: readonly SampleRow[] }) {
  const { locale } = view
  const say = pageMessages[locale]
  if (samples.length === 0) return null
  return (
    <Section title={say.sampleTitle} id="samples">
      <Table
        caption={say.sampleTitle}
        hideCaption
        rows={samples}
        rowKey={(row) => row.rowNo}
        columns={[
          { key: 'row', label: say.row, heads: true, cell: (row) => row.rowNo },
          { key: 'title', label: say.name, cell: (row) => <span lang="vi">{row.title}</span> },
          { key: 'where', label: say.where, cell: (row) => <span lang="vi">{row.unit}</span> },
          { key: 'when', label: say.when, cell: known },
          ...(samples.some(({ remarks }) => remarks.length > 0)
            ? [
                {
                  key: 'mind',
                  label: say.mind,
                  cell: (row: SampleRow) => row.remarks.map((remark) => remarkText(remark, locale)).join(' '),
                },
              ]
            : []),
        ]}
      />
    </Section>
  )
}

export function CheckedPage(props: Shown & { bad: readonly ShownRow[]; samples: readonly SampleRow[] }) {
  const { view, one, counts, bad, samples } = props
  const { locale } = view
  const say = pageMessages[locale]
  const enterAs = one.plan?.enterAs ?? 'draft'
  return (
    <Layout view={view} title={say.checkedTitle} breadcrumbs={crumbs(locale)} wide>
      <PageHeading title={say.checkedTitle} kicker={<span lang="vi">{one.fileName}</span>} />
      <Figures {...props} />
      {counts.good > 0 ? (
        <>
          <p>{say.enterAsWords[enterAs]}</p>
          <ButtonGroup>
            <Step view={view} one={one} step="start" label={say.enter(formatNumber(counts.good, locale))} />
            <ButtonLink kind="secondary" href={href(view, `/imports/${one.id}/columns`)}>
              {say.changeColumns}
            </ButtonLink>
            <Step view={view} one={one} step="remove" label={say.remove} kind="secondary" />
          </ButtonGroup>
        </>
      ) : (
        <>
          <Notice locale={locale} kind={counts.there > 0 ? 'info' : 'warning'}>
            <p>{counts.there > 0 ? say.nothingNew(formatNumber(counts.there, locale)) : say.nothingGood}</p>
          </Notice>
          <ButtonGroup>
            <ButtonLink href={href(view, `/imports/${one.id}/columns`)}>{say.changeColumns}</ButtonLink>
            <Step view={view} one={one} step="remove" label={say.remove} kind="secondary" />
          </ButtonGroup>
        </>
      )}
      <BadRows view={view} one={one} counts={counts} bad={bad} />
      <Samples view={view} samples={samples} />
      <Downloads view={view} one={one} counts={counts} />
    </Layout>
  )
}

export function DonePage(props: Shown & { bad: readonly ShownRow[] }) {
  const { view, one, counts, bad } = props
  const { locale } = view
  const say = pageMessages[locale]
  const stopped = one.state === 'cancelled'
  const published = one.plan?.enterAs === 'published'
  const title = stopped ? say.cancelledTitle : say.doneTitle
  return (
    <Layout view={view} title={title} breadcrumbs={crumbs(locale)} wide>
      <PageHeading
        title={title}
        kicker={<span lang="vi">{one.fileName}</span>}
        lead={
          stopped
            ? say.cancelledText(formatNumber(counts.done, locale), formatNumber(counts.good, locale))
            : say.entered(formatNumber(counts.done, locale))
        }
      />
      {one.problem !== null && <Stopped view={view} problem={one.problem} />}
      <ButtonGroup>
        {stopped && one.clearedAt === null && counts.good > 0 && (
          <Step view={view} one={one} step="resume" label={say.resume} />
        )}
        <ButtonLink kind="secondary" href={href(view, published ? '/models' : '/worklist')}>
          {published ? say.toPublished : say.toModels}
        </ButtonLink>
        <ButtonLink kind="secondary" href={href(view, '/imports')}>
          {say.sendAnother}
        </ButtonLink>
      </ButtonGroup>
      <Figures {...props} />
      <BadRows view={view} one={one} counts={counts} bad={bad} />
      <Downloads view={view} one={one} counts={counts} />
      <Note>{one.clearedAt === null ? say.kept : say.cleared}</Note>
    </Layout>
  )
}

/** All rows of one kind, page by page. */
export function RowsPage({
  view,
  one,
  state,
  rows,
  more,
}: Pick<Shown, 'view' | 'one'> & {
  state: 'bad' | 'there' | 'skipped' | 'good' | 'done'
  rows: readonly ShownRow[]
  more: string | undefined
}) {
  const { locale } = view
  const say = pageMessages[locale]
  const title = say.rowsTitle[state]
  return (
    <Layout
      view={view}
      title={title}
      breadcrumbs={[...crumbs(locale), { href: `/imports/${one.id}`, label: one.fileName, lang: 'vi' }]}
      wide
    >
      <PageHeading title={title} kicker={<span lang="vi">{one.fileName}</span>} />
      {rows.length === 0 ? (
        <p>{say.noRows}</p>
      ) : (
        <RowTable view={view} one={one} rows={rows} caption={rowsInWords(rows.length, locale)} />
      )}
      <Pagination locale={locale} next={more} />
    </Layout>
  )
}
