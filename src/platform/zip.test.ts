/** One reader for documents, which lie in files, and for workbooks, which are at hand: both get the same answer. */
import { strToU8, zipSync } from 'fflate'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openZip, type Zip, type ZipLimits, ZipRefused, type ZipSource } from './zip.ts'

const folder = mkdtempSync(join(tmpdir(), 'dongthuan-zip-'))
afterAll(() => rmSync(folder, { recursive: true }))

const limits: ZipLimits = { entries: 20, bytes: 1_000_000, burst: { above: 10_000, ratio: 200 } }
const parts = { 'a.txt': strToU8('mô hình'.repeat(50)), 'b/c.xml': strToU8('<x/>') }
const plain = () => Buffer.from(zipSync(parts))

/** Where the directory's entry of a name begins. */
function entryOf(zip: Buffer, name: string): number {
  for (let at = zip.indexOf('PK\u0001\u0002'); at >= 0; at = zip.indexOf('PK\u0001\u0002', at + 4)) {
    if (zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28)) === name) return at
  }
  throw new Error(`no entry ${name}`)
}

/** A zip with something else in its directory's entry of `a.txt`, or in its end record, which is the last 22 bytes. */
function changed(change: (zip: Buffer, entry: number, end: number) => void): Buffer {
  const zip = plain()
  change(zip, entryOf(zip, 'a.txt'), zip.length - 22)
  return zip
}

const why = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'read',
    (error: unknown) => (error instanceof ZipRefused ? error.why : error),
  )

let files = 0
const sources: readonly [string, (zip: Buffer) => ZipSource][] = [
  ['at hand', (zip) => zip],
  [
    'in a file',
    (zip) => {
      const path = join(folder, `${files++}.zip`)
      writeFileSync(path, zip)
      return { path }
    },
  ],
]

describe.each(sources)('a zip %s', (_, from) => {
  const opened = (zip: Buffer): Promise<Zip> => openZip(from(zip), limits)
  const readAll = async (zip: Buffer) => {
    const one = await opened(zip)
    for (const name of one.names) await one.read(name)
  }

  test('is listed and read, packed or stored', async () => {
    for (const level of [0, 9] as const) {
      const zip = await opened(Buffer.from(zipSync(parts, { level })))
      expect(zip.names).toEqual(['a.txt', 'b/c.xml'])
      expect([zip.has('b/c.xml'), zip.has('B/C.XML')]).toEqual([true, false])
      expect((await zip.read('a.txt')).equals(parts['a.txt'])).toBe(true)
      expect((await zip.read('b/c.xml', 4)).toString()).toBe('<x/>')
      expect(await why(zip.read('b/c.xml', 3))).toBe('too-large')
      expect(await why(zip.read('d'))).toBe('damaged')
    }
  })

  test('with a comment behind is read', async () => {
    const zip = changed((bytes, _entry, end) => bytes.writeUInt16LE(3, end + 20))
    await readAll(Buffer.concat([zip, Buffer.from('abc')]))
  })

  test.each<[string, Buffer]>([
    ['nothing at all', Buffer.alloc(0)],
    ['something before', Buffer.concat([Buffer.from('%PDF'), plain()])],
    ['something behind', Buffer.concat([plain(), Buffer.from('<html>')])],
    ['a second zip behind', Buffer.concat([plain(), plain()])],
    ['one name in two cases', Buffer.from(zipSync({ ...parts, 'A.TXT': strToU8('x') }))],
    ['a name that leads out', Buffer.from(zipSync({ '../a': strToU8('x') }))],
    ['a name from the root', Buffer.from(zipSync({ '/a': strToU8('x') }))],
    ['a name with a backslash', Buffer.from(zipSync({ 'a\\b': strToU8('x') }))],
    ['another way of packing', changed((zip, entry) => zip.writeUInt16LE(12, entry + 10))],
    [
      'fewer entries than its directory',
      changed((zip, _, end) => zip.fill('\u0001\0\u0001\0', end + 8, end + 12)),
    ],
    ['the directory elsewhere', changed((zip, _, end) => zip.writeUInt32LE(4, end + 16))],
    ['a part of several disks', changed((zip, _, end) => zip.writeUInt16LE(1, end + 4))],
    ['an entry that lies elsewhere', changed((zip, entry) => zip.writeUInt32LE(7, entry + 42))],
    ['an entry beyond its end', changed((zip, entry) => zip.writeUInt32LE(0xfffffff0, entry + 42))],
    ['more packed than there is', changed((zip, entry) => zip.writeUInt32LE(0xfffffff0, entry + 20))],
    [
      'a digit that changed on the way',
      changed((zip, entry) => zip.writeUInt8(zip.readUInt8(entry + 16) ^ 1, entry + 16)),
    ],
  ])('with %s is damaged', async (__, zip) => {
    expect(await why(readAll(zip))).toBe('damaged')
  })

  test('cut anywhere is damaged', async () => {
    const zip = plain()
    for (let cut = 0; cut < zip.length; cut += 5)
      expect(await why(opened(zip.subarray(0, cut)))).toBe('damaged')
  })

  test('with a password says so', async () => {
    expect(await why(opened(changed((zip, entry) => zip.writeUInt16LE(1, entry + 8))))).toBe('encrypted')
  })

  test('made to burst is refused before anything is unpacked', async () => {
    const zeros = Buffer.from(zipSync({ a: new Uint8Array(900_000) }))
    expect(await why(opened(zeros))).toBe('too-large')
    expect(await why(openZip(from(zeros), { entries: 20, bytes: 1_000_000 }))).toBe('read')
    expect(await why(openZip(from(zeros), { entries: 20, bytes: 800_000 }))).toBe('too-large')
    const many = Object.fromEntries(Array.from({ length: 21 }, (__, i) => [`${i}`, strToU8('x')]))
    expect(await why(opened(Buffer.from(zipSync(many))))).toBe('too-large')
  })

  test('that lies about its length is given up as soon as it shows', async () => {
    for (const said of [1, 2_000]) {
      const zip = changed((bytes, entry) => bytes.writeUInt32LE(said, entry + 24))
      expect(await why(opened(zip))).toBe('read')
      expect(await why(readAll(zip))).toBe('too-large')
    }
  })
})
