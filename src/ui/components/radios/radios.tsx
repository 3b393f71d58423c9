/** One from a few, all visible. */
import type { ComponentChildren } from 'preact'
import { FieldGroup, type FieldProps } from '#ui/components/field/field.tsx'
import { Said } from '#ui/components/said/said.tsx'
import type { Locale } from '#ui/view.ts'

/** A hint may hold a link: what is chosen can be looked at first. */
export type Choice = {
  value: string
  label: string
  /** Language of the label, where it may differ from the page's: names of places are Vietnamese. */
  lang?: Locale | undefined
  hint?: ComponentChildren
}

export type RadiosProps = FieldProps & {
  options: Choice[]
  value?: string | undefined
  /** Side by side; for two or three short words. */
  inline?: boolean | undefined
}

/** The first radio carries the field's id, so that the error summary leads to it. */
export function Radios({ options, value, inline, ...field }: RadiosProps) {
  const id = field.id ?? field.name
  return (
    <FieldGroup {...field}>
      <div class={inline === true ? 'choices-inline' : undefined}>
        {options.map((option, index) => {
          const own = index === 0 ? id : `${id}-${index + 1}`
          return (
            <div class="choice" key={option.value}>
              <input
                type="radio"
                id={own}
                name={field.name}
                value={option.value}
                checked={option.value === value}
                aria-describedby={option.hint === undefined ? undefined : `${own}-about`}
              />
              <label for={own} lang={option.lang}>
                <Said text={option.label} />
              </label>
              {option.hint === undefined ? null : (
                <p class="field-hint" id={`${own}-about`}>
                  {typeof option.hint === 'string' ? <Said text={option.hint} /> : option.hint}
                </p>
              )}
            </div>
          )
        })}
      </div>
    </FieldGroup>
  )
}
