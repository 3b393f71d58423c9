/** What every answer gets on its way out: headers, an ETag, compression. */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { securityHeaders } from './security.ts'

const compress = promisify(gzip)

/** Below this many bytes compression costs more than it saves. */
const worthCompressing = 1000

export interface Facts {
  readonly requestId: string
  /** The pattern of the route, never the path. */
  readonly route: string
  /** From `performance.now()`. */
  readonly start: number
  /** Whether the answer is meant for one person only. */
  personal: boolean
}

/** Answers whose body goes out as it is read. */
const streams = new WeakSet<Response>()

/** An answer too large to be held: it is sent as it is read, neither compressed nor given an ETag. */
export function streamed(body: ReadableStream<Uint8Array>, headers: Record<string, string>): Response {
  const response = new Response(body, { headers })
  streams.add(response)
  return response
}

/**
 * Completes `response`. The body is read whole, as most answers are small, unless it was made by `streamed`; its
 * length then is what its own header says. A policy of content of its own is stricter than ours and is kept.
 */
export async function finish(
  request: Request,
  response: Response,
  facts: Facts,
  secureSite: boolean,
): Promise<{ response: Response; bytes: number }> {
  const headers = new Headers(response.headers)
  for (const [name, value] of Object.entries(securityHeaders(secureSite))) {
    if (name !== 'content-security-policy' || !headers.has(name)) headers.set(name, value)
  }
  headers.set('x-request-id', facts.requestId)
  const stream = streams.has(response) ? response.body : null
  let body: Uint8Array<ArrayBuffer> | null =
    response.body && !stream ? new Uint8Array(await response.arrayBuffer()) : null
  let { status } = response
  const reusable = request.method === 'GET' && status === 200
  if (!headers.has('cache-control')) {
    headers.set('cache-control', facts.personal ? 'private, no-cache' : reusable ? 'no-cache' : 'no-store')
    headers.append('vary', 'cookie, authorization, accept-encoding')
  }
  if (reusable && body && !headers.has('etag') && !headers.has('set-cookie')) {
    headers.set('etag', `W/"${createHash('sha1').update(body).digest('base64url')}"`)
  }
  const etag = headers.get('etag')
  const kept = request.headers.has('if-none-match')
    ? etag !== null && isKept(request.headers.get('if-none-match'), etag)
    : isUnchanged(request.headers.get('if-modified-since'), headers.get('last-modified'))
  if (reusable && kept) {
    body = null
    status = 304
    headers.delete('content-type')
    headers.delete('content-length')
  }
  if (stream && (status === 304 || request.method === 'HEAD')) await stream.cancel()
  else if (stream) {
    return {
      response: new Response(stream, { status, headers }),
      bytes: Number(headers.get('content-length')),
    }
  }
  if (body && body.length > worthCompressing && takesGzip(request) && isText(headers)) {
    body = new Uint8Array(await compress(body, { level: 5 }))
    headers.set('content-encoding', 'gzip')
  }
  return { response: new Response(body, { status, headers }), bytes: body?.length ?? 0 }
}

/** Whether a browser that named these ETags has this one; compared weakly (RFC 9110, 13.1.2). */
function isKept(ifNoneMatch: string | null, etag: string): boolean {
  const bare = (tag: string) => tag.trim().replace(/^W\//u, '')
  return ifNoneMatch?.split(',').some((tag) => tag.trim() === '*' || bare(tag) === bare(etag)) ?? false
}

/** Whether nothing changed after the time that was asked about (RFC 9110, 13.1.3); never where we do not say when. */
function isUnchanged(since: string | null, lastModified: string | null): boolean {
  return since !== null && lastModified !== null && Date.parse(lastModified) <= Date.parse(since)
}

function takesGzip(request: Request): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/u.test(request.headers.get('accept-encoding') ?? '')
}

function isText(headers: Headers): boolean {
  const type = headers.get('content-type') ?? ''
  return (
    !headers.has('content-encoding') && /^(?:text\/|application\/(?:[\w+.-]+\+)?(?:json|xml))/u.test(type)
  )
}
