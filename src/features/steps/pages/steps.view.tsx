/** The page of the four steps of one model: what was done in each, what shows it, and what an officer may do next. */
import type { ComponentChildren } from 'preact'
import { civilDate } from '#platform/clock.ts'
import { formatDate, formatNumber } from '#platform/i18n/format.ts'
import type { View } from '#platform/http/route.ts'
import { ButtonGroup, ButtonLink } from '#ui/components/button/button.tsx'
import { EmptyState } from '#ui/components/empty-state/empty-state.tsx'
import { ErrorSummary, errorTitle, type FormError } from '#ui/components/error-summary/error-summary.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Notice } from '#ui/components/notice/notice.tsx'
import { PageHeading, Section } from '#ui/components/page/page.tsx'
import { StepsLine } from '#ui/components/steps-line/steps-line.tsx'
import { SummaryList } from '#ui/components/summary-list/summary-list.tsx'
import { Tag } from '#ui/components/tag/tag.tsx'
import { Timeline } from '#ui/components/timeline/timeline.tsx'
import { Said, vi } from '#ui/components/said/said.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { formMessages } from '../form.messages.ts'
import { messages } from '../messages.ts'
import type { ReadSteps } from '../queries/read-steps.ts'
import { choiceFields, type Step, type StepName, stepNames } from '../steps.rules.ts'
import type { Deed } from '../steps.schemas.ts'
import { EvidenceView } from './evidence-view.tsx'
import { OutreachList, reachedWords } from './outreach-view.tsx'
import { crumbs, Written } from './parts.tsx'
import { Reviews } from './reviews-view.tsx'
import { CloseForm, ReopenForm } from './step-actions.tsx'
import { Tasks } from './tasks-view.tsx'

/** A closing or reopening that was refused, with what was typed. */
export interface Failed {
  readonly step: StepName
  readonly deed: 'close' | 'reopen'
  readonly typed: string
  /** Into the form that closes. */
  readonly startedOn: string
}

export interface StepsPageProps {
  readonly view: View
  readonly read: ReadSteps
  /** Names of the officers in the changes, by account. */
  readonly names: ReadonlyMap<string, string>
  readonly done?: Deed | undefined
  readonly errors?: readonly FormError[]
  readonly failed?: Failed | undefined
}

function Choice({ view, step }: { view: View; step: Step }) {
  const say = messages[view.locale]
  return (
    <SummaryList
      locale={view.locale}
      rows={choiceFields.map((field) => ({ key: say.label[field], value: <Written text={step[field]} /> }))}
    />
  )
}

function MobiliseContent({ view, read, writes }: { view: View; read: ReadSteps; writes: boolean }) {
  const { locale } = view
  const say = messages[locale]
  const { outreach, reached, model } = read
  if (reached.times === 0) return <p>{say.noOutreach}</p>
  return (
    <>
      {reachedWords(reached, locale).map((text) => (
        <p key={text}>{text}</p>
      ))}
      <OutreachList view={view} modelId={model.id} outreach={outreach} writes={writes} />
      {outreach.length < reached.times && (
        <p>
          <Link standalone href={href(view, `/models/${model.id}/outreach`)}>
            {say.allOutreach(formatNumber(reached.times, locale))}
          </Link>
        </p>
      )}
    </>
  )
}

/** What the step holds beside its evidence. */
function Content({ view, read, step, open }: { view: View; read: ReadSteps; step: Step; open: boolean }) {
  const writes = read.writes.has(step.name)
  switch (step.name) {
    case 'choose':
      return <Choice view={view} step={step} />
    case 'organise':
      return <Tasks view={view} modelId={read.model.id} tasks={read.tasks} writes={writes} />
    case 'mobilise':
      return <MobiliseContent view={view} read={read} writes={open} />
    case 'review':
      return <Reviews view={view} modelId={read.model.id} reviews={read.reviews} writes={open} />
  }
}

const adds: Readonly<
  Partial<Record<StepName, readonly [path: string, word: 'addTask' | 'addOutreach' | 'addReview']>>
> = {
  organise: ['tasks/new', 'addTask'],
  mobilise: ['outreach/new', 'addOutreach'],
  review: ['reviews/new', 'addReview'],
}

/** Where an officer goes from a step that is open. */
function Doors({ view, read, name }: { view: View; read: ReadSteps; name: StepName }) {
  const say = formMessages[view.locale]
  const path = `/models/${read.model.id}`
  const add = adds[name]
  return (
    <ButtonGroup>
      {add && (
        <ButtonLink kind="secondary" href={href(view, `${path}/${add[0]}`)}>
          {say[add[1]]}
        </ButtonLink>
      )}
      <ButtonLink kind="secondary" href={href(view, `${path}/steps/${name}/edit`)}>
        {say.write}
      </ButtonLink>
      <ButtonLink kind="secondary" href={href(view, `${path}/steps/${name}/evidence`)}>
        {say.addEvidence}
      </ButtonLink>
    </ButtonGroup>
  )
}

function EvidenceOf({ view, read, name }: { view: View; read: ReadSteps; name: StepName }) {
  const say = messages[view.locale]
  const evidence = read.evidence.filter(({ step }) => step === name)
  if (evidence.length === 0) return null
  const path = `/models/${read.model.id}/evidence`
  return (
    <Section
      level={3}
      title={say.evidence}
      id={`${name}-evidence`}
      action={
        read.hides && (
          <Link standalone href={href(view, `${path}#manage-${name}`)}>
            {formMessages[view.locale].manage}
          </Link>
        )
      }
    >
      <EvidenceView view={view} modelId={read.model.id} evidence={evidence} />
    </Section>
  )
}

function Head({ view, step, children }: { view: View; step: Step; children?: ComponentChildren }) {
  const say = messages[view.locale]
  const tag =
    step.closedOn === null ? (
      <Tag tone="open">{say.open}</Tag>
    ) : (
      <Tag tone="done">{say.closed(formatDate(step.closedOn))}</Tag>
    )
  return (
    <p>
      {tag} {step.startedOn !== null && say.since(formatDate(step.startedOn))} {children}
    </p>
  )
}

function OneStep({ props, step }: { props: StepsPageProps; step: Step }) {
  const { view, read } = props
  const say = messages[view.locale]
  const { name } = step
  const writes = read.writes.has(name)
  const closed = step.closedOn !== null
  const open = writes && !closed
  const told = read.officer || closed
  return (
    <Section title={say.numbered(stepNames.indexOf(name) + 1, say.step[name])} id={name}>
      <Head view={view} step={step} />
      {!told && <p>{say.notPublic}</p>}
      {told && step.note !== '' && (
        <p>
          <Written text={step.note} />
        </p>
      )}
      {told && <Content view={view} read={read} step={step} open={open} />}
      {open && <Doors view={view} read={read} name={name} />}
      <EvidenceOf view={view} read={read} name={name} />
      {open && <CloseForm props={props} step={step} />}
      {closed && read.reopens && <ReopenForm props={props} step={step} />}
    </Section>
  )
}

function Changes({ view, read, names }: StepsPageProps) {
  const say = messages[view.locale]
  if (read.changes.length === 0) return null
  return (
    <Section title={say.changes} id="changes">
      <Timeline
        label={say.changes}
        items={read.changes.map((change) => {
          const name = change.actorId === null ? undefined : names.get(change.actorId)
          const step = say.step[change.step]
          return {
            when: formatDate(change.closed ? change.onDay : civilDate(change.at)),
            dateTime: change.closed ? change.onDay : change.at.toISOString(),
            title: change.closed ? say.didClose(step) : say.didReopen(step),
            text: (
              <>
                {name !== undefined && (
                  <p>
                    <Said text={say.by(vi(name))} />
                  </p>
                )}
                {change.reason !== null && (
                  <p>
                    <Written text={change.reason} />
                  </p>
                )}
              </>
            ),
          }
        })}
      />
    </Section>
  )
}

export function StepsPage(props: StepsPageProps) {
  const { view, read, done, errors = [] } = props
  const { locale } = view
  const say = messages[locale]
  const { model } = read
  const title = say.title(model.title)
  const empty =
    !read.officer && !read.steps.some(({ closedOn }) => closedOn !== null) && read.evidence.length === 0
  return (
    <Layout
      view={view}
      title={errors.length > 0 ? errorTitle(locale, title) : title}
      breadcrumbs={crumbs(view, model, false)}
      wide
    >
      <ErrorSummary
        locale={locale}
        errors={errors}
        title={props.failed?.deed === 'close' ? formMessages[locale].missing : undefined}
      />
      {read.officer && done !== undefined && (
        <Notice locale={locale} kind="success" announce>
          <p>{formMessages[locale].done[done]}</p>
        </Notice>
      )}
      <PageHeading
        title={model.title}
        lang="vi"
        kicker={say.steps}
        lead={<span lang={locale}>{say.lead}</span>}
      />
      <StepsLine
        locale={locale}
        label={say.line}
        steps={read.line.map(({ name, state, date }) => ({
          label: say.step[name],
          state,
          when:
            date === null ? undefined : state === 'done' ? formatDate(date) : say.sinceDay(formatDate(date)),
          href: empty ? undefined : `#${name}`,
        }))}
      />
      {empty ? (
        <EmptyState title={say.nothingYet}>
          <p>{say.nothingYetText}</p>
        </EmptyState>
      ) : (
        read.steps.map((step) => <OneStep key={step.name} props={props} step={step} />)
      )}
      <Changes {...props} />
      <p>
        <Link standalone href={href(view, `/models/${model.id}`)}>
          {say.toModel}
        </Link>
      </p>
    </Layout>
  )
}
