/** Names that people and attackers give to files. */
import { expect, test } from 'vitest'
import { cleanName, contentDisposition, extensionOf } from './file-name.rules.ts'

test.each([
  ['Ảnh cầu.JPG', 'Ảnh cầu.jpg'],
  ['A\u0309nh.jpg', 'Ảnh.jpg'],
  ['../../etc/passwd', 'passwd'],
  ['..\\..\\windows\\a.pdf', 'a.pdf'],
  ['/', 'tep'],
  ['..', 'tep'],
  ['', 'tep'],
  ['.jpg', 'jpg'],
  ['a\0b\r\nc.pdf', 'abc.pdf'],
  ['\u202Egpj.exe', 'gpj.exe'],
  ['a:b|c?.pdf', 'a-b-c-.pdf'],
  ['  nhiều   khoảng  .pdf', 'nhiều khoảng.pdf'],
  [`${'đ'.repeat(300)}.docx`, `${'đ'.repeat(115)}.docx`],
])('%j is kept as %j', (given, kept) => {
  expect(cleanName(given)).toBe(kept)
  expect(cleanName(kept)).toBe(kept)
})

test('the extension is what stands behind the last dot', () => {
  expect(['a.tar.GZ', 'a', 'a.', '.b', 'a.b c'].map(extensionOf)).toEqual(['gz', '', '', 'b', ''])
})

test('a header carries any name, and nothing but a name', () => {
  expect(contentDisposition('attachment', 'Đơn "mẫu" (1)\'*.pdf')).toBe(
    `attachment; filename="Don _mau_ (1)__.pdf"; filename*=UTF-8''%C4%90%C6%A1n%20%22m%E1%BA%ABu%22%20%281%29%27%2a.pdf`,
  )
})
