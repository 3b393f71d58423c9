/** A clerk imports a spreadsheet with 37 bad rows in 500, without JavaScript, and sends it a second time. */
import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { type ListCell, listFile, record } from '#features/imports/lists.test-support.ts'
import { readXlsx } from 'hucre/xlsx'
import { journey, signIn, useBrowser } from './harness/browser.ts'

useBrowser()

const communes = [
  ['Phường Hòa An', 'Quận Cẩm Lệ'],
  ['Phường Hòa Phát', 'Quận Cẩm Lệ'],
  ['Xã Hòa Tiến', 'Huyện Hòa Vang'],
  ['Xã Hòa Phong', 'Huyện Hòa Vang'],
  ['Phường Mân Thái', 'Quận Sơn Trà'],
].map(([name = '', district = '']) => ({ name, district, province: 'Đà Nẵng' }))

function records(): ListCell[][] {
  return Array.from({ length: 500 }, (_, i) => {
    const commune = communes[i % communes.length]
    if (!commune) throw new Error('no communes')
    const cells = record(i, commune)
    if (i >= 37) return cells
    /* Each of the first 37 rows has one thing wrong with it. */
    const faults: readonly (readonly [number, ListCell])[] = [
      [8, '31/02/2024'],
      [2, 'xã Không Có Tên'],
      [1, null],
      [5, 'Bóng đá'],
      [10, 'trên 5 tỷ'],
    ]
    const [column, value] = faults[i % faults.length] ?? [1, null]
    cells[column] = value
    return cells
  })
}

journey(
  'from the spreadsheet to drafts, and nothing twice',
  { javaScriptEnabled: false, acceptDownloads: true },
  async (page) => {
    await signIn(page, 'province')
    const buffer = await listFile(records())
    const main = page.getByRole('main')
    const send = async () => {
      await page.goto('/imports')
      await main.locator('input[type=file]').setInputFiles({
        name: 'Danh sách mô hình 2024.xlsx',
        mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        buffer,
      })
      await main.getByRole('button', { name: 'Gửi và xem cột' }).click()
      await main.getByRole('button', { name: 'Kiểm tra từng dòng' }).click()
      await main.getByRole('heading', { name: 'Đã kiểm tra xong' }).waitFor()
    }
    await send()
    expect(await main.locator('.figure-number').allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining('463'), expect.stringContaining('37')]),
    )
    await main.getByRole('button', { name: 'Nhập 463 dòng' }).click()
    await main.getByRole('heading', { name: 'Đã nhập xong' }).waitFor({ timeout: 30_000 })
    expect(await main.innerText()).toContain('463 mô hình đã nhập')

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      main.getByRole('link', { name: 'Tải dòng chưa nhập được (.xlsx)' }).click(),
    ])
    const book = await readXlsx(readFileSync(await download.path()))
    expect(book.sheets[0]?.rows).toHaveLength(38)

    await send()
    expect(await main.innerText()).toContain('Không còn dòng mới để nhập: 463 dòng')
    expect(await main.locator('.figure-number').allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining('Đã có từ trước')]),
    )
  },
)
