/** What arrived with a form: a file in a temporary place, not looked at yet, and gone after the answer. */

/** How many files a field of a form takes, and how large each may be. */
export interface FileLimit {
  readonly max: number
  readonly bytes: number
}

export type FileLimits = Readonly<Record<string, FileLimit>>

export interface Upload {
  /** The form's field, to which refusals are said. */
  readonly field: string
  /** Cleaned by `cleanName`. */
  readonly name: string
  /** The media type that the sender says it has, in lower case; to be compared, not believed. */
  readonly declared: string
  readonly bytes: number
  readonly sha256: string
  /** The temporary file. */
  readonly path: string
}
