/**
 * What a backup is made of: lines of JSON, so that it can be read without this program, and the same whichever
 * engine wrote it. A header names the tables, one array of texts stands for each row, the content of files follows in pieces,
 * and a trailer proves that nothing is missing or altered. Version 1 knew no files.
 *
 *     {"format":"dongthuan-backup","version":1,"at":…,"engine":…,"migrations":[…],"tables":[{name,columns,rows}…]}
 *     {"table":"audit"}
 *     ["1","2026-11-21 05:00:00+00",null,…]
 *     {"file":"<sha256>"}
 *     "the content in base64, in pieces"
 *     {"end":{"sha256":…,"tables":{"audit":{"rows":1,"digest":…}},"sequences":[…]}}
 */
import { createHash, hash } from 'node:crypto'
import { z } from 'zod'

export const formatVersion = 2

const count = z.number().int().nonnegative()
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const headerSchema = z.object({
  format: z.literal('dongthuan-backup'),
  version: z.number().int().positive(),
  at: z.string(),
  engine: z.enum(['pglite', 'postgres']),
  migrations: z.array(z.string()),
  tables: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.object({ name: z.string(), type: z.string() })),
      rows: count,
    }),
  ),
})
export type Header = z.infer<typeof headerSchema>

const trailerSchema = z.object({
  /** Of all lines before this one, each with its line feed. */
  sha256,
  tables: z.record(z.string(), z.object({ rows: count, digest: sha256 })),
  sequences: z.array(z.object({ name: z.string(), value: z.string().regex(/^-?\d+$/), called: z.boolean() })),
  /** Contents of files, and digests of those that were lost before the backup; not in version 1 nor on a move. */
  files: z.object({ count, lost: z.array(sha256) }).optional(),
})
export type Trailer = z.infer<typeof trailerSchema>

/** What stands between rows. */
export const controlSchema = z.union([
  z.strictObject({ table: z.string() }),
  z.strictObject({ file: sha256 }),
  z.strictObject({ end: trailerSchema }),
])

/** Lines in their order, some at a time; a line has no line feed. */
export type Lines = AsyncIterable<readonly string[]>

export interface TableDigest {
  readonly rows: number
  readonly digest: string
}

/**
 * The digest of a table whatever the order of its rows: the sum of the rows' SHA-256, modulo 2^256. Two engines
 * that hold the same rows come to the same digest. It finds accidents; it is not a signature.
 */
export class RowDigest {
  #rows = 0
  #sum = 0n

  add(lines: readonly string[]): void {
    for (const line of lines) this.#sum += BigInt(`0x${hash('sha256', line)}`)
    this.#sum = BigInt.asUintN(256, this.#sum)
    this.#rows += lines.length
  }

  get value(): TableDigest {
    return { rows: this.#rows, digest: this.#sum.toString(16).padStart(64, '0') }
  }
}

/** The digest of lines in their order. */
export class LineDigest {
  readonly #hash = createHash('sha256')

  add(lines: readonly string[]): void {
    if (lines.length > 0) this.#hash.update(`${lines.join('\n')}\n`)
  }

  get value(): string {
    return this.#hash.copy().digest('hex')
  }
}
