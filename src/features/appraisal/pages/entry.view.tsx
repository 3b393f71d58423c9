/** The page of one model in a round: visits with their evidence, the reader's own sheet, and ways out of it. */
import { type View } from '#platform/http/route.ts'
import { formatDate, formatDateTime } from '#platform/i18n/format.ts'
import { Button } from '#ui/components/button/button.tsx'
import { DateField } from '#ui/components/date-field/date-field.tsx'
import {
  errorFor,
  ErrorSummary,
  errorTitle,
  type FormError,
} from '#ui/components/error-summary/error-summary.tsx'
import { FileField } from '#ui/components/file-field/file-field.tsx'
import { Form } from '#ui/components/form-section/form-section.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Notice } from '#ui/components/notice/notice.tsx'
import { Disclosure, LinkList, Note, PageHeading, Section } from '#ui/components/page/page.tsx'
import { PhotoGrid } from '#ui/components/photo-grid/photo-grid.tsx'
import { Said, vi } from '#ui/components/said/said.tsx'
import { Select } from '#ui/components/select/select.tsx'
import { SummaryList } from '#ui/components/summary-list/summary-list.tsx'
import { TextArea } from '#ui/components/text-area/text-area.tsx'
import { TextField } from '#ui/components/text-field/text-field.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { type Deed, visitFiles } from '../appraisal.schemas.ts'
import type { Visit } from '../entry.store.ts'
import { messages } from '../messages.ts'
import { type ReadEntry } from '../queries/read-entry.ts'
import { roundMessages } from '../round.messages.ts'
import { takesScores } from '../round.rules.ts'
import { Done, typedOr, Vi, Written } from './parts.tsx'

export interface EntryPageProps {
  readonly view: View
  readonly read: ReadEntry
  readonly done?: Deed | undefined
  readonly errors: readonly FormError[]
  readonly typed: Readonly<Record<string, unknown>>
  readonly failed?: string | undefined
}

const pathOf = ({ round, entry }: ReadEntry) => `/appraisal/rounds/${round.id}/models/${entry.modelId}`

function VisitFiles({ view, read, visit }: Pick<EntryPageProps, 'view' | 'read'> & { visit: Visit }) {
  const { locale } = view
  const base = href(view, `${pathOf(read)}/files`)
  const documents = visit.files.filter(({ kind }) => kind === 'document')
  return (
    <>
      <PhotoGrid
        locale={locale}
        label={roundMessages[locale].entry.photos}
        photos={visit.files
          .filter(({ kind }) => kind === 'photo')
          .map(({ id, width, height }) => ({
            src: `${base}/${id}?size=thumbnail`,
            width: width ?? 400,
            height: height ?? 300,
            href: `${base}/${id}`,
          }))}
      />
      {documents.length > 0 && (
        <LinkList
          items={documents.map(({ id, name }) => ({ href: `${base}/${id}`, title: name, lang: 'vi' }))}
        />
      )}
    </>
  )
}

function Visits({ view, read, errors, typed, failed }: EntryPageProps) {
  const { locale } = view
  const say = roundMessages[locale].entry
  const { label } = messages[locale]
  const mine = failed === 'visits'
  const shown = mine ? errors : []
  const value = (name: string) => (mine ? typedOr(typed, name) : undefined)
  return (
    <Section title={say.visits} id="visits">
      {read.visits.length === 0 && <p>{say.noVisits}</p>}
      {read.visits.map((visit) => (
        <div key={visit.id} id={`visit-${visit.id}`}>
          <h3>
            {formatDate(visit.visitedOn)}
            {visit.corrected && ` (${say.corrected})`}
          </h3>
          {!visit.corrected && (
            <SummaryList
              locale={locale}
              rows={[
                { key: label.place, value: visit.place === '' ? undefined : <Vi>{visit.place}</Vi> },
                {
                  key: label.members,
                  value: visit.members.length === 0 ? undefined : <Written text={visit.members.join('\n')} />,
                },
                { key: label.findings, value: <Written text={visit.findings} /> },
              ]}
            />
          )}
          {!visit.corrected && <VisitFiles view={view} read={read} visit={visit} />}
        </div>
      ))}
      {read.visitsOpen && (
        <Disclosure summary={say.visit} open={mine} id="visit">
          <Form action={href(view, `${pathOf(read)}/visits`)} files>
            <DateField
              locale={locale}
              label={label.visitedOn}
              name="visitedOn"
              max={view.today}
              value={value('visitedOn') ?? view.today}
              error={errorFor(shown, 'visitedOn')}
            />
            <TextField
              locale={locale}
              label={label.place}
              name="place"
              optional
              value={value('place')}
              error={errorFor(shown, 'place')}
            />
            <TextArea
              locale={locale}
              label={label.members}
              name="members"
              rows={3}
              optional
              hint={say.membersHint}
              value={value('members')}
              error={errorFor(shown, 'members')}
            />
            <TextArea
              locale={locale}
              label={label.findings}
              name="findings"
              rows={6}
              limit={10_000}
              value={value('findings')}
              error={errorFor(shown, 'findings')}
            />
            {(['photos', 'documents'] as const).map((name) => (
              <FileField
                key={name}
                locale={locale}
                label={say[name]}
                name={name}
                kind={name === 'photos' ? 'photo' : 'document'}
                {...visitFiles[name]}
                optional
                error={errorFor(shown, name)}
                chooseAgain={mine}
              />
            ))}
            {read.visits.some(({ corrected }) => !corrected) && (
              <Select
                locale={locale}
                label={say.corrects}
                name="corrects"
                placeholder={say.correctsNone}
                optional
                options={read.visits
                  .filter(({ corrected }) => !corrected)
                  .map(({ id, visitedOn }) => ({ value: id, label: formatDate(visitedOn) }))}
                value={value('corrects')}
                error={errorFor(shown, 'corrects')}
              />
            )}
            <Button kind="secondary">{say.saveVisit}</Button>
          </Form>
        </Disclosure>
      )}
    </Section>
  )
}

function ScoreSheet({ view, read, errors, typed, failed }: EntryPageProps) {
  const { locale } = view
  const say = roundMessages[locale].entry
  const { label, conflict } = messages[locale]
  const { rubric, mine } = read
  if (!read.appointed || !rubric) return null
  if (read.conflicts.length > 0)
    return (
      <Notice locale={locale}>
        <p>{say.own(read.conflicts.map((kind) => conflict[kind]).join(', '))}</p>
      </Notice>
    )
  if (!read.scores && !mine) return null
  const again = failed === 'scores'
  const shown = again ? errors : []
  const pointsOf = (position: number) =>
    again
      ? typedOr(typed, `points.${position}`)
      : mine?.points.has(position)
        ? String(mine.points.get(position))
        : ''
  if (!read.scores)
    return (
      <Section title={say.score} id="score">
        <p>{say.closed}</p>
        <SummaryList
          locale={locale}
          rows={rubric.criteria.map(({ position, name }) => ({ key: name, value: pointsOf(position) }))}
        />
      </Section>
    )
  return (
    <Section title={say.score} id="score">
      <p>{say.scoreLead}</p>
      {mine && <Note>{say.saved(String(mine.version), formatDateTime(mine.at, locale))}</Note>}
      <Form
        action={href(view, `${pathOf(read)}/scores`)}
        hidden={{ version: again ? typedOr(typed, 'version') : String(mine?.version ?? 0) }}
      >
        {rubric.criteria.map(({ position, name, weight, guidance }) => (
          <TextField
            key={position}
            locale={locale}
            label={say.pointsOf(name, String(weight))}
            name={`points.${position}`}
            id={`points.${position}`}
            width={4}
            inputMode="numeric"
            unit={`/ ${rubric.scale}`}
            hint={guidance === '' ? say.pointsHint(String(rubric.scale)) : guidance}
            value={pointsOf(position)}
            error={errorFor(shown, `points.${position}`)}
          />
        ))}
        <TextArea
          locale={locale}
          label={label.remark}
          name="remark"
          rows={4}
          limit={4000}
          optional
          value={again ? typedOr(typed, 'remark') : (mine?.remark ?? '')}
          error={errorFor(shown, 'remark')}
        />
        <Button>{say.saveScore}</Button>
      </Form>
    </Section>
  )
}

/** A form with a reason, closed until asked for. */
function ReasonForm({
  props: { view, read, errors, typed, failed },
  name,
  summary,
  text,
  button,
}: {
  props: EntryPageProps
  name: 'conflict' | 'withdraw'
  summary: string
  text?: string
  button: string
}) {
  const { locale } = view
  const mine = failed === name
  return (
    <Disclosure summary={summary} open={mine}>
      {text !== undefined && <p>{text}</p>}
      <Form action={href(view, `${pathOf(read)}/${name}`)}>
        <TextArea
          locale={locale}
          label={messages[locale].label.reason}
          name="reason"
          id={`${name}-reason`}
          rows={3}
          limit={name === 'conflict' ? 1000 : 2000}
          value={mine ? typedOr(typed, 'reason') : undefined}
          error={mine ? errorFor(errors, `${name}-reason`) : undefined}
        />
        <Button kind="danger">{button}</Button>
      </Form>
    </Disclosure>
  )
}

export function EntryPage(props: EntryPageProps) {
  const { view, read, done, errors } = props
  const { locale } = view
  const say = roundMessages[locale].entry
  const { round, entry } = read
  const living = entry.withdrawnAt === null
  const changing = round.state === 'open' || takesScores(round)
  return (
    <Layout
      view={view}
      title={errors.length > 0 ? errorTitle(locale, entry.title) : entry.title}
      titleLang="vi"
      breadcrumbs={[
        { href: '/appraisal', label: messages[locale].appraisal },
        { href: `/appraisal/rounds/${round.id}`, label: round.title, lang: 'vi' },
      ]}
    >
      <ErrorSummary locale={locale} errors={errors} />
      <Done locale={locale} done={done} />
      <PageHeading title={entry.title} lang="vi" kicker={<Vi>{entry.place}</Vi>} />
      {!living && (
        <Notice locale={locale} kind="warning">
          <p>
            <Said text={say.withdrawnFor(vi(entry.withdrawnReason ?? ''))} />
          </p>
        </Notice>
      )}
      <p>
        <Link href={href(view, `/models/${entry.modelId}`)} standalone>
          {say.seeModel}
        </Link>
      </p>
      {entry.note !== '' && (
        <SummaryList
          locale={locale}
          rows={[{ key: messages[locale].via[entry.via], value: <Written text={entry.note} /> }]}
        />
      )}
      <ScoreSheet {...props} />
      <Visits {...props} />
      {read.appointed && living && changing && !read.conflicts.includes('declared') && (
        <ReasonForm
          props={props}
          name="conflict"
          summary={say.declare}
          text={say.declareText}
          button={say.declareButton}
        />
      )}
      {read.manages && living && changing && (
        <ReasonForm props={props} name="withdraw" summary={say.withdraw} button={say.withdrawButton} />
      )}
    </Layout>
  )
}
