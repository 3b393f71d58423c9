/**
 * Runs the stages of `npm test` and `npm run check` one after the other: all of them, also after one failed.
 * At the end stand a table of times and one line, `N passed, N failed`, over the tests of all stages; a stage
 * without tests of its own (types, lint) counts as one.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bin, environment, pinnedNode, root } from './toolchain.mjs'

const results = mkdtempSync(join(tmpdir(), 'dongthuan-results-'))
process.once('exit', () => rmSync(results, { recursive: true, force: true }))

let current
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
]) {
  process.once(signal, () => {
    current?.kill('SIGTERM')
    setTimeout(() => process.exit(code), 3000)
    if (current) current.once('close', () => process.exit(code))
    else process.exit(code)
  })
}

/** Runs the pinned Node.js with these arguments; resolves to its exit code. */
function run(args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(pinnedNode(), args, { cwd: root, stdio: 'inherit', env: environment(env) })
    current = child
    child.once('error', () => resolve(1))
    child.once('close', (code) => {
      current = undefined
      resolve(code ?? 1)
    })
  })
}

/** A stage that passes when its commands end with 0. Each command is a package's, with its arguments. */
export function commands(name, ...list) {
  return {
    name,
    run: async () => {
      let failed = 0
      for (const [command, ...args] of list) {
        const file = command.endsWith('.mjs') ? join(root, command) : bin(command)
        if ((await run([file, ...args])) !== 0) failed = 1
      }
      return { passed: 1 - failed, failed }
    },
  }
}

/** A stage of tests: one project of vitest.config.ts, of which `files` narrow what is run. */
export function tests(name, project, { env = () => ({}), files = [] } = {}) {
  return {
    name,
    run: async () => {
      const output = join(results, `${name.replace(/\W+/gu, '-')}.json`)
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${output}`]
      const code = await run([bin('vitest'), 'run', '--project', project, ...reporters, ...files], {
        NODE_ENV: 'test',
        ...env(),
      })
      return counted(output, code)
    },
  }
}

/** Tests that passed and failed; a file that could not even be loaded counts as one that failed. */
function counted(output, code) {
  let report
  try {
    report = JSON.parse(readFileSync(output, 'utf8'))
  } catch {
    return { passed: 0, failed: 1 }
  }
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length
  const failed = report.numFailedTests + unloaded
  return { passed: report.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed }
}

/** Runs all stages, prints the table and the last line, and ends the process. `after` runs whatever happened. */
export async function runStages(stages, after = async () => {}) {
  const rows = []
  try {
    for (const stage of stages) {
      console.log(`\n── ${stage.name}`)
      const start = performance.now()
      let outcome
      try {
        outcome = await stage.run()
      } catch (error) {
        console.error(error instanceof Error ? error.message : error)
        outcome = { passed: 0, failed: 1 }
      }
      rows.push({ name: stage.name, ...outcome, seconds: (performance.now() - start) / 1000 })
    }
  } finally {
    await after()
  }
  console.log('')
  for (const { name, passed, failed, seconds } of rows) {
    const state = failed > 0 ? 'failed' : 'ok'
    console.log(
      `${state.padEnd(7)}${name.padEnd(34)}${`${passed + failed}`.padStart(6)}${`${seconds.toFixed(1)} s`.padStart(9)}`,
    )
  }
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0)
  const seconds = sum('seconds')
  console.log(
    `${''.padEnd(41)}${`${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`.padStart(15)}`,
  )
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
  process.exit(sum('failed') > 0 ? 1 : 0)
}

/** What both commands begin with. */
export const quickStages = [
  commands('types', ['tsc', '-p', '.'], ['tsc', '-p', 'tsconfig.islands.json']),
  commands('format', ['biome', 'format', '--error-on-warnings', '.']),
  commands('lint', ['oxlint', '--type-aware', '--deny-warnings']),
  commands('dead code', ['knip', '--no-progress']),
]
