/** Writing about a step: what it asks for, when it began. */
import { html, page, type Route, seeOther, type View } from '#platform/http/route.ts'
import type { Model } from '#features/models/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { formatDate } from '#platform/i18n/format.ts'
import type { Problem } from '#platform/problem.ts'
import { DateField } from '#ui/components/date-field/date-field.tsx'
import { TextArea } from '#ui/components/text-area/text-area.tsx'
import { saveStep } from '../commands/save-step.ts'
import { formMessages } from '../form.messages.ts'
import { messages } from '../messages.ts'
import { stepClosed } from '../steps.problems.ts'
import { blankStep, choiceFields, likelyStart, type Step, type StepName } from '../steps.rules.ts'
import { stepBody, stepPath } from '../steps.schemas.ts'
import { listSteps } from '../steps.store.ts'
import { fieldsOf, FormPage, writableModel } from './form-page.tsx'
import { newestRevision, typedText, Written } from './parts.tsx'

type Values = Readonly<Record<string, string>>

interface StepFormProps {
  readonly view: View
  readonly model: Model
  readonly step: Step
  readonly values: Values
  readonly revision: number
  readonly problem?: Problem
}

const written = ['startedOn', ...choiceFields, 'note'] as const

function valuesOf(step: Step): Values {
  return Object.fromEntries(written.map((field) => [field, step[field] ?? '']))
}

/** What a step that nobody wrote about begins with: what the registration said, and the likely day. */
function beginning(model: Model, steps: readonly Step[], name: StepName): Values {
  const { situation, targetGroup, registeredOn, registeredPrecision } = model
  return {
    ...valuesOf(blankStep(name)),
    startedOn: likelyStart(name, steps, registeredPrecision === 'day' ? registeredOn : null),
    ...(name === 'choose' && { why: situation, whom: targetGroup }),
  }
}

/** Fields that somebody else stored otherwise than they were typed. */
function storedRows(view: View, step: Step, values: Values) {
  const say = messages[view.locale].label
  return written
    .filter((field) => (step[field] ?? '') !== values[field])
    .map((field) => ({
      key: say[field],
      value:
        field === 'startedOn' ? step.startedOn && formatDate(step.startedOn) : <Written text={step[field]} />,
    }))
}

function StepForm({ view, model, step, values, revision, problem }: StepFormProps) {
  const { locale } = view
  const { name } = step
  const say = formMessages[locale]
  const of = fieldsOf(view, values, problem)
  return (
    <FormPage
      view={view}
      model={model}
      title={say.stepTitle(messages[locale].step[name])}
      lead={say.stepLead[name]}
      action={`steps/${name}/edit`}
      step={name}
      hidden={{ revision: String(revision) }}
      problem={problem}
      stored={newestRevision(problem) === undefined ? undefined : storedRows(view, step, values)}
    >
      <DateField {...of('startedOn')} max={view.today} />
      {name === 'choose' && (
        <>
          <TextArea {...of('why')} hint={say.hint.why} limit={5000} />
          <TextArea {...of('whom')} hint={say.hint.whom} rows={3} limit={5000} />
          <TextArea {...of('strength')} hint={say.hint.strength} limit={5000} />
          <TextArea {...of('breakthrough')} hint={say.hint.breakthrough} rows={3} limit={5000} />
        </>
      )}
      <TextArea {...of('note')} optional rows={3} limit={5000} />
    </FormPage>
  )
}

async function stepOf(ctx: Ctx, id: string, name: StepName): Promise<{ step: Step; steps: Step[] }> {
  const steps = await listSteps(ctx.db, id)
  return { step: steps.find((step) => step.name === name) ?? blankStep(name), steps }
}

const path = '/models/{id}/steps/{step}/edit'

export const stepFormPages: readonly Route[] = [
  page({ method: 'GET', path, params: stepPath, members: true }, async ({ ctx, view, params }) => {
    const model = await writableModel(ctx, params.id, params.step)
    const { step, steps } = await stepOf(ctx, model.id, params.step)
    if (step.closedOn !== null) throw stepClosed()
    const values = step.revision === 0 ? beginning(model, steps, step.name) : valuesOf(step)
    return html(<StepForm view={view} model={model} step={step} values={values} revision={step.revision} />)
  }),
  page(
    {
      method: 'POST',
      path,
      params: stepPath,
      body: stepBody,
      members: true,
      again: async ({ ctx, view, params }, problem, typed) => {
        const model = await writableModel(ctx, params.id, params.step)
        const { step } = await stepOf(ctx, model.id, params.step)
        const values = Object.fromEntries(written.map((field) => [field, typedText(typed, field)]))
        const read = Number(typedText(typed, 'revision'))
        const revision = newestRevision(problem) ?? (Number.isInteger(read) ? read : step.revision)
        return html(
          <StepForm
            view={view}
            model={model}
            step={step}
            values={values}
            revision={revision}
            problem={problem}
          />,
          problem.status,
        )
      },
    },
    async ({ ctx, view, params: { id, step }, body }) => {
      await saveStep(ctx, { ...body, modelId: id, step })
      return seeOther(view, `/models/${id}/steps?done=saved#${step}`)
    },
  ),
]
