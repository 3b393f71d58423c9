/** The OpenAPI document: well formed by the rules of OpenAPI 3.1, complete, and true to the routes it describes. */
import { describe, expect, test } from 'vitest'
import { messages } from '#features/portal/messages.ts'
import { routes } from '#main/web.ts'
import { openApi, parametersOf } from '#platform/http/openapi.ts'
import type { Route } from '#platform/http/route.ts'

type Json = Readonly<Record<string, unknown>>

const document = openApi(routes, { title: 'test', server: 'https://dongthuan.example.vn' })

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function object(value: unknown): Json {
  return isObject(value) ? value : {}
}

const operations = Object.entries(object(document['paths'])).flatMap(([path, item]) =>
  Object.entries(object(item)).map(([method, operation]) => ({
    name: `${method.toUpperCase()} ${path}`,
    path,
    operation: object(operation),
  })),
)
const documented = routes.filter((route) => route.documented)
const named = documented.map((route): [string, Route] => [`${route.method} ${route.path}`, route])

/** Every object in the document with the path that leads to it. */
function* objects(value: unknown, at = '#'): Generator<[string, Json]> {
  if (Array.isArray(value)) for (const [i, next] of value.entries()) yield* objects(next, `${at}/${i}`)
  if (!isObject(value)) return
  yield [at, value]
  for (const [key, next] of Object.entries(value)) {
    if (key === 'example' || key === 'examples') continue
    yield* objects(next, `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
  }
}

function follow(reference: string): unknown {
  return reference
    .slice(2)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, part) => object(value)[part], document)
}

describe('the document', () => {
  test('has the members that OpenAPI 3.1 demands, and no undefined value', () => {
    expect(document['openapi']).toMatch(/^3\.1\.\d$/u)
    expect(object(document['info'])).toMatchObject({ title: expect.any(String), version: expect.any(String) })
    expect(operations.length).toBe(documented.length)
    expect(operations.length).toBeGreaterThan(15)
    expect(JSON.parse(JSON.stringify(document))).toStrictEqual(document)
  })

  test('describes every route below /api/v1', () => {
    const silent = routes.filter((route) => route.path.startsWith('/api/v1/') && !route.documented)
    expect(silent.map((route) => route.path)).toEqual(['/api/v1/openapi.json'])
    expect(documented.filter((route) => !route.path.startsWith('/api/v1/'))).toEqual([])
  })

  test('operation ids are unique', () => {
    const ids = operations.map(({ operation }) => operation['operationId'])
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => typeof id !== 'string' || !/^[a-z][A-Za-z0-9]+$/u.test(id))).toEqual([])
  })

  test('every reference leads somewhere, and is of this document', () => {
    const lost = [...objects(document)].flatMap(([at, { $ref: reference }]) =>
      typeof reference === 'string' && (!reference.startsWith('#/') || follow(reference) === undefined)
        ? [`${at}: ${reference}`]
        : [],
    )
    expect(lost).toEqual([])
  })

  test('schemas are JSON Schema: types by name, patterns that compile, required ones declared', () => {
    const types = new Set(['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'])
    const wrong: string[] = []
    for (const [at, schema] of objects(document)) {
      if (!/\/schema(?:s\/|\/|$)/u.test(at) || at.endsWith('/properties')) continue
      const { type, pattern, required, properties } = schema
      const names = Array.isArray(type) ? type : type === undefined ? [] : [type]
      if (names.some((name) => typeof name === 'string' && !types.has(name)))
        wrong.push(`${at}: ${String(type)}`)
      if (typeof pattern === 'string') expect(() => new RegExp(pattern, 'u'), at).not.toThrow()
      if (Array.isArray(required) && isObject(properties)) {
        wrong.push(
          ...required
            .filter((name) => !Object.hasOwn(properties, String(name)))
            .map((name) => `${at}: ${name}`),
        )
      }
    }
    expect(wrong).toEqual([])
  })

  test('says what every parameter behind a question mark means', () => {
    const silent = documented.flatMap((route) =>
      parametersOf(route)
        .filter((parameter) => parameter.in === 'query' && !parameter.description)
        .map(({ name }) => `${route.path} ${name}`),
    )
    expect(silent).toEqual([])
  })

  test('its page calls every group of operations by a name', () => {
    const tags = new Set(documented.map((route) => route.documented?.tag ?? ''))
    for (const { api } of Object.values(messages)) expect(new Set(Object.keys(api.tags))).toEqual(tags)
  })

  test('security names a scheme that is declared', () => {
    const schemes = object(object(document['components'])['securitySchemes'])
    const used = [document['security'], ...operations.map(({ operation }) => operation['security'])]
      .flatMap((list) => (Array.isArray(list) ? list : []))
      .flatMap((entry) => Object.keys(object(entry)))
    expect(used.length).toBeGreaterThan(0)
    expect(used.filter((name) => !Object.hasOwn(schemes, name))).toEqual([])
  })
})

describe.each(operations)('$name', ({ path, operation }) => {
  test('declares every path parameter once, all of them required', () => {
    const inPath = [...path.matchAll(/\{(\w+)\}/gu)].map((match) => match[1])
    const declared = (Array.isArray(operation['parameters']) ? operation['parameters'] : []).map(object)
    const path_ = declared.filter((parameter) => parameter['in'] === 'path')
    expect(path_.map((parameter) => parameter['name'])).toEqual(inPath)
    expect(path_.every((parameter) => parameter['required'] === true)).toBe(true)
    const names = declared.map((parameter) => `${String(parameter['in'])} ${String(parameter['name'])}`)
    expect(new Set(names).size).toBe(names.length)
    expect(declared.every((parameter) => isObject(parameter['schema']))).toBe(true)
  })

  test('answers are described, with an example of the good one', () => {
    expect(operation['summary']).toEqual(expect.any(String))
    const responses = Object.entries(object(operation['responses']))
    const good = responses.filter(([status]) => status.startsWith('2'))
    expect(good).toHaveLength(1)
    for (const [status, response] of responses) {
      expect(status).toMatch(/^[2-5]\d\d$/u)
      expect(object(response)['description']).toEqual(expect.any(String))
      const type = status.startsWith('2') ? 'application/json' : 'application/problem+json'
      expect(Object.keys(object(object(response)['content']))).toEqual([type])
    }
  })
})

describe.each(named)('%s', (_, route) => {
  const { documented: facts, body } = route
  test('its examples pass the checks that requests and answers pass', () => {
    expect(facts?.reply.safeParse(facts.replyExample).error?.issues).toBeUndefined()
    if (body) expect(body.safeParse(facts?.bodyExample).error?.issues).toBeUndefined()
    else expect(facts?.bodyExample).toBeUndefined()
  })

  test('changes need an account', () => {
    if (route.method !== 'GET') expect(facts?.open).not.toBe(true)
  })
})
