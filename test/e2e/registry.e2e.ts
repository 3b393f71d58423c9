/**
 * The registry's journey: a ward registers a model from a type with all fields, is asked about one like it, is returned
 * with a reason, mends and submits it again; it is accepted, published, looked at again and carried over.
 */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { messages } from '#features/models/messages.ts'
import { pageMessages } from '#features/models/page.messages.ts'
import { statusMessages } from '#features/models/status.messages.ts'
import { signIn, useBrowser, withPage } from './harness/browser.ts'
import { unit } from './harness/pages.ts'

useBrowser()

const say = messages.vi
const words = pageMessages.vi
const work = statusMessages.vi

async function button(page: Page, name: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name, exact: true }).click()
  await page.waitForLoadState()
}

function box(page: Page, name: string) {
  return page.getByRole('main').getByRole('textbox', { name: new RegExp(`^${name}`, 'u') })
}

function text(page: Page): Promise<string> {
  return page.getByRole('main').innerText()
}

async function openPart(page: Page, legend: string): Promise<void> {
  const part = page.locator('details', { has: page.getByRole('heading', { name: legend }) })
  if ((await part.getAttribute('open')) === null) await part.locator('summary').click()
}

/** Chooses the type on the first page and fills in every field. Returns the path of the saved draft. */
async function registerFromType(page: Page, title: string): Promise<string> {
  await page.goto(`/models/new?unit=${await unit('20305', '2026-01-01')}`)
  expect(await text(page)).toContain(say.form.chooseType)
  await page.getByRole('main').getByRole('link', { name: 'Thu gom phế liệu gây quỹ' }).click()
  expect(await text(page)).toContain(say.form.fromType('Thu gom phế liệu gây quỹ'))
  expect(await box(page, say.label.goals).inputValue()).toContain('Số kg phế liệu mỗi tháng')
  await box(page, say.label.title).fill(title)
  await page.getByRole('radio', { name: say.level.grassroots }).check()
  await box(page, say.label.situation).fill('Ve chai bỏ lẫn với rác nhà, quỹ khu phố không có nguồn.')
  await box(page, say.label.goals).fill('240 trên 300 hộ phân loại rác\n150 kg mỗi tháng')
  await box(page, say.label.method).fill('Sáng thứ Bảy gom tại nhà sinh hoạt, ghi sổ, công khai.')
  await box(page, say.label.targetGroup).fill('Các hộ ở tổ 4, 5')
  await box(page, say.label.place).fill('Nhà sinh hoạt tổ 4')
  await box(page, say.label.lead).fill('Hội Phụ nữ phường\nChi bộ tổ 4 | Đảng')
  await box(page, say.label.outputs).fill('Sổ cân, sổ quỹ, danh mục suất đã trao')
  await openPart(page, say.form.labels)
  await page.getByRole('checkbox', { name: 'Môi trường' }).check()
  await page.getByRole('checkbox', { name: 'Toàn dân đoàn kết' }).check()
  await openPart(page, say.form.others)
  await box(page, say.label.coordinating).fill('Công an phường | vũ trang')
  await box(page, say.label.participating).fill('Tổ dân phố 5')
  await openPart(page, say.form.means)
  await box(page, say.label.resources).fill('Sân nhà sinh hoạt, một cân bàn')
  await box(page, say.label.budgetStateVnd).fill('1.000.000')
  await box(page, say.label.budgetMobilisedVnd).fill('4.500.000')
  await page.locator('#startsOn').fill('2026-03-01')
  await openPart(page, say.form.lasting)
  await box(page, say.label.sustainability).fill('Mỗi tổ một nhóm, thay nhau giữ sổ.')
  await button(page, say.form.saveDraft)
  expect(await text(page)).toContain(words.page.draftSaved)
  return new URL(page.url()).pathname
}

const phone = { javaScriptEnabled: false, viewport: { width: 360, height: 740 } }

test('a ward registers from a type with all fields, is returned, mends, and it is published', async () => {
  const stamp = Date.now().toString(36)
  const title = `Thứ Bảy gom ve chai ${stamp}`

  const path = await withPage(phone, async (page) => {
    await signIn(page, 'head')
    const first = await registerFromType(page, title)
    const shown = await text(page)
    for (const part of [
      'Thu gom phế liệu gây quỹ',
      'Môi trường',
      'Toàn dân đoàn kết xây dựng đời sống văn hóa',
      'Cùng chủ trì: Khối Đảng',
      'Công an phường (Lực lượng vũ trang)',
      '4.500.000 đồng',
    ])
      expect(shown, part).toContain(part)
    await button(page, words.page.move.submit)
    expect(await text(page)).toContain(words.page.done.submitted)

    // The same again, by mistake: asked before it goes on.
    const second = await registerFromType(page, `${title} (tổ 5)`)
    await button(page, words.page.move.submit)
    expect(await text(page)).toContain(words.similar.title)
    expect(await page.locator('#similar').getByRole('link', { name: title }).count()).toBe(1)
    await button(page, words.similar.goOn)
    expect(await page.getByRole('alert').count(), 'a word why is needed').toBe(1)
    await box(page, words.similar.another).fill('Tổ 5 có điểm gom riêng, quỹ riêng.')
    await button(page, words.similar.goOn)
    expect(await text(page)).toContain(words.page.done.submitted)
    expect(await text(page)).toContain('Tổ 5 có điểm gom riêng, quỹ riêng.')
    expect(second).not.toBe(first)
    return first
  })

  await withPage({ javaScriptEnabled: false }, async (page) => {
    await signIn(page, 'ward')
    await page.goto(path)
    await box(page, words.page.reasonLabel).first().fill('Xin ghi rõ ai giữ quỹ.')
    await button(page, words.page.move.return)
    expect(await text(page)).toContain(words.page.done.returned)
  })

  await withPage(phone, async (page) => {
    await signIn(page, 'head')
    await page.goto('/worklist')
    await page.getByRole('main').getByRole('link', { name: title }).first().click()
    expect(await text(page)).toContain('Xin ghi rõ ai giữ quỹ.')
    await page.getByRole('main').getByRole('link', { name: words.page.edit, exact: true }).click()
    expect(await page.getByRole('checkbox', { name: 'Môi trường' }).isChecked()).toBe(true)
    expect(await box(page, say.label.lead).inputValue()).toContain('Chi bộ tổ 4 | Đảng')
    await box(page, say.label.method).fill('Sáng thứ Bảy gom; chi hội trưởng giữ quỹ, hai người ký sổ.')
    await button(page, say.form.save)
    await button(page, words.page.move.submit)
    await box(page, words.similar.another).fill('Bản này của tổ 4, bản kia của tổ 5.')
    await button(page, words.similar.goOn)
    expect(await text(page)).toContain(words.page.done.submitted)
  })

  await withPage({ javaScriptEnabled: false }, async (page) => {
    await signIn(page, 'ward')
    await page.goto(path)
    expect(await text(page)).toContain('Bản này của tổ 4, bản kia của tổ 5.')
    await button(page, words.page.move.accept)
    await button(page, words.page.move.publish)
    expect(await text(page)).toContain(words.page.done.published)
    await page.getByText(work.update, { exact: true }).click()
    await page.getByRole('radio', { name: say.status.under_way }).check()
    await button(page, work.save)
    expect(await text(page)).toContain(words.page.done.status)
  })

  await withPage({ javaScriptEnabled: false }, async (page) => {
    expect((await page.goto(path))?.status()).toBe(200)
    expect(await text(page)).toContain('hai người ký sổ')
    expect(await text(page)).toContain(say.status.under_way)
    expect(await text(page)).not.toContain('Xin ghi rõ ai giữ quỹ.')
    await page.getByRole('main').getByRole('link', { name: 'Thu gom phế liệu gây quỹ' }).click()
    await page.getByRole('main').getByRole('link', { name: 'Xem nơi khác đã làm thế nào' }).click()
    expect(await text(page)).toContain(title)
  })
})

test('once a year what goes on is said so, and last year’s models become drafts of this one', async () => {
  await withPage(phone, async (page) => {
    await signIn(page, 'province')
    await page.goto('/models/checks?year=2026')
    const before = await page.getByRole('checkbox').count()
    expect(before).toBeGreaterThan(0)
    await page.getByRole('checkbox').first().check()
    await button(page, work.due.save)
    expect(await text(page)).toContain(work.due.done('1'))
    expect(await page.getByRole('checkbox').count()).toBe(before - 1)

    await page.goto('/models/carry-over?from=2025')
    const all = await page.getByRole('checkbox').count()
    expect(all).toBeGreaterThan(2)
    for (const one of (await page.getByRole('checkbox').all()).slice(1)) await one.uncheck()
    await button(page, work.carry.save(String(all)))
    expect(await text(page)).toContain(work.carry.done('1'))
    expect(await page.getByRole('checkbox').count()).toBe(all - 1)
  })
})
