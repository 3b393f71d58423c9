/** Every page, by its real content: WCAG 2.2 AA by axe in light and dark and in both languages, and its frame. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { unmarkedVietnamese } from '#ui/markup.test-support.ts'
import { signIn, useBrowser, withPage } from './harness/browser.ts'
import { samples } from './harness/pages.ts'

useBrowser()

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const results = await page.evaluate<AxeResults>(`axe.run(document, { runOnly: ${JSON.stringify(tags)} })`)
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${page.url()} ${id}: ${node.target.join(' ')} ${node.html.slice(0, 160)}`),
  )
}

async function eachPage(
  options: { colorScheme: 'light' | 'dark'; viewport?: { width: number; height: number } },
  language: '' | '/en',
  check: (page: Page) => Promise<string[]>,
): Promise<{ wrong: string[]; pages: number }> {
  const all = await samples()
  const wrong: string[] = []
  for (const who of ['nobody', 'registrar'] as const) {
    await withPage(options, async (page) => {
      if (who === 'registrar') await signIn(page, 'registrar')
      for (const { path } of all.filter(({ as }) => as === who)) {
        const address = `${language}${path === '/' && language ? '' : path}`
        const response = await page.goto(address)
        if (response?.status() !== 200) wrong.push(`${address} answered ${response?.status()}`)
        wrong.push(...(await check(page)))
      }
    })
  }
  return { wrong, pages: all.length }
}

describe.each([
  ['light', ''],
  ['dark', ''],
  ['light', '/en'],
  ['dark', '/en'],
] as const)('every page, %s, %s', (colorScheme, language) => {
  test('has no violation that axe knows', async () => {
    const { wrong, pages } = await eachPage({ colorScheme }, language, violations)
    expect(pages).toBeGreaterThan(15)
    expect(wrong).toEqual([])
  })
})

test('axe finds planted faults, so its silence means something', async () => {
  await withPage({}, async (page) => {
    await page.goto('/sign-in')
    await page.evaluate(`document.querySelector('main').insertAdjacentHTML('beforeend',
      '<img src="data:,"><input><p class="field-hint" id="email">x</p><a href="#nowhere"></a>')`)
    const ids = (await violations(page)).map((line) => line.split(' ')[1]?.replace(':', ''))
    expect(ids).toEqual(expect.arrayContaining(['image-alt', 'label', 'link-name']))
  })
})

test('every page says its language and that of Vietnamese names, has one h1 and a title, and fits a small phone', async () => {
  const { wrong } = await eachPage(
    { colorScheme: 'light', viewport: { width: 320, height: 640 } },
    '/en',
    async (page) => {
      const seen = await page.evaluate<{
        lang: string
        h1: number
        title: string
        wide: number
        body: string
      }>(
        `({ lang: document.documentElement.lang, h1: document.querySelectorAll('h1').length, title: document.title,
          wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
          body: document.body.outerHTML })`,
      )
      return [
        seen.lang === 'en' ? '' : `lang is ${seen.lang}`,
        /* the gallery shows headings as examples */
        seen.h1 === 1 || page.url().endsWith('/ui') ? '' : `${seen.h1} h1`,
        seen.title.includes('Đồng Thuận') ? '' : `title ${seen.title}`,
        seen.wide <= 0 ? '' : `${seen.wide} px too wide for a phone`,
        ...unmarkedVietnamese(seen.body).map((text) => `not said to be Vietnamese: ${text.slice(0, 80)}`),
      ].flatMap((fault) => (fault ? [`${page.url()}: ${fault}`] : []))
    },
  )
  expect(wrong).toEqual([])
})

test('forms that came back with errors, and problems, have none either', async () => {
  await withPage({}, async (page) => {
    await page.goto('/sign-in')
    await page.getByRole('main').getByRole('button').click()
    expect(await page.getByRole('alert').count()).toBe(1)
    const wrong = await violations(page)
    for (const path of ['/nowhere', '/units/999999999', '/models?year=x']) {
      await page.goto(path)
      wrong.push(...(await violations(page)))
    }
    expect(wrong).toEqual([])
  })
})
