/** Holds what readers of progress rely on: names, states in words, references that resolve. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { faults, renderExamples } from '#ui/markup.test-support.ts'
import { Progress } from './progress.tsx'
import { examples } from './examples.tsx'

test('the examples have no faults', () => {
  expect(faults(renderExamples(examples))).toEqual([])
})

test('the words say what the bar shows, and nothing to count is no division by zero', () => {
  const html = renderToString(<Progress id="p" label="Chấm bài" value={0} max={0} text="chưa có bài" />)
  expect(html).toContain('aria-valuetext="chưa có bài"')
  expect(html).toContain('max="1"')
})
