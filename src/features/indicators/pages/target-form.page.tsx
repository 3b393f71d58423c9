/** Setting and changing a target: first which indicator, then from what to what by when. Without JavaScript. */
import { z } from 'zod'
import { readModel } from '#features/models/contract.ts'
import type { Model } from '#features/models/contract.ts'
import { optional, uuid } from '#platform/http/inputs.ts'
import { type Exchange, html, page, type Route, seeOther, type View } from '#platform/http/route.ts'
import type { Problem } from '#platform/problem.ts'
import { Button, ButtonGroup } from '#ui/components/button/button.tsx'
import { DateField } from '#ui/components/date-field/date-field.tsx'
import { ErrorSummary, errorTitle, type FormError } from '#ui/components/error-summary/error-summary.tsx'
import { Form, FormSection } from '#ui/components/form-section/form-section.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { LinkList, Note, PageHeading, Section } from '#ui/components/page/page.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { editTarget, setTarget } from '../commands/set-target.ts'
import { mayReport } from '../indicator.policy.ts'
import { type Indicator, type Version, versionOn } from '../indicator.rules.ts'
import { editTargetForm, idPath, setTargetForm, targetPath } from '../indicator.schemas.ts'
import { messages } from '../messages.ts'
import { pageMessages } from '../page.messages.ts'
import { onlyReporters } from '../problems.rules.ts'
import { getIndicator } from '../queries/get-indicator.ts'
import { indicatorsFor, suggestedFor } from '../queries/list-definitions.ts'
import { modelTargets, targetHistory } from '../queries/model-targets.ts'
import { errorAt, errorsOf, langOf, measureOf, nameOf, spokenName, textsOf, type Typed } from './parts.tsx'
import { SourceFields, typedValue, ValueFields } from './value-fields.tsx'

interface ChooseProps {
  readonly view: View
  readonly model: Model
  readonly suggested: readonly Indicator[]
  readonly others: readonly Indicator[]
}

function ChoosePage({ view, model, suggested, others }: ChooseProps) {
  const { locale } = view
  const say = pageMessages[locale].targets
  const doors = (indicators: readonly Indicator[]) => (
    <LinkList
      items={indicators.map((indicator) => {
        const version = versionOn(indicator, view.today)
        return {
          href: href(view, `/models/${model.id}/targets/new?indicator=${indicator.id}`),
          title: nameOf(version, locale),
          lang: langOf(version, locale),
          text: messages[locale].kindShort[indicator.kind],
          meta: measureOf(indicator, locale),
        }
      })}
    />
  )
  return (
    <Layout
      view={view}
      title={say.chooseTitle}
      breadcrumbs={[
        { href: `/models/${model.id}`, label: model.title, lang: 'vi' },
        { href: `/models/${model.id}/targets`, label: say.title },
      ]}
    >
      <PageHeading title={say.chooseTitle} kicker={<span lang="vi">{model.title}</span>} />
      {suggested.length > 0 && <Section title={say.suggested}>{doors(suggested)}</Section>}
      <Section title={suggested.length > 0 ? say.others : pageMessages[locale].list.title}>
        {doors(others)}
      </Section>
    </Layout>
  )
}

interface FormProps {
  readonly view: View
  readonly model: Model
  readonly indicator: Indicator
  readonly version: Version
  readonly typed: Typed
  readonly errors: readonly FormError[]
  /** Of a target that is being changed. */
  readonly target?: { readonly id: string; readonly revision: number }
}

function TargetForm({ view, model, indicator, version, typed, errors, target }: FormProps) {
  const { locale } = view
  const say = pageMessages[locale].targets
  const field = messages[locale].field
  const name = spokenName(version, locale)
  const title = target ? say.editTitle(name) : say.newTitle(name)
  const path = `/models/${model.id}/targets`
  const shared = { locale, indicator, version, typed, errors }
  return (
    <Layout
      view={view}
      title={errors.length > 0 ? errorTitle(locale, title) : title}
      breadcrumbs={[
        { href: `/models/${model.id}`, label: model.title, lang: 'vi' },
        { href: path, label: say.title },
      ]}
    >
      <ErrorSummary locale={locale} errors={errors} />
      <PageHeading
        title={title}
        lead={version.meaning === '' ? undefined : <span lang="vi">{version.meaning}</span>}
      />
      <Form
        action={href(view, target ? `${path}/${target.id}/edit` : `${path}/new`)}
        hidden={target ? { revision: String(target.revision) } : { indicatorId: indicator.id }}
      >
        <FormSection legend={say.aim}>
          <ValueFields {...shared} at="target." optional={indicator.kind === 'checklist'} />
          {indicator.kind === 'checklist' && <Note>{say.criteriaAll}</Note>}
          <DateField
            locale={locale}
            name="dueOn"
            label={field.dueOn}
            value={typed['dueOn']}
            error={errorAt(errors, 'dueOn', field.dueOn)}
          />
        </FormSection>
        {indicator.kind !== 'checklist' && (
          <FormSection legend={say.from} hint={say.fromHint}>
            <ValueFields {...shared} at="baseline." optional />
            <DateField
              locale={locale}
              name="baselineOn"
              label={field.baselineOn}
              optional
              value={typed['baselineOn']}
              error={errorAt(errors, 'baselineOn', field.baselineOn)}
            />
          </FormSection>
        )}
        <SourceFields locale={locale} typed={typed} errors={errors} />
        <ButtonGroup>
          <Button>{say.save}</Button>
          <Link standalone href={href(view, target ? `${path}/${target.id}` : path)}>
            {pageMessages[locale].form.cancel}
          </Link>
        </ButtonGroup>
      </Form>
    </Layout>
  )
}

type Asked = Pick<Exchange<z.output<typeof idPath>>, 'ctx' | 'view' | 'params'>

async function showForm(
  { ctx, view, params }: Asked,
  indicatorId: string | undefined,
  back?: { problem: Problem; typed: Readonly<Record<string, unknown>> },
): Promise<Response> {
  const { model, inCharge } = await readModel(ctx, params.id)
  if (!mayReport(ctx.actor, inCharge)) throw onlyReporters()
  if (indicatorId === undefined) {
    const taken = new Set((await modelTargets(ctx, model.id)).targets.map(({ indicator }) => indicator.id))
    const all = (await indicatorsFor(ctx, model.unitId, view.today)).filter(({ id }) => !taken.has(id))
    const named = await suggestedFor(ctx, model.typeId)
    return html(
      <ChoosePage
        view={view}
        model={model}
        suggested={all.filter(({ id }) => named.has(id))}
        others={all.filter(({ id }) => !named.has(id))}
      />,
      back?.problem.status ?? 200,
    )
  }
  const indicator = await getIndicator(ctx, indicatorId)
  return html(
    <TargetForm
      view={view}
      model={model}
      indicator={indicator}
      version={versionOn(indicator, view.today)}
      typed={back ? textsOf(back.typed) : {}}
      errors={back ? errorsOf(back.problem, view.locale) : []}
    />,
    back?.problem.status ?? 200,
  )
}

type AskedTarget = Pick<Exchange<z.output<typeof targetPath>>, 'ctx' | 'view' | 'params'>

async function showEdit(
  { ctx, view, params }: AskedTarget,
  back?: { problem: Problem; typed: Readonly<Record<string, unknown>> },
): Promise<Response> {
  const found = await targetHistory(ctx, params.id, params.target)
  if (!found.mayReport) throw onlyReporters()
  const { target, indicator, version, model } = found
  const stored: Typed = {
    ...typedValue(indicator, target.target, view.locale, 'target.'),
    ...typedValue(indicator, target.baseline, view.locale, 'baseline.'),
    dueOn: target.dueOn,
    baselineOn: target.baselineOn ?? undefined,
    sourceTitle: target.sourceTitle ?? undefined,
    sourceUrl: target.sourceUrl ?? undefined,
  }
  return html(
    <TargetForm
      view={view}
      model={model}
      indicator={indicator}
      version={version}
      typed={back ? textsOf(back.typed) : stored}
      errors={back ? errorsOf(back.problem, view.locale) : []}
      target={target}
    />,
    back?.problem.status ?? 200,
  )
}

const newQuery = z.object({ indicator: optional(uuid) })

export const targetFormPages: readonly Route[] = [
  page(
    { method: 'GET', path: '/models/{id}/targets/new', params: idPath, query: newQuery, members: true },
    (exchange) => showForm(exchange, exchange.query.indicator),
  ),
  page(
    {
      method: 'POST',
      path: '/models/{id}/targets/new',
      params: idPath,
      body: setTargetForm,
      members: true,
      again: (exchange, problem, typed) =>
        showForm(exchange, uuid.safeParse(typed['indicatorId']).data, { problem, typed }),
    },
    async ({ ctx, params, body, view }) => {
      const target = await setTarget(ctx, { ...body, modelId: params.id })
      return seeOther(view, `/models/${params.id}/targets/${target.id}`)
    },
  ),
  page(
    { method: 'GET', path: '/models/{id}/targets/{target}/edit', params: targetPath, members: true },
    (exchange) => showEdit(exchange),
  ),
  page(
    {
      method: 'POST',
      path: '/models/{id}/targets/{target}/edit',
      params: targetPath,
      body: editTargetForm,
      members: true,
      again: (exchange, problem, typed) => showEdit(exchange, { problem, typed }),
    },
    async ({ ctx, params, body, view }) => {
      await targetHistory(ctx, params.id, params.target)
      await editTarget(ctx, { ...body, id: params.target })
      return seeOther(view, `/models/${params.id}/targets/${params.target}`)
    },
  ),
]
