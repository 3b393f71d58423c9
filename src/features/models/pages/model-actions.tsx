/** What the officer who looks at a model may do next, each a form of its own, and for whom it waits otherwise. */
import type { ComponentChildren } from 'preact'
import type { Locale } from '#platform/i18n/messages.ts'
import { Button, ButtonGroup, ButtonLink } from '#ui/components/button/button.tsx'
import { Form } from '#ui/components/form-section/form-section.tsx'
import { Disclosure, Section } from '#ui/components/page/page.tsx'
import { TextArea } from '#ui/components/text-area/text-area.tsx'
import { href } from '#ui/view.ts'
import { type Move, needsReason } from '../model.rules.ts'
import { pageMessages } from '../page.messages.ts'
import type { OfficeHeld } from '../review.store.ts'
import type { ModelPageProps } from './model.view.tsx'
import { besideField } from './parts.tsx'

/** Both forms ask for a reason; each has an id of its own. */
export const withdrawReason = 'withdraw-reason'

/** `Cán bộ phường, xã (Phường An Khê)`. */
export function officeInWords({ role, unit }: OfficeHeld, locale: Locale): string {
  return `${role[locale]} (${unit})`
}

/** For whom a submitted model waits, where the reader can't accept it. */
function waitingFor({ view, read, reviewers }: ModelPageProps): string[] {
  const { locale } = view
  const say = pageMessages[locale].page
  const { hindrance } = read
  if (read.model.state !== 'submitted' || !read.officer || hindrance === undefined) return []
  const offices = reviewers.map((office) => officeInWords(office, locale)).join(say.or)
  const who = reviewers.length === 0 ? say.noReviewer : say.reviewing(offices)
  const why = { 'no-reviewer': [], level: [say.provincial], sent: [say.sent], wrote: [say.wrote] }
  return [...why[hindrance], who]
}

/** The buttons, likeliest first: what came back is mended before it is submitted again. */
function Buttons({ view, read, next }: ModelPageProps) {
  const say = pageMessages[view.locale].page
  const path = `/models/${read.model.id}`
  const returned = read.model.state === 'returned'
  const moves: ComponentChildren = read.moves
    .filter((move) => !needsReason(move))
    .map((move) => (
      <Form key={move} action={href(view, `${path}/${move}`)}>
        <Button kind={returned ? 'secondary' : 'primary'}>{say.move[move]}</Button>
      </Form>
    ))
  const edit = read.mayEdit && (
    <ButtonLink kind={returned ? 'primary' : 'secondary'} href={href(view, `${path}/edit`)}>
      {say.edit}
    </ButtonLink>
  )
  return (
    <ButtonGroup>
      {returned && edit}
      {moves}
      {!returned && edit}
      {next}
    </ButtonGroup>
  )
}

function ReasonForm({
  props: { view, read, errors = [], reason, failed },
  move,
}: {
  props: ModelPageProps
  move: 'return' | 'withdraw'
}) {
  const { locale } = view
  const say = pageMessages[locale].page
  const id = move === 'withdraw' ? withdrawReason : 'reason'
  return (
    <Form action={href(view, `/models/${read.model.id}/${move}`)}>
      <TextArea
        locale={locale}
        label={say.reasonLabel}
        name="reason"
        id={id}
        rows={3}
        limit={2000}
        hint={move === 'withdraw' ? say.withdrawHint : say.reasonHint}
        value={failed === move ? reason : undefined}
        error={failed === move ? besideField(errors, id, say.reasonLabel) : undefined}
      />
      <Button kind={move === 'withdraw' ? 'danger' : 'secondary'}>{say.move[move]}</Button>
    </Form>
  )
}

/** Whether a form with this reason is on the page: one's own submission is not returned to oneself. */
export function asksReason({ read }: Pick<ModelPageProps, 'read'>, move: Move): boolean {
  if (!needsReason(move) || !read.moves.includes(move)) return false
  return move !== 'return' || read.hindrance !== 'sent'
}

/** Nothing for who may do nothing. */
export function Actions(props: ModelPageProps) {
  const { view, read } = props
  const say = pageMessages[view.locale].page
  const waiting = waitingFor(props)
  const buttons = read.mayEdit || props.next.length > 0 || read.moves.some((move) => !needsReason(move))
  const returns = asksReason(props, 'return')
  if (waiting.length === 0 && !buttons && !returns) return null
  return (
    <Section title={say.actions} id="actions">
      {waiting.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {buttons && <Buttons {...props} />}
      {returns && (
        <Disclosure summary={say.returnOpen} open>
          <ReasonForm props={props} move="return" />
        </Disclosure>
      )}
    </Section>
  )
}

/** At the end of the page: it is never the next step. Open where it came back. */
export function Withdrawal(props: ModelPageProps) {
  const say = pageMessages[props.view.locale].page
  if (!asksReason(props, 'withdraw')) return null
  return (
    <Section title={say.withdrawTitle} id="withdraw">
      <Disclosure summary={say.withdrawOpen} open={props.failed === 'withdraw'}>
        <ReasonForm props={props} move="withdraw" />
      </Disclosure>
    </Section>
  )
}
