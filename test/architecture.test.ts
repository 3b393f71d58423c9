/** Holds the house to CONTRIBUTING.md: who imports what, what is pure, how files open. No list of exceptions. */
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Module, readModule, root, sourceFiles } from './architecture/modules.ts'
import { findCycle, isPurePlatform, mayImport, mayUsePackage, placeOf } from './architecture/rules.ts'

const files = sourceFiles()
const modules = files.map((file) => readModule(file))
const product = modules.filter((module) => !module.isTest)

/** `needs` as the manifest writes it, read from its text: the test must not run what it judges. */
const needs = new Map(
  product
    .filter((module) => placeOf(module.file).kind === 'manifest')
    .map((module) => [placeOf(module.file).feature ?? '', needsOf(module)]),
)

function needsOf({ file, text }: Pick<Module, 'file' | 'text'>): string[] {
  const list = /\bneeds: \[([^\]]*)\]/u.exec(text)
  if (!list) throw new Error(`${file} names no needs`)
  return [...(list[1] ?? '').matchAll(/'([\w-]+)'/gu)].map((match) => match[1] ?? '')
}

test('it sees every file', () => {
  const onDisk = globSync('{src,migrations}/**/*.{ts,tsx}', { cwd: root })
  expect(files.length).toBe(onDisk.length)
  expect(files.length).toBeGreaterThan(100)
  expect(modules.flatMap((module) => module.imports).length).toBeGreaterThan(300)
})

describe('who imports what', () => {
  test('every import leads to a file', () => {
    expect(
      modules.flatMap(({ file, broken }) => broken.map((specifier) => `${file} → ${specifier}`)),
    ).toEqual([])
  })

  test('only allowed files', () => {
    const wrong = product.flatMap((module) =>
      module.imports.flatMap(({ file, specifier, typeOnly }) => {
        const named = needs.get(placeOf(module.file).feature ?? '') ?? []
        const why = file && mayImport(module.file, file, named, typeOnly)
        return why ? [`${module.file} → ${specifier}: ${why}`] : []
      }),
    )
    expect(wrong).toEqual([])
  })

  test('only allowed packages', () => {
    const wrong = product.flatMap((module) =>
      module.imports.flatMap(({ package: name, specifier, typeOnly }) => {
        const why = name && mayUsePackage(module.file, name, typeOnly)
        return why ? [`${module.file} → ${specifier}: ${why}`] : []
      }),
    )
    expect(wrong).toEqual([])
  })

  test('no circle of files at run time', () => {
    const graph = new Map(
      product.map((module) => [
        module.file,
        module.imports.flatMap(({ file, typeOnly }) => (file && !typeOnly ? [file] : [])),
      ]),
    )
    expect(findCycle(graph)).toBeUndefined()
  })

  test('features need only what stands before them in src/main/features.ts, and use what they name', () => {
    const list = /readonly Feature\[\] = \[([^\]]*)\]/u.exec(
      readFileSync(join(root, 'src/main/features.ts'), 'utf8'),
    )
    const order = [...(list?.[1] ?? '').matchAll(/\w+/gu)].map((match) => match[0])
    const folders = globSync('src/features/*', { cwd: root }).map((folder) => basename(folder))
    expect(order.toSorted()).toEqual(folders.toSorted())
    expect(needs.size).toBe(folders.length)
    const late = order.flatMap((name, i) =>
      (needs.get(name) ?? [])
        .filter((need) => !order.slice(0, i).includes(need))
        .map((need) => `${name} → ${need}`),
    )
    expect(late).toEqual([])
    const unused = order.flatMap((name) =>
      (needs.get(name) ?? [])
        .filter(
          (need) =>
            !product.some(
              (module) =>
                placeOf(module.file).feature === name &&
                module.imports.some(({ file }) => file === `src/features/${need}/contract.ts`),
            ),
        )
        .map((need) => `${name} names ${need} and imports nothing of it`),
    )
    expect(unused).toEqual([])
  })
})

test('rules, policies and pure platform files touch neither clock nor chance nor the world', () => {
  const pure = product.filter(
    ({ file }) => placeOf(file).kind === 'pure' || (isPurePlatform(file) && !file.endsWith('/ids.ts')),
  )
  expect(pure.length).toBeGreaterThan(10)
  expect(pure.flatMap(({ file, impurities }) => impurities.map((what) => `${file}: ${what}`))).toEqual([])
})

test('islands touch the clock or the page, never the server', () => {
  const wrong = product
    .filter(({ file }) => placeOf(file).kind === 'island')
    .flatMap(({ file, impurities }) =>
      impurities.filter((what) => /^(?:process|require)\b/u.test(what)).map((what) => `${file}: ${what}`),
    )
  expect(wrong).toEqual([])
})

test('only main, configuration and the clock know the process, the environment and the time', () => {
  const wrong = product
    .filter(({ file }) => placeOf(file).room === 'feature' && placeOf(file).kind !== 'island')
    .flatMap(({ file, impurities }) =>
      impurities
        .filter((what) => /^(?:process|console|Date\.now|new Date\(\)|Date\(\)|Math\.random)/u.test(what))
        .map((what) => `${file}: ${what}`),
    )
  expect(wrong).toEqual([])
})

test('no any, no !, no silenced compiler', () => {
  const everything = [
    ...modules,
    ...globSync('{test,bench}/**/*.{ts,tsx}', { cwd: root }).map((file) => readModule(file)),
  ]
  expect(everything.flatMap(({ file, looseness }) => looseness.map((what) => `${file}: ${what}`))).toEqual([])
})

test('every file opens with why it exists', () => {
  const scripts = globSync(['scripts/*.mjs', 'src/**/*.css', 'bench/**/*.ts', 'test/**/*.ts'], { cwd: root })
    .filter((file) => !/\.test\.tsx?$/u.test(file))
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))
  const silent = [...product, ...scripts].filter(({ text }) => !/^(?:#!.*\n)?\s*\/(?:\*|\/)/u.test(text))
  expect(silent.map(({ file }) => file)).toEqual([])
})

test('no file is longer than 400 lines', () => {
  const scripts = globSync(['scripts/*.mjs', 'test/**/*.{ts,tsx}', 'bench/**/*.ts'], { cwd: root })
  const long = [...files, ...scripts].filter(
    (file) => readFileSync(join(root, file), 'utf8').split('\n').length > 401,
  )
  expect(long).toEqual([])
})

test('every migration is listed, in order, under its own name', () => {
  const names = globSync('migrations/*.ts', { cwd: root })
    .map((file) => basename(file, '.ts'))
    .filter((name) => name !== 'index')
    .sort()
  const text = readFileSync(join(root, 'migrations/index.ts'), 'utf8')
  const imported = new Map(
    [...text.matchAll(/import \* as (\w+) from '\.\/([\w-]+)\.ts'/gu)].map((m) => [m[1], m[2]]),
  )
  const listed = [...text.matchAll(/^ {2}'([\w-]+)': (\w+),$/gmu)]
  expect(listed.map((match) => match[1])).toEqual(names)
  expect(listed.map((match) => imported.get(match[2]))).toEqual(names)
})

test('no test is skipped or singled out', () => {
  const tests = globSync(['src/**/*.test.{ts,tsx}', 'test/**/*.{test,e2e}.{ts,tsx}'], { cwd: root })
  expect(tests.length).toBeGreaterThan(5)
  const skipped =
    /\b(?:x?(?:test|it|describe|suite))\.(?:skip|only|todo|skipIf|runIf|fails)\b|\bx(?:test|it|describe)\(/u
  expect(tests.filter((file) => skipped.test(readFileSync(join(root, file), 'utf8')))).toEqual([])
})

test('no package registry is named, so the project installs from any', () => {
  const named = /registry\.[\w-]+\.(?:org|com|dev)|\/\/npm\.|"resolved":/u
  const texts = globSync(
    ['package.json', 'package-lock.json', '.npmrc', '{src,test,scripts,bench,migrations,bin}/**/*.*'],
    { cwd: root },
  )
  expect(texts.length).toBeGreaterThan(100)
  expect(
    texts.filter(
      (file) => file !== 'test/architecture.test.ts' && named.test(readFileSync(join(root, file), 'utf8')),
    ),
  ).toEqual([])
})

describe('the rules themselves', () => {
  test.each([
    ['src/features/units/units.rules.ts', 'src/features/units/dates.rules.ts', true],
    ['src/features/units/units.rules.ts', 'src/features/units/units.store.ts', false],
    ['src/features/units/units.rules.ts', 'src/platform/problem.ts', true],
    ['src/features/units/units.rules.ts', 'src/platform/clock.ts', false],
    ['src/features/people/people.policy.ts', 'src/platform/auth/actor.ts', true],
    ['src/features/units/units.store.ts', 'src/platform/db/database.ts', true],
    ['src/features/units/units.store.ts', 'src/platform/http/route.ts', false],
    ['src/features/units/units.store.ts', 'src/features/units/queries/get-unit.ts', false],
    ['src/features/models/commands/submit.ts', 'src/features/units/contract.ts', true],
    ['src/features/models/commands/submit.ts', 'src/features/units/units.store.ts', false],
    ['src/features/models/commands/submit.ts', 'src/features/people/contract.ts', false],
    ['src/features/models/commands/submit.ts', 'src/features/models/pages/model-page.tsx', false],
    ['src/features/models/commands/submit.ts', 'src/ui/view.ts', false],
    ['src/features/models/pages/model-page.tsx', 'src/ui/view.ts', true],
    ['src/features/models/islands/live.ts', 'src/features/models/model.rules.ts', true],
    ['src/features/models/islands/live.ts', 'src/platform/problem.ts', false],
    ['src/features/units/feature.ts', 'src/main/features.ts', false],
    ['src/ui/view.ts', 'src/platform/problem.ts', false],
    ['src/platform/problem.ts', 'src/features/units/contract.ts', false],
    ['src/main/web.ts', 'src/features/people/contract.ts', true],
    ['src/features/units/units.rules.ts', 'test/harness/web.ts', false],
    ['src/features/units/commands/import.ts', 'migrations/index.ts', false],
  ])('%s → %s: %s', (from, to, allowed) => {
    expect(mayImport(from, to, ['units']) === undefined).toBe(allowed)
  })

  test('types of a needed contract are open to rules too, and nothing else of it', () => {
    const rules = 'src/features/models/filter.rules.ts'
    const contract = 'src/features/units/contract.ts'
    expect(mayImport(rules, contract, ['units'], true)).toBeUndefined()
    expect(mayImport(rules, contract, ['units'])).toBe('pure imports a neighbour')
    expect(mayImport(rules, contract, [], true)).toContain('needs')
    expect(mayImport(rules, 'src/features/units/units.rules.ts', ['units'], true)).toContain('contract.ts')
    expect(mayImport('src/features/models/islands/live.ts', contract, ['units'], true)).toContain('neighbour')
  })

  test.each([
    ['src/features/units/units.rules.ts', 'node:fs', false],
    ['src/features/units/units.rules.ts', 'kysely', false],
    ['src/features/units/units.store.ts', 'kysely', true],
    ['src/features/units/queries/get-unit.ts', 'kysely', false],
    ['src/features/units/units.schemas.ts', 'zod', true],
    ['src/features/units/pages/unit.tsx', 'preact', true],
    ['src/features/units/pages/unit.tsx', 'hono', false],
    ['src/ui/view.ts', 'zod', false],
    ['src/ui/components/line-chart/line-chart.tsx', 'd3-shape', true],
    ['src/features/units/islands/search.ts', 'd3-shape', false],
  ])('%s uses %s: %s', (from, name, allowed) => {
    expect(mayUsePackage(from, name) === undefined).toBe(allowed)
  })

  test('planted faults are seen', () => {
    const planted = readModule(
      'src/features/units/planted.rules.ts',
      `import { readFileSync } from 'node:fs'
       export type { Unit } from './units.rules.ts'
       export * from '../../platform/problem.ts'
       type Later = import('#platform/clock.ts').Clock
       const late = await import('#platform/log.ts')
       export const now = () => new Date() && Date.now() && Math.random() && process.env && ({ process: 1 }).process
       export const then = new Date(0) as unknown as any
       export const sure = [1].at(0)!`,
    )
    expect(planted.imports.map(({ file, package: name, typeOnly }) => [file ?? name, typeOnly])).toEqual([
      ['node:fs', false],
      ['src/features/units/units.rules.ts', true],
      ['src/platform/problem.ts', false],
      ['src/platform/clock.ts', true],
      ['src/platform/log.ts', false],
    ])
    expect(planted.impurities.map((what) => what.split(',')[0])).toEqual([
      'await',
      'new Date()',
      'Date.now',
      'Math.random',
      'process',
    ]) // prettier-ignore
    expect(planted.looseness.map((what) => what.split(',')[0])).toEqual(['any', '!'])
    const lost = "import './nowhere.ts'; import '#nowhere/a.ts'; await import(`./${name}.ts`)"
    expect(readModule('src/ui/planted.ts', lost).broken).toHaveLength(3)
    expect(
      findCycle(
        new Map([
          ['a', ['b']],
          ['b', ['c']],
          ['c', ['b']],
        ]),
      ),
    ).toEqual(['b', 'c', 'b']) // prettier-ignore
  })
})
