/** Any number from a few, or a single yes. */
import { describedBy, FieldError, FieldGroup, type FieldProps } from '#ui/components/field/field.tsx'
import type { Choice } from '#ui/components/radios/radios.tsx'
import { Said } from '#ui/components/said/said.tsx'
import type { Locale } from '#ui/view.ts'

export type CheckboxesProps = FieldProps & { options: Choice[]; values?: readonly string[] | undefined }

/** The first box carries the field's id, so that the error summary leads to it. */
export function Checkboxes({ options, values = [], ...field }: CheckboxesProps) {
  const id = field.id ?? field.name
  return (
    <FieldGroup {...field}>
      {options.map((option, index) => {
        const own = index === 0 ? id : `${id}-${index + 1}`
        return (
          <div class="choice" key={option.value}>
            <input
              type="checkbox"
              id={own}
              name={field.name}
              value={option.value}
              checked={values.includes(option.value)}
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
    </FieldGroup>
  )
}

export type CheckboxProps = {
  locale: Locale
  label: string
  name: string
  id?: string | undefined
  /** Sent when ticked; `yes` unless said. */
  value?: string | undefined
  checked?: boolean | undefined
  hint?: string | undefined
  error?: string | undefined
}

/** One box that says yes to one sentence. */
export function Checkbox({
  locale,
  label,
  name,
  id = name,
  value = 'yes',
  checked,
  hint,
  error,
}: CheckboxProps) {
  return (
    <div class={error === undefined ? 'field' : 'field field-invalid'}>
      <FieldError locale={locale} id={id} text={error} />
      <div class="choice">
        <input
          type="checkbox"
          id={id}
          name={name}
          value={value}
          checked={checked}
          aria-invalid={error === undefined ? undefined : 'true'}
          aria-describedby={describedBy(id, { hint, error })}
        />
        <label for={id}>
          <Said text={label} />
        </label>
        {hint === undefined ? null : (
          <p class="field-hint" id={`${id}-hint`}>
            <Said text={hint} />
          </p>
        )}
      </div>
    </div>
  )
}
