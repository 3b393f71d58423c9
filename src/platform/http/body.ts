/** Reads request bodies within a bound, and turns JSON and form fields into plain values for zod. */
import { Problem } from '../problem.ts'

const tooLarge = (limit: number) =>
  new Problem('body.too-large', 413, {
    vi: `Nội dung gửi lên quá lớn (tối đa ${Math.floor(limit / 1024)} KB).`,
    en: `What was sent is too large (at most ${Math.floor(limit / 1024)} KB).`,
  })

async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit)
  if (!request.body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body) {
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

/** Fields of a form; a name that ends in `[]` or comes twice becomes a list. */
export async function readForm(request: Request, limit: number): Promise<Record<string, unknown>> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded\b/iu.test(type))
    throw wrongType('application/x-www-form-urlencoded')
  return fieldsOf(new URLSearchParams(decode(await readBytes(request, limit))))
}

/** More fields than any form of ours has. */
const mostFields = 300

/** The fields of a query string or form as an object without prototype; throws Problem 413 beyond 300 of them. */
export function fieldsOf(search: URLSearchParams): Record<string, unknown> {
  if (search.size > mostFields) {
    throw new Problem('body.too-many-fields', 413, {
      vi: `Gửi lên quá nhiều mục (tối đa ${mostFields}).`,
      en: `Too many fields were sent (at most ${mostFields}).`,
    })
  }
  const fields = Object.create(null) as Record<string, unknown>
  for (const [name, value] of search) {
    const listed = name.endsWith('[]')
    const key = listed ? name.slice(0, -2) : name
    const before = fields[key]
    if (Array.isArray(before)) before.push(value)
    else if (before !== undefined) fields[key] = [before, value]
    else fields[key] = listed ? [value] : value
  }
  return fields
}
