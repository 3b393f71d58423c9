/** Holds what readers of button rely on: names, states in words, references that resolve. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { faults, renderExamples } from '#ui/markup.test-support.ts'
import { Button } from './button.tsx'
import { examples } from './examples.tsx'

test('the examples have no faults', () => {
  expect(faults(renderExamples(examples))).toEqual([])
})

test("a form's button submits unless told otherwise", () => {
  expect(renderToString(<Button>Gửi phản ánh</Button>)).toContain('type="submit"')
  expect(renderToString(<Button type="button">Mở</Button>)).toContain('type="button"')
})
