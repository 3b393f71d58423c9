/** Holds what readers of names in sentences rely on: their language is said, and no mark is left over. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { Breadcrumbs } from '#ui/components/breadcrumbs/breadcrumbs.tsx'
import { Checkbox, Checkboxes } from '#ui/components/checkboxes/checkboxes.tsx'
import { ErrorSummary } from '#ui/components/error-summary/error-summary.tsx'
import { PageHeading } from '#ui/components/page/page.tsx'
import { Select } from '#ui/components/select/select.tsx'
import { Table } from '#ui/components/table/table.tsx'
import { TextField } from '#ui/components/text-field/text-field.tsx'
import { faults, renderExamples, unmarkedVietnamese } from '#ui/markup.test-support.ts'
import { examples } from './examples.tsx'
import { bare, Said, vi, viQuotes } from './said.tsx'

const name = 'Xã Bến Mai'
const text = `Figures of ${vi(name)}`

test('the examples have no faults', () => {
  expect(faults(renderExamples(examples))).toEqual([])
})

test('names in a sentence are said to be Vietnamese; markup in them stays text', () => {
  expect(renderToString(<Said text={`Moved to ${vi('Xã <b>')}.`} />)).toBe(
    'Moved to <span lang="vi">Xã &lt;b></span>.',
  )
  expect(renderToString(<Said text="Changed" />)).toBe('Changed')
  expect(bare(`${text}, ${vi(vi(name))}`)).toBe('Figures of Xã Bến Mai, Xã Bến Mai')
  expect(bare(viQuotes('The field “bóng đá” is not known.'))).toBe('The field “bóng đá” is not known.')
  expect(renderToString(<Said text={viQuotes('“bóng đá”?')} />)).toBe('“<span lang="vi">bóng đá</span>”?')
})

test('texts of components may hold names', () => {
  const field = { locale: 'en', label: text, hint: text, error: text } as const
  const html = renderToString(
    <>
      <PageHeading title={text} />
      <ErrorSummary locale="en" errors={[{ text, field: 'a' }, { text }]} />
      <TextField {...field} name="a" unit={vi('hộ')} />
      <Checkbox {...field} name="b" />
      <Checkboxes
        {...field}
        name="c"
        options={[
          { value: '1', label: text, hint: text },
          { value: '2', label: name, lang: 'vi' },
        ]}
      />
      <Select {...field} name="d" options={[{ value: '1', label: name, lang: 'vi' }]} />
      <Breadcrumbs locale="en" items={[{ href: '/', label: text }]} />
      <Table
        caption={text}
        columns={[{ key: 'a', label: text, cell: () => 'a' }]}
        rows={[1]}
        rowKey={(row) => row}
      />
    </>,
  )
  expect(unmarkedVietnamese(html)).toEqual([])
  expect(html).not.toMatch(/[\u{E000}\u{E001}]/u)
})
