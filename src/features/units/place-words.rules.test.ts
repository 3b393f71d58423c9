/** Names and places inside of sentences. */
import { expect, test } from 'vitest'
import { capital, contextOf, inText, placeBeside } from './place-words.rules.ts'

test.each([
  ['Phường An Khê, Thành phố Đà Nẵng', 'phường An Khê, thành phố Đà Nẵng'],
  ['Thị trấn Trà Lân, Huyện Con Cuông, Tỉnh Nghệ An', 'thị trấn Trà Lân, huyện Con Cuông, tỉnh Nghệ An'],
  ['Tổ dân phố 12, Phường An Khê', 'tổ dân phố 12, phường An Khê'],
  ['Việt Nam', 'Việt Nam'],
  ['Hội Phụ nữ', 'Hội Phụ nữ'],
])('%s', (place, expected) => {
  expect(inText(place)).toBe(expected)
})

test('the context of a place leaves its own name out', () => {
  expect(contextOf('Phường Hòa An, Quận Cẩm Lệ, Thành phố Đà Nẵng')).toBe('quận Cẩm Lệ, thành phố Đà Nẵng')
  expect(contextOf('Việt Nam')).toBe('')
  expect(capital(contextOf('Xã A, Tỉnh B'))).toBe('Tỉnh B')
  expect(capital('')).toBe('')
})

test('a place beside another keeps only what differs', () => {
  const own = 'Phường An Khê, Thành phố Đà Nẵng'
  expect(placeBeside('Phường Hòa An, Quận Cẩm Lệ, Thành phố Đà Nẵng', own)).toBe('Phường Hòa An, quận Cẩm Lệ')
  expect(placeBeside('Xã Duy Hải, Huyện Duy Xuyên, Tỉnh Quảng Nam', own)).toBe(
    'Xã Duy Hải, huyện Duy Xuyên, tỉnh Quảng Nam',
  )
  expect(placeBeside('Phường An Khê, Thành phố Đà Nẵng', own)).toBe('Phường An Khê')
})
