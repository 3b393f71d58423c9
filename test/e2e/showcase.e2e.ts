/** What others' programs read, read by one of them: feeds and sitemaps parse, cards are pictures, data is no script. */
import { expect } from 'vitest'
import { journey, site, useBrowser } from './harness/browser.ts'

useBrowser()

journey('from a list to its feed, its entries, their pages and their cards', {}, async (page) => {
  await page.goto('/models')
  const feed = await page.locator('link[type="application/atom+xml"]').getAttribute('href')
  const read = await page.evaluate<{ fault: boolean; updated: string; links: string[] }>(`
    fetch(${JSON.stringify(feed)}).then((answer) => answer.text()).then((text) => {
      const document = new DOMParser().parseFromString(text, 'application/xml')
      return {
        fault: document.querySelector('parsererror') !== null,
        updated: document.querySelector('feed > updated')?.textContent ?? '',
        links: [...document.querySelectorAll('entry > link')].map((link) => link.getAttribute('href')),
      }
    })`)
  expect(read.fault).toBe(false)
  expect(read.updated).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/u)
  expect(read.links.length).toBeGreaterThan(5)
  await page.goto(read.links[0] ?? '')
  expect(await page.locator('link[rel=canonical]').getAttribute('href')).toBe(read.links[0])
  const card = await page.locator('meta[property="og:image"]').getAttribute('content')
  const size = await page.evaluate<number[]>(`
    new Promise((resolve, reject) => {
      const picture = new Image()
      picture.onload = () => resolve([picture.naturalWidth, picture.naturalHeight])
      picture.onerror = reject
      picture.src = ${JSON.stringify(card)}
    })`)
  expect(size).toEqual([1200, 630])
  const data = await page.evaluate<string>(
    `JSON.parse(document.querySelector('script[type="application/ld+json"]').textContent)['@graph'][0]['@type']`,
  )
  expect(data).toBe('Article')
})

journey('every address of the sitemaps is a page', {}, async (page) => {
  await page.goto('/')
  const urls = await page.evaluate<string[]>(`
    (async () => {
      const read = async (path) => {
        const text = await (await fetch(path)).text()
        const document = new DOMParser().parseFromString(text, 'application/xml')
        if (document.querySelector('parsererror')) throw new Error(path)
        return [...document.querySelectorAll('loc')].map((loc) => loc.textContent)
      }
      const files = await read('/sitemap.xml')
      return (await Promise.all(files.map(read))).flat()
    })()`)
  expect(urls.length).toBeGreaterThan(3355)
  expect(urls.filter((url) => url.startsWith(`${site()}/models/`)).length).toBeGreaterThan(5)
  const some = urls.filter((url, i) => !url.includes('/units/') || i % 400 === 0)
  for (const url of some) expect([url, (await fetch(url)).status]).toEqual([url, 200])
})
