/** Uploads for tests: pictures and documents made on the spot, as a form would have left them in a temporary file. */
import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { strToU8, type Zippable, zipSync } from 'fflate'
import sharp from 'sharp'
import { temporaryStore } from './store.test-support.ts'
import type { Upload } from './upload.ts'

const folder = temporaryStore().folder

export function anUpload(content: Uint8Array | string, name: string, declared = ''): Upload {
  const bytes = Buffer.from(content)
  mkdirSync(folder, { recursive: true })
  const path = join(folder, randomUUID())
  writeFileSync(path, bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { field: 'files', name, declared, bytes: bytes.length, sha256, path }
}

/** A JPEG that says where, when and with what it was taken, lying on its side. */
export async function tellingPhoto(width = 60, height = 40): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#0b6e4f' } })
    .withExif({
      IFD0: { Make: 'Làng', Model: 'Camera 7', Artist: 'Nguyen Van Bi Mat' },
      IFD2: { DateTimeOriginal: '2026:11:21 08:00:00', BodySerialNumber: '0123456' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '16/1 3/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '108/1 12/1 0/1',
      },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">16.05,108.2</x:xmpmeta>')
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
}

/** A PNG of one colour that says it has this size; its data are those of a much smaller one. */
export function claimingPng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  header.writeUInt8(8, 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

export const pdf = '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n'

const kinds = {
  docx: ['word/document.xml', 'wordprocessingml.document.main+xml'],
  xlsx: ['xl/workbook.xml', 'spreadsheetml.sheet.main+xml'],
  pptx: ['ppt/presentation.xml', 'presentationml.presentation.main+xml'],
} as const

/** A Word, Excel or PowerPoint file with these parts beside its own. */
export function officeFile(kind: keyof typeof kinds, more: Zippable = {}, mainType?: string): Uint8Array {
  const [part, type] = kinds[kind]
  const content = `application/vnd.openxmlformats-officedocument.${mainType ?? type}`
  return zipSync({
    '[Content_Types].xml': strToU8(
      `<?xml version="1.0"?><Types><Override PartName="/${part}" ContentType="${content}"/></Types>`,
    ),
    [part]: strToU8('<x/>'),
    ...more,
  })
}

export function openDocumentFile(kind: string, more: Zippable = {}): Uint8Array {
  return zipSync({
    mimetype: [strToU8(`application/vnd.oasis.opendocument.${kind}`), { level: 0 }],
    'content.xml': strToU8('<x/>'),
    ...more,
  })
}
