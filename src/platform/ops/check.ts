/** One finding of `doctor`: what is so, and what to do about it when it should not be so. */
import type { Words } from '../problem.ts'

export interface Check {
  /** Stable, for machines: `data-folder`. Several findings may share one. */
  readonly name: string
  readonly status: 'ok' | 'warn' | 'fail'
  readonly what: Words
  /** Missing when all is well. */
  readonly whatToDo?: Words
}

export const fine = (name: string, what: Words): Check => ({ name, status: 'ok', what })

export const mind = (name: string, what: Words, whatToDo: Words): Check => ({
  name,
  status: 'warn',
  what,
  whatToDo,
})

export const wrong = (name: string, what: Words, whatToDo: Words): Check => ({
  name,
  status: 'fail',
  what,
  whatToDo,
})

/** A URL fit for the screen: its password is `***`. */
export function masked(url: string): string {
  const shown = new URL(url)
  if (shown.password) shown.password = '***'
  for (const key of new Set(shown.searchParams.keys())) {
    if (/pass|secret|key|token/iu.test(key)) shown.searchParams.set(key, '***')
  }
  return shown.href
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** What an error says, without the password of `url` should it quote it. */
export function complaint(error: unknown, url = ''): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? String(error.code) : ''
  const said = error.message.includes(code) ? error.message : `${code}: ${error.message}`
  const password = url ? new URL(url).password : ''
  if (!password) return said || error.name
  return said.replaceAll(password, '***').replaceAll(decoded(password), '***')
}
