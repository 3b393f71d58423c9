/** A civil date. Uses the browser's own date control: it opens a calendar on phones and always sends `YYYY-MM-DD`. */
import { describedBy, Field, type FieldProps } from '#ui/components/field/field.tsx'

export type DateFieldProps = FieldProps & {
  /** `YYYY-MM-DD`, as are `min` and `max`; the form's schema holds the limits too. */
  value?: string | undefined
  min?: string | undefined
  max?: string | undefined
  autocomplete?: string | undefined
}

export function DateField({ value, min, max, autocomplete, ...field }: DateFieldProps) {
  const id = field.id ?? field.name
  return (
    <Field {...field}>
      <input
        class="input input-10 tabular"
        type="date"
        id={id}
        name={field.name}
        value={value}
        min={min}
        max={max}
        autocomplete={autocomplete}
        aria-invalid={field.error === undefined ? undefined : 'true'}
        aria-describedby={describedBy(id, field)}
      />
    </Field>
  )
}
