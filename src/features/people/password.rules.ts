/**
 * What makes a password acceptable, after NIST SP 800-63B (5.1.1.2): long enough, not what others would try
 * first, and nothing about which kinds of characters it must hold. Prepared as in RFC 8265 (OpaqueString).
 */
import type { FieldError, Words } from '#platform/problem.ts'
import { commonWords } from './common-passwords.rules.ts'

export const passwordLength = { min: 10, max: 200 } as const

const ourNames = ['dongthuan', 'danvankheo']
const runs = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qazwsxedcrfvtgbyhnujm',
  '1qaz2wsx3edc4rfv5tgb6yhn',
]
const sequences = runs.flatMap((run) => [run, [...run].reverse().join('')])
const lookalikes: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
}

export type PasswordFault =
  | 'password_short'
  | 'password_long'
  | 'password_known'
  | 'password_common'
  | 'password_simple'

const faultWords: Readonly<Record<PasswordFault, Words>> = {
  password_short: {
    vi: `Xin đặt mật khẩu ít nhất ${passwordLength.min} ký tự. Vài từ không liên quan đến nhau là dễ nhớ và đủ chắc.`,
    en: `Please use at least ${passwordLength.min} characters. A few unrelated words are strong and easy to remember.`,
  },
  password_long: {
    vi: `Mật khẩu dài nhất ${passwordLength.max} ký tự.`,
    en: `A password has at most ${passwordLength.max} characters.`,
  },
  password_known: {
    vi: 'Mật khẩu này dựa trên tên hoặc địa chỉ thư. Xin đặt mật khẩu khác.',
    en: 'This is made from the name or e-mail address. Please choose another.',
  },
  password_common: {
    vi: 'Mật khẩu này nhiều người dùng nên dễ bị đoán. Xin đặt mật khẩu khác.',
    en: 'Many people use this password, so it is guessed easily. Please choose another.',
  },
  password_simple: {
    vi: 'Mật khẩu này lặp lại hoặc theo thứ tự bàn phím nên dễ bị đoán. Xin đặt mật khẩu khác.',
    en: 'This repeats or follows the keyboard, so it is guessed easily. Please choose another.',
  },
}

/** The form in which passwords are counted, hashed and compared: every space is U+0020, the whole NFC. */
export function preparePassword(typed: string): string {
  return typed.replace(/\p{Zs}/gu, ' ').normalize('NFC')
}

/** Lower-case without accents. */
function fold(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')
}

const letters = (text: string) => text.replace(/[^a-z]/gu, '')
const plain = (text: string) => fold(text).replace(/[^a-z0-9]/gu, '')

/** `abcabcab` → `abc`: the shortest part that the whole repeats; the whole when there is none. */
function unit(text: string): string {
  for (let size = 1; size <= text.length / 2; size++) {
    const part = text.slice(0, size)
    if (part.repeat(Math.ceil(text.length / size)).startsWith(text)) return part
  }
  return text
}

/** How many characters lie outside of runs of three or more that repeat or follow the alphabet or a keyboard. */
function outsideRuns(text: string): number {
  let outside = 0
  for (let at = 0; at < text.length; ) {
    let length = 1
    const same = /^(.)\1*/su.exec(text.slice(at))?.[0].length ?? 1
    while (
      at + length < text.length &&
      sequences.some((run) => run.includes(text.slice(at, at + length + 1)))
    )
      length++
    const run = Math.max(same, length)
    if (run >= 3) at += run
    else {
      outside += 1
      at += 1
    }
  }
  return outside
}

/** Whether `text` is nothing but common words one after another. */
function onlyCommonWords(text: string): boolean {
  const reached = new Set([0])
  for (let from = 0; from < text.length; from++) {
    if (!reached.has(from)) continue
    for (let to = from + 3; to <= Math.min(text.length, from + 24); to++) {
      if (commonWords.has(text.slice(from, to))) reached.add(to)
    }
  }
  return text.length > 0 && reached.has(text.length)
}

function isCommon(folded: string): boolean {
  const substituted = [...folded.replace(/\d{2,}$/u, '')].map((sign) => lookalikes[sign] ?? sign).join('')
  if (/^(\+?84|0)\d{9}$/u.test(folded.replace(/[\s.-]/gu, ''))) return true
  const digits = folded.replace(/\D/gu, '').length
  return [letters(folded), letters(substituted)].some(
    (core) => core.length >= 3 && digits <= 8 && (onlyCommonWords(core) || onlyCommonWords(unit(core))),
  )
}

/** Made of parts of `known` (names, addresses) with at most a few digits or signs added. */
function isKnown(folded: string, known: readonly string[]): boolean {
  const core = plain(folded)
  const rest = known
    .flatMap((text) => [plain(text), ...fold(text).split(/[^a-z0-9]+/u)])
    .filter((word) => word.length >= 3)
    .sort((a, b) => b.length - a.length)
    .reduce((rest, word) => rest.replaceAll(word, ''), core)
  return rest !== core && rest.length <= 6 && letters(rest).length <= 2
}

/** What is wrong with a prepared password, given words that belong to its owner; undefined when nothing is. */
export function passwordFault(password: string, known: readonly string[]): PasswordFault | undefined {
  const length = [...password].length
  if (length < passwordLength.min) return 'password_short'
  if (length > passwordLength.max) return 'password_long'
  const folded = fold(password)
  if (isKnown(folded, [...known, ...ourNames])) return 'password_known'
  if (new Set(folded).size <= 3 || unit(folded).length <= 4 || outsideRuns(folded) <= 2)
    return 'password_simple'
  return isCommon(folded) ? 'password_common' : undefined
}

/** The fault as the message of a form field. */
export function passwordError(field: string, fault: PasswordFault): FieldError {
  return { field, code: fault, message: faultWords[fault] }
}
