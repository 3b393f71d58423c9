/** What the first visit of a public page costs: bytes over the wire with its fonts, and no script. */
import { expect, test } from 'vitest'
import { useBrowser, withPage } from './harness/browser.ts'
import { samples } from './harness/pages.ts'

useBrowser()

interface Weight {
  readonly bytes: number
  readonly scripts: number
  readonly fonts: number
}

/** Loads a page with an empty cache and adds up what came, headers included. */
async function weigh(path: string): Promise<Weight> {
  return withPage({}, async (page) => {
    const sizes: Promise<number>[] = []
    let scripts = 0
    let fonts = 0
    page.on('requestfinished', (request) => {
      if (request.resourceType() === 'script') scripts++
      if (request.resourceType() === 'font') fonts++
      sizes.push(request.sizes().then((size) => size.responseBodySize + size.responseHeadersSize))
    })
    await page.goto(path, { waitUntil: 'load' })
    await page.evaluate('document.fonts.ready')
    await page.waitForTimeout(100)
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
    return { bytes, scripts, fonts }
  })
}

test('home, unit and model pages with their fonts weigh less than 100 KB', async () => {
  const all = await samples()
  for (const route of ['/', '/units/{id}', '/models/{id}', '/models', '/units', '/statistics']) {
    for (const { path } of all.filter((sample) => sample.route === route)) {
      const { bytes, fonts } = await weigh(path)
      expect(fonts, path).toBeGreaterThan(0)
      expect(bytes, path).toBeLessThan(100_000)
    }
  }
})

test('public pages ship no script but the search, which ships one of less than 10 KB', async () => {
  for (const { path, route } of (await samples()).filter(({ as }) => as === 'nobody')) {
    const { scripts, bytes } = await weigh(path)
    expect([path, scripts]).toEqual([path, route === '/search' ? 1 : 0])
    if (route === '/search') expect(bytes, path).toBeLessThan(110_000)
  }
})
