/** What the catalogue takes and refuses, without a database. */
import { describe, expect, test } from 'vitest'
import { types } from '../../../migrations/seed/catalogue.ts'
import { codeFor, holdsOn, type ModelType, ruleErrors, typeErrors } from './catalogue.rules.ts'

const type: Pick<ModelType, 'name' | 'template' | 'criteria' | 'from' | 'to'> = {
  name: { vi: 'Ngõ sạch', en: 'Clean alleys' },
  template: {},
  criteria: [],
  from: null,
  to: null,
}
const errors = (change: Partial<typeof type>) =>
  typeErrors({ ...type, ...change }).map(({ field, code }) => `${field} ${code}`)

describe('a criterion or a name that asks for a forbidden personal attribute is refused', () => {
  test.each([
    [{ name: { vi: 'Tôn giáo của các hộ', en: 'x' } }, ['name.vi personal_attribute']],
    [{ name: { vi: 'Ngõ sạch', en: 'Ethnicity' } }, ['name.en personal_attribute']],
    [{ criteria: [{ code: 'a', vi: 'Chủ hộ là đảng viên', en: 'x' }] }, ['criteria.0.vi personal_attribute']],
    [
      {
        criteria: [
          { code: 'a', vi: 'Sạch ngõ', en: 'x' },
          { code: 'b', vi: 'b', en: 'Is the household against it?' },
          { code: 'c', vi: 'Danh sách hộ chưa đồng thuận', en: 'x' },
        ],
      },
      ['criteria.2.vi personal_attribute'],
    ],
    [
      { template: { situation: 'Có bao nhiêu hộ\nDân tộc, tôn giáo của từng hộ' } },
      ['template.situation personal_attribute'],
    ],
  ] satisfies [Partial<typeof type>, string[]][])('%j', (change, expected) => {
    expect(errors(change)).toEqual(expected)
  })

  test('what an installation begins with passes', () => {
    for (const { vi, en, template = {}, criteria = [] } of types)
      expect(typeErrors({ ...type, name: { vi, en }, template, criteria }), vi).toEqual([])
  })
})

test('the last day follows the first, and two criteria have two codes', () => {
  expect(errors({ from: '2026-01-01', to: '2026-01-01' })).toEqual(['to date_order'])
  const twice = { code: 'a', vi: 'Sạch ngõ', en: 'x' }
  expect(errors({ criteria: [twice, twice] })).toEqual(['criteria.1.code code_taken'])
})

test('offered from its first day to the day before its last', () => {
  const row = { from: '2026-01-01', to: '2026-07-01' }
  const days = ['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01']
  expect(days.map((day) => holdsOn(row, day))).toEqual([false, true, true, false])
  expect(holdsOn({ from: null, to: null }, '1990-01-01')).toBe(true)
})

test.each([
  ['Điểm chữa cháy công cộng', [], 'diem_chua_chay_cong_cong'],
  ['Ngõ sạch', ['ngo_sach', 'ngo_sach_2'], 'ngo_sach_3'],
  ['5 không, 3 sạch', [], 'x_5_khong_3_sach'],
  ['!', [], 'x_'],
])('a code from a name: %s, beside %j', (name, taken: string[], code) => {
  expect(codeFor(name, (one) => taken.includes(one))).toBe(code)
})

test('a rule takes only the values it knows', () => {
  const rule = { code: 'model.party-repeats-union', from: null, to: null } as const
  expect(ruleErrors({ ...rule, value: 'warn' })).toEqual([])
  expect(ruleErrors({ ...rule, value: 'perhaps' }).map(({ code }) => code)).toEqual(['not_offered'])
})
