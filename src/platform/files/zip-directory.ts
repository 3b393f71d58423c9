/**
 * The list of what a zip holds, read from its end without unpacking anything: office documents are zips, and what
 * they claim to unpack to decides whether they are opened at all. Strict on purpose: nothing before, nothing after,
 * no trick that two programs read differently.
 */
import { type FileHandle, open } from 'node:fs/promises'
import { inflateRawSync } from 'node:zlib'

export interface ZipEntry {
  readonly name: string
  /** Unpacked, in bytes, as the zip claims. */
  readonly bytes: number
  readonly packed: number
  /** 0 stored, 8 deflated. */
  readonly method: number
  readonly offset: number
}

export interface ZipLimits {
  readonly entries: number
  /** Of all entries unpacked. */
  readonly bytes: number
}

/** Thrown for a zip that is damaged, hides something, or is larger than the limits. */
export class ZipRefused extends Error {
  override readonly name = 'ZipRefused'
  readonly why: 'damaged' | 'too-large'

  constructor(why: ZipRefused['why']) {
    super(why)
    this.why = why
  }
}

const endLength = 22
const damaged = () => new ZipRefused('damaged')

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(length), position })
  if (bytesRead < length) throw damaged()
  return buffer
}

/** Where the directory lies: the end record must be the last thing in the file, with at most a comment. */
async function findDirectory(file: FileHandle, size: number) {
  const length = Math.min(size, endLength + 65_535)
  const tail = await readAt(file, size - length, length)
  const at = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (at === -1 || at + endLength > length) throw damaged()
  const end = tail.subarray(at)
  const entries = end.readUInt16LE(10)
  const bytes = end.readUInt32LE(12)
  const offset = end.readUInt32LE(16)
  const whole = end.readUInt16LE(4) === 0 && end.readUInt16LE(6) === 0 && end.readUInt16LE(8) === entries
  const nothingBehind = at + endLength + end.readUInt16LE(20) === length
  /* zip64 has its own end record; no document below 4 GB needs it */
  const fits = offset + bytes === size - length + at
  if (!whole || !nothingBehind || !fits) throw damaged()
  return { entries, bytes, offset }
}

/** A name that could lead out of a folder, or that is written in two ways. */
function isBadName(name: string): boolean {
  return name === '' || /^[/\\]|^[a-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|\\|\0/iu.test(name)
}

/** Lists the entries. Throws ZipRefused. */
export async function readZipDirectory(path: string, limits: ZipLimits): Promise<ZipEntry[]> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    if (size < endLength) throw damaged()
    if ((await readAt(file, 0, 4)).readUInt32LE(0) !== 0x04034b50) throw damaged()
    const directory = await findDirectory(file, size)
    if (directory.entries > limits.entries || directory.bytes > 64 * 1024 * limits.entries) {
      throw new ZipRefused('too-large')
    }
    const records = await readAt(file, directory.offset, directory.bytes)
    return entriesOf(records, directory.entries, limits)
  } finally {
    await file.close()
  }
}

function entriesOf(records: Buffer, count: number, limits: ZipLimits): ZipEntry[] {
  const entries: ZipEntry[] = []
  const names = new Set<string>()
  let total = 0
  let at = 0
  for (let i = 0; i < count; i++) {
    if (at + 46 > records.length || records.readUInt32LE(at) !== 0x02014b50) throw damaged()
    const nameLength = records.readUInt16LE(at + 28)
    const next = at + 46 + nameLength + records.readUInt16LE(at + 30) + records.readUInt16LE(at + 32)
    if (next > records.length) throw damaged()
    const name = records.toString('utf8', at + 46, at + 46 + nameLength)
    const method = records.readUInt16LE(at + 10)
    const encrypted = (records.readUInt16LE(at + 8) & 1) === 1
    const entry = {
      name,
      method,
      packed: records.readUInt32LE(at + 20),
      bytes: records.readUInt32LE(at + 24),
      offset: records.readUInt32LE(at + 42),
    }
    if (isBadName(name) || names.has(name.toLowerCase()) || encrypted || (method !== 0 && method !== 8)) {
      throw damaged()
    }
    names.add(name.toLowerCase())
    total += entry.bytes
    if (total > limits.bytes) throw new ZipRefused('too-large')
    entries.push(entry)
    at = next
  }
  if (at !== records.length) throw damaged()
  return entries
}

/** One small entry unpacked, at most `most` bytes. Throws ZipRefused. */
export async function readZipEntry(path: string, entry: ZipEntry, most: number): Promise<Buffer> {
  if (entry.bytes > most || entry.packed > most + 1024) throw new ZipRefused('too-large')
  const file = await open(path)
  try {
    const head = await readAt(file, entry.offset, 30)
    if (head.readUInt32LE(0) !== 0x04034b50) throw damaged()
    const start = entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
    const packed = await readAt(file, start, entry.packed)
    return entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: most })
  } catch (error) {
    throw error instanceof ZipRefused ? error : damaged()
  } finally {
    await file.close()
  }
}
