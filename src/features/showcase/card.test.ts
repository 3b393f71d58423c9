/** Share cards: their size, that text is really set, and that Vietnamese marks stand where they belong. */
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { type Card, cardSize, drawCard } from './card.ts'

const card: Card = {
  siteName: 'Đồng Thuận',
  title: 'Tổ liên gia phòng cháy, chữa cháy và cứu nạn cứu hộ khu dân cư số 7',
  place: 'Phường Nguyễn Cư Trinh, Thành phố Hồ Chí Minh',
  facts: 'Quốc phòng - an ninh · 2026',
}

/** How many pixels of a band are as dark as ink; the card as 8-bit grey. */
async function inkIn(png: Buffer, top: number, bottom: number): Promise<number> {
  const { data, info } = await sharp(await toJpeg(png))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  let dark = 0
  for (let i = top * info.width; i < bottom * info.width; i++) if ((data[i] ?? 255) < 120) dark++
  return dark
}

/** The loader of PNG out of memory is shut in this program; the picture is looked at by another way. */
async function toJpeg(png: Buffer): Promise<Buffer> {
  sharp.unblock({ operation: ['VipsForeignLoadPngBuffer'] })
  const jpeg = await sharp(png).jpeg({ quality: 100 }).toBuffer()
  sharp.block({ operation: ['VipsForeignLoadPngBuffer'] })
  return jpeg
}

test('a PNG of 1200 by 630 that any messenger takes', async () => {
  const png = await drawCard(card)
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([cardSize.width, cardSize.height])
  expect(png.length).toBeLessThan(100_000)
  expect(await inkIn(png, 134, 464)).toBeGreaterThan(5000)
})

describe('text', () => {
  test('decomposed and composed Vietnamese are the same picture', async () => {
    const title = 'Ễ Ậ Ợ Ữ ắ ẵ ỹ'
    const [nfc, nfd] = await Promise.all([
      drawCard({ ...card, title: title.normalize('NFC') }),
      drawCard({ ...card, title: title.normalize('NFD') }),
    ])
    expect(nfd.equals(nfc)).toBe(true)
  })

  test('every letter with two marks is drawn as itself, none as a box or as nothing', async () => {
    const letters = Array.from('ẮẰẲẴẶẤẦẨẪẬẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰ')
    const pictures = await Promise.all(letters.map((title) => drawCard({ ...card, title })))
    expect(new Set(pictures.map((png) => png.toString('base64'))).size).toBe(letters.length)
  })

  test('markup in a title is text', async () => {
    const marked = await drawCard({ ...card, title: '<b>Ba sạch</b> & <span size="99999">5 không</span>' })
    expect(marked.equals(await drawCard({ ...card, title: 'Ba sạch & 5 không' }))).toBe(false)
  })

  test.each([
    ['the longest there may be', 'Tổ liên gia phòng cháy chữa cháy '.repeat(9).slice(0, 300)],
    ['one word without an end', 'ứ'.repeat(300)],
    ['one letter', 'Ý'],
  ])('%s stays clear of the place below', async (_, title) => {
    const png = await drawCard({ ...card, title })
    expect(await inkIn(png, 464, 470)).toBe(0)
  })
})
