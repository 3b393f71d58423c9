/** One line of text. What was typed stays after an error: pass it back as `value`. */
import { h } from 'preact'
import { describedBy, Field, type FieldProps } from '#ui/components/field/field.tsx'
import { Said } from '#ui/components/said/said.tsx'

export type TextFieldProps = FieldProps & {
  value?: string | undefined
  type?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'search' | undefined
  /** Whole or decimal number pad on phones; the field stays text, so that "1.000.000" isn't lost. */
  inputMode?: 'numeric' | 'decimal' | undefined
  autocomplete?: string | undefined
  /** About how many characters are expected; the width says so. Full width when left out. */
  width?: 4 | 10 | 20 | undefined
  /** Unit of measure after the field: "đồng", "hộ". */
  unit?: string | undefined
  maxLength?: number | undefined
  readOnly?: boolean | undefined
}

export function TextField({
  value,
  type = 'text',
  inputMode,
  autocomplete,
  width,
  unit,
  maxLength,
  readOnly,
  ...field
}: TextFieldProps) {
  const id = field.id ?? field.name
  // `h` rather than JSX: Preact types each kind of input apart, and this one is chosen by the caller.
  const input = h('input', {
    class: width === undefined ? 'input' : `input input-${width}`,
    id,
    name: field.name,
    type,
    inputMode,
    value,
    autocomplete,
    maxLength,
    readOnly,
    'aria-invalid': field.error === undefined ? undefined : 'true',
    'aria-describedby': describedBy(id, field),
  })
  return (
    <Field {...field}>
      {unit === undefined ? (
        input
      ) : (
        <div class="input-unit">
          {input}
          <span>
            <Said text={unit} />
          </span>
        </div>
      )}
    </Field>
  )
}
