/**
 * The four steps of a model, by the people who keep them: a neighbourhood's head plans, tells and shows, the ward looks
 * at the photo, everybody reads; a step is opened again with a reason. On a phone without JavaScript and at a desk.
 */
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { pageMessages } from '#features/models/page.messages.ts'
import { formMessages } from '#features/steps/form.messages.ts'
import { messages } from '#features/steps/messages.ts'
import { signIn, useBrowser, withPage } from './harness/browser.ts'
import { unit } from './harness/pages.ts'

useBrowser()

const say = messages.vi
const form = formMessages.vi
const page = pageMessages.vi.page
const phone = { javaScriptEnabled: false, viewport: { width: 360, height: 740 } }
const desk = { viewport: { width: 1280, height: 900 } }
const title = `Điểm gom rác ngõ 12 ${Date.now().toString(36)}`
const caption = 'Điểm gom trước nhà văn hóa, đủ ba thùng'

const main = (at: Page) => at.getByRole('main')
const text = (at: Page) => main(at).innerText()
const step = (at: Page, name: keyof typeof say.step) => at.locator(`#${name}`)

async function press(at: Page, name: string): Promise<void> {
  await main(at).getByRole('button', { name, exact: true }).click()
  await at.waitForLoadState()
}

/** From the part of a step on the page of all four to one of its forms. */
async function open(at: Page, name: keyof typeof say.step, door: string): Promise<void> {
  await step(at, name).getByRole('link', { name: door, exact: true }).click()
  await at.waitForLoadState()
}

async function close(at: Page, name: keyof typeof say.step): Promise<void> {
  await step(at, name).getByText(form.closeOpen, { exact: true }).click()
  await step(at, name).getByRole('button', { name: form.close }).click()
  await at.waitForLoadState()
  expect(await text(at)).toContain(form.done.closed)
}

/** A photo that tells where and when it was taken. */
async function photo(): Promise<Buffer> {
  return sharp({ create: { width: 640, height: 480, channels: 3, background: '#3a7' } })
    .withExif({
      IFD0: { Make: 'Máy của bà Sáu' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '16/1 4/1 0/1' },
    })
    .jpeg()
    .toBuffer()
}

let path = ''

/** Registered by the head of a neighbourhood, accepted and published by the ward. */
beforeAll(async () => {
  const place = await unit('20305', '2026-01-01')
  await withPage(desk, async (at) => {
    await signIn(at, 'head')
    await at.goto(`/models/new?unit=${place}&type=0`)
    await at.locator('#title').fill(title)
    await main(at).locator('input[name=field][value=culture_society]').check()
    expect(await main(at).locator('input[name=level][value=grassroots]').isChecked(), 'of a ward').toBe(true)
    await at.locator('#ownerBlock').selectOption('front_unions')
    await at.locator('#situation').fill('Rác để đầu ngõ, xe không vào được.')
    await at.locator('#goals').fill('46 trên 46 hộ mang rác ra điểm gom')
    await at.locator('#method').fill('Ba thùng, thu hai ngày một lần.')
    await at.locator('#targetGroup').fill('46 hộ ngõ 12')
    await at.locator('#lead').fill('Chi hội Phụ nữ tổ 12')
    await at.locator('#outputs').fill('Ba thùng, một bảng lịch')
    await press(at, 'Lưu bản nháp')
    path = new URL(at.url()).pathname
    await press(at, page.move.submit)
  })
  await withPage(desk, async (at) => {
    await signIn(at, 'ward')
    await at.goto(path)
    await press(at, page.move.accept)
    await press(at, page.move.publish)
  })
})

test('a head writes the steps from a phone: what is known is filled in, what is missing is said', async () => {
  await withPage(phone, async (at) => {
    await signIn(at, 'head')
    await at.goto(path)
    await main(at).getByRole('link', { name: form.nextSteps, exact: true }).click()
    expect(await step(at, 'organise').innerText()).toContain('Xin ghi ít nhất một việc đã phân công.')

    await open(at, 'choose', form.write)
    expect(await at.locator('#why').inputValue()).toBe('Rác để đầu ngõ, xe không vào được.')
    expect(await at.locator('#whom').inputValue()).toBe('46 hộ ngõ 12')
    await at.locator('#strength').fill('Chi hội 30 người, có kho để thùng')
    await at.locator('#breakthrough').fill('Có lịch thu thì bà con mới mang ra')
    await press(at, form.save)
    await close(at, 'choose')

    await open(at, 'organise', form.addTask)
    await at.locator('#what').fill('Đặt ba thùng')
    await at.locator('#who').fill('Chi hội Phụ nữ tổ 12')
    await at.locator('#output').fill('Ba thùng đã đặt')
    await at.locator('#dueOn').fill('2020-01-10')
    await press(at, form.save)
    expect(await step(at, 'organise').innerText()).toMatch(/Trễ [\d.]+ ngày/u)

    await open(at, 'organise', form.addEvidence)
    await press(at, form.send)
    expect(await main(at).getByRole('alert').count(), 'nothing to send').toBe(1)
    await at.locator('#caption').fill(caption)
    await at.locator('#photos').setInputFiles({
      name: 'IMG_0012.jpg',
      mimeType: 'image/jpeg',
      buffer: await photo(),
    })
    await press(at, form.send)
    expect(await step(at, 'organise').innerText()).toContain(say.hidden)
    await close(at, 'organise')

    await open(at, 'mobilise', form.addOutreach)
    await at.locator('#kind').selectOption('meeting')
    await at.locator('#audience').fill('Các hộ ngõ 12')
    await at.locator('#heldOn').fill('2026-01-15')
    await at.locator('#place').fill('Nhà văn hóa tổ 12')
    await at.locator('#attendance').fill('41')
    await press(at, form.save)
    expect(await step(at, 'mobilise').innerText()).toContain('41 lượt người')
  })
})

test('the ward finds the new photo on its worklist, looks at it, and from then on everybody sees it', async () => {
  const strangers = async () => {
    let found = 0
    await withPage(phone, async (at) => {
      await at.goto(path)
      found = await main(at).getByRole('img', { name: caption }).count()
    })
    return found
  }
  expect(await strangers()).toBe(0)
  await withPage(desk, async (at) => {
    await signIn(at, 'ward')
    await at.goto('/worklist')
    await at.locator('#unseen').getByRole('link', { name: title }).click()
    await main(at)
      .getByRole('checkbox', { name: form.choose(caption) })
      .check()
    await press(at, form.approve)
    expect(await main(at).getByRole('alert').innerText(), 'consent is asked for').toContain('Xin xác nhận')
    expect(
      await main(at)
        .getByRole('checkbox', { name: form.choose(caption) })
        .isChecked(),
    ).toBe(true)
    await main(at).getByRole('checkbox', { name: form.consent }).check()
    await press(at, form.approve)
    expect(await text(at)).toContain(form.done.approved)
    await at.goto('/worklist')
    expect(await at.locator('#unseen').getByRole('link', { name: title }).count()).toBe(0)
  })
  expect(await strangers()).toBe(1)
  await withPage(phone, async (at) => {
    await at.goto(path)
    const small = await main(at).getByRole('img', { name: caption }).getAttribute('src')
    const file = await at.request.get(small ?? '')
    expect(file.status()).toBe(200)
    const told = (await file.body()).toString('latin1')
    expect(told).not.toContain('GPS')
    expect(told).not.toContain('Sáu')
  })
})

test('the review waits for open tasks; closed, it completes the work; reopened, it says why', async () => {
  await withPage(desk, async (at) => {
    await signIn(at, 'head')
    await at.goto(`${path}/steps`)
    for (const name of ['mobilise', 'review'] as const) {
      await open(at, name, form.addEvidence)
      await at.locator('#caption').fill(`Tin trên trang phường: ${name}`)
      await at.locator('#url').fill(`https://example.vn/${name}`)
      await press(at, form.send)
    }
    await close(at, 'mobilise')
    await open(at, 'review', form.addReview)
    await at.locator('#success').fill('Ngõ sạch cả tuần')
    await at.locator('#failure').fill('Tháng đầu hai hộ chưa mang ra')
    await at.locator('#lessons').fill('Nhắc qua nhóm Zalo trước giờ thu')
    await main(at).locator('input[name=decision][value=replicate]').check()
    await press(at, form.save)
    expect(await step(at, 'review').innerText()).toContain('Còn 1 việc chưa xong')
    await step(at, 'organise')
      .getByRole('button', { name: new RegExp(`^${form.setDone}`, 'u') })
      .click()
    await at.waitForLoadState()
    expect(await step(at, 'review').innerText()).not.toContain(form.toClose)
    await close(at, 'review')
    await at.goto(path)
    expect(await text(at)).toContain('Đã xong 4 trên 4 bước.')
    expect(
      await main(at).getByRole('link', { name: form.nextSteps, exact: true }).count(),
      'nothing more to write',
    ).toBe(0)
  })

  await withPage({ ...desk, javaScriptEnabled: false }, async (at) => {
    await signIn(at, 'ward')
    await at.goto(`${path}/steps`)
    await step(at, 'mobilise').getByText(form.reopenOpen, { exact: true }).click()
    await step(at, 'mobilise').getByRole('button', { name: form.reopen }).click()
    await at.waitForLoadState()
    expect(await main(at).getByRole('alert').count(), 'a reason is needed').toBe(1)
    await at.locator('#mobilise-reason').fill('Xin ghi thêm buổi đi từng nhà.')
    await step(at, 'mobilise').getByRole('button', { name: form.reopen }).click()
    await at.waitForLoadState()
    expect(await text(at)).toContain(form.done.reopened)
    await at.goto(`${path}/history`)
    const history = await text(at)
    for (const said of ['Xin ghi thêm buổi đi từng nhà.', `Bước “${say.step.mobilise}”`])
      expect(history).toContain(said)
  })

  await withPage(phone, async (at) => {
    await at.goto(`${path}/steps`)
    const seen = await text(at)
    expect(seen).toContain('Nhắc qua nhóm Zalo trước giờ thu')
    expect(seen, 'an open step is not public').not.toContain('41 lượt người')
    expect(seen).not.toContain('Xin ghi thêm buổi đi từng nhà.')
  })
})
