/**
 * The four steps of every model: choose, organise, inform and mobilise, review. Read off its
 * state and dates for models about whose steps nobody wrote; the others' are kept by the feature of steps.
 */
import type { Content, State } from './model.rules.ts'

export const steps = ['choose', 'organise', 'mobilise', 'review'] as const
export type StepName = (typeof steps)[number]

export interface Step {
  readonly name: StepName
  readonly state: 'done' | 'current' | 'next'
  /** The civil date it ended (done) or ends (current, next); null when not known. */
  readonly date: string | null
}

/**
 * The steps on `today`. Choosing ends with acceptance (`acceptedOn`), organising when the work starts,
 * mobilising when it ends; reviewing stays open. Without dates a chosen model stands at organising.
 * Dates read in order: an acceptance after the work began is left to the history.
 */
export function stepsOf(
  model: Pick<Content, 'startsOn' | 'endsOn'> & { readonly state: State },
  acceptedOn: string | null,
  today: string,
): Step[] {
  const chosen = model.state === 'accepted' || model.state === 'published'
  const started = chosen && model.startsOn !== null && model.startsOn <= today
  const ended = started && model.endsOn !== null && model.endsOn < today
  const done = [chosen, started, ended, false]
  const current = done.indexOf(false)
  const late = acceptedOn !== null && model.startsOn !== null && acceptedOn > model.startsOn
  const dates = [late ? null : acceptedOn, model.startsOn, model.endsOn, null]
  return steps.map((name, i) => ({
    name,
    state: done[i] ? 'done' : i === current ? 'current' : 'next',
    date: dates[i] ?? null,
  }))
}
