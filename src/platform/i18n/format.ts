/** Numbers, dates and times as Vietnamese and English readers expect them. Vietnam keeps one time zone. */
import type { Locale } from './messages.ts'

const tags: Record<Locale, string> = { vi: 'vi-VN', en: 'en-GB' }
export const timeZone = 'Asia/Ho_Chi_Minh'

const numbers = {
  vi: new Intl.NumberFormat(tags.vi),
  en: new Intl.NumberFormat(tags.en),
}
/** Four digits of year and 24 hours in both languages. */
const parts: Intl.DateTimeFormatOptions = {
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone,
}
const dateTimes = {
  vi: new Intl.DateTimeFormat(tags.vi, parts),
  en: new Intl.DateTimeFormat(tags.en, parts),
}

/** `12345` → `12.345` (vi), `12,345` (en). */
export function formatNumber(value: number, locale: Locale): string {
  return numbers[locale].format(value)
}

/** Civil date `2026-11-21` → `21/11/2026`, the same in both languages. */
export function formatDate(date: string): string {
  const [year, month, day] = date.split('-')
  return `${day}/${month}/${year}`
}

/** An instant as date and time of day in Vietnam. */
export function formatDateTime(instant: Date, locale: Locale): string {
  return dateTimes[locale].format(instant)
}
