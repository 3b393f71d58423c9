/** Public pages as a citizen meets them, without JavaScript. */
import { expect } from 'vitest'
import { messages as models } from '#features/models/messages.ts'
import { journey, useBrowser } from './harness/browser.ts'

useBrowser()

const without = { javaScriptEnabled: false }

journey('from the nation down to a commune of today', without, async (page) => {
  await page.goto('/')
  await page.getByRole('main').getByRole('link', { name: 'Cả nước' }).click()
  await page
    .getByRole('main')
    .getByRole('link', { name: /Đà Nẵng/u })
    .first()
    .click()
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('Đà Nẵng')
  let link = page.getByRole('main').getByRole('link', { name: /Phường An Khê/u })
  for (let i = 0; i < 10 && (await link.count()) === 0; i++) {
    await page
      .getByRole('link', { name: /Trang sau/u })
      .first()
      .click()
    link = page.getByRole('main').getByRole('link', { name: /Phường An Khê/u })
  }
  await link.first().click()
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('An Khê')
  expect(await page.getByRole('main').innerText()).toContain('Hòa An')
})

journey('an old name is found and says what it is today', without, async (page) => {
  await page.goto('/search')
  await page.getByRole('main').getByRole('searchbox').fill('hoa an cam le')
  await page.getByRole('main').getByRole('button').click()
  const item = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Phường Hòa An' }).first()
  expect(await item.innerText()).toMatch(/nay là phường An Khê/iu)
  await item.getByRole('link', { name: 'Phường Hòa An' }).click()
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('Hòa An')
  await page
    .getByRole('main')
    .getByRole('link', { name: /phường An Khê/iu })
    .first()
    .click()
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('An Khê')
})

journey('tone marks tell Cổ Đô from Cờ Đỏ, and Hoà An is Hòa An', without, async (page) => {
  await page.goto('/search?q=C%E1%BB%95%20%C4%90%C3%B4')
  const firstHit = page.locator('#results li a').first()
  expect(await firstHit.innerText()).toContain('Cổ Đô')
  await page.goto('/search?q=C%E1%BB%9D%20%C4%90%E1%BB%8F')
  expect(await firstHit.innerText()).toContain('Cờ Đỏ')
  await page.goto('/search?q=Ho%C3%A0%20An')
  const spelledOld = await page.locator('#results').innerText()
  await page.goto('/search?q=H%C3%B2a%20An')
  expect(spelledOld.replaceAll('Hoà', 'Hòa')).toBe(await page.locator('#results').innerText())
})

journey('a model has its page, its place and its place today', without, async (page) => {
  await page.goto('/models')
  const link = page.getByRole('main').locator('a[href^="/models/0"]').first()
  const title = await link.innerText()
  await link.click()
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain(title)
  expect(await page.getByRole('main').innerText()).toContain(models.vi.label.goals)
})

journey('every number leads to exactly the records behind it', without, async (page) => {
  for (const basis of ['today', 'then']) {
    await page.goto(`/units?basis=${basis}`)
    const hrefs = await page
      .locator('#registered table a[href*="/models?"]')
      .evaluateAll((links) =>
        (links as { getAttribute(name: string): string; textContent: string }[]).map((link) => [
          link.getAttribute('href'),
          link.textContent,
        ]),
      )
    const numbers = hrefs.filter(([, text]) => /^\d+$/u.test(text ?? ''))
    expect(numbers.length, basis).toBeGreaterThan(3)
    for (const [href = '', number] of numbers.slice(0, 12)) {
      await page.goto(href ?? '')
      const text = await page.getByRole('main').innerText()
      const counted = /(\d+) mô hình/u.exec(text)?.[1]
      expect([href, counted]).toEqual([href, number])
    }
  }
})

journey('the language switch keeps the page, and back', without, async (page) => {
  await page.goto('/search?q=an+khe')
  await page.getByRole('banner').getByRole('link', { name: 'English' }).first().click()
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/en/search?q=an+khe')
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  expect(await page.getByRole('main').innerText()).toContain('Phường An Khê')
  await page.getByRole('banner').getByRole('link', { name: 'Tiếng Việt' }).first().click()
  expect(new URL(page.url()).pathname).toBe('/search')
})

journey('with JavaScript the search answers while one types', {}, async (page) => {
  await page.goto('/search')
  await page.getByRole('main').getByRole('searchbox').pressSequentially('hoa an cam', { delay: 20 })
  await page.getByRole('main').getByRole('link', { name: 'Phường Hòa An' }).first().waitFor()
  expect(new URL(page.url()).pathname).toBe('/search')
})

journey('a page that is not there helps on', without, async (page) => {
  const response = await page.goto('/khong-co-trang-nay')
  expect(response?.status()).toBe(404)
  expect(await page.getByRole('main').getByRole('link').count()).toBeGreaterThan(0)
})
