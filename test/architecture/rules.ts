/** Who may import what, as in CONTRIBUTING.md. One decision, `mayImport`, without a list of exceptions. */

export type Kind =
  | 'pure'
  | 'messages'
  | 'schemas'
  | 'tables'
  | 'store'
  | 'action'
  | 'edge'
  | 'page'
  | 'island'
  | 'contract'
  | 'manifest'
  | 'part'

export interface Place {
  readonly room: 'main' | 'platform' | 'ui' | 'feature' | 'migrations' | 'test'
  readonly feature?: string
  /** What a file of a feature is, by its name; `part` for the rest. */
  readonly kind?: Kind
}

const kinds: readonly (readonly [RegExp, Kind])[] = [
  [/^feature\.ts$/u, 'manifest'],
  [/^contract\.ts$/u, 'contract'],
  [/(?:^|\/)islands\//u, 'island'],
  [/\.(?:rules|policy)\.ts$/u, 'pure'],
  [/(?:^|\/|\.)messages\.ts$/u, 'messages'],
  [/\.schemas\.ts$/u, 'schemas'],
  [/\.tables\.ts$/u, 'tables'],
  [/\.store\.ts$/u, 'store'],
  [/^(?:commands|queries)\//u, 'action'],
  [/\.(?:api|cli|jobs)\.ts$/u, 'edge'],
  [/^pages\//u, 'page'],
]

/** Tests and what stands beside them for them alone: `x.test.ts`, `x.db.test.ts`, `x.test-support.ts`. */
export function isTest(file: string): boolean {
  return /\.test(?:-[a-z]+)?\.tsx?$/u.test(file)
}

/** Which room a file stands in, and what it is there. */
export function placeOf(file: string): Place {
  const [top, second = '', feature = '', ...rest] = file.split('/')
  if (top === 'migrations') return { room: 'migrations' }
  if (top !== 'src') return { room: 'test' }
  if (second === 'features') {
    const inside = rest.join('/')
    return { room: 'feature', feature, kind: kinds.find(([pattern]) => pattern.test(inside))?.[1] ?? 'part' }
  }
  if (second === 'main' || second === 'platform' || second === 'ui') return { room: second }
  throw new Error(`${file} stands in no room`)
}

/** Files of the platform that are values and decisions only: no clock, no database, no network. */
export function isPurePlatform(file: string): boolean {
  return /^src\/platform\/(?:[\w/-]+\.rules|ids|problem|auth\/actor|i18n\/[\w-]+)\.ts$/u.test(file)
}

/** What a kind of file may use of its own feature. */
const ownAllowed: Record<Kind, readonly Kind[] | 'all'> = {
  pure: ['pure', 'messages'],
  messages: ['pure', 'messages'],
  schemas: ['pure', 'messages', 'schemas'],
  tables: ['pure', 'tables'],
  store: ['pure', 'tables', 'store'],
  action: ['pure', 'messages', 'schemas', 'tables', 'store', 'action', 'part'],
  edge: ['pure', 'messages', 'schemas', 'tables', 'store', 'action', 'edge', 'part'],
  page: ['pure', 'messages', 'schemas', 'tables', 'store', 'action', 'page', 'part'],
  part: ['pure', 'messages', 'schemas', 'tables', 'store', 'action', 'part'],
  island: ['pure', 'messages', 'island'],
  contract: ['pure', 'messages', 'schemas', 'tables', 'store', 'action', 'page', 'part'],
  manifest: 'all',
}

/** Kinds that may use a neighbour's contract; its types, which are gone when the program runs, may be used by all. */
const neighbourly: ReadonlySet<Kind> = new Set(['action', 'edge', 'page', 'part', 'contract', 'manifest'])

function platformAllowed(kind: Kind, file: string): boolean {
  if (isPurePlatform(file)) return kind !== 'island'
  if (kind === 'pure' || kind === 'messages' || kind === 'island') return false
  if (kind === 'store' || kind === 'tables') return file.startsWith('src/platform/db/')
  if (kind === 'schemas') return file === 'src/platform/http/inputs.ts'
  return true
}

/**
 * Why `from` may not import the file `to`; undefined when it may. `needs` are the features named in the
 * manifest of the importing one.
 */
export function mayImport(
  from: string,
  to: string,
  needs: readonly string[],
  typeOnly = false,
): string | undefined {
  const source = placeOf(from)
  const target = placeOf(to)
  if (target.room === 'test' || isTest(to)) return 'product code imports tests'
  if (source.room === 'main') return undefined
  if (target.room === 'main') return 'nothing imports src/main'
  if (source.room === 'ui' || source.room === 'platform' || source.room === 'migrations') {
    return target.room === source.room ? undefined : `${source.room} imports only ${source.room}`
  }
  const kind = source.kind ?? 'part'
  if (target.room === 'migrations') return 'only src/main imports migrations'
  if (target.room === 'ui') return kind === 'page' || kind === 'island' ? undefined : `${kind} imports ui`
  if (target.room === 'platform') return platformAllowed(kind, to) ? undefined : `${kind} imports ${to}`
  if (target.feature === source.feature) {
    const allowed = ownAllowed[kind]
    return allowed === 'all' || allowed.includes(target.kind ?? 'part')
      ? undefined
      : `${kind} imports ${target.kind}`
  }
  if (target.kind !== 'contract') return `a neighbour's ${target.kind}; only its contract.ts is open`
  if (!neighbourly.has(kind) && !(typeOnly && kind !== 'island')) return `${kind} imports a neighbour`
  return needs.includes(target.feature ?? '')
    ? undefined
    : `needs of the manifest do not name ${target.feature}`
}

/** Packages that only some rooms may use; every other package is refused to pure files, ui and islands alike. */
export function mayUsePackage(from: string, name: string, typeOnly = false): string | undefined {
  const { room, kind } = placeOf(from)
  if (room === 'main' || room === 'test') return undefined
  if (room === 'platform') return platformPackages(from, name)
  if (room === 'migrations') return name === 'kysely' ? undefined : 'migrations use kysely only'
  if (room === 'ui' || kind === 'island') {
    const draws = room === 'ui' && /^d3-(?:scale|shape)$/u.test(name)
    return isPreact(name) || draws
      ? undefined
      : `${room} uses preact only, and d3's scales and shapes for charts`
  }
  const shapes = typeOnly && (kind === 'part' || kind === 'contract')
  if (isPreact(name)) return kind === 'page' || shapes ? undefined : `${kind} uses preact`
  if (name === 'kysely')
    return kind === 'store' || kind === 'tables' ? undefined : `${kind} writes SQL; stores do`
  if (kind === 'pure' || kind === 'messages' || kind === 'tables' || kind === 'store') {
    return `${kind} uses the package ${name}`
  }
  if (kind === 'schemas') return name === 'zod' ? undefined : 'schemas use zod only'
  return /^(?:hono|@hono\/.*|pg|@electric-sql\/.*)$/u.test(name) ? `${name} stays in the platform` : undefined
}

function isPreact(name: string): boolean {
  return name === 'preact' || name === 'preact-render-to-string'
}

function platformPackages(from: string, name: string): string | undefined {
  if (isPurePlatform(from)) return `pure platform file uses ${name}`
  if (/^(?:hono|@hono\/.*)$/u.test(name) && !from.startsWith('src/platform/http/'))
    return `${name} stays in http/`
  return undefined
}

/** A cycle in a graph, as the list of its members; undefined when there is none. */
export function findCycle(graph: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>()
  const path: string[] = []
  const visit = (node: string): string[] | undefined => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node]
    if (done.has(node)) return undefined
    path.push(node)
    for (const next of graph.get(node) ?? []) {
      const cycle = visit(next)
      if (cycle) return cycle
    }
    path.pop()
    done.add(node)
    return undefined
  }
  for (const node of graph.keys()) {
    const cycle = visit(node)
    if (cycle) return cycle
  }
  return undefined
}
