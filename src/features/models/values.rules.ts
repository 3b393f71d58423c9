/** A model's content as form fields and back to words: text for inputs, one line an organisation. */
import type { Content, ContentField } from './model.rules.ts'
import { contentFields } from './model.rules.ts'

export type FormValues = Readonly<Partial<Record<ContentField, string>>>

/** As text in an input; nothing for what was not said. */
export function inputText(value: Content[ContentField]): string {
  if (value === null) return ''
  return Array.isArray(value) ? value.join('\n') : String(value)
}

export function formValues(content: Content): FormValues {
  return Object.fromEntries(contentFields.map((field) => [field, inputText(content[field])]))
}

/** What was typed, as far as it is text: nothing of it is lost when a form comes back. */
export function typedValues(typed: Readonly<Record<string, unknown>>): FormValues {
  return Object.fromEntries(
    contentFields.flatMap((field) => {
      const value = typed[field]
      if (typeof value === 'string') return [[field, value]]
      return Array.isArray(value) ? [[field, value.map(String).join('\n')]] : []
    }),
  )
}
