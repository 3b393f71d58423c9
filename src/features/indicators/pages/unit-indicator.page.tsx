/** `/units/{id}/indicators/{indicator}`: all that was reported of one indicator of a unit, and the form to report it. */
import type { z } from 'zod'
import { getUnit } from '#features/units/contract.ts'
import { listInChargeOf } from '#features/models/contract.ts'
import { type Exchange, html, page, type Route, seeOther } from '#platform/http/route.ts'
import type { Problem } from '#platform/problem.ts'
import { Button } from '#ui/components/button/button.tsx'
import { EmptyState } from '#ui/components/empty-state/empty-state.tsx'
import { ErrorSummary, errorTitle } from '#ui/components/error-summary/error-summary.tsx'
import { Form } from '#ui/components/form-section/form-section.tsx'
import { LinkList, Note, PageHeading, Section } from '#ui/components/page/page.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { reportOfUnit } from '../commands/report-value.ts'
import { mayReport } from '../indicator.policy.ts'
import { holdsOn, versionOn } from '../indicator.rules.ts'
import { reportForm, unitIndicatorPath, unitPath } from '../indicator.schemas.ts'
import { messages } from '../messages.ts'
import { pageMessages } from '../page.messages.ts'
import { onlyReporters } from '../problems.rules.ts'
import { indicatorsFor } from '../queries/list-definitions.ts'
import { unitHistory } from '../queries/unit-values.ts'
import { errorsOf, labelOf, langOf, measureOf, nameOf, textsOf } from './parts.tsx'
import { placeOfUnit } from './profile.page.tsx'
import { SourceFields, ValueFields, WhenFields } from './value-fields.tsx'
import { StreakText, ValueTable } from './value-table.tsx'

type Asked = Pick<Exchange<z.output<typeof unitIndicatorPath>>, 'ctx' | 'view' | 'params'>

async function show(
  { ctx, view, params }: Asked,
  back?: { problem: Problem; typed: Readonly<Record<string, unknown>> },
): Promise<Response> {
  const { locale } = view
  const say = pageMessages[locale].profile
  const found = await unitHistory(ctx, params.id, params.indicator)
  const { indicator, version, unit, values, streaks } = found
  const { place } = await placeOfUnit(ctx, params.id)
  const typed = back ? textsOf(back.typed) : {}
  const errors = back ? errorsOf(back.problem, locale) : []
  const title = nameOf(version, locale)
  const criterion = (code: string) => {
    const option = version.options.find((one) => one.code === code)
    return option ? `${labelOf(option, locale)}: ` : ''
  }
  const meant =
    indicator.levels.some((level) => level === unit.latest.level) && holdsOn(indicator, view.today)
  return html(
    <Layout
      view={view}
      title={errors.length > 0 ? errorTitle(locale, title) : title}
      titleLang={langOf(version, locale)}
      breadcrumbs={[
        { href: `/units/${unit.id}`, label: unit.latest.fullName, lang: 'vi' },
        { href: `/units/${unit.id}/profile`, label: say.title },
      ]}
    >
      <ErrorSummary locale={locale} errors={errors} />
      <PageHeading
        title={title}
        lang={langOf(version, locale)}
        kicker={<span lang="vi">{place}</span>}
        lead={version.meaning === '' ? undefined : <span lang="vi">{version.meaning}</span>}
      />
      {streaks.length > 0 && (
        <Section title={say.streaks} id="streaks">
          <ul>
            {streaks.map((streak) => (
              <li key={streak.code}>
                {criterion(streak.code)}
                <StreakText view={view} streak={streak} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {values.length === 0 ? (
        <EmptyState title={messages[locale].nothing} />
      ) : (
        <ValueTable
          view={view}
          caption={title}
          indicator={indicator}
          version={version}
          values={values}
          mayReport={found.mayReport}
        />
      )}
      {indicator.aboutPeople && !found.mayReport && <Note>{say.onlyLast}</Note>}
      {found.mayReport && meant && (
        <Section title={pageMessages[locale].targets.report} id="report">
          <Form action={href(view, `/units/${unit.id}/indicators/${indicator.id}/report`)}>
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
            <Button>{pageMessages[locale].targets.reportButton}</Button>
          </Form>
        </Section>
      )}
    </Layout>,
    back?.problem.status ?? 200,
  )
}

/** Which indicators an officer may report of the unit. */
async function choose({
  ctx,
  view,
  params,
}: Pick<Exchange<z.output<typeof unitPath>>, 'ctx' | 'view' | 'params'>) {
  const { locale } = view
  const say = pageMessages[locale].profile
  const { latest } = await getUnit(ctx, params.id)
  if (!mayReport(ctx.actor, await listInChargeOf(ctx, params.id))) throw onlyReporters()
  const all = (await indicatorsFor(ctx, params.id, view.today)).filter(
    ({ levels, unitKinds, profile }) =>
      profile === null &&
      levels.some((level) => level === latest.level) &&
      (unitKinds.length === 0 || unitKinds.includes(latest.kind)),
  )
  return html(
    <Layout
      view={view}
      title={say.chooseTitle}
      breadcrumbs={[
        { href: `/units/${params.id}`, label: latest.fullName, lang: 'vi' },
        { href: `/units/${params.id}/profile`, label: say.title },
      ]}
    >
      <PageHeading title={say.chooseTitle} kicker={<span lang="vi">{latest.fullName}</span>} />
      <LinkList
        items={all.map((indicator) => {
          const version = versionOn(indicator, view.today)
          return {
            href: href(view, `/units/${params.id}/indicators/${indicator.id}`),
            title: nameOf(version, locale),
            lang: langOf(version, locale),
            text: messages[locale].kindShort[indicator.kind],
            meta: measureOf(indicator, locale),
          }
        })}
      />
    </Layout>,
  )
}

export const unitIndicatorPages: readonly Route[] = [
  page({ method: 'GET', path: '/units/{id}/indicators', params: unitPath, members: true }, choose),
  page({ method: 'GET', path: '/units/{id}/indicators/{indicator}', params: unitIndicatorPath }, (exchange) =>
    show(exchange),
  ),
  page(
    {
      method: 'POST',
      path: '/units/{id}/indicators/{indicator}/report',
      params: unitIndicatorPath,
      body: reportForm,
      members: true,
      again: (exchange, problem, typed) => show(exchange, { problem, typed }),
    },
    async ({ ctx, params, body, view }) => {
      await reportOfUnit(ctx, { ...body, unitId: params.id, indicatorId: params.indicator })
      return seeOther(view, `/units/${params.id}/indicators/${params.indicator}`)
    },
  ),
]
