/** The page of one round: where it stands, what comes next, its rules, and for who is inside its models and panel. */
import { civilDate } from '#platform/clock.ts'
import type { View } from '#platform/http/route.ts'
import { formatDate } from '#platform/i18n/format.ts'
import { ErrorSummary, errorTitle, type FormError } from '#ui/components/error-summary/error-summary.tsx'
import { ButtonGroup, ButtonLink } from '#ui/components/button/button.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { LinkList, Note, PageHeading, Section } from '#ui/components/page/page.tsx'
import { Said, vi } from '#ui/components/said/said.tsx'
import { StepsLine } from '#ui/components/steps-line/steps-line.tsx'
import { SummaryList } from '#ui/components/summary-list/summary-list.tsx'
import { Timeline } from '#ui/components/timeline/timeline.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import type { Deed } from '../appraisal.schemas.ts'
import { spoken } from '../code.rules.ts'
import { certificateMessages } from '../certificate.messages.ts'
import { messages } from '../messages.ts'
import type { ReadRound } from '../queries/read-round.ts'
import { certificateState, type State } from '../round.rules.ts'
import { roundMessages } from '../round.messages.ts'
import { datesText, Done, ExampleNotice, RubricTable, roundTag, StateTag, Vi, Written } from './parts.tsx'
import { Models, Panel } from './round-inside.tsx'
import { CancelForm, EditForm, NextSteps } from './round-actions.tsx'
import { RankingTable, ShortlistTable } from './ranking.tsx'

export interface RoundPageProps {
  readonly view: View
  readonly read: ReadRound
  readonly names: ReadonlyMap<string, string>
  readonly candidates: readonly { readonly accountId: string; readonly name: string }[]
  /** The reader's account. */
  readonly account: string | null
  readonly done?: Deed | undefined
  readonly errors?: readonly FormError[]
  readonly typed?: Readonly<Record<string, unknown>>
  /** Whose form came back. */
  readonly failed?: string | undefined
}

const line: readonly State[] = ['draft', 'open', 'scoring', 'shortlisted', 'decided']

function Steps({ view, read }: RoundPageProps) {
  const { locale } = view
  const say = messages[locale]
  const { round, history } = read
  const at = line.indexOf(round.state)
  const reached = (state: State) => history.find((step) => step.to === state)
  if (round.state === 'cancelled') return null
  return (
    <StepsLine
      locale={locale}
      label={roundMessages[locale].steps}
      steps={line.map((state, i) => {
        const step = reached(state)
        return {
          label: say.state[state],
          state: i < at || round.state === 'decided' ? 'done' : i === at ? 'current' : 'next',
          when:
            step && i <= at
              ? formatDate(civilDate(step.at))
              : state === 'open'
                ? formatDate(round.opensOn)
                : undefined,
        }
      })}
    />
  )
}

function Rules({ view, read }: RoundPageProps) {
  const { locale } = view
  const say = roundMessages[locale]
  const { label, level } = messages[locale]
  const { round, rubric } = read
  return (
    <Section title={say.rules} id="rules">
      <SummaryList
        locale={locale}
        rows={[
          {
            key: label.unitId,
            value: (
              <Vi>
                <Link href={href(view, `/units/${round.unitId}`)}>{read.place.place}</Link>
              </Vi>
            ),
          },
          { key: label.level, value: `${level[round.level]}, ${round.year}` },
          { key: messages[locale].table.dates, value: datesText(round, locale) },
          { key: label.quorum, value: say.quorumLine(String(round.quorum)) },
          {
            key: say.rubric,
            value: rubric ? (
              <Link href={href(view, `/appraisal/rubrics/${rubric.id}`)}>
                <Said text={say.rubricLine(vi(rubric.title), String(rubric.version))} />
              </Link>
            ) : (
              <>
                {say.noRubric}{' '}
                {read.manages && (
                  <Link href={href(view, `/appraisal/rubrics/new?unit=${round.unitId}&year=${round.year}`)}>
                    {say.makeRubric}
                  </Link>
                )}
              </>
            ),
          },
        ]}
      />
      {rubric && (
        <>
          <Note>{say.scaleLine(String(rubric.scale))}</Note>
          <RubricTable locale={locale} rubric={rubric} />
        </>
      )}
    </Section>
  )
}

function Decisions({ view, read }: RoundPageProps) {
  const { locale } = view
  const say = roundMessages[locale]
  if (read.decisions.length === 0) return null
  return (
    <Section title={say.recognised} id="decisions">
      {read.decisions.map((decision) => (
        <div key={decision.id}>
          <h3>
            <Said text={say.decisionLine(vi(decision.number), formatDate(decision.decidedOn))} />
          </h3>
          <SummaryList
            locale={locale}
            rows={[
              {
                key: messages[locale].label.issuers,
                value: <Written text={decision.issuers.join('\n')} />,
              },
              {
                key: messages[locale].label.signatoryName,
                value: (
                  <Vi>
                    {decision.signatoryName}, {decision.signatoryPosition}
                  </Vi>
                ),
              },
              {
                key: messages[locale].label.legalBasis,
                value: <Written text={decision.legalBasis} />,
              },
            ]}
          />
          <LinkList
            items={read.certificates
              .filter(({ decisionId }) => decisionId === decision.id)
              .map((held) => ({
                href: href(view, `/certificates/${spoken(held.code)}`),
                title: held.modelTitle,
                lang: 'vi',
                text: <Vi>{held.unitPlace}</Vi>,
                meta:
                  certificateState(held) === 'revoked'
                    ? certificateMessages[locale].revoked
                    : spoken(held.code),
              }))}
          />
        </div>
      ))}
    </Section>
  )
}

function History({ view, read, names }: RoundPageProps) {
  const { locale } = view
  const say = roundMessages[locale]
  return (
    <Section title={say.history} id="history">
      <Timeline
        label={say.history}
        items={read.history.map((step) => {
          const name = step.actorId === null ? undefined : names.get(step.actorId)
          return {
            when: formatDate(civilDate(step.at)),
            dateTime: step.at.toISOString(),
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
    </Section>
  )
}

function Shortlist({ view, read }: RoundPageProps) {
  const { locale } = view
  const say = roundMessages[locale]
  const { inside, rubric } = read
  if (!inside || !rubric) return null
  if (inside.ranking)
    return (
      <Section title={say.ranking} id="ranking">
        <Note>{say.rankingLead}</Note>
        <RankingTable view={view} ranking={inside.ranking} roundId={read.round.id} />
      </Section>
    )
  if (inside.shortlist.length === 0) return null
  return (
    <Section title={say.shortlist} id="shortlist">
      {inside.proposal && (
        <p>
          <Said
            text={say.proposal(
              vi(inside.proposal.number),
              formatDate(inside.proposal.proposedOn),
              vi(inside.proposal.addressee),
            )}
          />
        </p>
      )}
      <ShortlistTable view={view} rows={inside.shortlist} scale={rubric.scale} />
      {inside.proposal && (
        <ButtonGroup>
          <ButtonLink kind="secondary" href={href(view, `/appraisal/rounds/${read.round.id}/proposal/pdf`)}>
            {say.proposalPdf}
          </ButtonLink>
          <Link standalone href={href(view, `/appraisal/rounds/${read.round.id}/proposal/pdf?heading=party`)}>
            {say.proposalParty}
          </Link>
        </ButtonGroup>
      )}
    </Section>
  )
}

export function RoundPage(props: RoundPageProps) {
  const { view, read, done, errors = [] } = props
  const { locale } = view
  const { round } = read
  return (
    <Layout
      view={view}
      title={errors.length > 0 ? errorTitle(locale, round.title) : round.title}
      titleLang="vi"
      breadcrumbs={[{ href: '/appraisal', label: messages[locale].appraisal }]}
      wide={read.inside !== undefined}
    >
      <ErrorSummary locale={locale} errors={errors} />
      <Done locale={locale} done={done} />
      <PageHeading
        title={round.title}
        lang="vi"
        tag={<StateTag locale={locale} round={roundTag(round)} />}
        kicker={<Vi>{read.place.name}</Vi>}
      />
      <ExampleNotice locale={locale} example={round.example} />
      <Steps {...props} />
      <NextSteps {...props} />
      <Decisions {...props} />
      <Shortlist {...props} />
      {read.inside && <Models {...props} inside={read.inside} />}
      {read.inside && <Panel {...props} inside={read.inside} />}
      <Rules {...props} />
      <History {...props} />
      <EditForm {...props} />
      <CancelForm {...props} />
    </Layout>
  )
}
