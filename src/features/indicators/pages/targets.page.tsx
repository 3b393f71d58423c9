/** `/models/{id}/targets`: the targets of a model, each with what was reported, and the forms to set and report. */
import type { z } from 'zod'
import { readModel } from '#features/models/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { type Exchange, html, page, type Route, seeOther, type View } from '#platform/http/route.ts'
import { formatDate, formatNumber } from '#platform/i18n/format.ts'
import type { Problem } from '#platform/problem.ts'
import { Button, ButtonGroup, ButtonLink } from '#ui/components/button/button.tsx'
import { EmptyState } from '#ui/components/empty-state/empty-state.tsx'
import { ErrorSummary, errorTitle, type FormError } from '#ui/components/error-summary/error-summary.tsx'
import { Form } from '#ui/components/form-section/form-section.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Disclosure, PageHeading, Section } from '#ui/components/page/page.tsx'
import { Progress } from '#ui/components/progress/progress.tsx'
import { SummaryList } from '#ui/components/summary-list/summary-list.tsx'
import { TextArea } from '#ui/components/text-area/text-area.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { reportOfTarget } from '../commands/report-value.ts'
import { dropTarget } from '../commands/set-target.ts'
import { idPath, reasonBody, reportForm, targetPath } from '../indicator.schemas.ts'
import { messages } from '../messages.ts'
import { pageMessages } from '../page.messages.ts'
import { modelTargets, type TargetHistory, targetHistory } from '../queries/model-targets.ts'
import { percentOf } from '../value.rules.ts'
import {
  digits,
  errorAt,
  errorsOf,
  langOf,
  nameOf,
  SourceText,
  TargetTag,
  textsOf,
  type Typed,
  valueText,
} from './parts.tsx'
import { allMetText, TargetTable } from './targets.view.tsx'
import { SourceFields, ValueFields, WhenFields } from './value-fields.tsx'
import { StreakText, ValueTable } from './value-table.tsx'

async function showAll({ ctx, view, params }: Asked): Promise<Response> {
  const targets = await modelTargets(ctx, params.id)
  const { locale } = view
  const say = pageMessages[locale].targets
  const { model } = targets
  const add = targets.mayReport && (
    <ButtonLink href={href(view, `/models/${model.id}/targets/new`)}>{say.add}</ButtonLink>
  )
  return html(
    <Layout
      view={view}
      title={say.of(model.title)}
      wide
      breadcrumbs={[{ href: `/models/${model.id}`, label: model.title, lang: 'vi' }]}
    >
      <PageHeading
        title={say.title}
        lead={targets.targets.length > 0 ? allMetText(targets, locale) : undefined}
        actions={targets.targets.length > 0 ? add : undefined}
      />
      {targets.targets.length === 0 ? (
        <EmptyState title={say.none} action={add}>
          <p>{say.noneText}</p>
        </EmptyState>
      ) : (
        <TargetTable view={view} targets={targets} />
      )}
    </Layout>,
  )
}

type Asked = Pick<Exchange<z.output<typeof idPath>>, 'ctx' | 'view' | 'params'>
type AskedTarget = Pick<Exchange<z.output<typeof targetPath>>, 'ctx' | 'view' | 'params'>

interface TargetPageProps {
  readonly view: View
  readonly found: TargetHistory
  readonly typed?: Typed
  readonly errors?: readonly FormError[]
  /** Which form came back. */
  readonly failed?: 'report' | 'remove'
}

function Summary({ view, found }: Pick<TargetPageProps, 'view' | 'found'>) {
  const { locale } = view
  const say = pageMessages[locale].targets
  const { target, indicator, version, way } = found
  const percent = way && percentOf(way.done, way.of, 0)
  const dated = (text: string, day: string | null) => (day === null ? text : `${text}, ${formatDate(day)}`)
  return (
    <>
      {way && percent !== null && (
        <Progress
          id="way"
          label={say.way}
          value={way.done}
          max={way.of}
          text={say.wayText(formatNumber(Number(percent), locale))}
        />
      )}
      <SummaryList
        locale={locale}
        rows={[
          {
            key: say.baseline,
            value:
              found.baseline &&
              dated(valueText(indicator, version, found.baseline, locale), target.baselineOn),
          },
          {
            key: say.target,
            value: `${valueText(indicator, version, found.aim, locale)}, ${say.due(formatDate(target.dueOn))}`,
          },
          {
            key: say.reached,
            value:
              found.reached && dated(valueText(indicator, version, found.reached, locale), found.reachedOn),
          },
          {
            key: say.state,
            value: (
              <>
                <TargetTag locale={locale} state={found.state} />
                {found.metOn !== null && ` ${say.metOn(formatDate(found.metOn))}`}
              </>
            ),
          },
          ...(found.growthPlanned === null
            ? []
            : [
                {
                  key: messages[locale].field.baseline,
                  value: [
                    say.growthPlanned(digits(found.growthPlanned, locale)),
                    ...(found.growthReached === null
                      ? []
                      : [say.growthReached(digits(found.growthReached, locale))]),
                  ].join('. '),
                },
              ]),
          ...(found.streak
            ? [
                {
                  key: pageMessages[locale].profile.streaks,
                  value: <StreakText view={view} streak={found.streak} />,
                },
              ]
            : []),
          { key: messages[locale].field.sourceTitle, value: <SourceText {...target} /> },
        ]}
      />
    </>
  )
}

function TargetPage({ view, found, typed = {}, errors = [], failed }: TargetPageProps) {
  const { locale } = view
  const say = pageMessages[locale].targets
  const { target, indicator, version, model, mayReport, values } = found
  const title = nameOf(version, locale)
  const path = `/models/${model.id}/targets/${target.id}`
  return (
    <Layout
      view={view}
      title={errors.length > 0 ? errorTitle(locale, title) : title}
      breadcrumbs={[
        { href: `/models/${model.id}`, label: model.title, lang: 'vi' },
        { href: `/models/${model.id}/targets`, label: say.title },
      ]}
    >
      <ErrorSummary locale={locale} errors={errors} />
      <PageHeading
        title={title}
        lang={langOf(version, locale)}
        lead={version.meaning === '' ? undefined : <span lang="vi">{version.meaning}</span>}
      />
      <Summary view={view} found={found} />
      <Section title={say.history} id="history">
        {values.length === 0 ? (
          <p>{say.noHistory}</p>
        ) : (
          <ValueTable
            view={view}
            caption={say.history}
            indicator={indicator}
            version={version}
            values={values}
            mayReport={mayReport}
          />
        )}
      </Section>
      {mayReport && (
        <>
          <Section title={say.report} id="report">
            <Form action={href(view, `${path}/report`)}>
              <WhenFields
                locale={locale}
                indicator={indicator}
                typed={typed}
                errors={errors}
                today={view.today}
              />
              <ValueFields
                locale={locale}
                indicator={indicator}
                version={version}
                typed={typed}
                errors={errors}
              />
              <SourceFields locale={locale} typed={typed} errors={errors} />
              <ButtonGroup>
                <Button>{say.reportButton}</Button>
                <Link standalone href={href(view, `${path}/edit`)}>
                  {say.edit}
                </Link>
              </ButtonGroup>
            </Form>
          </Section>
          <Disclosure summary={say.remove} open={failed === 'remove'}>
            <Form action={href(view, `${path}/remove`)}>
              <TextArea
                locale={locale}
                name="reason"
                label={messages[locale].field.reason}
                hint={say.removeHint}
                rows={2}
                value={typed['reason']}
                error={errorAt(errors, 'reason', messages[locale].field.reason)}
              />
              <Button kind="danger">{say.remove}</Button>
            </Form>
          </Disclosure>
        </>
      )}
    </Layout>
  )
}

async function showTarget(
  { ctx, view, params }: AskedTarget,
  back?: { problem: Problem; typed: Readonly<Record<string, unknown>>; failed: 'report' | 'remove' },
): Promise<Response> {
  const found = await targetHistory(ctx, params.id, params.target)
  const props = back && {
    typed: textsOf(back.typed),
    errors: errorsOf(back.problem, view.locale),
    failed: back.failed,
  }
  return html(<TargetPage view={view} found={found} {...props} />, back?.problem.status ?? 200)
}

/** Throws not-found where the target is not of the model, or not to be known. */
async function ofModel(ctx: Ctx, { id, target }: z.output<typeof targetPath>): Promise<void> {
  await readModel(ctx, id)
  await targetHistory(ctx, id, target)
}

export const targetPages: readonly Route[] = [
  page({ method: 'GET', path: '/models/{id}/targets', params: idPath }, showAll),
  page({ method: 'GET', path: '/models/{id}/targets/{target}', params: targetPath }, (exchange) =>
    showTarget(exchange),
  ),
  page(
    {
      method: 'POST',
      path: '/models/{id}/targets/{target}/report',
      params: targetPath,
      body: reportForm,
      members: true,
      again: (exchange, problem, typed) => showTarget(exchange, { problem, typed, failed: 'report' }),
    },
    async ({ ctx, params, body, view }) => {
      await ofModel(ctx, params)
      await reportOfTarget(ctx, { ...body, targetId: params.target })
      return seeOther(view, `/models/${params.id}/targets/${params.target}`)
    },
  ),
  page(
    {
      method: 'POST',
      path: '/models/{id}/targets/{target}/remove',
      params: targetPath,
      body: reasonBody,
      members: true,
      again: (exchange, problem, typed) => showTarget(exchange, { problem, typed, failed: 'remove' }),
    },
    async ({ ctx, params, body, view }) => {
      await ofModel(ctx, params)
      await dropTarget(ctx, { id: params.target, reason: body.reason })
      return seeOther(view, `/models/${params.id}/targets`)
    },
  ),
]
