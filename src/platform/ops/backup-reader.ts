/**
 * Reads the lines of a backup and believes none of them: the header must fit, each table must hold the rows and
 * the digest that the trailer says, and nothing may be missing or follow. What it hands out before the end is not
 * proven yet, so the caller works in a transaction.
 */
import { z } from 'zod'
import {
  type Header,
  LineDigest,
  type Lines,
  RowDigest,
  type TableDigest,
  type Trailer,
  controlSchema,
  formatVersion,
  headerSchema,
} from './backup-format.ts'
import * as refuse from './refusals.ts'

/** What is handed out at a time: enough to be quick, little enough to be held. */
const batchRows = 1_000
const batchLength = 1_000_000

export interface Batch {
  readonly table: string
  readonly lines: readonly string[]
}

/** A piece of a file's content, in order; without `piece` the file has ended. */
export interface Content {
  readonly file: string
  readonly piece?: Buffer
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw refuse.damaged('có dòng không đọc được', 'it holds lines that can’t be read')
  }
}

const formatSchema = z.object({ format: z.literal('dongthuan-backup'), version: z.number() })

function parseHeader(line: string | undefined): Header {
  if (line === undefined) throw refuse.truncated()
  if (!line.startsWith('{')) throw refuse.notABackup()
  const value = parse(line)
  const format = formatSchema.safeParse(value)
  if (!format.success) throw refuse.notABackup()
  if (format.data.version > formatVersion) throw refuse.newer([`format ${format.data.version}`])
  const header = headerSchema.safeParse(value)
  if (!header.success) throw refuse.notABackup()
  return header.data
}

async function* singly(lines: Lines): AsyncGenerator<string> {
  for await (const some of lines) yield* some
}

export class BackupReader {
  readonly header: Header
  readonly #lines: AsyncGenerator<string>
  readonly #all = new LineDigest()
  readonly #digests = new Map<string, TableDigest>()
  #trailer: Trailer | undefined

  private constructor(header: Header, first: string, lines: AsyncGenerator<string>) {
    this.header = header
    this.#lines = lines
    this.#all.add([first])
  }

  /** Reads the header. Throws Problem `backup-damaged` or `backup-newer`. */
  static async start(lines: Lines): Promise<BackupReader> {
    const each = singly(lines)
    const { value } = await each.next()
    const first = typeof value === 'string' ? value : undefined
    return new BackupReader(parseHeader(first), first ?? '', each)
  }

  /** The trailer; there once `rows` came to its end without a complaint. */
  get trailer(): Trailer {
    if (!this.#trailer) throw refuse.truncated()
    return this.#trailer
  }

  /** All rows, table by table, then all contents. Throws Problem `backup-damaged`, at the latest with the last one. */
  async *rows(): AsyncGenerator<Batch | Content> {
    let table: string | undefined
    let file: string | undefined
    let files = 0
    let digest = new RowDigest()
    let batch: string[] = []
    let length = 0
    const flush = (): Batch | undefined => {
      if (table === undefined || batch.length === 0) return undefined
      const full = { table, lines: batch }
      digest.add(batch)
      this.#all.add(batch)
      batch = []
      length = 0
      return full
    }
    for await (const line of this.#lines) {
      if (this.#trailer) throw refuse.damaged('có dòng thừa ở cuối', 'lines follow its end')
      if (line.startsWith('"') && file !== undefined) {
        this.#all.add([line])
        yield { file, piece: Buffer.from(String(parse(line)), 'base64') }
        continue
      }
      if (line.startsWith('[') && table !== undefined && file === undefined) {
        batch.push(line)
        length += line.length
        if (batch.length < batchRows && length < batchLength) continue
        const full = flush()
        if (full) yield full
        continue
      }
      const control = controlSchema.safeParse(parse(line))
      if (!control.success) throw refuse.damaged('có dòng lạ', 'it holds lines that do not belong there')
      const full = flush()
      if (full) yield full
      if (file !== undefined) yield { file }
      else if (table !== undefined) this.#digests.set(table, digest.value)
      if ('end' in control.data) {
        this.#finish(control.data.end, files)
        continue
      }
      if ('file' in control.data) {
        file = control.data.file
        files += 1
        this.#all.add([line])
        continue
      }
      if (file !== undefined) throw refuse.damaged('có bảng sai chỗ', 'a table stands in the wrong place')
      table = control.data.table
      digest = new RowDigest()
      this.#all.add([line])
    }
    if (!this.#trailer) throw refuse.truncated()
  }

  #finish(trailer: Trailer, files: number): void {
    const names = this.header.tables.map((table) => table.name)
    const inOrder = JSON.stringify([...this.#digests.keys()]) === JSON.stringify(names)
    if (!inOrder || Object.keys(trailer.tables).length !== names.length) {
      throw refuse.damaged('thiếu bảng', 'tables are missing')
    }
    for (const { name, rows } of this.header.tables) {
      const read = this.#digests.get(name)
      const said = trailer.tables[name]
      if (read?.rows !== rows || said?.rows !== rows || read.digest !== said.digest) {
        throw refuse.damaged(`bảng ${name} không khớp mã kiểm tra`, `table ${name} does not match its digest`)
      }
    }
    if (files !== (trailer.files?.count ?? 0)) throw refuse.damaged('thiếu tệp', 'files are missing')
    if (this.#all.value !== trailer.sha256) {
      throw refuse.damaged('mã kiểm tra không khớp', 'its digest does not match')
    }
    this.#trailer = trailer
  }
}
