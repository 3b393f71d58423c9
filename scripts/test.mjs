/**
 * `npm test`: everything, on a new machine too. Installs packages and Chromium where they are missing, starts a
 * PostgreSQL of its own and stops it again, runs all stages, and ends with `N passed, N failed`.
 */
import { install } from './toolchain.mjs'

install()
const { commands, quickStages, runStages, tests } = await import('./stages.mjs')
const { requireChromium } = await import('./chromium.mjs')
const { startPostgres } = await import('./postgres.mjs')

let chromium
let postgres
const url = () => {
  if (!postgres) throw new Error('PostgreSQL did not start; see above.')
  return { TEST_DATABASE_URL: postgres.url }
}

/** A stage that prepares what others need. */
const prepare = (name, work) => ({
  name,
  run: async () => {
    await work()
    return { passed: 1, failed: 0 }
  },
})

await runStages(
  [
    prepare('Chromium is here', () => {
      chromium = requireChromium()
    }),
    commands('build', ['scripts/build.mjs']),
    ...quickStages,
    tests('architecture, unit and components', 'unit'),
    tests('database on PGlite', 'database', { env: () => ({ TEST_DATABASE_URL: '' }) }),
    prepare('PostgreSQL starts', async () => {
      postgres = await startPostgres()
    }),
    tests('database on PostgreSQL', 'database', { env: url }),
    tests('processes', 'process', { env: url }),
    tests('browser', 'e2e', {
      env: () => {
        if (!chromium) throw new Error('There is no Chromium; the first stage says what to do.')
        return { CHROMIUM: chromium }
      },
    }),
  ],
  () => postgres?.stop(),
)
