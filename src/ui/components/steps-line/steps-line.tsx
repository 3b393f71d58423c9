/** Where something stands on its way: a line of steps with dates. Each state is a word, not only a dot. */
import { words } from '#ui/messages.ts'
import type { Locale } from '#ui/view.ts'

export type StepState = 'done' | 'current' | 'next' | 'late'

export type Step = {
  label: string
  state: StepState
  /** As shown: "Xong 12/03/2026", "hạn 30/11/2026". */
  when?: string | undefined
  href?: string | undefined
}

export function StepsLine({
  locale,
  steps,
  label,
}: {
  locale: Locale
  steps: readonly Step[]
  label?: string | undefined
}) {
  const say = words[locale]
  const said = { done: say.stepDone, current: say.stepCurrent, next: say.stepNext, late: say.stepLate }
  return (
    <ol class="steps-line" aria-label={label ?? say.steps}>
      {steps.map((step) => (
        <li
          class={`step step-${step.state}`}
          key={step.label}
          aria-current={step.state === 'current' || step.state === 'late' ? 'step' : undefined}
        >
          <span class="step-label">
            {step.href === undefined ? step.label : <a href={step.href}>{step.label}</a>}
          </span>
          <span class="step-state">{said[step.state]}</span>
          {step.when === undefined ? null : <span class="step-when">{step.when}</span>}
        </li>
      ))}
    </ol>
  )
}
