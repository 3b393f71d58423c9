/** Holds what readers of photo-grid rely on: words for every picture, a way to the large one, room kept while it loads. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { faults, renderExamples } from '#ui/markup.test-support.ts'
import { examples } from './examples.tsx'
import { PhotoGrid } from './photo-grid.tsx'

const size = { src: '/s.jpg', width: 400, height: 300 }

test('the examples have no faults', () => {
  expect(faults(renderExamples(examples))).toEqual([])
})

test('every picture has words: written ones, its caption, or its number', () => {
  const html = renderToString(
    <PhotoGrid
      locale="vi"
      label="Ảnh"
      photos={[
        { ...size, href: '/1', alt: 'Cầu mới', caption: 'Khánh thành' },
        { ...size, href: '/2', caption: 'Đổ bê tông <lần 2>' },
        { ...size, href: '/3', alt: '' },
      ]}
    />,
  )
  expect([...html.matchAll(/ alt="([^"]*)"/gu)].map((match) => match[1])).toEqual([
    'Cầu mới',
    'Đổ bê tông &lt;lần 2>',
    'Ảnh 3',
  ])
  expect(html).toContain('<a href="/1"><img src="/s.jpg" width="400" height="300"')
})

test('nothing is shown where there is nothing', () => {
  expect(renderToString(<PhotoGrid locale="vi" label="Ảnh" photos={[]} />)).toBe('')
})
