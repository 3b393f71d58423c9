/**
 * Documents on paper: a Typst template of a feature and data as JSON become a PDF/A-2a, tagged for screen readers.
 * A template reads its own folder and nothing else, sees no clock but the date it is given, and fails on any
 * warning, so the same order gives the same bytes wherever it is set.
 */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Problem } from '../problem.ts'
import type { Answer, Order } from './typst.worker.ts'

/** What a template gets: plain values, as JSON has them. */
export type DocumentData =
  | string
  | number
  | boolean
  | null
  | readonly DocumentData[]
  | { readonly [key: string]: DocumentData }

export interface Typesetting {
  /** The feature whose `documents` folder the template lies in. */
  readonly feature: string
  /** The template's name in that folder, without `.typ`. */
  readonly template: string
  /** Reaches the template as `sys.inputs.data`; brought to NFC here. */
  readonly data: DocumentData
  /** The document's own date. */
  readonly at: Date
}

const here = import.meta.dirname
const longest = 20_000
const mostBytes = 4 * 1024 * 1024

/** No page of ours needs other cuts than these. */
const fontFiles = [
  '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf',
  '@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf',
  '@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf',
  '@expo-google-fonts/tinos/700Bold_Italic/Tinos_700Bold_Italic.ttf',
  '@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf',
  '@expo-google-fonts/be-vietnam-pro/700Bold/BeVietnamPro_700Bold.ttf',
]

/** npm installs the one that fits the machine, if any does. */
const compilers: readonly string[] = [
  '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu',
  '@myriaddreamin/typst-ts-node-compiler-linux-x64-musl',
]

/** Whether one of them is here and is of this machine. Loads native code. */
export function hasCompiler(packages: readonly string[] = compilers): boolean {
  const load = createRequire(import.meta.url)
  return packages.some((name) => {
    try {
      load(name)
      return true
    } catch {
      return false
    }
  })
}

/** In `dist` the build laid everything beside the program; in the sources it lies where it was written. */
function firstOf(...files: string[]): string {
  const found = files.find((file) => existsSync(file))
  if (found === undefined) throw new Error(`none of these is there: ${files.join(', ')}`)
  return found
}

function templatesOf(feature: string): string {
  return firstOf(join(here, 'documents', feature), join(here, '../../features', feature, 'documents'))
}

export function noCompiler(): Problem {
  return new Problem('document.no-compiler', 501, {
    vi: 'Máy chủ này không tạo được tệp PDF. Xin mở trang in rồi dùng lệnh in của trình duyệt.',
    en: 'This server cannot make PDF files. Please open the page to print and print from the browser.',
  })
}

function tooSlow(): Problem {
  return new Problem(
    'document.too-slow',
    503,
    {
      vi: 'Tạo tệp PDF lâu quá nên đã dừng. Xin thử lại sau ít phút.',
      en: 'Making the PDF took too long and was stopped. Please try again in a few minutes.',
    },
    { retryAfter: 60 },
  )
}

interface Waiting {
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: Error) => void
}

/** One thread that is started by the first order and never keeps the process alive. */
class Press {
  readonly #waiting = new Map<number, Waiting>()
  readonly #worker: Worker
  #last = 0
  over = false

  constructor(readonly packages: readonly string[]) {
    const load = createRequire(import.meta.url)
    const file = firstOf(join(here, 'typst.worker.js'), join(here, 'typst.worker.ts'))
    const fonts = fontFiles.map((name) => load.resolve(name))
    this.#worker = new Worker(file, { workerData: { fonts, compilers: packages } })
    this.#worker.on('message', (answer: Answer) => {
      this.#waiting.get(answer.id)?.resolve(answer)
      this.#settle(answer.id)
    })
    this.#worker.on('error', (error: Error) => this.#end(error))
    this.#worker.on('exit', () => this.#end(new Error('the thread that sets documents ended')))
    this.#worker.unref()
  }

  #settle(id: number): void {
    this.#waiting.delete(id)
    if (this.#waiting.size === 0) this.#worker.unref()
  }

  #end(error: Error): void {
    this.over = true
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }

  async set(order: Omit<Order, 'id'>, limit: number): Promise<Answer> {
    const id = ++this.#last
    this.#worker.ref()
    let timer: NodeJS.Timeout | undefined
    try {
      return await new Promise<Answer>((resolve, reject) => {
        this.#waiting.set(id, { resolve, reject })
        timer = setTimeout(() => {
          /* Whoever waits behind it would wait in vain: the next order gets a new thread. */
          this.#end(tooSlow())
          void this.#worker.terminate()
        }, limit)
        this.#worker.postMessage({ ...order, id }, [])
      })
    } finally {
      clearTimeout(timer)
    }
  }
}

let press: Press | undefined

/**
 * The PDF as bytes. Throws Problems `document.no-compiler` where none exists for this machine and
 * `document.too-slow` after `limit` milliseconds; a template that fails or warns is a bug and throws an Error.
 */
export async function typeset(
  { feature, template, data, at }: Typesetting,
  { limit = longest, packages = compilers }: { limit?: number; packages?: readonly string[] } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const workspace = templatesOf(feature)
  const json = JSON.stringify(data).normalize('NFC')
  if (json.length > mostBytes) throw new Error(`a document of ${json.length} characters of data`)
  if (!press || press.over || press.packages !== packages) press = new Press(packages)
  const answer = await press.set(
    { workspace, main: join(workspace, `${template}.typ`), json, at: Math.floor(at.getTime() / 1000) },
    limit,
  )
  if ('missing' in answer) throw noCompiler()
  if ('error' in answer) throw new Error(`${feature}/${template}.typ: ${answer.error}`)
  return answer.pdf
}

/** An answer that a browser shows and keeps under `name`, plain letters without `.pdf`. */
export function pdfResponse(pdf: Uint8Array<ArrayBuffer>, name: string): Response {
  return new Response(pdf, {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${name.replace(/[^\w.-]+/gu, '-')}.pdf"`,
    },
  })
}
