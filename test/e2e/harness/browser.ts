/** Journeys in Chromium: one browser a file, a fresh profile a journey, and a picture of where it failed. */
import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { findChromium } from '../../../scripts/chromium.mjs'

const pictures = join(tmpdir(), 'dongthuan-screenshots')

let browser: Browser | undefined

/** Call once at the top of a file. */
export function useBrowser(): void {
  beforeAll(async () => {
    const executablePath = findChromium()
    if (!executablePath) throw new Error('no Chromium: install it, or set CHROMIUM to a browser')
    browser = await chromium.launch({
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    })
  })
  afterAll(async () => {
    await browser?.close()
  })
}

export function site(): string {
  return inject('site').url
}

/** Requests that left for another host, and what the console complained about. */
export interface Watch {
  readonly elsewhere: string[]
  readonly complaints: string[]
}

function watch(page: Page): Watch {
  const watched: Watch = { elsewhere: [], complaints: [] }
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${site()}/`) && !url.startsWith('data:')) watched.elsewhere.push(url)
  })
  page.on('pageerror', (error) => watched.complaints.push(error.message))
  page.on('console', (message) => {
    const text = message.text()
    /* a refused form is an answer, not a fault */
    if (message.type() === 'error' && !/the server responded with a status of 4\d\d/u.test(text)) {
      watched.complaints.push(text)
    }
  })
  return watched
}

let opened = 0

/** A fresh profile with a page in it; closed after `work`, with a picture of it when that failed. */
export async function withPage<T>(
  options: BrowserContextOptions,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  if (!browser) throw new Error('useBrowser() was not called')
  const context = await browser.newContext({ baseURL: site(), locale: 'vi-VN', ...options })
  context.setDefaultTimeout(10_000)
  const page = await context.newPage()
  const watched = watch(page)
  try {
    const result = await work(page)
    expect(watched.elsewhere, 'requests to other hosts').toEqual([])
    expect(watched.complaints, 'complaints in the console').toEqual([])
    return result
  } catch (error) {
    mkdirSync(pictures, { recursive: true })
    const path = join(pictures, `${process.pid}-${++opened}.png`)
    await page.screenshot({ path, fullPage: true }).catch(() => undefined)
    if (error instanceof Error) error.message += `\n  at ${page.url()}\n  picture: ${path}`
    throw error
  } finally {
    await context.close()
  }
}

/** A test that walks one page; `options` as of a browser profile. */
export function journey(
  name: string,
  options: BrowserContextOptions,
  walk: (page: Page) => Promise<void>,
): void {
  test(name, () => withPage(options, walk))
}

type Who = 'registrar' | 'province' | 'ward' | 'head' | 'appraiser' | 'appraiser2' | 'citizen'

/** Signs in over the form as one of the example people. */
export async function signIn(page: Page, who: Who): Promise<void> {
  const login = inject('site').logins.find(({ email }) => email.startsWith(`${who}@`))
  if (!login) throw new Error(`no example login for ${who}`)
  await page.goto('/sign-in')
  const main = page.getByRole('main')
  await main.locator('input[name=email]').fill(login.email)
  await main.locator('input[name=password]').fill(login.password)
  await main.getByRole('button').click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}
