/** Holds what readers of tag rely on: names, states in words, references that resolve. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { faults, renderExamples } from '#ui/markup.test-support.ts'
import { Tag } from './tag.tsx'
import { examples } from './examples.tsx'

test('the examples have no faults', () => {
  expect(faults(renderExamples(examples))).toEqual([])
})

test('every tone has a word and a shape of its own', () => {
  const tones = ['neutral', 'open', 'done', 'soon', 'late'] as const
  const shapes = tones.map((tone) =>
    renderToString(<Tag tone={tone}>Chữ</Tag>).replace(/class="tag [^"]+"/, ''),
  )
  expect(new Set(shapes).size).toBe(tones.length)
  for (const shape of shapes) expect(shape).toContain('Chữ')
})
