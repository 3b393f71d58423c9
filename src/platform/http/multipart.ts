/**
 * Reads a form that carries files (multipart/form-data): fields into memory within the bound of any form, files
 * into temporary files, whatever their size in constant memory. A refused file costs no field: the rest is read on,
 * so that the form can be shown again as it was typed.
 */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy'
import { type FileStore, type Scratch, storageProblem } from '../files/store.ts'
import { cleanName } from '../files/file-name.rules.ts'
import type { FileLimits, Upload } from '../files/upload.ts'
import { type FieldError, invalid, Problem, type Words } from '../problem.ts'
import { chunksOf, fieldsFrom, mostFields, tooLarge, tooManyFields } from './body.ts'

export interface Received {
  readonly fields: Record<string, unknown>
  readonly uploads: readonly Upload[]
  /** Why the form can't be taken, although its fields were read. */
  readonly problem: Problem | undefined
  /** Removes the temporary files. */
  dispose(): Promise<void>
}

export interface Reading {
  readonly files: FileLimits
  readonly store: FileStore
  /** For all fields together, in bytes. */
  readonly fieldBytes: number
  /** False when the sender will be refused anyway: nothing is written then. */
  readonly keepFiles: boolean
}

export function isMultipart(request: Request): boolean {
  return /^multipart\/form-data\b/iu.test(request.headers.get('content-type') ?? '')
}

/** `15 MB`; whole megabytes, or kilobytes below one. */
function sizeWords(bytes: number): string {
  return bytes >= 1_000_000 ? `${Math.floor(bytes / 1_000_000)} MB` : `${Math.floor(bytes / 1000)} KB`
}

const refusals = {
  tooLarge: (name: string, bytes: number): Words => ({
    vi: `Tệp “${name}” quá lớn, mỗi tệp tối đa ${sizeWords(bytes)}.`,
    en: `“${name}” is too large; each file may have ${sizeWords(bytes)}.`,
  }),
  tooMany: (max: number): Words => ({
    vi: `Mỗi lần gửi tối đa ${max} tệp ở mục này.`,
    en: `At most ${max} files can be sent here at once.`,
  }),
  empty: (name: string): Words => ({
    vi: `Tệp “${name}” trống, không có nội dung.`,
    en: `“${name}” is empty.`,
  }),
  unexpected: (): Words => ({ vi: 'Mục này không nhận tệp.', en: 'This field takes no file.' }),
}

const damaged = () =>
  new Problem('body.not-multipart', 400, {
    vi: 'Biểu mẫu gửi lên bị thiếu hoặc hỏng. Xin gửi lại.',
    en: 'The form arrived damaged or incomplete. Please send it again.',
  })

/** Writes one file and returns what it was; undefined when the browser sent an empty place for one. */
async function writeFile(
  stream: BusboyFileStream,
  path: string,
  limit: number,
): Promise<{ bytes: number; sha256: string; over: boolean }> {
  const hash = createHash('sha256')
  let bytes = 0
  let over = false
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes > limit) over = true
      if (over) return done()
      hash.update(chunk)
      done(null, chunk)
    },
  })
  await pipeline(stream, measure, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
  return { bytes, sha256: hash.digest('hex'), over }
}

async function discard(stream: BusboyFileStream): Promise<void> {
  for await (const _ of stream) {
    /* read on, so that the fields behind it arrive */
  }
}

/** One form being read: what arrived so far, and why it can't be taken. */
class Collector {
  readonly #uploads: (Upload | undefined)[] = []
  problem: Problem | undefined
  readonly #reading: Reading
  readonly #scratch: Scratch | undefined
  readonly #pairs: [string, string][] = []
  readonly #errors = new Map<string, FieldError>()
  readonly #counts = new Map<string, number>()
  readonly #open = new Map<BusboyFileStream, Promise<void>>()
  #failure: unknown
  #fieldBytes = 0

  constructor(reading: Reading, scratch: Scratch | undefined) {
    this.#reading = reading
    this.#scratch = scratch
  }

  field(name: string, value: string, truncated: boolean): void {
    this.#fieldBytes += Buffer.byteLength(name) + Buffer.byteLength(value)
    if (truncated || this.#fieldBytes > this.#reading.fieldBytes) {
      this.problem ??= tooLarge(this.#reading.fieldBytes)
    } else if (this.#pairs.length === mostFields) this.problem ??= tooManyFields()
    else this.#pairs.push([name, value])
  }

  file(name: string, stream: BusboyFileStream, given: string | undefined, type: string): void {
    const field = name.replace(/\[\]$/u, '')
    const work = this.#file(field, stream, given, type.toLowerCase()).catch((error: unknown) => {
      this.#failure ??= error
      stream.resume()
    })
    this.#open.set(stream, work)
  }

  async #file(field: string, stream: BusboyFileStream, given: string | undefined, declared: string) {
    const limit = Object.hasOwn(this.#reading.files, field) ? this.#reading.files[field] : undefined
    if (!limit && given) this.#refuse(field, 'file_unexpected', refusals.unexpected())
    if (!limit || !this.#scratch) return discard(stream)
    const count = (this.#counts.get(field) ?? 0) + (given ? 1 : 0)
    this.#counts.set(field, count)
    /* small files are written before large ones, and stay in their order */
    const place = this.#uploads.push(undefined) - 1
    if (count > limit.max) {
      this.#refuse(field, 'too_many_files', refusals.tooMany(limit.max))
      return discard(stream)
    }
    const name = cleanName(given ?? '')
    const path = this.#scratch.path()
    const { bytes, sha256, over } = await writeFile(stream, path, limit.bytes)
    if (over) return this.#refuse(field, 'file_too_large', refusals.tooLarge(name, limit.bytes))
    /* browsers send a nameless, empty part for a field that was left alone */
    if (!given) return
    if (bytes === 0) return this.#refuse(field, 'file_empty', refusals.empty(name))
    this.#uploads[place] = { field, name, declared, bytes, sha256, path }
  }

  #refuse(field: string, code: string, message: Words): void {
    if (!this.#errors.has(field)) this.#errors.set(field, { field, code, message })
  }

  /** Resolves when all files are written; throws what the disk said. */
  async settled(): Promise<void> {
    await Promise.all(this.#open.values())
    if (this.#failure) throw this.#failure
  }

  /** Ends what is still being written. */
  async abandon(): Promise<void> {
    for (const stream of this.#open.keys()) stream.destroy()
    await Promise.all(this.#open.values())
  }

  result(): Omit<Received, 'dispose'> {
    const errors = [...this.#errors.values()]
    const problem = this.problem ?? (errors.length > 0 ? invalid(errors) : undefined)
    return {
      fields: fieldsFrom(this.#pairs),
      uploads: problem ? [] : this.#uploads.filter((upload) => upload !== undefined),
      problem,
    }
  }
}

/** More than this no form may send, whatever its parts: twice what it may hold, so that one large file too many is read past. */
function mostBytes({ files, fieldBytes }: Reading): number {
  const allowed = Object.values(files).reduce((sum, { max, bytes }) => sum + max * bytes, 0)
  return 2 * allowed + 2 * fieldBytes
}

function open(request: Request): BusboyInstance {
  try {
    return new Busboy({
      headers: { 'content-type': request.headers.get('content-type') ?? '' },
      limits: { fieldSize: 4 * 1024 * 1024, headerSize: 16_384, headerPairs: 20, parts: 2 * mostFields },
    })
  } catch {
    throw damaged()
  }
}

/**
 * Reads the whole form. Throws Problems 400 (damaged, cut off) and 408 when there is no form to show again; what
 * else is wrong comes back as `problem`, with all that was typed. The caller disposes.
 */
export async function readMultipart(request: Request, reading: Reading): Promise<Received> {
  const busboy = open(request)
  const scratch = reading.keepFiles ? await reading.store.scratch() : undefined
  const collector = new Collector(reading, scratch)
  const dispose = async () => scratch?.dispose()
  try {
    busboy.on('field', (name, value, _, truncated) => collector.field(name, value, truncated))
    busboy.on('file', (field, stream, name, _, type) => collector.file(field, stream, name, type))
    busboy.on('partsLimit', () => {
      collector.problem ??= tooManyFields()
    })
    await pipeline(bounded(chunksOf(request), mostBytes(reading)), busboy)
    await collector.settled()
  } catch (error) {
    await collector.abandon()
    collector.problem ??= reasonOf(error)
    if (![413, 503].includes(collector.problem.status)) {
      await dispose()
      throw collector.problem
    }
  }
  return { ...collector.result(), dispose }
}

async function* bounded(chunks: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > most) throw tooLarge(most)
    yield chunk
  }
}

/** What stopped the reading: our own refusal, the disk, or else a form that is none. */
function reasonOf(error: unknown): Problem {
  const known = storageProblem(error)
  return known instanceof Problem ? known : damaged()
}
