/** What the officer who looks at a model may do next, each a form of its own. */
import { Button, ButtonGroup, ButtonLink } from '#ui/components/button/button.tsx'
import { Form } from '#ui/components/form-section/form-section.tsx'
import { Disclosure, Section } from '#ui/components/page/page.tsx'
import { TextArea } from '#ui/components/text-area/text-area.tsx'
import { href } from '#ui/view.ts'
import { type Move, needsReason } from '../model.rules.ts'
import { pageMessages } from '../page.messages.ts'
import type { ModelPageProps } from './model.view.tsx'
import { besideField } from './parts.tsx'

/** Both forms ask for a reason; each has an id of its own. */
export const withdrawReason = 'withdraw-reason'

/** Nothing for who may do nothing. */
export function Actions({ view, read, errors = [], reason, failed }: ModelPageProps) {
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
        <Disclosure summary={say.returnOpen} open>
          <Form action={href(view, `${path}/return`)}>
            <TextArea
              locale={locale}
              label={say.reasonLabel}
              name="reason"
              rows={3}
              limit={2000}
              hint={say.reasonHint}
              value={failed === 'return' ? reason : undefined}
              error={besideField(errors, 'reason', say.reasonLabel)}
            />
            <Button kind="secondary">{say.move.return}</Button>
          </Form>
        </Disclosure>
      )}
      {may('withdraw') && (
        <Disclosure summary={say.withdrawOpen} open={failed === 'withdraw'}>
          <Form action={href(view, `${path}/withdraw`)}>
            <TextArea
              locale={locale}
              label={say.reasonLabel}
              name="reason"
              id={withdrawReason}
              rows={3}
              limit={2000}
              hint={say.withdrawHint}
              value={failed === 'withdraw' ? reason : undefined}
              error={besideField(errors, withdrawReason, say.reasonLabel)}
            />
            <Button kind="danger">{say.move.withdraw}</Button>
          </Form>
        </Disclosure>
      )}
    </Section>
  )
}
