/** Closing a step on a day and opening it again with a reason: each a form in its step's part of the page. */
import { Button } from '#ui/components/button/button.tsx'
import { DateField } from '#ui/components/date-field/date-field.tsx'
import { Form } from '#ui/components/form-section/form-section.tsx'
import { Disclosure } from '#ui/components/page/page.tsx'
import { TextArea } from '#ui/components/text-area/text-area.tsx'
import { href } from '#ui/view.ts'
import { formMessages } from '../form.messages.ts'
import { messages } from '../messages.ts'
import type { Step } from '../steps.rules.ts'
import { besideField } from './parts.tsx'
import type { StepsPageProps } from './steps.view.tsx'

/** The id of the field, which the error summary leads to: there is one in each step's part. */
export function fieldId({ name }: Pick<Step, 'name'>, field: 'on' | 'reason'): string {
  return `${name}-${field}`
}

interface ActionProps {
  readonly props: StepsPageProps
  readonly step: Step
}

export function CloseForm({ props: { view, read, errors = [], failed }, step }: ActionProps) {
  const { locale } = view
  const say = formMessages[locale]
  const { state } = read.model
  if (state !== 'accepted' && state !== 'published') return <p>{say.notYetClosable}</p>
  const mine = failed?.step === step.name && failed.deed === 'close'
  const id = fieldId(step, 'on')
  const { label } = messages[locale]
  return (
    <Disclosure summary={say.closeOpen} open={mine}>
      <Form action={href(view, `/models/${read.model.id}/steps/${step.name}/close`)}>
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
