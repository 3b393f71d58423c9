/** Holds what readers of form-section rely on: names, states in words, references that resolve. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { faults, renderExamples } from '#ui/markup.test-support.ts'
import { Form, FormFold, FormSection } from './form-section.tsx'
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

test('a part that can wait is folded, and open where it holds something', () => {
  const fold = (open: boolean) =>
    renderToString(
      <FormFold legend="Nguồn lực" open={open}>
        <p />
      </FormFold>,
    )
  expect(fold(false)).toContain('<details class="form-fold"><summary><h2>Nguồn lực</h2>')
  expect(fold(true)).toMatch(/<details class="form-fold" open(?:="[^"]*")?>/u)
})
