/** Holds the gallery complete, and its examples able to stand together on one page. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { gallery } from './gallery.ts'
import { GalleryPage } from './gallery-page.tsx'
import { faults, renderDocument } from './markup.test-support.ts'
import type { View } from './view.ts'

const folder = new URL('./components/', import.meta.url)
const components = readdirSync(folder).sort()

test('every component is in the gallery', () => {
  expect(gallery.map((entry) => entry.component).sort()).toEqual(components)
})

test('every style sheet is in ui.css', () => {
  const sheet = readFileSync(new URL('./ui.css', import.meta.url), 'utf8')
  const own = components.flatMap((name) =>
    readdirSync(new URL(`${name}/`, folder))
      .filter((file) => file.endsWith('.css'))
      .map((file) => `./components/${name}/${file}`),
  )
  expect(own.filter((path) => !sheet.includes(`"${path}"`))).toEqual([])
})

test.each(['vi', 'en'] as const)('the page has no faults in %s', (locale) => {
  const view: View = {
    locale,
    path: '/ui',
    siteName: 'Đồng Thuận',
    account: null,
    navigation: [],
    assets: { css: '/assets/ui.css', fonts: [] },
    today: '2026-11-21',
  }
  expect(faults(renderDocument(<GalleryPage view={view} />))).toEqual([])
})
