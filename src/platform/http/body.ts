/** Reads request bodies within a bound, and turns JSON and form fields into plain values for zod. */
import { Problem } from '../problem.ts'

/** Said when a body is larger than its route takes. */
export const tooLarge = (limit: number) =>
  new Problem('body.too-large', 413, {
    vi: `Nội dung gửi lên quá lớn (tối đa ${Math.floor(limit / 1024)} KB).`,
    en: `What was sent is too large (at most ${Math.floor(limit / 1024)} KB).`,
  })

/** Said, should anybody still hear it, when the sender went away in the middle. */
export const cutOff = () =>
  new Problem('body.cut-off', 400, {
    vi: 'Kết nối bị ngắt khi đang gửi. Xin gửi lại.',
    en: 'The connection was cut while sending. Please send it again.',
  })

const tooSlow = () =>
  new Problem('body.too-slow', 408, {
    vi: 'Mạng quá chậm nên chưa nhận đủ nội dung. Xin gửi lại.',
    en: 'The network was too slow to receive it all. Please send it again.',
  })

/** A sender who says nothing for so long is gone. */
const silenceMs = 60_000

/** The next piece, or Problem `body.too-slow` after `limitMs`. */
async function within<T>(limitMs: number, next: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(tooSlow()), limitMs)
  try {
    return await Promise.race([next, promise])
  } finally {
    clearTimeout(timer)
  }
}

/** The body as it arrives. Throws Problems 400 (the sender went away) and 408 (silent for a minute). */
export async function* chunksOf(request: Request, deadline?: number): AsyncGenerator<Uint8Array> {
  const reader = request.body?.getReader()
  if (!reader) return
  let ended = false
  try {
    for (;;) {
      const left = deadline === undefined ? silenceMs : Math.max(0, deadline - performance.now())
      const { done, value } = await within(Math.min(silenceMs, left), reader.read())
      ended = done
      if (done) return
      yield value
    }
  } catch (error) {
    throw error instanceof Problem ? error : cutOff()
  } finally {
    if (!ended) void reader.cancel().catch(() => undefined)
  }
}

/** What is no upload must have arrived within a minute. */
async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunksOf(request, performance.now() + silenceMs)) {
    size += chunk.length
    if (size > limit) throw tooLarge(limit)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Problem('body.not-utf8', 400, {
      vi: 'Nội dung gửi lên không phải văn bản UTF-8.',
      en: 'What was sent is not UTF-8 text.',
    })
  }
}

const wrongType = (expected: string) =>
  new Problem('body.wrong-type', 415, {
    vi: `Địa chỉ này nhận ${expected}.`,
    en: `This address takes ${expected}.`,
  })

/** JSON of at most `limit` bytes; throws Problems 400, 413, 415. */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/(?:[\w.+-]+\+)?json\b/iu.test(type)) throw wrongType('application/json')
  const text = decode(await readBytes(request, limit))
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new Problem('body.not-json', 400, {
      vi: 'Nội dung gửi lên không phải JSON hợp lệ.',
      en: 'What was sent is not valid JSON.',
    })
  }
}

/** Fields of a form, as `fieldsFrom`. */
export async function readForm(request: Request, limit: number): Promise<Record<string, unknown>> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded\b/iu.test(type))
    throw wrongType('application/x-www-form-urlencoded')
  return fieldsOf(new URLSearchParams(decode(await readBytes(request, limit))))
}

/** More fields than any form of ours has. */
export const mostFields = 300

/** The fields of a query string or form as an object without prototype; throws Problem 413 beyond 300 of them. */
export function fieldsOf(search: URLSearchParams): Record<string, unknown> {
  if (search.size > mostFields) throw tooManyFields()
  return fieldsFrom(search)
}

export const tooManyFields = () =>
  new Problem('body.too-many-fields', 413, {
    vi: `Gửi lên quá nhiều mục (tối đa ${mostFields}).`,
    en: `Too many fields were sent (at most ${mostFields}).`,
  })

/** Pairs of name and value as an object without prototype; a name that ends in `[]` or comes twice becomes a list. */
export function fieldsFrom(pairs: Iterable<readonly [string, string]>): Record<string, unknown> {
  const fields = Object.create(null) as Record<string, unknown>
  for (const [name, value] of pairs) {
    const listed = name.endsWith('[]')
    const key = listed ? name.slice(0, -2) : name
    const before = fields[key]
    if (Array.isArray(before)) before.push(value)
    else if (before !== undefined) fields[key] = [before, value]
    else fields[key] = listed ? [value] : value
  }
  return fields
}
