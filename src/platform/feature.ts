/** The manifest of a feature: everything the composition must know of it, and nothing else. */
import type { z } from 'zod'
import type { Ctx } from './db/transact.ts'
import type { Route } from './http/route.ts'
import type { Words } from './problem.ts'

export interface Feature {
  /** The folder's name. */
  readonly name: string
  /** One sentence for the context map. */
  readonly purpose: string
  /** Features whose `contract.ts` this one imports; all of them come earlier in the list. */
  readonly needs: readonly string[]
  readonly permissions: readonly { readonly code: string; readonly words: Words }[]
  readonly routes: readonly Route[]
  readonly commands: readonly CliCommand[]
  readonly jobs: readonly Job[]
  /** Entries in the header's navigation; those for `members` are shown to whoever is signed in. */
  readonly navigation?: readonly NavigationEntry[]
  /** Loads example data, marked as such; running it again changes nothing. */
  readonly example?: (ctx: Ctx, progress: Progress) => Promise<readonly string[]>
}

export interface NavigationEntry {
  readonly path: string
  readonly words: Words
  readonly members?: boolean
}

/** Work that repeats inside the web process; on several processes only one runs it at a time. */
export interface Job {
  readonly name: string
  readonly everySeconds: number
  /** Looks often whether there is something to do: only what takes a second or fails is logged. */
  readonly quiet?: boolean
  run(ctx: Ctx): Promise<void>
}

/** `total` 0 means not known yet. */
export type Progress = (stage: string, done: number, total: number) => void

export interface Terminal {
  /** Whether a machine reads the answer. */
  readonly json: boolean
  /** A line for people; nothing with `--json`. */
  line(text: string): void
  readonly progress: Progress
  /** Reads a file named on the command line; throws Problem `file-not-found`. `-` is standard input. */
  read(file: string): Promise<Buffer>
}

export interface CliCommand {
  /** The words that call it: `units import`. */
  readonly name: string
  readonly help: string
  /** Positional arguments in order, as they stand in the help: `FILE`. */
  readonly arguments: readonly string[]
  readonly options: Readonly<Record<string, { type: 'string' | 'boolean'; value?: string; help: string }>>
  /** Schema for `{ ...arguments in lower case, ...options }`. */
  readonly input: z.ZodType
  /** What is returned is printed with `--json`; `line` tells people. A Problem is a refusal (exit 1). */
  run(ctx: Ctx, input: never, terminal: Terminal): Promise<unknown>
}

/** A command of the command line whose `run` receives what `input` parsed. */
export function command<S extends z.ZodType>(
  spec: Omit<CliCommand, 'run' | 'input'> & {
    input: S
    run(ctx: Ctx, input: z.output<S>, terminal: Terminal): Promise<unknown>
  },
): CliCommand {
  return spec
}
