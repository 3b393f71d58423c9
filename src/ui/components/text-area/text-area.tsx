/** Several lines of text, with the limit said before writing rather than after. */
import { describedBy, Field, type FieldProps } from '#ui/components/field/field.tsx'
import { words } from '#ui/messages.ts'
import type { Locale } from '#ui/view.ts'

export type TextAreaProps = FieldProps & {
  value?: string | undefined
  rows?: number | undefined
  /** Of what is written; Vietnamese unless said. */
  lang?: Locale | undefined
  /** In characters; shown in the hint. The server decides, the browser doesn't cut what was pasted. */
  limit?: number | undefined
}

export function TextArea({ value, rows = 5, limit, lang = 'vi', ...field }: TextAreaProps) {
  const id = field.id ?? field.name
  const said =
    limit === undefined
      ? undefined
      : words[field.locale].atMost(limit.toLocaleString(field.locale === 'vi' ? 'vi-VN' : 'en-GB'))
  const parts = [field.hint, said].filter((part) => part !== undefined)
  const hint = parts.length === 0 ? undefined : parts.join('. ').replace(/\.\. /g, '. ')
  return (
    <Field {...field} hint={hint}>
      <textarea
        class="input"
        id={id}
        name={field.name}
        lang={lang === field.locale ? undefined : lang}
        rows={rows}
        aria-invalid={field.error === undefined ? undefined : 'true'}
        aria-describedby={describedBy(id, { hint, error: field.error })}
        value={value}
      />
    </Field>
  )
}
