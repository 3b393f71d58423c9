import { expect, test } from 'vitest'
import { formatDate, formatDateTime, formatNumber } from './format.ts'

test('numbers, dates and times as each language writes them', () => {
  expect(formatNumber(1_234_567, 'vi')).toBe('1.234.567')
  expect(formatNumber(1_234_567, 'en')).toBe('1,234,567')
  expect(formatDate('2026-11-21')).toBe('21/11/2026')
  const instant = new Date('2026-11-21T17:05:00Z')
  expect(formatDateTime(instant, 'vi')).toContain('22/11/2026')
  expect(formatDateTime(instant, 'vi')).toContain('00:05')
  expect(formatDateTime(instant, 'en')).toBe('22/11/2026, 00:05')
})
