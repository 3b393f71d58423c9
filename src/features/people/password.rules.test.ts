import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { passwordFault, preparePassword } from './password.rules.ts'

const owner = ['thuha.nguyen@danang.example', 'Nguyễn Thị Thu Hà']
const fault = (password: string) => passwordFault(preparePassword(password), owner)

describe('password rules', () => {
  test.each([
    ['ngắn quá', 'password_short'],
    ['123456789', 'password_short'],
    ['ế'.repeat(9), 'password_short'],
    ['rừng tre '.repeat(24), 'password_long'],
    ['aaaaaaaaaaaa', 'password_simple'],
    ['1212121212', 'password_simple'],
    ['abcabcabcabc', 'password_simple'],
    ['1234567890', 'password_simple'],
    ['0987654321', 'password_simple'],
    ['123456789a', 'password_simple'],
    ['qwertyuiop', 'password_simple'],
    ['1qaz2wsx3edc', 'password_simple'],
    ['qwerty123456', 'password_simple'],
    ['aaaa1111bbbb', 'password_simple'],
    ['matkhau123', 'password_common'],
    ['MatKhau@2026', 'password_common'],
    ['mật khẩu 1', 'password_common'],
    ['matkhaumatkhau', 'password_common'],
    ['anhyeuem123', 'password_common'],
    ['anhyeuem1990', 'password_common'],
    ['vietnam2026', 'password_common'],
    ['Việt Nam 2026', 'password_common'],
    ['vietnam@123', 'password_common'],
    ['1q2w3e4r5t', 'password_common'],
    ['P@ssw0rd2026', 'password_common'],
    ['p@ssword123', 'password_common'],
    ['Danang2026!', 'password_known'],
    ['iloveyou2026', 'password_common'],
    ['0903471826', 'password_common'],
    ['+84903471826', 'password_common'],
    ['0903 471 826', 'password_common'],
    ['doimatkhau1', 'password_common'],
    ['thuha.nguyen@danang.example', 'password_known'],
    ['thuha.nguyen', 'password_known'],
    ['NguyenThiThuHa', 'password_known'],
    ['Nguyễn Thị Thu Hà 90', 'password_known'],
    ['dongthuan2026', 'password_known'],
    ['Đồng Thuận!', 'password_known'],
    ['ha thu nguyen', 'password_known'],
    ['Hà Nội 2026!', 'password_common'],
  ])('%s is refused as %s', (password, expected) => {
    expect(fault(password)).toBe(expected)
  })

  test.each([
    'mưa rào qua cầu gỗ',
    'chiec-thuyen-giay-xanh',
    'kamo-lite-suna-beru-pidi',
    'correct horse battery staple',
    'Xk7$gR2mQp',
    'con mèo nhà tôi biết bơi',
    '                đêm trăng',
  ])('%s is good: no kind of character is demanded', (password) => {
    expect(fault(password)).toBeUndefined()
  })

  test('any repetition of a short part is refused', () => {
    const part = fc.string({ minLength: 1, maxLength: 4, unit: 'grapheme-ascii' })
    fc.assert(
      fc.property(part, (part) => {
        expect(fault(part.repeat(12).slice(0, 12))).toBeDefined()
      }),
    )
  })

  test('any walk along the alphabet or the digits is refused', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.boolean(), (start, back) => {
        const walk = 'abcdefghijklmnopqrstuvwxyz'.slice(start, start + 10)
        expect(fault(back ? walk.split('').reverse().join('') : walk)).toBe('password_simple')
      }),
    )
  })

  test('never fails on whatever is typed, and preparing twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 260 }), (typed) => {
        const prepared = preparePassword(typed)
        expect(preparePassword(prepared)).toBe(prepared)
        passwordFault(prepared, owner)
      }),
    )
  })

  test('the same password in two Unicode spellings is one', () => {
    const typed = 'mưa rào qua cầu gỗ'
    expect(preparePassword(typed.normalize('NFD').replaceAll(' ', '\u00A0'))).toBe(typed.normalize('NFC'))
  })

  test('length is counted in characters that people see as one, more or less: code points', () => {
    expect(fault('😀😁😂🤣😃😄😅😆😉')).toBe('password_short')
    expect(fault('😀😁😂🤣😃😄😅😆😉😊')).toBeUndefined()
  })
})
