/** A city appraises, recognises and revokes; a stranger checks the certificate. All of it without JavaScript. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { certificateMessages } from '#features/appraisal/certificate.messages.ts'
import { messages } from '#features/appraisal/messages.ts'
import { roundMessages } from '#features/appraisal/round.messages.ts'
import { journey, signIn, useBrowser, withPage } from './harness/browser.ts'

useBrowser()

const plain = { javaScriptEnabled: false }
const { label } = messages.vi
const round = roundMessages.vi
const words = certificateMessages.vi
/** The example round that is being scored. */
const title = 'Xét chọn mô hình “Dân vận khéo” năm 2026, thành phố Đà Nẵng (ví dụ)'

const main = (page: Page) => page.getByRole('main')
const text = (page: Page) => main(page).innerText()

async function press(page: Page, name: string): Promise<void> {
  await main(page).getByRole('button', { name, exact: true }).click()
  await page.waitForLoadState()
}

async function openRound(page: Page): Promise<void> {
  await page.goto('/appraisal')
  await main(page).getByRole('link', { name: title }).click()
  await page.waitForLoadState()
}

/** Scores every model that waits, each criterion with its points, and sees nothing of the others. */
async function scoreAll(page: Page, points: Readonly<Record<string, number>>): Promise<void> {
  await page.goto('/worklist')
  for (const [name, given] of Object.entries(points)) {
    await page.goto('/worklist')
    await main(page).getByRole('link', { name }).click()
    await page.waitForLoadState()
    const fields = main(page).locator('input[name^="points."]')
    const all = await fields.count()
    expect(all).toBe(5)
    for (let i = 0; i < all; i++) {
      expect(await fields.nth(i).inputValue()).toBe('')
      await fields.nth(i).fill(String(given))
    }
    await press(page, round.entry.saveScore)
    expect(await text(page)).toContain(round.done.scored)
  }
  await page.goto('/worklist')
  expect(await text(page)).not.toContain(round.waiting.score)
}

journey('an appraiser scores what waits, blind', plain, async (page) => {
  await signIn(page, 'appraiser')
  await scoreAll(page, { 'Bình chữa cháy đầu ngõ': 9, 'Tổ báo bão Xóm Lưới': 8, 'Bữa cơm cho người già': 6 })
  await openRound(page)
  expect(await text(page)).not.toMatch(/90,00|80,00|Hạng/u)
})

journey('a second one too', plain, async (page) => {
  await signIn(page, 'appraiser2')
  await scoreAll(page, { 'Bình chữa cháy đầu ngõ': 9, 'Tổ báo bão Xóm Lưới': 8, 'Bữa cơm cho người già': 7 })
})

let recognised: string[] = []

journey('the city closes the panel, proposes and records the decision', plain, async (page) => {
  await signIn(page, 'province')
  await openRound(page)
  expect(await text(page)).toContain(round.progress('2', '3'))
  await press(page, round.move.close)
  expect(await text(page)).toContain('90,00/100')
  await main(page).getByRole('link', { name: round.move.shortlist }).click()
  await main(page).getByRole('checkbox', { name: 'Bình chữa cháy đầu ngõ' }).check()
  await main(page).getByRole('checkbox', { name: 'Bữa cơm cho người già ở một mình' }).check()
  await main(page).getByRole('textbox', { name: label.number }).fill('8/TTr-BDV')
  await main(page).getByRole('textbox', { name: label.addressee }).fill('Thường trực Thành ủy')
  await press(page, round.shortlistSave)
  expect(await page.getByRole('alert').innerText()).toContain('Tổ báo bão Xóm Lưới')
  await main(page)
    .getByRole('textbox', { name: round.reasonFor('Tổ báo bão Xóm Lưới') })
    .fill('Đã được khen ở chuyên đề phòng chống thiên tai.')
  await press(page, round.shortlistSave)
  expect(await text(page)).toContain('Khác thứ hạng vì: Đã được khen ở chuyên đề phòng chống thiên tai.')
  await main(page).getByRole('link', { name: round.move.decide }).click()
  await main(page).getByRole('textbox', { name: label.number }).fill('99/QĐ-UBND')
  await main(page).getByRole('textbox', { name: label.issuers }).fill('Ủy ban nhân dân thành phố Đà Nẵng')
  await main(page).getByRole('textbox', { name: label.signatoryPosition }).fill('Chủ tịch')
  await main(page).getByRole('textbox', { name: label.signatoryName }).fill('Nguyễn Thị Thường Ưỡng')
  await main(page).getByRole('textbox', { name: label.issuePlace }).fill('Đà Nẵng')
  await main(page).getByRole('textbox', { name: label.legalBasis }).fill('Căn cứ Luật Thi đua, khen thưởng;')
  await press(page, round.decisionSave)
  expect(await text(page)).toContain(round.done.decided)
  const codes = (await text(page)).match(/\b[2-9A-Y]{5}-[2-9A-Y]{5}-[2-9A-Y]{5}\b/gu) ?? []
  recognised = [...new Set(codes)]
  expect(recognised).toHaveLength(2)
  await page.goto(`/certificates/${recognised[0]}`)
  expect(await main(page).getByRole('link', { name: words.pdf }).count()).toBe(1)
  const pdf = await page.request.get(`/certificates/${recognised[0]}/pdf`)
  expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf'])
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
})

test('a stranger types the code from the paper; the city revokes, and the stranger reads why', async () => {
  const [code = ''] = recognised
  const check = () =>
    withPage(plain, async (page) => {
      await page.goto('/certificates')
      await main(page)
        .getByRole('textbox', { name: words.code })
        .fill(code.toLowerCase().replaceAll('-', ' '))
      await press(page, words.check)
      const said = await text(page)
      await main(page).getByRole('link', { name: words.seeModel }).click()
      return { said, model: await text(page) }
    })
  expect((await check()).said).toContain(words.valid)
  await withPage(plain, async (page) => {
    await signIn(page, 'province')
    await page.goto(`/certificates/${code}`)
    await main(page).getByText(words.revoke).click()
    await main(page).locator('#revoke-reason').fill('Kiểm tra lại thấy số liệu không đúng.')
    await press(page, words.revokeButton)
    expect(await text(page)).toContain(words.revoked)
  })
  const { said, model } = await check()
  expect(said).toContain('Kiểm tra lại thấy số liệu không đúng.')
  expect(said).not.toContain(words.valid)
  expect(model).toContain('Kiểm tra lại thấy số liệu không đúng.')
})
