/** Holds what readers of form-section rely on: names, states in words, references that resolve. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { faults, renderExamples } from '#ui/markup.ts'
import { Form, FormSection } from './form-section.tsx'
import { examples } from './examples.tsx'

test('the examples have no faults', () => {
  expect(faults(renderExamples(examples))).toEqual([])
})

test('a form posts, and sends what is hidden', () => {
  const html = renderToString(
    <Form action="/requests" hidden={{ version: '3' }}>
      <FormSection legend="Ở đâu?" pageHeading>
        <p />
      </FormSection>
    </Form>,
  )
  expect(html).toContain('method="post"')
  expect(html).toContain('name="version" value="3"')
  expect(html).toContain('<h1>Ở đâu?</h1>')
})
