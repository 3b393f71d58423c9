/** Reads every source file once: what it imports, which names it uses, how it opens. The architecture test judges. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { parseSync, visitorKeys } from 'oxc-parser'
import { isTest } from './rules.ts'

export const root = join(import.meta.dirname, '../..')

export interface Import {
  /** As written. */
  readonly specifier: string
  /** A file of ours from the root of the repository; undefined for a package. */
  readonly file: string | undefined
  /** The package's name, `node:` ones whole; undefined for a file of ours. */
  readonly package: string | undefined
  readonly typeOnly: boolean
}

export interface Module {
  readonly file: string
  readonly text: string
  readonly imports: readonly Import[]
  /** What a pure file must not touch: `process`, `Date.now`, `new Date()` and their like. */
  readonly impurities: readonly string[]
  /** `any`, `!`, and the like, with their line. */
  readonly looseness: readonly string[]
  /** Imports that lead nowhere, or whose name is computed, so that nobody could say what they import. */
  readonly broken: readonly string[]
  readonly isTest: boolean
}

interface Node {
  readonly type: string
  readonly start: number
  readonly [key: string]: unknown
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

function* walk(node: Node, parent?: Node): Generator<{ node: Node; parent: Node | undefined }> {
  yield { node, parent }
  for (const key of visitorKeys[node.type] ?? []) {
    const child = node[key]
    for (const next of Array.isArray(child) ? (child as unknown[]) : [child]) {
      if (isNode(next)) yield* walk(next, node)
    }
  }
}

const prefixes = Object.entries(
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { imports: Record<string, string> })
    .imports,
).map(([from, to]) => [from.slice(0, -1), to.slice(2, -1)] as const)

/** Where an import points; undefined when it names a file that is not there or a prefix not declared. */
function resolve(specifier: string, from: string): Pick<Import, 'file' | 'package'> | undefined {
  if (specifier.startsWith('.') || specifier.startsWith('#')) {
    const prefix = prefixes.find(([name]) => specifier.startsWith(name))
    if (specifier.startsWith('#') && !prefix) return undefined
    const file = prefix
      ? normalize(prefix[1] + specifier.slice(prefix[0].length))
      : normalize(join(dirname(from), specifier))
    return existsSync(join(root, file)) ? { file, package: undefined } : undefined
  }
  if (specifier.startsWith('node:')) return { file: undefined, package: specifier }
  const [scope = '', name] = specifier.split('/')
  return { file: undefined, package: specifier.startsWith('@') ? `${scope}/${name}` : scope }
}

const forbiddenGlobals = new Set([
  'process',
  'globalThis',
  'console',
  'fetch',
  'performance',
  'crypto',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'require',
  'localStorage',
  'document',
  'window',
]) // prettier-ignore

function nameOf(node: unknown): string {
  return isNode(node) && node.type === 'Identifier' ? String(node['name']) : ''
}

function isReference(node: Node, parent: Node | undefined): boolean {
  if (node.type !== 'Identifier') return false
  if (parent?.type === 'MemberExpression' && parent['property'] === node) return parent['computed'] === true
  if (parent && 'key' in parent && parent['key'] === node) return parent['shorthand'] === true
  return !parent?.type.startsWith('TS')
}

function impurity(node: Node, parent: Node | undefined): string | undefined {
  if (isReference(node, parent) && forbiddenGlobals.has(String(node['name']))) return String(node['name'])
  if (node.type === 'MemberExpression') {
    const member = `${nameOf(node['object'])}.${nameOf(node['property'])}`
    if (member === 'Date.now' || member === 'Math.random') return member
  }
  const isBare = Array.isArray(node['arguments']) && node['arguments'].length === 0
  if (node.type === 'NewExpression' && nameOf(node['callee']) === 'Date' && isBare) return 'new Date()'
  if (node.type === 'CallExpression' && nameOf(node['callee']) === 'Date') return 'Date()'
  if (node.type === 'AwaitExpression') return 'await'
  return undefined
}

/** Parses one file; throws when it is not TypeScript. */
export function readModule(file: string, text = readFileSync(join(root, file), 'utf8')): Module {
  const { program, module, comments, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`)
  const found: { specifier: string; typeOnly: boolean }[] = []
  for (const { moduleRequest, entries } of module.staticImports) {
    const typeOnly = entries.length > 0 && entries.every((entry) => entry.isType)
    found.push({ specifier: moduleRequest.value, typeOnly })
  }
  for (const entry of module.staticExports.flatMap((statement) => statement.entries)) {
    if (entry.moduleRequest) found.push({ specifier: entry.moduleRequest.value, typeOnly: entry.isType })
  }
  const impurities: string[] = []
  const looseness: string[] = []
  const broken: string[] = []
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length
  for (const { node, parent } of walk(program as unknown as Node)) {
    if (node.type === 'ImportExpression' || node.type === 'TSImportType') {
      const source = node['source']
      if (isNode(source) && typeof source['value'] === 'string') {
        found.push({ specifier: source['value'], typeOnly: node.type === 'TSImportType' })
      } else broken.push('an import whose name is computed')
    }
    if (node.type === 'TSAnyKeyword') looseness.push(`any, line ${lineOf(node.start)}`)
    if (node.type === 'TSNonNullExpression') looseness.push(`!, line ${lineOf(node.start)}`)
    const impure = impurity(node, parent)
    if (impure) impurities.push(`${impure}, line ${lineOf(node.start)}`)
  }
  for (const comment of comments) {
    const word = /@ts-(?:ignore|nocheck|expect-error)/u.exec(comment.value)
    if (word) looseness.push(`${word[0]}, line ${lineOf(comment.start)}`)
  }
  const imports = found.flatMap((entry) => {
    const target = resolve(entry.specifier, file)
    if (!target) broken.push(entry.specifier)
    return target ? [{ ...entry, ...target }] : []
  })
  return {
    file,
    text,
    imports,
    broken,
    impurities,
    looseness,
    isTest: isTest(file),
  }
}

/** Every TypeScript file of the product, sorted. */
export function sourceFiles(): string[] {
  return globSync(['src/**/*.{ts,tsx}', 'migrations/**/*.ts'], { cwd: root }).sort()
}
