/**
 * Documents that people attach: PDF, Word, Excel, PowerPoint and OpenDocument without macros, plain text and CSV.
 * Name, declared type and content must say the same, and the content must be that and nothing beside it. They are
 * stored as they came and only ever handed out for saving.
 */
import { open } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import { invalid, Problem, type Words } from '../problem.ts'
import { openZip, type Zip, ZipRefused } from '../zip.ts'
import { extensionOf } from './file-name.rules.ts'
import type { Upload } from './upload.ts'

export interface PreparedDocument {
  readonly kind: 'document'
  readonly name: string
  readonly mediaType: string
  readonly bytes: number
  readonly sha256: string
  readonly path: string
}

interface DocumentType {
  readonly mediaType: string
  /** What browsers and offices call it beside its own name. */
  readonly also?: readonly string[]
  check(upload: Upload): Promise<void>
}

const office = 'application/vnd.openxmlformats-officedocument'
const mostUnpacked = { entries: 2000, bytes: 200_000_000 }
/** Of the part that says what the document is. */
const mostTypeBytes = 1_000_000

const words = {
  wrongType: (name: string): Words => ({
    vi: `“${name}” không phải loại tệp nhận được. Xin gửi PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), OpenDocument, .txt hoặc .csv.`,
    en: `“${name}” is not a type of file we take. Please send PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), OpenDocument, .txt or .csv.`,
  }),
  old: (name: string): Words => ({
    vi: `“${name}” thuộc kiểu cũ (.doc, .xls, .ppt) hoặc có mật khẩu. Xin mở ra, bỏ mật khẩu, lưu lại thành .docx, .xlsx, .pptx hoặc PDF rồi gửi.`,
    en: `“${name}” is of an old type (.doc, .xls, .ppt) or has a password. Please save it as .docx, .xlsx, .pptx or PDF without a password, then send it.`,
  }),
  macro: (name: string): Words => ({
    vi: `“${name}” có macro nên không nhận được. Xin lưu lại thành tệp không có macro (.docx, .xlsx, .pptx) hoặc PDF.`,
    en: `“${name}” contains macros, so we can’t take it. Please save it without macros (.docx, .xlsx, .pptx) or as PDF.`,
  }),
  mismatch: (name: string): Words => ({
    vi: `Nội dung của “${name}” không đúng với đuôi tệp. Xin lưu lại đúng kiểu rồi gửi.`,
    en: `The content of “${name}” is not what its name says. Please save it again in the right type.`,
  }),
  tooLarge: (name: string): Words => ({
    vi: `“${name}” mở ra quá lớn nên không nhận được.`,
    en: `“${name}” unpacks to too much, so we can’t take it.`,
  }),
  notUtf8: (name: string): Words => ({
    vi: `“${name}” không phải văn bản UTF-8. Xin lưu lại với bảng mã UTF-8.`,
    en: `“${name}” is not UTF-8 text. Please save it with the encoding UTF-8.`,
  }),
}

type Reason = keyof typeof words

const codes: Record<Reason, string> = {
  wrongType: 'document_wrong_type',
  old: 'document_old_type',
  macro: 'document_macro',
  mismatch: 'document_mismatch',
  tooLarge: 'document_too_large',
  notUtf8: 'document_not_utf8',
}

function refuse({ field, name }: Upload, reason: Reason): Problem {
  return invalid([{ field, code: codes[reason], message: words[reason](name) }])
}

async function piece(path: string, from: 'start' | 'end', length: number): Promise<Buffer> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const position = from === 'start' ? 0 : Math.max(0, size - length)
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(length), position })
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Begins and ends as a PDF, and no zip hangs behind it. */
async function checkPdf(upload: Upload): Promise<void> {
  const head = await piece(upload.path, 'start', 8)
  const tail = await piece(upload.path, 'end', 65_600)
  const end = tail.lastIndexOf('%%EOF')
  const whole = /^%PDF-[12]\.\d/u.test(head.toString('latin1')) && end !== -1
  const behind = tail.subarray(end + 5).toString('latin1')
  if (!whole || !/^[\s\0]*$/u.test(behind) || tail.includes(Buffer.from([0x50, 0x4b, 5, 6]))) {
    throw refuse(upload, 'mismatch')
  }
}

const macroParts =
  /vbaproject|vbadata|(?:^|\/)(?:macrosheets|activex)\/|\.(?:exe|dll|bat|cmd|js|vbs|ps1|scr|com|msi|jar|html?|svg)$/iu
const openMacroParts = /^(?:basic|scripts|dialogs)\/|\.(?:exe|dll|bat|cmd|js|vbs|ps1|scr|com|msi|jar)$/iu

const reasons = { damaged: 'mismatch', encrypted: 'old', 'too-large': 'tooLarge' } as const

/** Runs `check` over what the document holds; what its zip is refused for is said of the document. */
async function inside(upload: Upload, check: (zip: Zip) => Promise<void>): Promise<void> {
  try {
    await check(await openZip({ path: upload.path }, mostUnpacked))
  } catch (error) {
    throw error instanceof ZipRefused ? refuse(upload, reasons[error.why]) : error
  }
}

/** Word, Excel, PowerPoint: the main part named by its content type, and no macro in any form. */
function checkOffice(main: string, mainType: string) {
  return (upload: Upload): Promise<void> =>
    inside(upload, async (zip) => {
      if (zip.names.some((name) => macroParts.test(name))) throw refuse(upload, 'macro')
      const types = (await zip.read('[Content_Types].xml', mostTypeBytes)).toString()
      if (/macroEnabled|vbaProject/iu.test(types)) throw refuse(upload, 'macro')
      if (!types.includes(mainType) || !zip.has(main)) throw refuse(upload, 'mismatch')
    })
}

/** OpenDocument: an entry names the type, and no folder holds scripts. */
function checkOpenDocument(mediaType: string) {
  return (upload: Upload): Promise<void> =>
    inside(upload, async (zip) => {
      if (zip.names.some((name) => openMacroParts.test(name))) throw refuse(upload, 'macro')
      const named = (await zip.read('mimetype', mostTypeBytes)).toString()
      if (named !== mediaType || !zip.has('content.xml')) throw refuse(upload, 'mismatch')
    })
}

/** Text that is text: UTF-8, no control characters, and no page or script that a browser might take it for. */
async function checkText(upload: Upload): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const file = await open(upload.path)
  try {
    let first = ''
    for await (const chunk of file.createReadStream({ highWaterMark: 65_536 })) {
      let text: string
      try {
        text = decoder.decode(chunk as Buffer, { stream: true })
      } catch {
        throw refuse(upload, 'notUtf8')
      }
      // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
      if (/[\u0000-\u0008\u000E-\u001F]/u.test(text)) throw refuse(upload, 'mismatch')
      if (first === '') {
        first = text.trimStart()
        if (
          /^(?:<|#!|%PDF|MZ)/u.test(first) ||
          /<(?:!doctype|html|svg|script)/iu.test(first.slice(0, 4096))
        ) {
          throw refuse(upload, 'mismatch')
        }
      }
    }
    try {
      decoder.decode()
    } catch {
      throw refuse(upload, 'notUtf8')
    }
  } finally {
    await file.close()
  }
}

const openDocument = (kind: string): DocumentType => {
  const mediaType = `application/vnd.oasis.opendocument.${kind}`
  return { mediaType, check: checkOpenDocument(mediaType) }
}

const types: Readonly<Record<string, DocumentType>> = {
  pdf: { mediaType: 'application/pdf', also: ['application/x-pdf'], check: checkPdf },
  docx: {
    mediaType: `${office}.wordprocessingml.document`,
    check: checkOffice('word/document.xml', 'wordprocessingml.document.main+xml'),
  },
  xlsx: {
    mediaType: `${office}.spreadsheetml.sheet`,
    check: checkOffice('xl/workbook.xml', 'spreadsheetml.sheet.main+xml'),
  },
  pptx: {
    mediaType: `${office}.presentationml.presentation`,
    check: checkOffice('ppt/presentation.xml', 'presentationml.presentation.main+xml'),
  },
  odt: openDocument('text'),
  ods: openDocument('spreadsheet'),
  odp: openDocument('presentation'),
  txt: { mediaType: 'text/plain', check: checkText },
  csv: {
    mediaType: 'text/csv',
    also: ['application/csv', 'text/plain', 'application/vnd.ms-excel', 'text/comma-separated-values'],
    check: checkText,
  },
}

const noClaim = new Set(['', 'application/octet-stream'])

/** Refuses by what the first bytes say, before the type's own check looks closer. */
async function checkSignature(upload: Upload, type: DocumentType): Promise<void> {
  const found = await fileTypeFromFile(upload.path)
  if (found?.mime === 'application/x-cfb') throw refuse(upload, 'old')
  if (found && /macroenabled/iu.test(found.mime)) throw refuse(upload, 'macro')
  const isText = type.check === checkText
  if (isText ? found !== undefined && !found.mime.startsWith('text/') : found === undefined) {
    throw refuse(upload, 'mismatch')
  }
}

/** A document as it will be stored. Throws Problem `invalid` for the upload's field. */
export async function prepareDocument(upload: Upload): Promise<PreparedDocument> {
  const extension = extensionOf(upload.name)
  if (/^(?:doc|xls|ppt|rtf|dot|xlt)$/u.test(extension)) throw refuse(upload, 'old')
  if (/^(?:doc|xls|ppt|dot|xlt|pot|xla|xls)[mb]$/u.test(extension)) throw refuse(upload, 'macro')
  const type = Object.hasOwn(types, extension) ? types[extension] : undefined
  if (!type) throw refuse(upload, 'wrongType')
  const declared = upload.declared
  if (!noClaim.has(declared) && declared !== type.mediaType && !type.also?.includes(declared)) {
    throw refuse(upload, 'mismatch')
  }
  await checkSignature(upload, type)
  await type.check(upload)
  const { name, bytes, sha256, path } = upload
  return { kind: 'document', name, mediaType: type.mediaType, bytes, sha256, path }
}
