/** What the first visit of a page costs over the wire, as Chromium counts it with an empty cache. */
import { chromium } from 'playwright-core'
import { findChromium } from '../scripts/chromium.mjs'

export interface Weight {
  readonly name: string
  readonly total: number
  readonly html: number
  readonly css: number
  readonly fonts: number
  readonly scripts: number
}

/** `pages` are pairs of name and path. Undefined where there is no Chromium. Bytes with headers, as transferred. */
export async function weigh(
  site: string,
  pages: readonly (readonly [string, string])[],
): Promise<Weight[] | undefined> {
  const executablePath = findChromium()
  if (!executablePath) return undefined
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const weights: Weight[] = []
    for (const [name, path] of pages) {
      const context = await browser.newContext()
      const page = await context.newPage()
      const parts: Promise<[string, number]>[] = []
      page.on('requestfinished', (request) => {
        const size = request.sizes().then((one) => one.responseBodySize + one.responseHeadersSize)
        parts.push(size.then((bytes) => [request.resourceType(), bytes]))
      })
      await page.goto(site + path, { waitUntil: 'networkidle' })
      const sizes = await Promise.all(parts)
      const sum = (type?: string) =>
        sizes.filter(([one]) => !type || one === type).reduce((total, [, bytes]) => total + bytes, 0)
      weights.push({
        name,
        total: sum(),
        html: sum('document'),
        css: sum('stylesheet'),
        fonts: sum('font'),
        scripts: sum('script'),
      })
      await context.close()
    }
    return weights
  } finally {
    await browser.close()
  }
}
