/** A Problem as the error summary of a form: one line a field that the form has, or the problem's own words. */
import type { Locale } from '#platform/i18n/messages.ts'
import type { Problem } from '#platform/problem.ts'
import type { FormError } from '#ui/components/error-summary/error-summary.tsx'

/** `idOf` maps the schema's field names to the ids of the form's fields; others become plain text. */
export function formErrors(
  problem: Problem,
  locale: Locale,
  idOf: Readonly<Record<string, string>>,
): FormError[] {
  if (problem.fields.length === 0) return [{ text: problem.words[locale] }]
  return problem.fields.map(({ field, message }) => ({ text: message[locale], field: idOf[field] }))
}
