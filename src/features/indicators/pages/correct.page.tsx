/** `/indicator-values/{id}/correct`: the form that corrects a value or takes it back, with a reason. */
import type { z } from 'zod'
import { type Exchange, html, page, type Route, seeOther } from '#platform/http/route.ts'
import type { Problem } from '#platform/problem.ts'
import { Button, ButtonGroup } from '#ui/components/button/button.tsx'
import { Checkbox } from '#ui/components/checkboxes/checkboxes.tsx'
import { ErrorSummary, errorTitle } from '#ui/components/error-summary/error-summary.tsx'
import { Form } from '#ui/components/form-section/form-section.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { PageHeading } from '#ui/components/page/page.tsx'
import { SummaryList } from '#ui/components/summary-list/summary-list.tsx'
import { TextArea } from '#ui/components/text-area/text-area.tsx'
import { TextField } from '#ui/components/text-field/text-field.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { correctValue } from '../commands/correct-value.ts'
import { correctForm, valuePath } from '../indicator.schemas.ts'
import { messages } from '../messages.ts'
import { pageMessages } from '../page.messages.ts'
import { readValueForCorrection } from '../queries/read-value.ts'
import { shownValue } from '../shown.rules.ts'
import { errorAt, errorsOf, langOf, nameOf, textsOf, type Typed, valueText, whenText } from './parts.tsx'
import { SourceFields, typedValue, ValueFields } from './value-fields.tsx'

type Asked = Pick<Exchange<z.output<typeof valuePath>>, 'ctx' | 'view' | 'params'>

async function show(
  { ctx, view, params }: Asked,
  back?: { problem: Problem; typed: Readonly<Record<string, unknown>> },
): Promise<Response> {
  const { row, indicator, version, of, path } = await readValueForCorrection(ctx, params.id)
  const { locale } = view
  const say = pageMessages[locale].values
  const field = messages[locale].field
  const typed: Typed = back
    ? textsOf(back.typed)
    : {
        ...typedValue(indicator, row.value, locale),
        decision: row.decision ?? undefined,
        sourceTitle: row.sourceTitle ?? undefined,
        sourceUrl: row.sourceUrl ?? undefined,
      }
  const errors = back ? errorsOf(back.problem, locale) : []
  return html(
    <Layout
      view={view}
      title={errors.length > 0 ? errorTitle(locale, say.correctTitle) : say.correctTitle}
      breadcrumbs={[{ href: path, label: of, lang: 'vi' }]}
    >
      <ErrorSummary locale={locale} errors={errors} />
      <PageHeading title={say.correctTitle} lead={say.correctLead} />
      <SummaryList
        locale={locale}
        rows={[
          {
            key: field.indicatorId,
            value: <span lang={langOf(version, locale)}>{nameOf(version, locale)}</span>,
          },
          { key: indicator.timing === 'period' ? say.period : say.day, value: whenText(row, locale) },
          {
            key: say.value,
            value: valueText(indicator, version, shownValue(indicator, version, row.value, false), locale),
          },
        ]}
      />
      <Form action={href(view, `/indicator-values/${row.id}/correct`)}>
        <ValueFields locale={locale} indicator={indicator} version={version} typed={typed} errors={errors} />
        {indicator.kind === 'grade' && (
          <TextField
            locale={locale}
            name="decision"
            label={field.decision}
            hint={say.decisionHint}
            optional
            value={typed['decision']}
            error={errorAt(errors, 'decision', field.decision)}
          />
        )}
        <SourceFields locale={locale} typed={typed} errors={errors} />
        <Checkbox locale={locale} name="retract" label={say.retract} checked={typed['retract'] === 'yes'} />
        <TextArea
          locale={locale}
          name="reason"
          label={field.reason}
          rows={2}
          value={typed['reason']}
          error={errorAt(errors, 'reason', field.reason)}
        />
        <ButtonGroup>
          <Button>{say.saveCorrection}</Button>
          <Link standalone href={href(view, path)}>
            {pageMessages[locale].form.cancel}
          </Link>
        </ButtonGroup>
      </Form>
    </Layout>,
    back?.problem.status ?? 200,
  )
}

export const correctPages: readonly Route[] = [
  page(
    { method: 'GET', path: '/indicator-values/{id}/correct', params: valuePath, members: true },
    (exchange) => show(exchange),
  ),
  page(
    {
      method: 'POST',
      path: '/indicator-values/{id}/correct',
      params: valuePath,
      body: correctForm,
      members: true,
      again: (exchange, problem, typed) => show(exchange, { problem, typed }),
    },
    async ({ ctx, params, body, view }) => {
      const { path } = await readValueForCorrection(ctx, params.id)
      await correctValue(ctx, { ...body, id: params.id })
      return seeOther(view, path)
    },
  ),
]
