/**
 * Reads the text of a PDF as our compiler writes it, for tests: unpacks the streams, follows each page's text
 * operators, and turns glyphs into letters through the tables that PDF/A demands for copying text.
 */
import { inflateSync } from 'node:zlib'

/** The objects of the file by number: dictionary as text, stream as bytes. */
function objectsOf(
  pdf: Uint8Array,
): Map<number, { readonly text: string; readonly stream: Buffer | undefined }> {
  const bytes = Buffer.from(pdf)
  const latin = bytes.toString('latin1')
  const objects = new Map<number, { text: string; stream: Buffer | undefined }>()
  for (const match of latin.matchAll(/(?:^|\n)(\d+) 0 obj\b/gu)) {
    const start = match.index + match[0].length
    const end = latin.indexOf('endobj', start)
    const opening = latin.slice(start, end).search(/stream\r?\n/u)
    const text = opening < 0 ? latin.slice(start, end) : latin.slice(start, start + opening)
    const length = Number(/\/Length (\d+)/u.exec(text)?.[1] ?? 0)
    const from = opening < 0 ? 0 : latin.indexOf('\n', start + opening) + 1
    const raw = opening < 0 ? undefined : bytes.subarray(from, from + length)
    const stream = raw && text.includes('/FlateDecode') ? inflateSync(raw) : raw
    objects.set(Number(match[1]), { text, stream })
    if (stream && text.includes('/Type /ObjStm')) unpack(text, stream, objects)
  }
  return objects
}

function unpack(
  text: string,
  stream: Buffer,
  objects: Map<number, { text: string; stream: Buffer | undefined }>,
): void {
  const first = Number(/\/First (\d+)/u.exec(text)?.[1] ?? 0)
  const numbers = stream.subarray(0, first).toString('latin1').trim().split(/\s+/u).map(Number)
  for (let i = 0; i < numbers.length; i += 2) {
    const [id, from, to] = [numbers[i], numbers[i + 1] ?? 0, numbers[i + 3]]
    const body = stream.subarray(first + from, to === undefined ? undefined : first + to)
    if (id !== undefined) objects.set(id, { text: body.toString('latin1'), stream: undefined })
  }
}

const utf16 = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le')

/** Glyph numbers and the letters they stand for. */
function lettersOf(table: string): Map<number, string> {
  const letters = new Map<number, string>()
  for (const [, body = ''] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/gu)) {
    for (const [, glyph = '', text = ''] of body.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>/giu))
      letters.set(Number.parseInt(glyph, 16), utf16(text))
  }
  return letters
}

/** All text of the document, pieces in the order in which they are drawn, with a space between. */
export function textOfPdf(pdf: Uint8Array): string {
  const objects = objectsOf(pdf)
  const all = [...objects.values()]
  const fonts = new Map<string, Map<number, string>>()
  for (const { text } of all) {
    for (const [, name = '', id] of text.matchAll(/\/(f\d+) (\d+) 0 R/gu)) {
      const table = /\/ToUnicode (\d+) 0 R/u.exec(objects.get(Number(id))?.text ?? '')?.[1]
      const stream = table && objects.get(Number(table))?.stream
      if (stream) fonts.set(name, lettersOf(stream.toString('latin1')))
    }
  }
  const pieces: string[] = []
  for (const { text, stream } of all) {
    const drawn = stream?.toString('latin1') ?? ''
    if (
      /\/(?:Length1|Type \/(?:ObjStm|Metadata))|FontFile/u.test(text) ||
      !/\bBT\n[\s\S]*\bTf\n/u.test(drawn)
    )
      continue
    let font: Map<number, string> | undefined
    let at = 0
    let inside = false
    while (at < drawn.length) {
      const rest = /\/(f\d+) [\d.]+ Tf\n|<([0-9a-f]*)>|(\()|\b([BE]T)\n/giu
      rest.lastIndex = at
      const match = rest.exec(drawn)
      if (!match) break
      const [, named, hex, , mark] = match
      at = rest.lastIndex
      if (named) font = fonts.get(named)
      else if (mark !== undefined) {
        inside = mark === 'BT'
        pieces.push(' ')
      } else {
        const literal = hex === undefined ? literalFrom(drawn, at) : undefined
        const glyphs = literal ? literal.bytes : Buffer.from(hex ?? '', 'hex')
        if (literal) at = literal.end
        const shown = inside ? glyphs.length - 1 : 0
        for (let i = 0; i < shown; i += 2) pieces.push(font?.get(glyphs.readUInt16BE(i)) ?? '')
      }
    }
  }
  return pieces.join('').replace(/\s+/gu, ' ').trim()
}

const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 }

/** A string in parentheses, which may hold balanced ones of its own (ISO 32000-1, 7.3.4.2). */
function literalFrom(text: string, start: number): { readonly bytes: Buffer; readonly end: number } {
  const bytes: number[] = []
  let depth = 1
  let at = start
  for (; at < text.length; at++) {
    const char = text.charAt(at)
    if (char === '\\') {
      const octal = /^[0-7]{1,3}/u.exec(text.slice(at + 1, at + 4))?.[0]
      const next = text.charAt(at + 1)
      bytes.push(octal === undefined ? (escapes[next] ?? next.charCodeAt(0)) : Number.parseInt(octal, 8))
      at += octal?.length ?? 1
      continue
    }
    if (char === '(') depth++
    if (char === ')' && --depth === 0) break
    bytes.push(char.charCodeAt(0))
  }
  return { bytes: Buffer.from(bytes), end: at + 1 }
}
