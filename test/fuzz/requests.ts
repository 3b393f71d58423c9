/** Makes hostile requests for a route, from what its description says it takes. */
import { z } from 'zod'
import type { Route } from '#platform/http/route.ts'
import { anyValue, contentTypes, rawForms, rawJson, rawPieces, texts } from './hostile.ts'
import type { Random } from './random.ts'

/** What can be asked: a method and path, the names it takes, and a good body where one is known. */
export interface Target {
  readonly method: string
  readonly path: string
  readonly kind: 'page' | 'api'
  readonly query: readonly string[]
  readonly body: { readonly names: readonly string[]; readonly example: unknown } | undefined
  /** Fields that take files. */
  readonly files: readonly string[]
}

export interface Hostile {
  readonly method: string
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: string | Uint8Array<ArrayBuffer> | undefined
}

type Json = Record<string, unknown>

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {}
}

/** Targets of the API, from the OpenAPI document alone. */
export function documentedTargets(document: unknown): Target[] {
  return Object.entries(object(object(document)['paths'])).flatMap(([path, item]) =>
    Object.entries(object(item)).map(([method, operation]): Target => {
      const { parameters, requestBody } = object(operation)
      const content = object(object(requestBody)['content'])
      const media = object(content['application/json'])
      const parts = object(object(object(content['multipart/form-data'])['schema'])['properties'])
      const query = (Array.isArray(parameters) ? parameters : [])
        .map(object)
        .filter((one) => one['in'] === 'query')
      return {
        method: method.toUpperCase(),
        path,
        kind: 'api',
        query: query.map((one) => String(one['name'])),
        body: requestBody
          ? { names: Object.keys(object(object(media['schema'])['properties'])), example: media['example'] }
          : undefined,
        files: Object.keys(parts).filter((name) => 'x-most-files' in object(parts[name])),
      }
    }),
  )
}

function names(schema: z.ZodType | undefined): string[] {
  if (!schema) return []
  return Object.keys(
    object(object(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))['properties']),
  )
}

/** Targets of the pages, from the routes. */
export function pageTargets(routes: readonly Route[]): Target[] {
  return routes
    .filter((route) => route.kind === 'page')
    .map((route) => ({
      method: route.method,
      path: route.path,
      kind: 'page',
      query: names(route.query),
      body: route.body || route.method !== 'GET' ? { names: names(route.body), example: {} } : undefined,
      files: Object.keys(route.files ?? {}),
    }))
}

function piece(random: Random, known: readonly string[]): string {
  if (random.chance(0.35)) return random.pick(known)
  return random.chance(0.5)
    ? random.pick(rawPieces)
    : encodeURIComponent(random.pick(texts.filter((text) => text.isWellFormed()))).slice(0, 6000)
}

function query(random: Random, known: readonly string[], ids: readonly string[]): string {
  const parts: string[] = []
  for (const name of known) {
    if (random.chance(0.5)) parts.push(`${name}=${piece(random, ids)}`)
    if (random.chance(0.1)) parts.push(`${name}[]=${piece(random, ids)}`, `${name}=${piece(random, ids)}`)
  }
  if (random.chance(0.2))
    parts.push(
      `${random.pick(['__proto__', 'constructor', 'x', '', '%00', 'toString'])}=${piece(random, ids)}`,
    )
  if (random.chance(0.02)) parts.push('a=1&'.repeat(3000))
  return parts.length > 0 ? `?${parts.join('&')}` : ''
}

function jsonBody(random: Random, { names: known, example }: NonNullable<Target['body']>): Hostile['body'] {
  if (random.chance(0.25)) return random.pick(rawJson)
  if (random.chance(0.15)) return JSON.stringify(anyValue(random))
  const body: Json = { ...object(example) }
  for (const name of known) {
    if (random.chance(0.25)) body[name] = anyValue(random)
    if (random.chance(0.1)) delete body[name]
  }
  if (random.chance(0.1)) body[random.pick(texts).slice(0, 50)] = anyValue(random)
  return JSON.stringify(body)
}

function formBody(random: Random, known: readonly string[], ids: readonly string[]): Hostile['body'] {
  if (random.chance(0.3)) return random.pick(rawForms)
  return query(random, [...known, 'next'], ids).slice(1)
}

const boundary = 'x-boundary'

/** Parts of a form with files: good ones, odd ones, and ends that never come. */
function multipartBody(random: Random, target: Target, ids: readonly string[]): Hostile['body'] {
  const field = () =>
    random.pick([...(target.body?.names ?? []), ...target.files, '', '__proto__', 'files[]'])
  const parts: string[] = []
  for (let n = random.below(6); n > 0; n--) {
    const named = `content-disposition: form-data; name="${field()}"`
    if (random.chance(0.5)) parts.push(`${named}\r\n\r\n${decodeURIComponent(random.pick(ids))}`)
    else {
      const name = random.pick(['a.jpg', 'a.pdf', '../../x', '', 'a.svg', '\u202Egpj.exe', 'a'.repeat(500)])
      const type = random.pick(['image/jpeg', 'application/pdf', 'text/html', '', 'x/y; boundary=z'])
      const content = random.pick(['', '%PDF-1.7\n%%EOF', '<svg/>', '\u0000'.repeat(900), ...texts])
      parts.push(`${named}; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n${content}`)
    }
  }
  const end = random.chance(0.8) ? `--${boundary}--\r\n` : ''
  return `${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}${end}`
}

/** Ten megabytes in one field. */
export function tenMegabytes(target: Target): string {
  const name = target.body?.names[0] ?? 'x'
  const value = 'x'.repeat(10 * 1024 * 1024)
  return target.kind === 'api' ? JSON.stringify({ [name]: value }) : `${name}=${value}`
}

/** One request to the target. `ids` are values that exist, so that the code behind the first check runs too. */
export function hostile(random: Random, target: Target, ids: readonly string[]): Hostile {
  const path = target.path.replace(/\{\w+\}/gu, () => piece(random, ids).replace(/^\.{1,2}$/u, '%2e'))
  const language = target.kind === 'page' && random.chance(0.3) ? '/en' : ''
  const headers: Record<string, string> = {}
  if (random.chance(0.9)) headers['sec-fetch-site'] = 'same-origin'
  if (random.chance(0.1))
    headers['accept-language'] = random.pick(['en', 'vi', '*', 'en;q=x', ';;;', 'a'.repeat(2000)])
  if (random.chance(0.1)) headers['if-none-match'] = random.pick(['*', 'W/"a"', '"', ',,,'])
  if (random.chance(0.05)) headers['accept-encoding'] = random.pick(['gzip', 'br', 'gzip;q=0', '*'])
  if (random.chance(0.05))
    headers['x-forwarded-for'] = random.pick(['1.2.3.4', '::', 'x', ',,', '1.2.3.4, ' + 'a'.repeat(900)])
  let body: Hostile['body']
  if (target.body) {
    const api = target.kind === 'api'
    body = api ? jsonBody(random, target.body) : formBody(random, target.body.names, ids)
    headers['content-type'] = random.chance(0.07)
      ? random.pick(contentTypes)
      : api
        ? 'application/json'
        : 'application/x-www-form-urlencoded' // prettier-ignore
    if (headers['content-type'] === '') delete headers['content-type']
    if (target.files.length > 0 && random.chance(0.4)) {
      body = multipartBody(random, target, ids)
      headers['content-type'] = random.pick([
        `multipart/form-data; boundary=${boundary}`,
        'multipart/form-data',
      ])
    }
    if (random.chance(0.02)) headers['content-length'] = random.pick(['0', '-1', 'x', '99999999999'])
  }
  return {
    method: target.method,
    path: `${language}${path}${query(random, target.query, ids)}`,
    headers,
    body,
  }
}
