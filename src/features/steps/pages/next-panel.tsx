/** Among what comes next for a chosen model: its steps, while they are not all closed. */
import type { VNode } from 'preact'
import type { ModelPanelAsk } from '#features/models/contract.ts'
import { ButtonLink } from '#ui/components/button/button.tsx'
import { href } from '#ui/view.ts'
import { formMessages } from '../form.messages.ts'
import { stepsOnPage } from '../queries/steps-line.ts'
import { mayWrite } from '../steps.policy.ts'
import { stepNames } from '../steps.rules.ts'

export async function nextPanel(ask: ModelPanelAsk): Promise<VNode | null> {
  const { ctx, view, model, inCharge } = ask
  if (model.state !== 'accepted' && model.state !== 'published') return null
  if (!mayWrite(ctx.actor, 'organise', inCharge)) return null
  const written = await stepsOnPage(ask)
  if (written.filter(({ closedOn }) => closedOn !== null).length === stepNames.length) return null
  return (
    <ButtonLink kind="secondary" href={href(view, `/models/${model.id}/steps`)}>
      {formMessages[view.locale].nextSteps}
    </ButtonLink>
  )
}
