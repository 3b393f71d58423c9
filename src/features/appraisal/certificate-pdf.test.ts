/** The certificate as a PDF: every name with its marks, the same bytes each time, tagged, and nothing read from outside. */
import { describe, expect, test } from 'vitest'
import { qrSvg } from '#platform/documents/qr.ts'
import { textOfPdf } from '#platform/documents/pdf.test-support.ts'
import { type DocumentData, typeset } from '#platform/documents/typeset.ts'

const at = new Date('2026-11-21T05:00:00Z')
const data = {
  heading: 'state',
  issuers: ['Ủy ban nhân dân phường Ỷ La', 'Ủy ban Mặt trận Tổ quốc Việt Nam phường Ỷ La'],
  code: '4HKPW-X7A3D-92MTW',
  model: 'Ngõ “Sáng – Xanh – Sạch – Đẹp” Ễ Ậ Ợ Ữ Ẵ Ỗ',
  unit: 'Thôn Bến Mai Thượng, Xã Bến Mai, Thành phố Đà Nẵng',
  year: 2026,
  level: 'cấp cơ sở',
  decision: '42/QĐ-UBND',
  decisionOn: '20 tháng 11 năm 2026',
  decidedBy: 'Ủy ban nhân dân phường Ỷ La',
  checkAt: 'dongthuan.example.vn/certificates',
  reissue: null,
  serial: null,
  place: 'Ỷ La',
  issuedOn: '21 tháng 11 năm 2026',
  position: 'Chủ tịch',
  signatory: 'Nguyễn Thị Thường Ưỡng',
  example: false,
} satisfies DocumentData

async function certificate(given: Partial<Record<keyof typeof data, DocumentData>> = {}) {
  const qr = await qrSvg('https://dongthuan.example.vn/certificates/4HKPW-X7A3D-92MTW')
  return typeset({ feature: 'appraisal', template: 'certificate', data: { ...data, qr, ...given }, at })
}

describe('the text of the PDF', () => {
  test('holds every name with its diacritics', async () => {
    const text = textOfPdf(await certificate())
    for (const said of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập – Tự do – Hạnh phúc',
      'ỦY BAN NHÂN DÂN PHƯỜNG Ỷ LA',
      'GIẤY CHỨNG NHẬN',
      'Ễ Ậ Ợ Ữ Ẵ Ỗ',
      'Thôn Bến Mai Thượng, Xã Bến Mai, Thành phố Đà Nẵng',
      '42/QĐ-UBND',
      '4HKPW-X7A3D-92MTW',
      'Nguyễn Thị Thường Ưỡng',
      'ngày 21 tháng 11 năm 2026',
    ])
      expect(text.replaceAll('\u00a0', ' ')).toContain(said)
    expect(text).not.toContain('VÍ DỤ')
  })

  test('is marked as an example where it is one, and has the Party’s heading where asked', async () => {
    const text = textOfPdf(await certificate({ example: true, heading: 'party' }))
    expect(text).toContain('VÍ DỤ')
    expect(text).toContain('ĐẢNG CỘNG SẢN VIỆT NAM')
    expect(text).not.toContain('Độc lập')
  })
})

test('the same order gives the same bytes, decomposed letters included', async () => {
  const one = await certificate()
  expect(Buffer.compare(one, await certificate())).toBe(0)
  const apart = await certificate({
    model: data.model.normalize('NFD'),
    signatory: data.signatory.normalize('NFD'),
  })
  expect(Buffer.compare(one, apart)).toBe(0)
})

test('it is PDF/A-2a: tagged, Vietnamese, with its title and date', async () => {
  const pdf = Buffer.from(await certificate()).toString('latin1')
  expect(pdf).toMatch(/<pdfaid:part>2<\/pdfaid:part>/u)
  expect(pdf).toMatch(/<pdfaid:conformance>A<\/pdfaid:conformance>/u)
  expect(pdf).toMatch(/\/MarkInfo <<\s*\/Marked true/u)
  expect(pdf).toMatch(/\/Lang \(vi/u)
  expect(pdf).toContain('2026-11-21T')
})

test('the longest title still stands on one page', async () => {
  const pdf = await certificate({
    model: 'Mỗi khu dân cư một tủ sách và một tổ hòa giải '.repeat(6).slice(0, 300),
    issuers: Array.from({ length: 3 }, (_, i) => `Ủy ban Mặt trận Tổ quốc Việt Nam thành phố thứ ${i + 1}`),
  })
  expect(
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type \/Page\b/gu),
  ).toHaveLength(1)
})

test('what lacks or does not fit is a bug with its place, and does not stop the next', async () => {
  await expect(certificate({ issuers: null })).rejects.toThrow(/appraisal\/certificate\.typ/u)
  await expect(typeset({ feature: 'appraisal', template: 'nowhere', data, at })).rejects.toThrow(
    /nowhere\.typ/u,
  )
  expect((await certificate()).length).toBeGreaterThan(10_000)
})

test('one that takes too long is stopped with a word for it, and the next is set', async () => {
  const qr = await qrSvg('https://dongthuan.example.vn')
  const slow = typeset(
    { feature: 'appraisal', template: 'certificate', data: { ...data, qr }, at },
    { limit: 0 },
  )
  await expect(slow).rejects.toMatchObject({ code: 'document.too-slow', status: 503 })
  expect((await certificate()).length).toBeGreaterThan(10_000)
})

test('where there is no compiler for the machine a word says so, and where to go instead', async () => {
  const qr = await qrSvg('https://dongthuan.example.vn')
  const order = { feature: 'appraisal', template: 'certificate', data: { ...data, qr }, at }
  const problem = { code: 'document.no-compiler', status: 501 }
  for (const packages of [[], ['@myriaddreamin/typst-ts-node-compiler-of-no-machine']])
    await expect(typeset(order, { packages })).rejects.toMatchObject(problem)
})
