/** Photos: what is told about place, time and person is gone, and what is no photo never gets that far. */
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { type PreparedPhoto, preparePhoto } from './photo.ts'
import { anUpload, claimingPng, pdf, tellingPhoto } from './uploads.test-support.ts'

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'taken',
    (error: unknown) => (error as { fields?: { code: string }[] }).fields?.[0]?.code ?? String(error),
  )
}

test('place, time, device, author and serial number are gone, and the picture stands upright', async () => {
  const original = await tellingPhoto()
  const before = await sharp(anUpload(original, 'a.jpg').path).metadata()
  expect([before.exif?.toString('latin1').includes('Camera 7'), before.orientation]).toEqual([true, 6])
  expect(original.includes('Nguyen Van Bi Mat') && original.includes('16.05,108.2')).toBe(true)

  const photo = await preparePhoto(anUpload(original, 'Ảnh.jpg', 'image/jpeg'))
  for (const content of [photo.content, photo.thumbnail]) {
    const { exif, xmp, iptc, icc, orientation, comments } = await sharp(content).metadata()
    expect([exif, xmp, iptc, icc, orientation, comments]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    for (const told of ['Camera 7', 'Bi Mat', '2026:11', '0123456', '16.05', 'GPS', 'Exif']) {
      expect(content.includes(told), told).toBe(false)
    }
  }
  expect([photo.width, photo.height]).toEqual([40, 60])
})

test('a large photo becomes 1600 pixels with a thumbnail of 400, a small one stays', async () => {
  const picture = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
  const sizes = ({ width, height, thumbnailWidth, thumbnailHeight }: PreparedPhoto) => [
    width,
    height,
    thumbnailWidth,
    thumbnailHeight,
  ]
  const large = await preparePhoto(anUpload(await picture(4000, 3000).png().toBuffer(), 'a.png', 'image/png'))
  expect([large.name, ...sizes(large)]).toEqual(['anh.jpg', 1600, 1200, 400, 300])
  const { data } = await sharp(large.content).raw().toBuffer({ resolveWithObject: true })
  expect(data[0]).toBe(255)
  const small = await preparePhoto(anUpload(await picture(300, 20).webp().toBuffer(), 'a.webp', 'image/webp'))
  expect(sizes(small)).toEqual([300, 20, 300, 20])
  /* chat programs save WebP under the name of a JPEG; it is drawn anew anyway */
  expect(
    await codeOf(preparePhoto(anUpload(await picture(9, 9).webp().toBuffer(), 'a.jpg', 'image/jpeg'))),
  ).toBe('taken')
})

test('a picture that unpacks to gigabytes is refused by its claim', async () => {
  const bomb = claimingPng(100_000, 100_000)
  expect(bomb.length).toBeLessThan(5000)
  expect(await codeOf(preparePhoto(anUpload(bomb, 'a.png', 'image/png')))).toBe('photo_too_large')
  expect(await codeOf(preparePhoto(anUpload(claimingPng(9000, 9000), 'a.png')))).toBe('photo_too_large')
})

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>'
const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic')])

test.each([
  ['an SVG', svg, 'a.svg', 'image/svg+xml', 'photo_wrong_type'],
  ['an SVG called JPEG', svg, 'a.jpg', 'image/jpeg', 'photo_wrong_type'],
  ['a PDF called JPEG', pdf, 'a.jpg', 'image/jpeg', 'photo_wrong_type'],
  [
    'a GIF',
    Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=', 'base64'),
    'a.jpg',
    '',
    'photo_wrong_type',
  ],
  ['HTML', '<html>', 'a.html', 'text/html', 'photo_wrong_type'],
  ['nothing that is known', 'abc', 'a.png', '', 'photo_wrong_type'],
  ['an HEIC', heic, 'IMG_1.HEIC', 'image/heic', 'photo_heic'],
  ['an HEIC called JPEG', heic, 'IMG_1.jpg', 'image/jpeg', 'photo_heic'],
  [
    'half a JPEG',
    Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
    'a.jpg',
    '',
    'photo_damaged',
  ],
  ['a photo called PDF', '', 'a.pdf', 'image/jpeg', 'photo_wrong_type'],
  ['a photo declared HTML', '', 'a.jpg', 'text/html', 'photo_wrong_type'],
])('%s is refused', async (_, content, name, declared, code) => {
  const bytes = content === '' ? await tellingPhoto() : content
  expect(await codeOf(preparePhoto(anUpload(bytes, name, declared)))).toBe(code)
})

test('a JPEG that stops in the middle is refused', async () => {
  const whole = await tellingPhoto(800, 600)
  expect(await codeOf(preparePhoto(anUpload(whole.subarray(0, whole.length / 2), 'a.jpg')))).toBe(
    'photo_damaged',
  )
})

test('a script hidden behind a photo does not survive', async () => {
  const photo = await preparePhoto(
    anUpload(Buffer.concat([await tellingPhoto(), Buffer.from('<script>boom()</script>')]), 'a.jpg'),
  )
  expect(photo.content.includes('boom')).toBe(false)
})
