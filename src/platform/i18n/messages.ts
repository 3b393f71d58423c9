/**
 * Message catalogues: each feature declares its texts once in Vietnamese and once in English.
 * The type of the Vietnamese catalogue is the contract; the compiler refuses an English one that lacks a
 * text or takes other values. A text with values is a function, so a caller can't forget one.
 */
export const locales = ['vi', 'en'] as const
export type Locale = (typeof locales)[number]

/** Parameters are `never[]` so that a function of any parameters fits. */
type Text = string | ((...values: never[]) => string) | { readonly [key: string]: Text }
type Same<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...values: infer P) => string
      ? (...values: P) => string
      : Same<T[K]>
}

/** A catalogue `{ vi, en }`; use as `messages[locale].title`. Nested groups are allowed. */
export function defineMessages<const T extends { readonly [key: string]: Text }>(catalogue: {
  vi: T
  en: Same<T>
}): { readonly vi: Same<T>; readonly en: Same<T> } {
  return catalogue as unknown as { vi: Same<T>; en: Same<T> }
}
