/**
 * Routes as data. A feature's manifest lists them; the web server mounts them, the OpenAPI document and the
 * tests over all routes are made from the same list, so none can be forgotten.
 */
import type { ComponentChild, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { z } from 'zod'
import type { Ctx } from '../db/transact.ts'
import type { FileLimits, Upload } from '../files/upload.ts'
import type { Locale } from '../i18n/messages.ts'
import type { Problem } from '../problem.ts'

/** What a page needs to know of its surroundings; `#ui/view.ts` describes the same shape from the other side. */
export interface View {
  readonly locale: Locale
  /** Path and query without the language prefix. */
  readonly path: string
  readonly siteName: string
  /** `https://dongthuan.example.vn`: for what is printed or shared. */
  readonly origin: string
  readonly account: { readonly name: string } | null
  readonly navigation: { href: string; label: string }[]
  readonly assets: { css: string; fonts: string[]; icon?: string | undefined }
  /** The civil date in Vietnam. */
  readonly today: string
}

/** Who calls, as far as the connection tells. */
export interface Client {
  readonly ip: string
  /** The network that attempts are counted for: /24 of IPv4, /56 of IPv6. */
  readonly prefix: string
  /** Whether the site is reached over https, which decides on secure cookies. */
  readonly secure: boolean
}

export interface Exchange<P = unknown, Q = unknown, B = unknown> {
  readonly ctx: Ctx
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly locale: Locale
  readonly view: View
  readonly client: Client
  readonly cookies: Readonly<Record<string, string>>
  readonly siteOrigin: string
  /** URL of an island by its name, for `<script type="module">`. */
  readonly island: (name: string) => string
  /** What was sent in a field that the route declares in `files`; gone after the answer. */
  readonly uploads: (field: string) => readonly Upload[]
}

type Out<T> = T extends z.ZodType ? z.output<T> : Record<string, never>

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export interface Shape<P, Q, B> {
  readonly method: Method
  /** With parameters in braces: `/units/{id}`. */
  readonly path: string
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  /** Largest body in bytes; 1 MiB unless told. */
  readonly bodyLimit?: number
  /** Fields that take files. With them the route also takes multipart/form-data; `bodyLimit` bounds the other fields. */
  readonly files?: FileLimits
  /** Only for who is signed in: others are told so before anything of theirs is checked or looked up. */
  readonly members?: true
}

export interface Documented {
  readonly summary: string
  readonly description?: string
  readonly tag: string
  /** What may be asked without an account. */
  readonly open?: boolean
  readonly reply: z.ZodType
  readonly replyExample: unknown
  readonly bodyExample?: unknown
  readonly status?: 200 | 201
  /** Codes of the Problems it may answer beside the general ones. */
  readonly problems?: readonly string[]
}

export interface Route extends Shape<z.ZodType | undefined, z.ZodType | undefined, z.ZodType | undefined> {
  readonly kind: 'page' | 'api'
  readonly documented?: Documented
  handle(exchange: Exchange): Promise<Response>
  /** Shows the form again with what was typed and what is wrong. */
  again?(exchange: Exchange, problem: Problem, typed: Record<string, unknown>): Promise<Response>
}

/** A page or a form's target. Throwing a Problem shows `again`, or else the general page for it. */
export function page<
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(
  shape: Shape<P, Q, B> & {
    again?(
      exchange: Exchange<Out<P>, Out<Q>>,
      problem: Problem,
      typed: Record<string, unknown>,
    ): Promise<Response>
  },
  handle: (exchange: Exchange<Out<P>, Out<Q>, Out<B>>) => Promise<Response>,
): Route {
  return { ...shape, kind: 'page', handle } as unknown as Route
}

/** An endpoint of the JSON API, below `/api/v1`; what it returns is the answer's body. */
export function api<
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(
  shape: Shape<P, Q, B> & Documented,
  handle: (exchange: Exchange<Out<P>, Out<Q>, Out<B>>) => Promise<unknown>,
): Route {
  const status = shape.status ?? 200
  return {
    method: shape.method,
    path: `/api/v1${shape.path}`,
    params: shape.params,
    query: shape.query,
    body: shape.body,
    ...(shape.bodyLimit && { bodyLimit: shape.bodyLimit }),
    ...(shape.files && { files: shape.files }),
    ...(shape.members && { members: shape.members }),
    kind: 'api',
    documented: shape,
    handle: async (exchange: Exchange) =>
      json(await handle(exchange as Exchange<Out<P>, Out<Q>, Out<B>>), status),
  }
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  })
}

/** A whole HTML document. */
export function html(
  document: VNode | ComponentChild,
  status = 200,
  cookies: readonly string[] = [],
): Response {
  const headers = new Headers({ 'content-type': 'text/html; charset=utf-8' })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(`<!doctype html>${renderToString(document as VNode)}`, { status, headers })
}

/** 303 after a form: `path` is one of ours, without the language prefix. */
export function seeOther(view: View, path: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ location: localised(view.locale, path) })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers })
}

/** The path in the reader's language: English lives under `/en`. */
export function localised(locale: Locale, path: string): string {
  return locale === 'en' ? `/en${path === '/' ? '' : path}` : path
}
