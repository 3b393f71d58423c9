/**
 * The zod building blocks for everything that comes in. One schema serves form, API and command line, so a
 * number may arrive as a number or as its digits; nothing else is coerced. Text is stored as NFC.
 */
import { z } from 'zod'
import { pilesMarks } from '../i18n/marks.rules.ts'

/** Control characters, and marks that turn the direction of the text that follows. */
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const control = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/u

/** Letters, digits, signs: something that a reader sees. Hangul fillers count as letters and show nothing. */
const visible = /[^\p{C}\p{Z}\p{M}\u115F\u1160\u3164\uFFA0]/u

function readable(value: string): boolean {
  if (control.test(value) || pilesMarks(value) || !value.isWellFormed()) return false
  return value.trim() === '' || visible.test(value)
}

/** One line of text, trimmed, NFC, single spaces. Length in UTF-16 units after trimming. */
export function text({ min = 1, max }: { min?: number; max: number }) {
  return z
    .string()
    .max(max * 4 + 100)
    .refine(readable, { error: 'control' })
    .transform((value) => value.normalize('NFC').replace(/\s+/gu, ' ').trim())
    .pipe(z.string().min(min).max(max))
}

/** Text of several lines; line ends become `\n`. */
export function multiline({ min = 1, max }: { min?: number; max: number }) {
  return z
    .string()
    .max(max * 4 + 100)
    .refine(readable, { error: 'control' })
    .transform((value) => value.normalize('NFC').replace(/\r\n?/gu, '\n').trim())
    .pipe(z.string().min(min).max(max))
}

/** A whole number, or its decimal digits. */
export function integer({ min = 0, max = 2_147_483_647 }: { min?: number; max?: number } = {}) {
  return z
    .union([z.int(), z.string().regex(/^-?\d{1,15}$/u, { error: 'integer' })], { error: 'integer' })
    .transform(Number)
    .pipe(z.int().min(min).max(max))
}

/** A civil date `YYYY-MM-DD` between 1900 and 2199. */
export const date = z.iso
  .date()
  .refine((value) => value >= '1900-01-01' && value < '2200-01-01', { error: 'date_range' })

/** A UUID in lower case. */
export const uuid = z.uuid().transform((value) => value.toLowerCase())

/** An empty form field counts as absent. */
export function optional<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (value === '' || value === null ? undefined : value), schema.optional())
}
