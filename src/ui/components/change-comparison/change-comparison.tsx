/** Two people changed the same record: each field in which they differ, side by side, and the choice of which to keep. */
import { words } from '#ui/messages.ts'
import type { Locale } from '#ui/view.ts'

export type Difference = {
  field: string
  label: string
  /** Already saved by the other person. */
  theirs: string
  /** What this person sent. */
  yours: string
  /** Chosen at first; theirs unless said, because it is already saved. */
  keep?: 'theirs' | 'yours' | undefined
}

export type ChangeComparisonProps = {
  locale: Locale
  /** Who saved first, and when, as shown: "Lê Thị Hoa, 09:12". */
  theirName: string
  differences: readonly Difference[]
  /** Radios are named `${prefix}${field}` and send `theirs` or `yours`. */
  prefix?: string | undefined
}

/** Belongs inside a form. */
export function ChangeComparison({
  locale,
  theirName,
  differences,
  prefix = 'keep.',
}: ChangeComparisonProps) {
  const say = words[locale]
  return (
    <div class="comparison">
      {differences.map((difference) => {
        const name = `${prefix}${difference.field}`
        const keep = difference.keep ?? 'theirs'
        const sides = [
          { side: 'theirs', title: say.theirs(theirName), text: difference.theirs },
          { side: 'yours', title: say.yours, text: difference.yours },
        ] as const
        return (
          <fieldset class="comparison-field" key={difference.field}>
            <legend>
              {difference.label}
              <span class="visually-hidden">. {say.chooseVersion}</span>
            </legend>
            <div class="comparison-sides">
              {sides.map(({ side, title, text }) => (
                <div class="choice comparison-side" key={side}>
                  <input
                    type="radio"
                    id={`${name}-${side}`}
                    name={name}
                    value={side}
                    checked={keep === side}
                    aria-describedby={`${name}-${side}-text`}
                  />
                  <label for={`${name}-${side}`}>{title}</label>
                  <p
                    class={text === '' ? 'comparison-text comparison-blank' : 'comparison-text'}
                    id={`${name}-${side}-text`}
                  >
                    {text === '' ? say.blank : text}
                  </p>
                </div>
              ))}
            </div>
          </fieldset>
        )
      })}
    </div>
  )
}
