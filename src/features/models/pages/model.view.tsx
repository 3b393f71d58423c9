/** The page of one model: what it is, where it stands, where it lies then and now, what happened to it. */
import type { VNode } from 'preact'
import { civilDate } from '#platform/clock.ts'
import { formatDate, formatNumber } from '#platform/i18n/format.ts'
import type { Locale } from '#platform/i18n/messages.ts'
import type { View } from '#platform/http/route.ts'
import { ErrorSummary, errorTitle, type FormError } from '#ui/components/error-summary/error-summary.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Notice } from '#ui/components/notice/notice.tsx'
import { Note, PageHeading, Section } from '#ui/components/page/page.tsx'
import { type Step, StepsLine } from '#ui/components/steps-line/steps-line.tsx'
import { SummaryList } from '#ui/components/summary-list/summary-list.tsx'
import { Table } from '#ui/components/table/table.tsx'
import { Timeline } from '#ui/components/timeline/timeline.tsx'
import { Said, vi } from '#ui/components/said/said.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { messages } from '../messages.ts'
import type { ContentField, Model, Move } from '../model.rules.ts'
import type { StepShown } from '../model-panels.ts'
import type { Deed } from '../model.schemas.ts'
import { pageMessages } from '../page.messages.ts'
import type { ContentNames } from '../queries/content-names.ts'
import type { ReadModel } from '../queries/read-model.ts'
import { mostRevisions, type RevisionLine } from '../queries/list-revisions.ts'
import type { Returned } from '../queries/review-facts.ts'
import type { StatusFacts } from '../queries/status-facts.ts'
import type { NowPlace, UnitPlace } from '../queries/unit-place.ts'
import { formatKnown, formatRegistered, knownPart, startPrecision } from '../registered.rules.ts'
import type { OfficeHeld } from '../review.store.ts'
import { stepsOf } from '../steps.rules.ts'
import { Actions, asksReason, Withdrawal } from './model-actions.tsx'
import { ModelContent, recordRows } from './model-content.tsx'
import { StateTag, Written } from './parts.tsx'
import { ReturnedNotice } from './returned-notice.tsx'
import { StatusSection, type Told } from './status-section.tsx'
import { Similar, type SimilarProps } from './similar.tsx'

export interface ModelPageProps {
  readonly view: View
  readonly read: ReadModel
  readonly at: UnitPlace
  readonly now: readonly NowPlace[]
  /** What the ids in its content stand for. */
  readonly contentNames: ContentNames
  /** Words of its type's form that nobody changed yet. */
  readonly wordsLeft: readonly ContentField[]
  /** For officers; empty in public. */
  readonly revisions: readonly RevisionLine[]
  /** Names of the officers in the history, by account; empty in public. */
  readonly names: ReadonlyMap<string, string>
  /** Who may accept it while it waits for that. */
  readonly reviewers: readonly OfficeHeld[]
  /** Why it waits to be mended. */
  readonly returned: Returned | undefined
  /** What was written about its steps; null where nobody wrote anything. */
  readonly steps: readonly StepShown[] | null
  /** How far its work has come. */
  readonly facts: StatusFacts
  /** A form about that which came back. */
  readonly told?: Told | undefined
  /** What other features show of it. */
  readonly head: readonly VNode[]
  readonly next: readonly VNode[]
  readonly story: readonly VNode[]
  readonly desk: readonly VNode[]
  /** What the reader just did. */
  readonly done?: Deed | undefined
  readonly errors?: readonly FormError[]
  /** Those like it, where its submission was asked about them. */
  readonly similar?: Pick<SimilarProps, 'similar' | 'mayGoOn' | 'another'> | undefined
  /** The reason that was typed into a form that came back. */
  readonly reason?: string | undefined
  /** Whose form that was, or which button. */
  readonly failed?: Move | undefined
}

function NowList({ view, now }: Pick<ModelPageProps, 'view' | 'now'>) {
  const say = pageMessages[view.locale].page
  const parts = now.map((part) => (
    <>
      <span lang="vi">
        <Link href={href(view, `/units/${part.id}`)}>{part.place}</Link>
      </span>
      {!part.whole && ` (${say.part})`}
    </>
  ))
  if (parts.length === 1) return <>{parts}</>
  return (
    <ul>
      {parts.map((part, i) => (
        <li key={now[i]?.id}>{part}</li>
      ))}
    </ul>
  )
}

/** What it is filed under, and where it lies, then and now. */
function Record(props: ModelPageProps) {
  const { view, read, at, now } = props
  const { locale } = view
  const say = pageMessages[locale].page
  const same = now.length === 1 && now[0]?.id === at.id && now[0].place === at.place
  return (
    <SummaryList
      locale={locale}
      rows={[
        ...recordRows(props),
        {
          key: `${say.atRegistration} (${formatRegistered(read.model)})`,
          value: (
            <span lang="vi">
              <Link href={href(view, `/units/${at.id}?on=${read.model.registeredOn}`)}>{at.place}</Link>
            </span>
          ),
        },
        {
          key: say.today,
          value:
            now.length === 0 ? say.unknownToday : same ? say.sameToday : <NowList view={view} now={now} />,
        },
        ...(read.model.place === ''
          ? []
          : [{ key: messages[locale].label.place, value: <span lang="vi">{read.model.place}</span> }]),
      ]}
    />
  )
}

/** A case retold from a source: nobody knows its dates better than the source says. */
function retold(read: ReadModel): boolean {
  return read.model.sourceTitle !== null
}

function History({ view, read, names }: ModelPageProps) {
  const say = pageMessages[view.locale].page
  const known = retold(read) ? read.model.registeredPrecision : 'day'
  return (
    <Timeline
      label={say.history}
      items={read.history.map((step) => {
        const name = step.actorId === null ? undefined : names.get(step.actorId)
        return {
          when: formatKnown(civilDate(step.at), known),
          dateTime: known === 'day' ? step.at.toISOString() : knownPart(civilDate(step.at), known),
          title: say.did[step.to],
          text: (
            <>
              {name !== undefined && (
                <p>
                  <Said text={say.by(vi(name))} />
                </p>
              )}
              {step.reason !== null && (
                <p>
                  <Said text={say.reason(vi(step.reason))} />
                </p>
              )}
            </>
          ),
        }
      })}
    />
  )
}

function Revisions({ view, read, revisions }: ModelPageProps) {
  const { locale } = view
  const say = pageMessages[locale].page
  const labels = messages[locale].label
  const inWords = ({ office }: RevisionLine) => {
    if (office === 'system') return say.system
    if (office === 'former') return say.formerOffice
    return (
      <>
        {office.role[locale]}, <span lang="vi">{office.unit}</span>
      </>
    )
  }
  return (
    <>
      <Table
        caption={say.revisions}
        hideCaption
        rows={revisions}
        rowKey={(row) => row.revision}
        columns={[
          { key: 'revision', label: say.versionLabel, cell: (row) => say.revision(String(row.revision)) },
          { key: 'when', label: say.when, cell: (row) => formatDate(civilDate(row.at)) },
          { key: 'who', label: say.who, cell: inWords },
          {
            key: 'changed',
            label: say.changed,
            cell: (row) =>
              row.revision === 1 ? say.firstRevision : row.changed.map((field) => labels[field]).join(', '),
          },
        ]}
      />
      {read.model.revision > mostRevisions && (
        <Note>{say.olderRevisions(formatNumber(mostRevisions, locale))}</Note>
      )}
    </>
  )
}

/** Says that what the reader did is done; nothing where an address is opened again later, in another state. */
function Done({ locale, model, done }: { locale: Locale; model: Model; done: Deed | undefined }) {
  const say = pageMessages[locale].page
  const always: readonly (Deed | undefined)[] = ['saved', 'status', 'checked']
  if (done === undefined || (!always.includes(done) && done !== model.state)) return null
  const draft = done === 'saved' && model.state === 'draft'
  return (
    <Notice locale={locale} kind="success" title={draft ? say.savedTitle : undefined} announce>
      <p>{draft ? say.draftSaved : say.done[done]}</p>
    </Notice>
  )
}

/** A reason that found its form closed meanwhile: it can still be copied from here. */
function KeptReason({ props }: { props: ModelPageProps }) {
  const { view, failed, reason = '' } = props
  const { locale } = view
  if (failed === undefined || reason.trim() === '' || asksReason(props, failed)) return null
  return (
    <Notice locale={locale} kind="warning" title={pageMessages[locale].page.reasonKept}>
      <p>
        <Written text={reason} />
      </p>
    </Notice>
  )
}

/** The steps by what was written about them, or else read off the model's state and dates. */
function lineOf({ view, read, steps }: ModelPageProps): Step[] {
  const { locale } = view
  const { model } = read
  const say = pageMessages[locale].page
  const label = messages[locale].step
  if (steps)
    return steps.map(({ name, state, date, href: to }) => ({
      label: label[name],
      state,
      when: date === null ? undefined : state === 'done' ? formatDate(date) : say.stepSince(formatDate(date)),
      href: href(view, to),
    }))
  const accepted = read.history.findLast((step) => step.to === 'accepted')
  // A retold case was chosen long before it was entered here.
  const acceptedOn = accepted && !retold(read) ? civilDate(accepted.at) : null
  const known = (date: string) => formatKnown(date, date === model.startsOn ? startPrecision(model) : 'day')
  return stepsOf(model, acceptedOn, view.today).map(({ name, state, date }) => ({
    label: label[name],
    state,
    when: date === null ? undefined : state === 'done' ? known(date) : say.stepStarts(known(date)),
  }))
}

export function ModelPage(props: ModelPageProps) {
  const { view, read, done, errors = [] } = props
  const { locale } = view
  const { model } = read
  const say = pageMessages[locale].page
  return (
    <Layout
      view={view}
      title={errors.length > 0 ? errorTitle(locale, model.title) : model.title}
      breadcrumbs={[{ href: '/models', label: messages[locale].models }]}
      head={props.head}
    >
      <ErrorSummary
        locale={locale}
        title={props.similar && pageMessages[locale].similar.look}
        errors={errors}
      />
      <KeptReason props={props} />
      {read.officer && <Done locale={locale} model={model} done={done} />}
      <div lang="vi">
        <PageHeading
          title={model.title}
          kicker={props.at.place}
          tag={
            <span lang={locale}>
              <StateTag locale={locale} state={model.state} />
            </span>
          }
        />
      </div>
      <ReturnedNotice locale={locale} returned={props.returned} />
      {model.example && (
        <Notice locale={locale} title={pageMessages[locale].browse.example}>
          <p>
            {say.example} {model.sourceTitle !== null && say.source(model.sourceTitle)}{' '}
            {model.sourceUrl !== null && <Link href={model.sourceUrl}>{say.sourceLink}</Link>}{' '}
            {say.exampleSteps}
          </p>
        </Notice>
      )}
      <div>
        <StepsLine locale={locale} label={say.steps} steps={lineOf(props)} />
      </div>
      {props.wordsLeft.length > 0 && (
        <Notice locale={locale} kind="warning" title={say.wordsLeft}>
          <p>{props.wordsLeft.map((field) => messages[locale].label[field]).join('; ')}</p>
        </Notice>
      )}
      {props.similar && <Similar view={view} model={model} errors={errors} {...props.similar} />}
      <Actions {...props} />
      <ModelContent {...props} />
      <StatusSection view={view} model={model} facts={props.facts} errors={errors} told={props.told} />
      {props.story}
      <Section title={say.record} id="record">
        <Record {...props} />
      </Section>
      {props.desk}
      <Section title={say.history} id="history">
        <History {...props} />
      </Section>
      {props.revisions.length > 0 && (
        <Section title={say.revisions} id="revisions">
          <Revisions {...props} />
        </Section>
      )}
      <Withdrawal {...props} />
    </Layout>
  )
}
