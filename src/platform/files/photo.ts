/**
 * Photos are drawn anew before they are stored: turned upright, at most 1600 pixels, as JPEG, and nothing of what
 * the camera wrote beside the picture (place, time, device) goes along, its name neither. Whatever else hid in the file
 * is gone too.
 */
import { open } from 'node:fs/promises'
import sharp, { type Sharp } from 'sharp'
import { invalid, Problem, type Words } from '../problem.ts'
import { extensionOf } from './file-name.rules.ts'
import type { Upload } from './upload.ts'

/** What a photo is called: cameras write the day into its name, and people write who is on it. */
const photoName = 'anh.jpg'

/** Longest side in pixels. */
const large = 1600
const small = 400

/** About what the largest cameras of phones make. A picture that claims more is not opened. */
const mostPixels = 66_000_000

/* Only what we take can be opened at all: no SVG, no PDF, no format of the day after tomorrow. */
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegFile',
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngFile',
    'VipsForeignLoadWebpFile',
  ],
})
sharp.cache(false)

export interface PreparedPhoto {
  readonly kind: 'photo'
  readonly name: string
  readonly mediaType: 'image/jpeg'
  readonly content: Buffer
  readonly width: number
  readonly height: number
  readonly thumbnail: Buffer
  readonly thumbnailWidth: number
  readonly thumbnailHeight: number
}

const formats = new Set<string>(['jpeg', 'png', 'webp'])
const extensions = new Set(['jpg', 'jpeg', 'jfif', 'png', 'webp'])
const declaredTypes = new Set([
  '',
  'application/octet-stream',
  'image/jpeg',
  'image/jpg',
  'image/png',
  'image/webp',
])
const heic = /^(?:heic|heif|hif|avif)$/u

const words = {
  heic: (name: string): Words => ({
    vi: `“${name}” là ảnh kiểu HEIC của iPhone, chưa nhận được. Xin gửi ảnh JPEG: chụp lại với Cài đặt › Camera › Định dạng › Tương thích nhất, hoặc gửi ảnh qua Zalo rồi lưu lại.`,
    en: `“${name}” is an iPhone photo of type HEIC, which we can’t take. Please send a JPEG: in Settings › Camera › Formats choose Most Compatible, or export the photo as JPEG.`,
  }),
  notPhoto: (name: string): Words => ({
    vi: `“${name}” không phải ảnh JPEG, PNG hoặc WebP.`,
    en: `“${name}” is not a JPEG, PNG or WebP photo.`,
  }),
  tooManyPixels: (name: string): Words => ({
    vi: `Ảnh “${name}” quá lớn (trên ${mostPixels / 1_000_000} triệu điểm ảnh). Xin gửi bản nhỏ hơn.`,
    en: `The photo “${name}” is too large (over ${mostPixels / 1_000_000} million pixels). Please send a smaller one.`,
  }),
  damaged: (name: string): Words => ({
    vi: `Ảnh “${name}” bị hỏng, không mở được. Xin chọn ảnh khác.`,
    en: `The photo “${name}” is damaged and can’t be opened. Please choose another.`,
  }),
}

function refuse(upload: Upload, code: string, message: Words): Problem {
  return invalid([{ field: upload.field, code, message }])
}

/** Refuses by name and declared type what can't be a photo; gives HEIC its own words. */
function checkClaims(upload: Upload): void {
  const extension = extensionOf(upload.name)
  if (heic.test(extension) || /^image\/(?:hei[cf]|avif)/u.test(upload.declared)) {
    throw refuse(upload, 'photo_heic', words.heic(upload.name))
  }
  if (!extensions.has(extension) || !declaredTypes.has(upload.declared)) {
    throw refuse(upload, 'photo_wrong_type', words.notPhoto(upload.name))
  }
}

/** Two at a time: each takes a core and, for a large PNG, some hundred megabytes. */
const most = 2
let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

const jpeg = { quality: 80, progressive: true } as const

/** What the file really is, asked of its first bytes. Throws when it is no picture that we take. */
async function checkContent(upload: Upload): Promise<void> {
  const { format, width, height } = await sharp(upload.path, { limitInputPixels: false }).metadata()
  if (!formats.has(format)) throw refuse(upload, 'photo_wrong_type', words.notPhoto(upload.name))
  if (width * height > mostPixels) throw refuse(upload, 'photo_too_large', words.tooManyPixels(upload.name))
}

/** Draws the picture anew, and its thumbnail. */
async function draw(source: Sharp): Promise<PreparedPhoto> {
  const content = await source
    .rotate()
    .resize(large, large, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg(jpeg)
    .timeout({ seconds: 30 })
    .toBuffer({ resolveWithObject: true })
  const thumbnail = await sharp(content.data)
    .resize(small, small, { fit: 'inside', withoutEnlargement: true })
    .jpeg(jpeg)
    .toBuffer({ resolveWithObject: true })
  return {
    kind: 'photo',
    name: photoName,
    mediaType: 'image/jpeg',
    content: content.data,
    width: content.info.width,
    height: content.info.height,
    thumbnail: thumbnail.data,
    thumbnailWidth: thumbnail.info.width,
    thumbnailHeight: thumbnail.info.height,
  }
}

/** A picture that the program drew itself, from three bytes a pixel: example data have no photos of real places. */
export async function drawnPhoto({
  pixels,
  width,
  height,
}: {
  readonly pixels: Uint8Array
  readonly width: number
  readonly height: number
}): Promise<PreparedPhoto> {
  return draw(sharp(pixels, { raw: { width, height, channels: 3 } }))
}

/** HEIC says so at the fifth byte, whatever the file is called. */
async function isHeic(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer } = await file.read({ buffer: Buffer.alloc(12) })
    return /^ftyp(?:hei|hev|mif1|msf1|avi)/u.test(buffer.toString('latin1', 4))
  } finally {
    await file.close()
  }
}

/**
 * A photo as it will be stored, without metadata, with its thumbnail. Takes a third of a second for 12 million
 * pixels: call it before the transaction that stores it. Throws Problem `invalid` for the upload's field.
 */
export async function preparePhoto(upload: Upload): Promise<PreparedPhoto> {
  checkClaims(upload)
  if (await isHeic(upload.path)) throw refuse(upload, 'photo_heic', words.heic(upload.name))
  return inTurn(async () => {
    try {
      await checkContent(upload)
      const source = sharp(upload.path, { limitInputPixels: mostPixels, failOn: 'error' })
      return await draw(source)
    } catch (error) {
      if (error instanceof Problem) throw error
      const unknown = error instanceof Error && /unsupported image format/u.test(error.message)
      throw unknown
        ? refuse(upload, 'photo_wrong_type', words.notPhoto(upload.name))
        : refuse(upload, 'photo_damaged', words.damaged(upload.name))
    }
  })
}
