/** What keys and conditions are called, for pages and files. */
import { type By, type Conditions, dimensions, modelWords } from '#features/models/contract.ts'
import type { Locale } from '#platform/i18n/messages.ts'
import type { Words } from '#platform/problem.ts'
import { messages } from './messages.ts'

export type Names = ReadonlyMap<string, Words>

/** A key of a table in words; names of units are Vietnamese in any language. */
export function keyName(by: By, key: string, names: Names, locale: Locale): string {
  const say = modelWords[locale]
  const { key: own } = messages[locale]
  const named = (list: Readonly<Record<string, string>>) => list[key] ?? key
  switch (by) {
    case 'field':
      return named(say.field)
    case 'level':
      return named(say.level)
    case 'ownerBlock':
      return named(say.ownerBlock)
    case 'status':
      return named(say.status)
    case 'year':
      return key
    case 'recognised':
      return key === 'true' ? own.true : own.false
    default:
      if (key === '0') return own.none
      if (key === 'own' || key === 'split') return own[key]
      return names.get(`${by} ${key}`)?.[locale] ?? key
  }
}

/** `Lĩnh vực: Kinh tế; Năm phong trào: 2025`; undefined where nothing is asked. */
export function conditionsInWords(where: Conditions, names: Names, locale: Locale): string | undefined {
  const { by, asked } = messages[locale]
  const parts = dimensions.flatMap((dimension) => {
    const values: readonly unknown[] | undefined = where[dimension]
    if (!values) return []
    const named = values.map((value) => keyName(dimension, String(value), names, locale))
    return [`${by[dimension]}: ${named.join(asked.or)}`]
  })
  return parts.length === 0 ? undefined : parts.join('; ')
}
