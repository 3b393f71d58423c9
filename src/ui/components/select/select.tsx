/** One from a long list. For six choices or fewer use Radios: they can be read without opening. */
import { describedBy, Field, type FieldProps } from '#ui/components/field/field.tsx'
import type { Locale } from '#ui/view.ts'

export type Option = {
  value: string
  label: string
  /** Language of the label, where it may differ from the page's: names of places are Vietnamese. */
  lang?: Locale | undefined
}
export type OptionGroup = { label: string; options: Option[] }

export type SelectProps = FieldProps & {
  options: (Option | OptionGroup)[]
  value?: string | undefined
  /** An empty first choice with these words ("Chọn phường, xã"). */
  placeholder?: string | undefined
}

export function Select({ options, value, placeholder, ...field }: SelectProps) {
  const id = field.id ?? field.name
  return (
    <Field {...field}>
      <select
        class="input"
        id={id}
        name={field.name}
        aria-invalid={field.error === undefined ? undefined : 'true'}
        aria-describedby={describedBy(id, field)}
      >
        {placeholder === undefined ? null : (
          <option value="" selected={value === undefined || value === ''}>
            {placeholder}
          </option>
        )}
        {options.map((option) =>
          'options' in option ? (
            <optgroup key={option.label} label={option.label}>
              {option.options.map((inner) => (
                <Choice key={inner.value} option={inner} value={value} />
              ))}
            </optgroup>
          ) : (
            <Choice key={option.value} option={option} value={value} />
          ),
        )}
      </select>
    </Field>
  )
}

function Choice({ option, value }: { option: Option; value: string | undefined }) {
  return (
    <option value={option.value} lang={option.lang} selected={option.value === value}>
      {option.label}
    </option>
  )
}
