/** The form that records a signed decision, as its paper says it. */
import type { z } from 'zod'
import { type Exchange, html, page, type Route, seeOther, type View } from '#platform/http/route.ts'
import type { Problem } from '#platform/problem.ts'
import { Button } from '#ui/components/button/button.tsx'
import { Checkboxes } from '#ui/components/checkboxes/checkboxes.tsx'
import { DateField } from '#ui/components/date-field/date-field.tsx'
import {
  errorFor,
  ErrorSummary,
  errorTitle,
  type FormError,
} from '#ui/components/error-summary/error-summary.tsx'
import { Form } from '#ui/components/form-section/form-section.tsx'
import { PageHeading } from '#ui/components/page/page.tsx'
import { Radios } from '#ui/components/radios/radios.tsx'
import { TextArea } from '#ui/components/text-area/text-area.tsx'
import { TextField } from '#ui/components/text-field/text-field.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { decisionBody, idPath } from '../appraisal.schemas.ts'
import { recordDecision } from '../commands/record-decision.ts'
import type { Shortlisted } from '../decision.store.ts'
import { messages } from '../messages.ts'
import { onlyDeciders } from '../problems.rules.ts'
import { readRound } from '../queries/read-round.ts'
import { headings, type Round } from '../round.rules.ts'
import { roundMessages } from '../round.messages.ts'
import { errorsOf, typedOr } from './parts.tsx'

interface Props {
  readonly view: View
  readonly round: Round
  readonly left: readonly Shortlisted[]
  readonly errors: readonly FormError[]
  readonly typed: Readonly<Record<string, unknown>>
}

function chosen(typed: Readonly<Record<string, unknown>>, left: readonly Shortlisted[]): readonly string[] {
  const value = typed['models']
  if (Array.isArray(value)) return value.map(String)
  if (typeof value === 'string') return [value]
  return 'number' in typed ? [] : left.map(({ modelId }) => modelId)
}

function DecisionPage({ view, round, left, errors, typed }: Props) {
  const { locale } = view
  const say = roundMessages[locale]
  const { label, heading } = messages[locale]
  const title = say.move.decide
  const field = (name: 'signatoryName' | 'signatoryPosition', max: number) => (
    <TextField
      locale={locale}
      label={label[name]}
      name={name}
      maxLength={max}
      value={typedOr(typed, name)}
      error={errorFor(errors, name)}
    />
  )
  return (
    <Layout
      view={view}
      title={errors.length > 0 ? errorTitle(locale, title) : title}
      breadcrumbs={[
        { href: '/appraisal', label: messages[locale].appraisal },
        { href: `/appraisal/rounds/${round.id}`, label: round.title, lang: 'vi' },
      ]}
    >
      <ErrorSummary locale={locale} errors={errors} />
      <PageHeading title={title} lead={<p>{say.why.decide}</p>} />
      <Form action={href(view, `/appraisal/rounds/${round.id}/decision`)}>
        <TextField
          locale={locale}
          label={label.number}
          name="number"
          width={20}
          value={typedOr(typed, 'number')}
          error={errorFor(errors, 'number')}
        />
        <DateField
          locale={locale}
          label={label.decidedOn}
          name="decidedOn"
          max={view.today}
          value={typedOr(typed, 'decidedOn', view.today)}
          error={errorFor(errors, 'decidedOn')}
        />
        <TextArea
          locale={locale}
          label={label.issuers}
          name="issuers"
          rows={3}
          hint={say.issuersHint}
          value={typedOr(typed, 'issuers')}
          error={errorFor(errors, 'issuers')}
        />
        {field('signatoryPosition', 200)}
        {field('signatoryName', 120)}
        <TextField
          locale={locale}
          label={label.issuePlace}
          name="place"
          width={20}
          value={typedOr(typed, 'place')}
          error={errorFor(errors, 'place')}
        />
        <TextArea
          locale={locale}
          label={label.legalBasis}
          name="legalBasis"
          rows={5}
          limit={5000}
          hint={say.legalHint}
          value={typedOr(typed, 'legalBasis')}
          error={errorFor(errors, 'legalBasis')}
        />
        <Radios
          locale={locale}
          label={label.headingField}
          name="heading"
          options={headings.map((value) => ({ value, label: heading[value] }))}
          value={typedOr(typed, 'heading', 'state')}
          error={errorFor(errors, 'heading')}
        />
        <Checkboxes
          locale={locale}
          label={label.models}
          name="models"
          options={left.map(({ modelId, title: name }) => ({ value: modelId, label: name, lang: 'vi' }))}
          values={chosen(typed, left)}
          error={errorFor(errors, 'models')}
        />
        <Button>{say.decisionSave}</Button>
      </Form>
    </Layout>
  )
}

type Asked = Pick<Exchange<z.output<typeof idPath>>, 'ctx' | 'params' | 'view'>

async function show(
  { ctx, params, view }: Asked,
  failure?: { problem: Problem; typed: Record<string, unknown> },
): Promise<Response> {
  const { round, inside, decides, certificates } = await readRound(ctx, params.id)
  if (!decides) throw onlyDeciders()
  if (round.state !== 'shortlisted' && round.state !== 'decided') {
    if (failure) throw failure.problem
    return seeOther(view, `/appraisal/rounds/${round.id}`)
  }
  const left = (inside?.shortlist ?? []).filter(
    ({ proposed, modelId }) => proposed && !certificates.some((held) => held.modelId === modelId),
  )
  const labels = { place: messages[view.locale].label.issuePlace }
  return html(
    <DecisionPage
      view={view}
      round={round}
      left={left}
      errors={failure ? errorsOf(failure.problem, view.locale, labels) : []}
      typed={failure?.typed ?? {}}
    />,
    failure?.problem.status ?? 200,
  )
}

const path = '/appraisal/rounds/{id}/decision'

export const decisionPages: readonly Route[] = [
  page({ method: 'GET', path, params: idPath, members: true }, (exchange) => show(exchange)),
  page(
    {
      method: 'POST',
      path,
      params: idPath,
      body: decisionBody,
      members: true,
      again: (exchange, problem, typed) => show(exchange, { problem, typed }),
    },
    async ({ ctx, params, body, view }) => {
      await recordDecision(ctx, { ...body, id: params.id })
      return seeOther(view, `/appraisal/rounds/${params.id}?done=decided#decisions`)
    },
  ),
]
