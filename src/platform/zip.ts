/**
 * Opens a zip that a stranger sent: office documents and workbooks are zips. The directory is read and judged before
 * anything is unpacked, and nothing is unpacked beyond what it said. Strict on purpose: nothing before, nothing after,
 * no trick that two programs read differently.
 */
import { type FileHandle, open } from 'node:fs/promises'
import { promisify } from 'node:util'
import { crc32, inflateRaw } from 'node:zlib'

export interface ZipLimits {
  readonly entries: number
  /** Of all entries unpacked, as the directory claims. */
  readonly bytes: number
  /** An entry beyond so many bytes that was packed to less than one part in so many is made to burst. */
  readonly burst?: { readonly above: number; readonly ratio: number }
}

export interface Zip {
  readonly names: readonly string[]
  has(name: string): boolean
  /** The unpacked bytes, of an entry of at most `most`. Throws ZipRefused, also where no such entry is. */
  read(name: string, most?: number): Promise<Buffer>
}

/** Thrown for a zip that is damaged or plays tricks, has a password, or is larger than the limits. */
export class ZipRefused extends Error {
  override readonly name = 'ZipRefused'
  readonly why: 'damaged' | 'encrypted' | 'too-large'

  constructor(why: ZipRefused['why']) {
    super(why)
    this.why = why
  }
}

/** The bytes of a zip: all at hand, or in a file of which only what is asked for is read. */
export type ZipSource = Buffer | { readonly path: string }

interface Entry {
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly bytes: number
  readonly offset: number
}

type ReadAt = (position: number, length: number) => Promise<Buffer>

const inflate = promisify(inflateRaw)
const damaged = () => new ZipRefused('damaged')

/* Section 4.3 of the format's description (APPNOTE.TXT): signatures and the lengths of the fixed parts. */
const localEntry = 0x04034b50
const localLength = 30
const directoryEntry = 0x02014b50
const entryLength = 46
const directoryEnd = Buffer.from([0x50, 0x4b, 5, 6])
const endLength = 22
const longestComment = 0xffff
const stored = 0
const deflated = 8

/** A directory with longer names and notes than this for each entry is made to be large. */
const mostBytesAnEntry = 64 * 1024

async function fromFile(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(length), position })
  return buffer.subarray(0, bytesRead)
}

/** Runs `work` with a reader of the source that throws where there is less than was asked for. */
async function reading<T>(source: ZipSource, work: (readAt: ReadAt, size: number) => Promise<T>): Promise<T> {
  const whole = (bytes: Buffer, length: number): Buffer => {
    if (bytes.length < length) throw damaged()
    return bytes
  }
  if (Buffer.isBuffer(source)) {
    const part: ReadAt = (at, length) => Promise.resolve(whole(source.subarray(at, at + length), length))
    return work(part, source.length)
  }
  const file = await open(source.path)
  try {
    const { size } = await file.stat()
    /* A length that the file can't have is not even room made for. */
    const part: ReadAt = async (at, length) => {
      if (at + length > size) throw damaged()
      return whole(await fromFile(file, at, length), length)
    }
    return await work(part, size)
  } finally {
    await file.close()
  }
}

/** Where the directory lies: the end record must be the last thing in the zip, with at most a comment. */
async function findDirectory(readAt: ReadAt, size: number) {
  const length = Math.min(size, endLength + longestComment)
  const tail = await readAt(size - length, length)
  const at = tail.lastIndexOf(directoryEnd)
  if (at === -1 || at + endLength > length) throw damaged()
  const end = tail.subarray(at)
  const entries = end.readUInt16LE(10)
  const bytes = end.readUInt32LE(12)
  const offset = end.readUInt32LE(16)
  const whole = end.readUInt16LE(4) === 0 && end.readUInt16LE(6) === 0 && end.readUInt16LE(8) === entries
  const nothingBehind = at + endLength + end.readUInt16LE(20) === length
  /* zip64 has its own end record; nothing that we take is as large as to need one */
  const fits = offset + bytes === size - length + at
  if (!whole || !nothingBehind || !fits) throw damaged()
  return { entries, bytes, offset }
}

/** A name that could lead out of a folder, or that is written in two ways. */
function isBadName(name: string): boolean {
  return name === '' || /^[/\\]|^[a-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|\\|\0/iu.test(name)
}

function isMadeToBurst({ packed, bytes }: Entry, { burst }: ZipLimits): boolean {
  return burst !== undefined && bytes > burst.above && bytes > packed * burst.ratio
}

function entriesOf(records: Buffer, count: number, limits: ZipLimits): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  /* Two entries of one name: programs disagree on which of them counts, some without regard to case. */
  const names = new Set<string>()
  let total = 0
  let at = 0
  for (let i = 0; i < count; i++) {
    if (at + entryLength > records.length || records.readUInt32LE(at) !== directoryEntry) throw damaged()
    const nameEnd = at + entryLength + records.readUInt16LE(at + 28)
    const next = nameEnd + records.readUInt16LE(at + 30) + records.readUInt16LE(at + 32)
    if (next > records.length) throw damaged()
    const name = records.toString('utf8', at + entryLength, nameEnd)
    if ((records.readUInt16LE(at + 8) & 1) === 1) throw new ZipRefused('encrypted')
    const entry: Entry = {
      method: records.readUInt16LE(at + 10),
      crc: records.readUInt32LE(at + 16),
      packed: records.readUInt32LE(at + 20),
      bytes: records.readUInt32LE(at + 24),
      offset: records.readUInt32LE(at + 42),
    }
    if (isBadName(name) || names.has(name.toLowerCase())) throw damaged()
    if (entry.method !== stored && entry.method !== deflated) throw damaged()
    names.add(name.toLowerCase())
    total += entry.bytes
    if (total > limits.bytes || isMadeToBurst(entry, limits)) throw new ZipRefused('too-large')
    entries.set(name, entry)
    at = next
  }
  if (at !== records.length) throw damaged()
  return entries
}

/** What the directory said, byte for byte; one that lies about the length is as good as a bomb. */
async function unpack(readAt: ReadAt, { method, crc, packed, bytes, offset }: Entry): Promise<Buffer> {
  const head = await readAt(offset, localLength)
  if (head.readUInt32LE(0) !== localEntry) throw damaged()
  const start = offset + localLength + head.readUInt16LE(26) + head.readUInt16LE(28)
  const data = await readAt(start, packed)
  let content = data
  if (method === deflated) {
    try {
      /* One byte more than was said is enough to know. */
      content = await inflate(data, { maxOutputLength: bytes + 1 })
    } catch (error) {
      throw error instanceof RangeError ? new ZipRefused('too-large') : damaged()
    }
  }
  if (content.length !== bytes) throw new ZipRefused('too-large')
  if (crc32(content) !== crc) throw damaged()
  return content
}

/** Judges the directory. Throws ZipRefused. */
export function openZip(source: ZipSource, limits: ZipLimits): Promise<Zip> {
  return reading(source, async (readAt, size) => {
    if (size < endLength || (await readAt(0, 4)).readUInt32LE(0) !== localEntry) throw damaged()
    const directory = await findDirectory(readAt, size)
    const { entries: count, bytes, offset } = directory
    if (count > limits.entries || bytes > mostBytesAnEntry * limits.entries) throw new ZipRefused('too-large')
    const entries = entriesOf(await readAt(offset, bytes), count, limits)
    return {
      names: [...entries.keys()],
      has: (name) => entries.has(name),
      read: async (name, most = limits.bytes) => {
        const entry = entries.get(name)
        if (!entry) throw damaged()
        if (entry.bytes > most) throw new ZipRefused('too-large')
        return reading(source, (again) => unpack(again, entry))
      },
    }
  })
}
