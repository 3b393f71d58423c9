/** Documents: name, declared type and content must say the same, and hide nothing. */
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { prepareDocument } from './document.ts'
import { anUpload, officeFile, openDocumentFile, pdf } from './uploads.test-support.ts'

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const part = strToU8('x')

async function outcome(content: Uint8Array | string, name: string, declared = ''): Promise<string> {
  return prepareDocument(anUpload(content, name, declared)).then(
    ({ mediaType }) => mediaType,
    (error: unknown) => (error as { fields?: { code: string }[] }).fields?.[0]?.code ?? String(error),
  )
}

test.each([
  ['a.pdf', pdf, 'application/pdf', 'application/pdf'],
  ['a.docx', officeFile('docx'), word, word],
  ['a.xlsx', officeFile('xlsx'), '', expect.stringContaining('spreadsheetml')],
  ['a.pptx', officeFile('pptx'), 'application/octet-stream', expect.stringContaining('presentationml')],
  ['a.odt', openDocumentFile('text'), '', 'application/vnd.oasis.opendocument.text'],
  ['a.csv', '\uFEFFTên;Số\nĐường hoa;3\n', 'application/vnd.ms-excel', 'text/csv'],
  ['a.txt', 'Biên bản <họp> ngày 21/11', 'text/plain', 'text/plain'],
])('%s is taken', async (name, content, declared, type) => {
  expect(await outcome(content, name, declared)).toEqual(type)
})

test.each([
  ['Word with macros by its name', 'a.docm', officeFile('docx'), 'document_macro'],
  ['Excel with macros by its name', 'a.xlsm', officeFile('xlsx'), 'document_macro'],
  ['Word with a macro part', 'a.docx', officeFile('docx', { 'word/vbaProject.bin': part }), 'document_macro'],
  [
    'Excel of the macro type',
    'a.xlsx',
    officeFile('xlsx', {}, 'application/vnd.ms-excel.sheet.macroEnabled.main+xml'),
    'document_macro',
  ],
  [
    'Excel with old macro sheets',
    'a.xlsx',
    officeFile('xlsx', { 'xl/macrosheets/sheet1.xml': part }),
    'document_macro',
  ],
  [
    'a program inside of Word',
    'a.docx',
    officeFile('docx', { 'word/embeddings/a.exe': part }),
    'document_macro',
  ],
  [
    'OpenDocument with scripts',
    'a.odt',
    openDocumentFile('text', { 'Basic/Standard/a.xml': part }),
    'document_macro',
  ],
  ['Word called Excel', 'a.xlsx', officeFile('docx'), 'document_mismatch'],
  ['a zip called Word', 'a.docx', zipSync({ 'a.txt': part }), 'document_mismatch'],
  ['a zip', 'a.zip', zipSync({ 'a.txt': part }), 'document_wrong_type'],
  [
    'a path that leaves its folder',
    'a.docx',
    officeFile('docx', { '../../a.xml': part }),
    'document_mismatch',
  ],
  ['one name twice', 'a.docx', officeFile('docx', { 'WORD/document.xml': part }), 'document_mismatch'],
  [
    'a PDF with a zip behind',
    'a.pdf',
    Buffer.concat([Buffer.from(pdf), officeFile('docx')]),
    'document_mismatch',
  ],
  [
    'a zip with a PDF before',
    'a.docx',
    Buffer.concat([Buffer.from(pdf), officeFile('docx')]),
    'document_mismatch',
  ],
  [
    'a zip with a page behind',
    'a.docx',
    Buffer.concat([officeFile('docx'), Buffer.from('<html>')]),
    'document_mismatch',
  ],
  ['a PDF with a page behind', 'a.pdf', `${pdf}<script>1</script>`, 'document_mismatch'],
  ['half a PDF', 'a.pdf', pdf.slice(0, 40), 'document_mismatch'],
  ['a page called PDF', 'a.pdf', '<html>', 'document_mismatch'],
  ['a page called text', 'a.txt', '\n <!DOCTYPE html><script>1</script>', 'document_mismatch'],
  ['a script called text', 'a.txt', '#!/bin/sh\nrm -rf /', 'document_mismatch'],
  ['a program called text', 'a.txt', 'MZ\0\u0001\u0002', 'document_mismatch'],
  ['text in another encoding', 'a.csv', Buffer.from([0x54, 0xea, 0x6e]), 'document_not_utf8'],
  ['text cut within a letter', 'a.csv', Buffer.from('Tên').subarray(0, 2), 'document_not_utf8'],
  ['old Word', 'a.doc', 'x', 'document_old_type'],
  [
    'old Word called new',
    'a.docx',
    Buffer.from('d0cf11e0a1b11ae1'.padEnd(1200, '0'), 'hex'),
    'document_old_type',
  ],
  ['a page', 'a.html', '<html>', 'document_wrong_type'],
  ['an SVG', 'a.svg', '<svg/>', 'document_wrong_type'],
  ['a program', 'a.exe', 'MZ', 'document_wrong_type'],
  ['no extension', 'constructor', pdf, 'document_wrong_type'],
])('%s is refused', async (_, name, content, code) => {
  expect(await outcome(content, name)).toBe(code)
})

test('a declared type that says otherwise is refused', async () => {
  expect(await outcome(pdf, 'a.pdf', 'text/html')).toBe('document_mismatch')
})

test('a document that unpacks to hundreds of megabytes is refused without unpacking', async () => {
  const zeros = new Uint8Array(150_000_000)
  const bomb = officeFile('docx', {
    'word/a.xml': [zeros, { level: 1 }],
    'word/b.xml': [zeros, { level: 1 }],
  })
  expect(bomb.length).toBeLessThan(3_000_000)
  expect(await outcome(bomb, 'a.docx')).toBe('document_too_large')
  const many = Object.fromEntries(Array.from({ length: 2100 }, (_, n) => [`word/${n}.xml`, strToU8('')]))
  expect(await outcome(officeFile('docx', many), 'a.docx')).toBe('document_too_large')
})
