/** What the manager or decision maker of a round may do next, each a form or a link of its own. */
import { Button, ButtonLink } from '#ui/components/button/button.tsx'
import { Checkbox } from '#ui/components/checkboxes/checkboxes.tsx'
import { errorFor } from '#ui/components/error-summary/error-summary.tsx'
import { Form } from '#ui/components/form-section/form-section.tsx'
import { Disclosure, Section } from '#ui/components/page/page.tsx'
import { DateField } from '#ui/components/date-field/date-field.tsx'
import { TextArea } from '#ui/components/text-area/text-area.tsx'
import { TextField } from '#ui/components/text-field/text-field.tsx'
import { href } from '#ui/view.ts'
import { messages } from '../messages.ts'
import { roundMessages } from '../round.messages.ts'
import { stateAfter } from '../round.rules.ts'
import { typedOr } from './parts.tsx'
import type { RoundPageProps } from './round.view.tsx'
import { RoundDates } from './rounds.page.tsx'

const buttons = ['open', 'start', 'close'] as const

/** Nothing for who may do nothing. */
export function NextSteps({ view, read, errors = [], failed }: RoundPageProps) {
  const { locale } = view
  const say = roundMessages[locale]
  const { round } = read
  const path = `/appraisal/rounds/${round.id}`
  const step = buttons.find((move) => stateAfter(round, move) !== undefined)
  const shortlists = read.manages && stateAfter(round, 'shortlist') !== undefined
  const decides = stateAfter(round, 'decide') !== undefined
  const left =
    read.inside?.shortlist.some(
      ({ proposed, modelId }) => proposed && !read.certificates.some((held) => held.modelId === modelId),
    ) ?? false
  const scoring = round.state === 'scoring' && round.panelClosedAt === null && read.inside !== undefined
  const short = read.inside?.progress.filter(({ complete }) => complete < round.quorum).length ?? 0
  const nothing =
    !(read.manages && step) && !shortlists && !scoring && !(decides && read.inside !== undefined && left)
  if (nothing) return null
  return (
    <Section title={say.next} id="next">
      {scoring && <p>{say.waitsScores}</p>}
      {read.manages && step && (
        <>
          <p>{say.why[step]}</p>
          <Form action={href(view, `${path}/${step}`)}>
            {step === 'close' && short > 0 && (
              <Checkbox
                locale={locale}
                name="despite"
                label={say.despite(String(short))}
                error={failed === 'close' ? errorFor(errors, 'despite') : undefined}
              />
            )}
            <Button>{say.move[step]}</Button>
          </Form>
        </>
      )}
      {shortlists && (
        <>
          <p>{say.why.shortlist}</p>
          <div class="button-group">
            <ButtonLink href={href(view, `${path}/shortlist`)}>{say.move.shortlist}</ButtonLink>
          </div>
        </>
      )}
      {decides && left && !read.decides && <p>{say.waitsDecision}</p>}
      {decides && left && read.decides && (
        <>
          <p>{say.why.decide}</p>
          <div class="button-group">
            <ButtonLink href={href(view, `${path}/decision`)}>{say.move.decide}</ButtonLink>
          </div>
        </>
      )}
    </Section>
  )
}

/** A draft whole; of a round that takes models the last day only. */
export function EditForm({ view, read, errors = [], typed = {}, failed }: RoundPageProps) {
  const { locale } = view
  const say = roundMessages[locale]
  const { round } = read
  if (!read.manages || (round.state !== 'draft' && round.state !== 'open')) return null
  const mine = failed === 'edit'
  const stood = {
    title: round.title,
    opensOn: round.opensOn,
    closesOn: round.closesOn,
    quorum: String(round.quorum),
  }
  const values = mine ? { ...stood, ...typed } : stood
  const shown = mine ? errors : []
  const { label } = messages[locale]
  return (
    <Disclosure summary={say.editOpen} open={mine} id="edit">
      <Form
        action={href(view, `/appraisal/rounds/${round.id}`)}
        hidden={{
          revision: mine ? typedOr(typed, 'revision') : String(round.revision),
          ...(round.state === 'open' && {
            title: round.title,
            opensOn: round.opensOn,
            quorum: String(round.quorum),
          }),
        }}
      >
        {round.state === 'draft' ? (
          <>
            <TextField
              locale={locale}
              label={label.title}
              name="title"
              value={typedOr(values, 'title')}
              error={errorFor(shown, 'title')}
            />
            <RoundDates view={view} typed={values} errors={shown} />
          </>
        ) : (
          <DateField
            locale={locale}
            label={label.closesOn}
            name="closesOn"
            hint={say.openHint}
            value={typedOr(values, 'closesOn')}
            error={errorFor(shown, 'closesOn')}
          />
        )}
        <Button kind="secondary">{messages[locale].save}</Button>
      </Form>
    </Disclosure>
  )
}

export function CancelForm({ view, read, errors = [], typed = {}, failed }: RoundPageProps) {
  const { locale } = view
  const say = roundMessages[locale]
  if (!read.manages || stateAfter(read.round, 'cancel') === undefined) return null
  const mine = failed === 'cancel'
  return (
    <Disclosure summary={say.cancelOpen} open={mine}>
      <Form action={href(view, `/appraisal/rounds/${read.round.id}/cancel`)}>
        <TextArea
          locale={locale}
          label={messages[locale].label.reason}
          name="reason"
          id="cancel-reason"
          rows={3}
          limit={2000}
          value={mine ? typedOr(typed, 'reason') : undefined}
          error={mine ? errorFor(errors, 'reason') : undefined}
        />
        <Button kind="danger">{say.move.cancel}</Button>
      </Form>
    </Disclosure>
  )
}
