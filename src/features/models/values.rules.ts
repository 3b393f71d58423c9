/** A model's content as form fields and back to words: text for inputs, one line an organisation or an id. */
import { type Content, type ContentField, contentFields, type Owner } from './model.rules.ts'
import { ownerLine } from './owners.rules.ts'

export type FormValues = Readonly<Partial<Record<ContentField, string>>>

/** As text in an input; nothing for what was not said. */
export function inputText(value: Content[ContentField]): string {
  if (value === null) return ''
  if (typeof value !== 'object') return String(value)
  return value
    .map((one: number | Owner) => (typeof one === 'object' ? ownerLine(one) : String(one)))
    .join('\n')
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

/** The ids that a list of boxes holds. */
export function chosenIds(value: string | undefined): string[] {
  return (value ?? '').split('\n').filter((one) => one !== '')
}
