/**
 * Opens a ZIP archive that a stranger sent: the directory is read and judged before anything is unpacked, and nothing
 * is unpacked beyond what the directory said.
 */
import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import { bomb, damaged, encrypted } from './refusals.ts'
import { bounds } from './sheet.ts'

const inflate = promisify(inflateRaw)

const directoryEnd = 0x06054b50
const directoryEntry = 0x02014b50
const localEntry = 0x04034b50
const longestComment = 0xffff
/** Stands for "see the ZIP64 record": no archive of a size that we take needs one. */
const zip64Mark = 0xffffffff

/** Beyond this many bytes a part that shrank to less than a two-hundredth is made to burst, not to be read. */
const suspiciousSize = 8 * 1024 * 1024
const suspiciousRatio = 200

interface Entry {
  readonly method: number
  readonly packed: number
  readonly unpacked: number
  readonly offset: number
}

export interface ZipParts {
  readonly names: readonly string[]
  has(name: string): boolean
  /** The unpacked bytes; throws Problem `sheet.damaged` or `sheet.bomb`. */
  read(name: string): Promise<Buffer>
}

function findDirectory(file: Buffer): { count: number; size: number; offset: number } {
  for (let at = file.length - 22; at >= Math.max(0, file.length - 22 - longestComment); at--) {
    if (file.readUInt32LE(at) !== directoryEnd) continue
    return {
      count: file.readUInt16LE(at + 10),
      size: file.readUInt32LE(at + 12),
      offset: file.readUInt32LE(at + 16),
    }
  }
  throw damaged()
}

function readDirectory(file: Buffer): Map<string, Entry> {
  const { count, size, offset } = findDirectory(file)
  if (count > bounds.entries) throw bomb()
  if (offset + size > file.length) throw damaged()
  const entries = new Map<string, Entry>()
  let total = 0
  let at = offset
  for (let i = 0; i < count; i++) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== directoryEntry) throw damaged()
    const nameEnd = at + 46 + file.readUInt16LE(at + 28)
    const name = file.toString('utf8', at + 46, nameEnd)
    const entry: Entry = {
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      unpacked: file.readUInt32LE(at + 24),
      offset: file.readUInt32LE(at + 42),
    }
    if ((file.readUInt16LE(at + 8) & 1) === 1) throw encrypted()
    /* Two parts of one name: programs disagree on which of them counts. */
    if (entries.has(name)) throw damaged()
    if (entry.unpacked === zip64Mark || entry.packed === zip64Mark) throw bomb()
    total += entry.unpacked
    if (total > bounds.unpacked || isSuspicious(entry)) throw bomb()
    entries.set(name, entry)
    at = nameEnd + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return entries
}

function isSuspicious({ packed, unpacked }: Entry): boolean {
  return unpacked > suspiciousSize && unpacked > packed * suspiciousRatio
}

async function unpack(file: Buffer, { method, packed, unpacked, offset }: Entry): Promise<Buffer> {
  if (offset + 30 > file.length || file.readUInt32LE(offset) !== localEntry) throw damaged()
  const start = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28)
  const data = file.subarray(start, start + packed)
  if (data.length !== packed) throw damaged()
  if (method === 0 && packed === unpacked) return data
  if (method !== 8) throw damaged()
  try {
    /* One byte more than was said is enough to know that the directory lies. */
    const bytes = await inflate(data, { maxOutputLength: unpacked + 1 })
    if (bytes.length === unpacked) return bytes
  } catch (error) {
    if (error instanceof RangeError) throw bomb()
    throw damaged()
  }
  throw bomb()
}

/**
 * Judges the directory: throws Problem `sheet.bomb` for more than 200 MB or 1,000 parts, or for a large part that was
 * packed two-hundredfold; `sheet.encrypted`, `sheet.damaged`.
 */
export function openZip(file: Buffer): ZipParts {
  const entries = readDirectory(file)
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    read: async (name) => {
      const entry = entries.get(name)
      if (!entry) throw damaged()
      return unpack(file, entry)
    },
  }
}
