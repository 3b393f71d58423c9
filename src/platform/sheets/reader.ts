/** Reads a table that someone sends: tells by its bytes, never by its name, what kind of file it is. */
import { readCsv } from './csv-reader.ts'
import { emptyFile, encrypted, notASheet, oldExcel, otherProgram, tooLarge } from './refusals.ts'
import { bounds, type Sheet } from './sheet.ts'
import { readXlsx } from './xlsx-reader.ts'

/** The container of Office before 2007; password-protected files of today are wrapped in it too. */
const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const lockedParts = ['EncryptedPackage', 'EncryptionInfo'].map((name) => Buffer.from(name, 'utf16le'))
const zip = Buffer.from('PK\u0003\u0004')

function startsWith(file: Buffer, start: Buffer | string): boolean {
  const bytes = Buffer.from(start)
  return file.subarray(0, bytes.length).equals(bytes)
}

/** Pages and XML that other programs call `.xls`. */
function isMarkup(file: Buffer): boolean {
  const start = file
    .subarray(0, 1000)
    .toString('latin1')
    .replace(/^\u00EF\u00BB\u00BF/u, '')
    .trimStart()
    .toLowerCase()
  return /^<(?:!doctype|html|\?xml|table|meta|head)/u.test(start)
}

/**
 * Reads `.xlsx` and `.csv`. Dates of both epochs come out as civil dates. Throws Problems `sheet.*` that say what is
 * wrong with the file and what to do: too large or packed to burst, macros, password, old Excel, formulas (by the names
 * of their cells), too many rows or columns, another kind of file. `wanted` names the sheet of a workbook.
 */
export async function readSheet(
  file: Buffer,
  { wanted }: { wanted?: string | undefined } = {},
): Promise<Sheet> {
  if (file.length > bounds.file) throw tooLarge()
  if (file.length === 0) throw emptyFile()
  if (startsWith(file, ole)) throw lockedParts.some((part) => file.includes(part)) ? encrypted() : oldExcel()
  if (isMarkup(file)) throw otherProgram('HTML/XML')
  if (startsWith(file, '%PDF')) throw notASheet()
  const sheet = startsWith(file, zip) ? await readXlsx(file, wanted) : await readCsv(file)
  if (sheet.rows.length === 0) throw emptyFile()
  return sheet
}
