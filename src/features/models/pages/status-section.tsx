/** How far the work of a model has come: for everyone what is known, for its officers the forms that say so. */
import { Said, vi } from '#ui/components/said/said.tsx'
import { formatDate } from '#platform/i18n/format.ts'
import type { View } from '#platform/http/route.ts'
import { Button } from '#ui/components/button/button.tsx'
import { DateField } from '#ui/components/date-field/date-field.tsx'
import type { FormError } from '#ui/components/error-summary/error-summary.tsx'
import { Form } from '#ui/components/form-section/form-section.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Disclosure, Section } from '#ui/components/page/page.tsx'
import { Radios } from '#ui/components/radios/radios.tsx'
import { SummaryList } from '#ui/components/summary-list/summary-list.tsx'
import { Tag, type Tone } from '#ui/components/tag/tag.tsx'
import { TextArea } from '#ui/components/text-area/text-area.tsx'
import { Timeline } from '#ui/components/timeline/timeline.tsx'
import { href } from '#ui/view.ts'
import { isDue } from '../check.rules.ts'
import { messages } from '../messages.ts'
import { findings, type Model, type Status, statuses } from '../model.rules.ts'
import type { StatusFacts } from '../queries/status-facts.ts'
import { statusMessages } from '../status.messages.ts'
import { besideField, Written } from './parts.tsx'

const tones: Readonly<Record<Status, Tone>> = {
  registered: 'neutral',
  under_way: 'open',
  completed: 'done',
  degraded: 'soon',
  stopped: 'late',
}

/** A form that came back, with what was typed. */
export interface Told {
  readonly form: 'status' | 'check'
  readonly typed: Readonly<Record<string, string | undefined>>
}

interface Props {
  readonly view: View
  readonly model: Model
  readonly facts: StatusFacts
  readonly errors: readonly FormError[]
  readonly told?: Told | undefined
}

function StatusForm({ view, model, errors, told }: Props) {
  const { locale } = view
  const say = statusMessages[locale]
  const typed: Told['typed'] = told?.form === 'status' ? told.typed : {}
  return (
    <Disclosure summary={say.update} id="update-status" open={told?.form === 'status'}>
      <Form action={href(view, `/models/${model.id}/status`)}>
        <Radios
          locale={locale}
          label={say.status}
          name="status"
          value={typed['status'] ?? model.status}
          error={besideField(errors, 'status', say.status)}
          options={statuses.map((value) => ({ value, label: messages[locale].status[value] }))}
        />
        <DateField
          locale={locale}
          label={say.onDay}
          name="on"
          id="status-on"
          value={typed['on'] ?? view.today}
          max={view.today}
          error={besideField(errors, 'status-on', say.onDay)}
        />
        <TextArea
          locale={locale}
          label={say.why}
          name="reason"
          id="status-reason"
          rows={3}
          limit={2000}
          optional
          hint={say.whyHint}
          value={typed['reason']}
          error={besideField(errors, 'status-reason', say.why)}
        />
        <Button kind="secondary">{say.save}</Button>
      </Form>
    </Disclosure>
  )
}

function CheckForm({ view, model, facts, errors, told }: Props) {
  const { locale } = view
  const say = statusMessages[locale]
  const year = Number(view.today.slice(0, 4))
  const standing = facts.checks.find((check) => check.year === year)
  const typed: Told['typed'] = told?.form === 'check' ? told.typed : {}
  /* What began this year is looked at next year. */
  if (model.year >= year && !standing && told?.form !== 'check') return null
  return (
    <Disclosure
      summary={standing ? say.correct(year) : say.check(year)}
      id="check"
      open={told?.form === 'check' || isDue(model, year)}
    >
      <Form
        action={href(view, `/models/${model.id}/check`)}
        hidden={{ year: String(year), ...(standing && { corrects: String(standing.id) }) }}
      >
        <Radios
          locale={locale}
          label={say.question}
          name="finding"
          value={typed['finding'] ?? standing?.finding}
          error={besideField(errors, 'finding', say.question)}
          options={findings.map((value) => ({ value, label: say.finding[value] }))}
        />
        <DateField
          locale={locale}
          label={say.lookedOn}
          name="on"
          id="check-on"
          value={typed['on'] ?? view.today}
          max={view.today}
          error={besideField(errors, 'check-on', say.lookedOn)}
        />
        <TextArea
          locale={locale}
          label={say.note}
          name="note"
          id="check-note"
          rows={3}
          limit={2000}
          optional
          hint={say.noteHint}
          value={typed['note'] ?? standing?.note ?? undefined}
          error={besideField(errors, 'check-note', say.note)}
        />
        <Button kind="secondary">{say.saveCheck}</Button>
      </Form>
    </Disclosure>
  )
}

/** Nothing for what is not chosen yet and has no history. */
export function StatusSection(props: Props) {
  const { view, model, facts } = props
  const { locale } = view
  const say = statusMessages[locale]
  const chosen = model.state === 'accepted' || model.state === 'published'
  if (!chosen && facts.changes.length + facts.checks.length + facts.lineage.length === 0) return null
  const name = messages[locale].status[model.status]
  const rows = [
    {
      key: say.now,
      value: (
        <Tag tone={tones[model.status]}>
          {model.statusOn === null ? name : say.since(name, formatDate(model.statusOn))}
        </Tag>
      ),
    },
    ...facts.checks.map(({ year, finding, on, note }) => ({
      key: say.checked(year),
      value: (
        <>
          {say.on(say.finding[finding], formatDate(on))}
          {note !== null && (
            <>
              <br />
              <Written text={note} />
            </>
          )}
        </>
      ),
    })),
    ...facts.lineage.map(({ id, year, next }) => ({
      key: next ? say.into(year) : say.from(year),
      value: <Link href={href(view, `/models/${id}`)}>{say.see}</Link>,
    })),
  ]
  return (
    <Section title={say.title} id="status-of-work">
      <SummaryList locale={locale} rows={rows} />
      {facts.changes.length > 0 && (
        <Disclosure summary={say.history}>
          <Timeline
            label={say.history}
            items={facts.changes.map(({ on, to, reason }) => ({
              when: formatDate(on),
              dateTime: on,
              title: messages[locale].status[to],
              text:
                reason === null ? undefined : (
                  <p>
                    <Said text={say.reason(vi(reason))} />
                  </p>
                ),
            }))}
          />
        </Disclosure>
      )}
      {facts.mayReport && (
        <>
          <StatusForm {...props} />
          <CheckForm {...props} />
        </>
      )}
    </Section>
  )
}
