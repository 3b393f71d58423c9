/**
 * The OpenAPI 3.1 document, made from the routes: what is mounted is what is described. Schemas are zod's, so
 * the description can't differ from the check.
 */
import { z } from 'zod'
import type { FileLimits } from '../files/upload.ts'
import type { Documented, Route } from './route.ts'

const problemSchema = {
  type: 'object',
  description: 'RFC 9457',
  required: ['type', 'title', 'status', 'code', 'instance'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable; program against this one' },
    instance: { type: 'string', format: 'uri', description: 'Names the request in the log' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'code', 'detail'],
        properties: {
          field: { type: 'string' },
          code: { type: 'string' },
          detail: { type: 'string' },
        },
      },
    },
  },
  examples: [
    {
      type: 'urn:dongthuan:problem:invalid',
      title: 'Something needs mending before this can be sent.',
      status: 422,
      code: 'invalid',
      instance: 'urn:uuid:0b9d1c4e-6a55-4a57-9a3e-6a1f0f6c2f55',
      errors: [{ field: 'title', code: 'too_small', detail: 'Please fill this in.' }],
    },
  ],
}

type JsonSchema = Record<string, unknown>

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  }) as JsonSchema
  return json
}

export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly required: boolean
  readonly description?: string
  readonly schema: Readonly<Record<string, unknown>>
}

/** What an address takes in its path and behind its question mark. */
export function parametersOf(route: Route): Parameter[] {
  const list: Parameter[] = []
  for (const [place, schema] of [
    ['path', route.params],
    ['query', route.query],
  ] as const) {
    if (!schema) continue
    const json = schemaOf(schema, 'input')
    const required = Array.isArray(json['required']) ? json['required'] : []
    for (const [name, value] of Object.entries((json['properties'] ?? {}) as Record<string, JsonSchema>)) {
      const { description, ...rest } = value
      list.push({
        name,
        in: place,
        required: place === 'path' || required.includes(name),
        ...(typeof description === 'string' && { description }),
        schema: rest,
      })
    }
  }
  return list
}

/** The body as a form with files: the same fields, and those that take files. */
function formOf(body: z.ZodType, files: FileLimits): JsonSchema {
  const schema = schemaOf(body, 'input')
  const fields = Object.entries(files).map(([name, { max, bytes }]): [string, JsonSchema] => [
    name,
    {
      type: 'array',
      maxItems: max,
      items: { type: 'string', contentMediaType: 'application/octet-stream' },
      description: `Files, at most ${max} of ${bytes} bytes each`,
      'x-most-files': max,
    },
  ])
  const properties = { ...(schema['properties'] as JsonSchema | undefined), ...Object.fromEntries(fields) }
  return { ...schema, properties }
}

const problemAnswer = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

function operation(route: Route, documented: Documented): JsonSchema {
  const words = documented.problems?.length ? ` Problems: ${documented.problems.join(', ')}.` : ''
  return {
    operationId: operationId(route),
    tags: [documented.tag],
    summary: documented.summary,
    ...((documented.description || words) && {
      description: `${documented.description ?? ''}${words}`.trim(),
    }),
    ...(documented.open && { security: [] }),
    parameters: parametersOf(route),
    ...(route.body && {
      requestBody: {
        required: true,
        content: {
          'application/json': { schema: schemaOf(route.body, 'input'), example: documented.bodyExample },
          ...(route.files && { 'multipart/form-data': { schema: formOf(route.body, route.files) } }),
        },
      },
    }),
    responses: {
      [documented.status ?? 200]: {
        description: 'Done',
        content: {
          'application/json': {
            schema: schemaOf(documented.reply, 'output'),
            example: documented.replyExample,
          },
        },
      },
      ...(!documented.open && {
        401: problemAnswer('No account, or a wrong token'),
        403: problemAnswer('Not allowed'),
      }),
      ...((route.params || !documented.open) && { 404: problemAnswer('Not there, or not yours to see') }),
      ...((route.query || route.body) && { 422: problemAnswer('Fields need mending; `errors` names them') }),
      ...(route.method !== 'GET' && {
        409: problemAnswer('The state does not allow it, or it changed meanwhile'),
      }),
      429: problemAnswer('Too many requests; wait `Retry-After` seconds'),
    },
  }
}

function operationId(route: Route): string {
  const words = route.path
    .replace('/api/v1', '')
    .split(/[/{}.-]+/u)
    .filter(Boolean)
  return [route.method.toLowerCase(), ...words.map((word) => word[0]?.toUpperCase() + word.slice(1))].join('')
}

/** What holds for all addresses. */
const description = [
  'Operations without `security` are open to everybody; the others want `Authorization: Bearer` with a token, and do',
  'what the account of that token may do.',
  'Words come in Vietnamese, or in English to `Accept-Language: en`.',
  'Lists come in pages: pass `next` of an answer as `after` of the next request (`before`, where the newest come',
  'first) until it is null.',
  'Days are `YYYY-MM-DD` in the time zone of Vietnam, instants are UTC. Amounts are whole đồng.',
  'Who changes something names the `revision` that was read; where it is not the newest, nothing is changed and 409',
  'says what stands.',
  'A refusal is an RFC 9457 problem; its `code` is stable. Codes that end in `.*` in a description name a family.',
].join(' ')

/** The document for these routes. `server` is the address of this installation, without a path. */
export function openApi(routes: readonly Route[], info: { title: string; server: string }): JsonSchema {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of routes) {
    if (!route.documented) continue
    const path = (paths[route.path] ??= {})
    path[route.method.toLowerCase()] = operation(route, route.documented)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: info.title,
      version: '1',
      summary: 'Units through time, models and figures of the skilful mass mobilisation movement',
      description,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: info.server }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'From `bin/dongthuan token create`' },
      },
      schemas: { Problem: problemSchema },
    },
  }
}
