/** Closing a step on a day and opening it again with a reason: each a form in its step's part of the page. */
import { Button } from '#ui/components/button/button.tsx'
import { DateField } from '#ui/components/date-field/date-field.tsx'
import { Form } from '#ui/components/form-section/form-section.tsx'
import { Disclosure, Note } from '#ui/components/page/page.tsx'
import { TextArea } from '#ui/components/text-area/text-area.tsx'
import { href } from '#ui/view.ts'
import { formMessages } from '../form.messages.ts'
import { messages } from '../messages.ts'
import { isOpenTask, likelyStart, missingToClose, type Step, type StepFacts } from '../steps.rules.ts'
import type { ReadSteps } from '../queries/read-steps.ts'
import { besideField } from './parts.tsx'
import type { StepsPageProps } from './steps.view.tsx'

/** The id of the field, which the error summary leads to: there is one in each step's part. */
export function fieldId({ name }: Pick<Step, 'name'>, field: 'on' | 'reason' | 'startedOn'): string {
  return `${name}-${field}`
}

interface ActionProps {
  readonly props: StepsPageProps
  readonly step: Step
}

/** As `stepFacts` reads them, from what is on the page. */
function factsOf({ steps, tasks, outreach, reviews, evidence }: ReadSteps, { name }: Step): StepFacts {
  const before = steps.slice(
    0,
    steps.findIndex((step) => step.name === name),
  )
  return {
    openBefore: before.filter(({ closedOn }) => closedOn === null).map((step) => step.name),
    tasks: tasks.filter(({ state }) => state !== 'dropped').length,
    openTasks: tasks.filter(isOpenTask).length,
    outreach: outreach.length,
    reviews: reviews.length,
    evidence: evidence.filter(({ step }) => step === name).length,
  }
}

/** What is still to do before the form that closes helps; the day it began is asked by the form. */
function Missing({ props: { view, read }, step }: ActionProps) {
  const { locale } = view
  const begun = { ...step, startedOn: step.startedOn ?? view.today }
  const missing = missingToClose(begun, factsOf(read, step), view.today, view.today).filter(
    ({ field }) => field !== 'on',
  )
  if (missing.length === 0) return null
  return (
    <>
      <Note>{formMessages[locale].toClose}</Note>
      <ul>
        {missing.map(({ field, message }) => (
          <li key={`${field} ${message.en}`}>{message[locale]}</li>
        ))}
      </ul>
    </>
  )
}

export function CloseForm({ props, step }: ActionProps) {
  const { view, read, errors = [], failed } = props
  const { locale } = view
  const say = formMessages[locale]
  const { state } = read.model
  if (state !== 'accepted' && state !== 'published') return <p>{say.notYetClosable}</p>
  const mine = failed?.step === step.name && failed.deed === 'close'
  const id = fieldId(step, 'on')
  const { label } = messages[locale]
  const started = fieldId(step, 'startedOn')
  const { registeredOn, registeredPrecision } = read.model
  const known = registeredPrecision === 'day' ? registeredOn : null
  return (
    <>
      {!mine && <Missing props={props} step={step} />}
      <Disclosure summary={say.closeOpen} open={mine}>
        <Form action={href(view, `/models/${read.model.id}/steps/${step.name}/close`)}>
          {step.startedOn === null && (
            <DateField
              locale={locale}
              label={label.startedOn}
              name="startedOn"
              id={started}
              value={mine ? failed.startedOn : likelyStart(step.name, read.steps, known)}
              max={view.today}
              error={mine ? besideField(errors, started, label.startedOn) : undefined}
            />
          )}
          <DateField
            locale={locale}
            label={label.on}
            name="on"
            id={id}
            value={mine ? failed.typed : view.today}
            max={view.today}
            error={mine ? besideField(errors, id, label.on) : undefined}
          />
          <Button kind="secondary">{say.close}</Button>
        </Form>
      </Disclosure>
    </>
  )
}

export function ReopenForm({ props: { view, read, errors = [], failed }, step }: ActionProps) {
  const { locale } = view
  const say = formMessages[locale]
  const mine = failed?.step === step.name && failed.deed === 'reopen'
  const id = fieldId(step, 'reason')
  const { label } = messages[locale]
  return (
    <Disclosure summary={say.reopenOpen} open={mine}>
      <Form action={href(view, `/models/${read.model.id}/steps/${step.name}/reopen`)}>
        <TextArea
          locale={locale}
          label={label.reason}
          name="reason"
          id={id}
          rows={3}
          limit={2000}
          hint={say.reopenHint}
          value={mine ? failed.typed : undefined}
          error={mine ? besideField(errors, id, label.reason) : undefined}
        />
        <Button kind="secondary">{say.reopen}</Button>
      </Form>
    </Disclosure>
  )
}
