/** Public pages as a citizen meets them, without JavaScript. */
import { expect } from 'vitest'
import { messages as models } from '#features/models/messages.ts'
import { journey, useBrowser } from './harness/browser.ts'

useBrowser()

const without = { javaScriptEnabled: false }

journey('from the nation down to a commune of today', without, async (page) => {
  const main = page.getByRole('main')
  const below = (name: RegExp) => main.locator('#children').getByRole('link', { name })
  await page.goto('/')
  await main.getByRole('link', { name: 'Cả nước' }).click()
  await below(/Đà Nẵng/u)
    .first()
    .click()
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('Đà Nẵng')
  for (let i = 0; i < 10 && (await below(/An Khê/u).count()) === 0; i++) {
    await page.getByRole('link', { name: /Trang sau/u }).click()
  }
  await below(/An Khê/u).click()
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('An Khê')
  expect(await main.innerText()).toContain('Hòa An')
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
  const spelled = async () => (await page.locator('#results').innerText()).replaceAll(/oà(?!\p{L})/gu, 'òa')
  const spelledOld = await spelled()
  await page.goto('/search?q=H%C3%B2a%20An')
  expect(spelledOld).toBe(await spelled())
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
    const links = page.locator('#registered a[href*="/models?"]')
    const numbers: [string, string][] = []
    for (const link of await links.all()) {
      const shown = /^\d+/u.exec((await link.textContent()) ?? '')?.[0]
      if (shown) numbers.push([(await link.getAttribute('href')) ?? '', shown])
    }
    expect(numbers.length, basis).toBeGreaterThan(3)
    for (const [href, number] of numbers.slice(0, 12)) {
      await page.goto(href)
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
  await page.getByRole('main').locator('input[name=q]').pressSequentially('hoa an cam', { delay: 20 })
  const hit = page.getByRole('option', { name: /^Phường Hòa An/u })
  await hit.waitFor()
  expect(await hit.innerText()).toContain('nay là phường An Khê')
  expect(new URL(page.url()).pathname).toBe('/search')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/units\/\d+/u)
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('Hòa An')
})

journey('a page that is not there helps on', without, async (page) => {
  const response = await page.goto('/khong-co-trang-nay')
  expect(response?.status()).toBe(404)
  expect(await page.getByRole('main').getByRole('link').count()).toBeGreaterThan(0)
})
