/** What the officer who looks at a model may do next, each a form of its own. */
import { Button, ButtonGroup, ButtonLink } from '#ui/components/button/button.tsx'
import { errorFor } from '#ui/components/error-summary/error-summary.tsx'
import { Form } from '#ui/components/form-section/form-section.tsx'
import { Disclosure, Section } from '#ui/components/page/page.tsx'
import { TextArea } from '#ui/components/text-area/text-area.tsx'
import { href } from '#ui/view.ts'
import { type Move, needsReason } from '../model.rules.ts'
import { pageMessages } from '../page.messages.ts'
import type { ModelPageProps } from './model.view.tsx'

/** Nothing for who may do nothing. */
export function Actions({ view, read, errors = [], reason }: ModelPageProps) {
  const { locale } = view
  const say = pageMessages[locale].page
  const path = `/models/${read.model.id}`
  const simple = read.moves.filter((move) => !needsReason(move))
  const may = (move: Move) => read.moves.includes(move)
  if (!read.mayEdit && read.moves.length === 0) return null
  return (
    <Section title={say.actions} id="actions">
      <ButtonGroup>
        {simple.map((move) => (
          <Form key={move} action={href(view, `${path}/${move}`)}>
            <Button>{say.move[move]}</Button>
          </Form>
        ))}
        {read.mayEdit && (
          <ButtonLink kind="secondary" href={href(view, `${path}/edit`)}>
            {say.edit}
          </ButtonLink>
        )}
      </ButtonGroup>
      {may('return') && (
        <Form action={href(view, `${path}/return`)}>
          <TextArea
            locale={locale}
            label={say.reasonLabel}
            name="reason"
            rows={3}
            limit={2000}
            hint={say.reasonHint}
            value={reason}
            error={errorFor(errors, 'reason')}
          />
          <Button kind="secondary">{say.move.return}</Button>
        </Form>
      )}
      {may('withdraw') && (
        <Disclosure summary={say.withdrawOpen}>
          <Form action={href(view, `${path}/withdraw`)}>
            <TextArea
              locale={locale}
              label={say.reasonLabel}
              name="reason"
              id="withdraw-reason"
              rows={3}
              limit={2000}
              hint={say.withdrawHint}
              value={may('return') ? undefined : reason}
            />
            <Button kind="danger">{say.move.withdraw}</Button>
          </Form>
        </Disclosure>
      )}
    </Section>
  )
}
