/** Holds what people who choose files rely on: limits said before, a name, and iPhones that send JPEG. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { faults, renderExamples } from '#ui/markup.test-support.ts'
import { examples } from './examples.tsx'
import { FileField } from './file-field.tsx'

test('the examples have no faults', () => {
  expect(faults(renderExamples(examples))).toEqual([])
})

test('kinds, size and number are said and belong to the control', () => {
  const html = renderToString(
    <FileField locale="vi" label="Ảnh" name="photos" kind="photo" max={10} bytes={15_000_000} />,
  )
  expect(html).toContain('Ảnh JPEG, PNG hoặc WebP, mỗi tệp tối đa 15 MB, mỗi lần nhiều nhất 10 tệp.')
  expect(html).toMatch(
    /<input[^>]* accept="image\/jpeg,image\/png,image\/webp"[^>]* multiple[^>]* aria-describedby="photos-hint"/u,
  )
  const one = renderToString(
    <FileField locale="en" label="Paper" name="p" kind="document" bytes={9_000_000} />,
  )
  expect([one.includes('multiple'), one.includes('at most 9 MB each, one file.')]).toEqual([false, true])
})

test('after a refusal it says that files must be chosen again', () => {
  const html = renderToString(
    <FileField
      locale="vi"
      label="Ảnh"
      name="photos"
      kind="photo"
      bytes={1e6}
      error="Ảnh quá lớn."
      chooseAgain
    />,
  )
  expect(html).toContain('Xin chọn lại tệp')
  expect(html).toContain('aria-describedby="photos-hint photos-error"')
})
