/**
 * Sets documents in a thread of its own: the compiler is native code that holds its thread while it works. The
 * file stands alone (nothing but Node.js and the compiler), because a thread is started from a file: in `dist` from
 * the built one, in tests from this one.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'

/** The part of the compiler's interface that is used here; its platform packages bring no types. */
interface Failure {
  readonly shortDiagnostics?: readonly unknown[]
}
interface Compiled {
  readonly result: object | null
  hasError(): boolean
  takeError(): Failure | null
  takeWarnings(): Failure | null
}
interface Compiler {
  compile(order: { mainFilePath: string; inputs: Record<string, string> }): Compiled
  fetchDiagnostics(failure: Failure): unknown[]
  pdf(document: object, options: { pdfStandard: string; creationTimestamp: number }): Uint8Array
  evictCache(maxAge: number): void
}
interface Native {
  readonly NodeCompiler: {
    create(options: { workspace: string; fontArgs: { fontBlobs: Buffer[] }[] }): Compiler
  }
}

export interface Order {
  readonly id: number
  /** The folder that the template may read, and nothing outside of it. */
  readonly workspace: string
  readonly main: string
  readonly json: string
  /** Seconds since 1970: the document's date, the only clock it sees. */
  readonly at: number
}

export type Answer =
  | { readonly id: number; readonly pdf: Uint8Array<ArrayBuffer> }
  | { readonly id: number; readonly error: string }
  | { readonly id: number; readonly missing: true }

const { fonts, compilers: packages } = workerData as {
  readonly fonts: readonly string[]
  readonly compilers: readonly string[]
}
const load = createRequire(import.meta.url)

/** The compiler for this machine: npm installs the package that fits it, if there is one. */
function native(): Native | undefined {
  for (const name of packages) {
    try {
      return load(name) as Native
    } catch {
      /* not for this machine: the next one */
    }
  }
  return undefined
}

const found = native()
const compilers = new Map<string, Compiler>()

function compilerIn({ NodeCompiler }: Native, workspace: string): Compiler {
  const known = compilers.get(workspace)
  if (known) return known
  const made = NodeCompiler.create({
    workspace,
    fontArgs: [{ fontBlobs: fonts.map((file) => readFileSync(file)) }],
  })
  compilers.set(workspace, made)
  return made
}

/** A warning stops it too: a font that is missing is only a warning, and the letters would be gone. */
function set({ id, workspace, main, json, at }: Order): Answer {
  if (!found) return { id, missing: true }
  try {
    const compiler = compilerIn(found, workspace)
    const compiled = compiler.compile({ mainFilePath: main, inputs: { data: json } })
    const failure = compiled.hasError() ? compiled.takeError() : compiled.takeWarnings()
    if (failure) return { id, error: JSON.stringify(compiler.fetchDiagnostics(failure)) }
    if (compiled.result === null) return { id, error: 'nothing was set' }
    const pdf = compiler.pdf(compiled.result, { pdfStandard: 'a-2a', creationTimestamp: at })
    compiler.evictCache(8)
    return { id, pdf: new Uint8Array(pdf) }
  } catch (error) {
    return { id, error: String(error) }
  }
}

parentPort?.on('message', (order: Order) => {
  const answer = set(order)
  parentPort?.postMessage(answer, 'pdf' in answer ? [answer.pdf.buffer] : [])
})
