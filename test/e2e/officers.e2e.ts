/** Officers at work, each in a browser of their own: a model from its registration to its public page. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { messages } from '#features/models/messages.ts'
import { pageMessages } from '#features/models/page.messages.ts'
import { journey, signIn, useBrowser, withPage } from './harness/browser.ts'
import { unit } from './harness/pages.ts'

useBrowser()

const say = messages.vi
const words = pageMessages.vi

async function button(page: Page, name: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name, exact: true }).click()
  await page.waitForLoadState()
}

function box(page: Page, name: string) {
  return page.getByRole('main').getByRole('textbox', { name: new RegExp(`^${name}`, 'u') })
}

async function h1(page: Page): Promise<string> {
  return page.getByRole('heading', { level: 1 }).innerText()
}

async function text(page: Page): Promise<string> {
  return page.getByRole('main').innerText()
}

/** The number of models published in phường An Khê, from the public page. */
async function countAt(page: Page, unitId: number | undefined): Promise<number> {
  await page.goto(`/units/${unitId}`)
  const shown = await page.locator('#models .figure-value').innerText()
  return Number(shown.replaceAll('.', ''))
}

/** Registers a model of phường An Khê on the form; leaves the page on the model. Returns its path. */
async function register(page: Page, title: string): Promise<string> {
  await page.goto('/')
  await page.getByRole('main').getByRole('link', { name: 'Đăng ký một mô hình' }).click()
  await page.getByRole('main').getByRole('link', { name: say.form.otherUnit }).click()
  await page.getByRole('main').getByRole('searchbox').fill('an khe da nang')
  await page.getByRole('main').getByRole('search').getByRole('button').click()
  await page.getByRole('main').getByRole('link', { name: 'Phường An Khê' }).first().click()
  await page.getByRole('main').getByRole('link', { name: say.form.noType }).click()
  await box(page, say.label.title).fill(title)
  await page.getByRole('radio', { name: say.field.culture_society }).check()
  await page.getByRole('radio', { name: say.level.grassroots }).check()
  await page
    .getByRole('main')
    .getByRole('combobox', { name: say.label.ownerBlock })
    .selectOption('front_unions')
  await box(page, say.label.situation).fill('Nhiều cụ sống một mình, khi ốm không ai hay.')
  await box(page, say.label.goals).fill('Mỗi cụ có hai nhà gần nhất ngó qua mỗi ngày.')
  await box(page, say.label.method).fill('Tổ dân phố lập danh sách, các nhà tự nhận.')
  await box(page, say.label.targetGroup).fill('Người cao tuổi sống một mình')
  await box(page, say.label.lead).fill('Hội Người cao tuổi phường')
  await box(page, say.label.outputs).fill('Số cụ có nhà nhận; sổ ghi hằng tuần')
  await button(page, say.form.saveDraft)
  expect(await h1(page)).toContain(title)
  expect(await text(page)).toContain(words.page.draftSaved)
  return new URL(page.url()).pathname
}

test('registered, submitted, returned, mended, accepted, published, counted', async () => {
  const title = `Nhà gần ngó qua nhà ${Date.now()}`
  const anKhe = await unit('20305', '2026-01-01')
  const before = await withPage({}, (page) => countAt(page, anKhe))

  const path = await withPage({ javaScriptEnabled: false }, async (page) => {
    await signIn(page, 'head')
    const made = await register(page, title)
    await button(page, words.page.move.submit)
    expect(await text(page)).toContain(say.state.submitted)
    expect(await text(page)).toContain(words.page.done.submitted)
    expect(await text(page)).toContain('Phường An Khê')
    return made
  })

  await withPage({ javaScriptEnabled: false }, async (page) => {
    expect((await page.goto(path))?.status(), 'a citizen sees no draft').toBe(404)
    await signIn(page, 'ward')
    await page.goto('/worklist')
    await page.getByRole('main').getByRole('link', { name: title }).click()
    await button(page, words.page.move.return)
    expect(await page.getByRole('alert').count(), 'a return needs a reason').toBe(1)
    await box(page, words.page.reasonLabel).first().fill('Xin ghi rõ bao nhiêu cụ, ở những tổ nào.')
    await button(page, words.page.move.return)
    expect(await text(page)).toContain('Xin ghi rõ bao nhiêu cụ')
    expect(await text(page)).toContain(words.page.done.returned)
  })

  await withPage({ javaScriptEnabled: false }, async (page) => {
    await signIn(page, 'head')
    await page.goto('/worklist')
    expect(await text(page)).toContain('Xin ghi rõ bao nhiêu cụ')
    await page.getByRole('main').getByRole('link', { name: title }).click()
    expect(await text(page)).toContain(words.page.returnedTitle)
    await page.getByRole('main').getByRole('link', { name: words.page.edit, exact: true }).click()
    await box(page, say.label.goals).fill('Mười bảy cụ ở các tổ 3, 5, 8, mỗi cụ có hai nhà ngó qua mỗi ngày.')
    await button(page, say.form.save)
    await button(page, words.page.move.submit)
    expect(await text(page)).toContain(say.state.submitted)
  })

  await withPage({ javaScriptEnabled: false }, async (page) => {
    await signIn(page, 'ward')
    await page.goto(path)
    await button(page, words.page.move.accept)
    expect(await text(page)).toContain(words.page.done.accepted)
    await button(page, words.page.move.publish)
    expect(await text(page)).toContain(words.page.done.published)
  })

  await withPage({ javaScriptEnabled: false }, async (page) => {
    expect((await page.goto(path))?.status()).toBe(200)
    expect(await text(page)).toContain('Mười bảy cụ')
    expect(await countAt(page, anKhe)).toBe(before + 1)
    await page.locator('#models .figure-number').getByRole('link').click()
    expect(await text(page)).toContain(title)
    await page.goto(`/units/${await unit('48', '2026-01-01')}`)
    await page.locator('#models .figure-number').getByRole('link').click()
    expect(await text(page)).toContain(title)
  })
})

test('two officers edit one model: the second sees what changed and loses nothing', async () => {
  await withPage({}, (first) =>
    withPage({}, async (second) => {
      await signIn(first, 'head')
      const path = await register(first, `Hai người cùng sửa ${Date.now()}`)
      await signIn(second, 'ward')
      await first.goto(`${path}/edit`)
      await second.goto(`${path}/edit`)

      await box(first, say.label.goals).fill('Mục tiêu của người thứ nhất.')
      await box(first, say.label.outputs).fill('Kết quả của người thứ nhất.')
      await button(first, say.form.save)
      await box(second, say.label.goals).fill('Mục tiêu của người thứ hai.')
      await second.getByRole('heading', { name: say.form.lasting }).click()
      await box(second, say.label.sustainability).fill('Ý của riêng người thứ hai.')
      await button(second, say.form.save)

      expect(await text(second)).toContain(say.form.changedTitle)
      expect(await text(second)).toContain('Mục tiêu của người thứ nhất.')
      expect(await text(second)).toContain('Kết quả của người thứ nhất.')
      expect(await box(second, say.label.goals).inputValue()).toBe('Mục tiêu của người thứ hai.')
      expect(await box(second, say.label.sustainability).inputValue()).toBe('Ý của riêng người thứ hai.')
      await second.getByRole('radio', { name: 'Bản của Phạm Văn Lộc' }).first().check()
      await button(second, say.form.save)

      await first.goto(path)
      const saved = await text(first)
      expect(saved).toContain('Mục tiêu của người thứ nhất.')
      expect(saved).toContain('Kết quả của người thứ nhất.')
      expect(saved).toContain('Ý của riêng người thứ hai.')
      expect(saved).not.toContain('Mục tiêu của người thứ hai.')
    }),
  )
})

journey('who may not act is told who can, and sees no buttons', {}, async (page) => {
  await signIn(page, 'citizen')
  await page.goto('/models')
  await page.getByRole('main').locator('a[href^="/models/0"]').first().click()
  expect(await page.getByRole('main').getByRole('button').count()).toBe(0)
  const response = await page.goto(`/models/new?unit=${await unit('20305', '2026-01-01')}`)
  expect(response?.status()).toBe(403)
  expect((await text(page)).length).toBeGreaterThan(50)
})

journey('by keyboard alone: sign in, meet the error summary, mend, leave', {}, async (page) => {
  const focused = () =>
    page.evaluate<string>('document.activeElement?.id || document.activeElement?.className || ""')
  const tabTo = async (id: string) => {
    for (let i = 0; i < 40; i++) {
      if ((await focused()) === id) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`the keyboard did not reach ${id}`)
  }
  await page.goto('/sign-in')
  await page.keyboard.press('Tab')
  expect(await focused()).toContain('skip-link')
  await page.keyboard.press('Enter')
  await tabTo('email')
  await page.keyboard.type('head@example.vn')
  await tabTo('password')
  await page.keyboard.type('sai rồi')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').waitFor()
  expect(await focused()).toContain('error-summary')
  expect(await page.title()).toMatch(/^Lỗi:/u)
  expect(await page.locator('#email').inputValue()).toBe('head@example.vn')
  expect(await page.locator('#password').inputValue()).toBe('')

  await signIn(page, 'head')
  await page.goto(`/models/new?unit=${await unit('20305', '2026-01-01')}&type=0`)
  await tabTo('title')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').waitFor()
  expect(await focused()).toContain('error-summary')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect(await focused()).toBe('title')
  await page.keyboard.type('Gõ bằng bàn phím')
  expect(await page.locator('#title').inputValue()).toBe('Gõ bằng bàn phím')
  expect(await page.locator('#title').getAttribute('aria-invalid')).toBe('true')

  await page.goto('/account')
  await page.getByRole('banner').getByRole('button', { name: 'Đăng xuất' }).first().focus()
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname === '/')
  expect((await page.goto('/account'))?.url()).toContain('/sign-in')
})
