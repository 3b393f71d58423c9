/** Commands that run the installation itself; unlike those of the features they open the database their own way. */
import { join } from 'node:path'
import { z } from 'zod'
import { openAssets } from '#platform/http/assets.ts'
import { createLog } from '#platform/log.ts'
import { exampleLoginsOf, loadExample, pendingMigrations, prepare, requireSchema } from './prepare.ts'
import { type OpsCommand, ops, withDatabase } from './ops-command.ts'
import { upkeepCommands } from './upkeep.cli.ts'
import { serveWeb } from './web.ts'

/** Where the build put CSS, fonts and islands: beside the program. */
const assetsFolder = join(import.meta.dirname, 'assets')

const serve = ops({
  name: 'serve',
  help: 'Serves the site; prepares a new database first',
  arguments: [],
  options: { example: { type: 'boolean', help: 'Load the example data into a new database' } },
  input: z.strictObject({ example: z.boolean().optional() }),
  run: async (surroundings, { example }, terminal) => {
    const config = surroundings.config()
    await withDatabase(config, async (database) => {
      await prepare(database, terminal)
      const logins = example ? await exampleLoginsOf(database, terminal) : []
      const log = createLog(config.logLevel, (line) => process.stdout.write(line))
      const web = await serveWeb({ config, database, assets: openAssets(assetsFolder), log })
      terminal.line(`\nĐồng Thuận: ${web.url}\n`)
      if (logins.length > 0) {
        terminal.line(`Example logins:\n${logins.map((line) => `  ${line}`).join('\n')}\n`)
      }
      await stopSignal()
      await web.stop()
    })
    return { stopped: true }
  },
})

/** Resolves on the first SIGINT or SIGTERM; a second one ends the process, as one before the listening does. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      process.once('SIGINT', () => process.exit(1))
      process.once('SIGTERM', () => process.exit(1))
      resolve()
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  })
}

const migrate = ops({
  name: 'migrate',
  help: 'Brings the database up to date and imports the units into a new one',
  arguments: [],
  options: {},
  input: z.strictObject({}),
  run: async (surroundings, _input, terminal) => {
    return withDatabase(surroundings.config(), async (database) => {
      const ran = await pendingMigrations(database.db)
      await prepare(database, terminal)
      terminal.line(ran.length > 0 ? `Migrations run: ${ran.join(', ')}` : 'The database is up to date.')
      return { ran }
    })
  },
})

const example = ops({
  name: 'example load',
  help: 'Loads the example data, marked as such; again changes nothing',
  arguments: [],
  options: {},
  input: z.strictObject({}),
  run: async (surroundings, _input, terminal) => {
    return withDatabase(surroundings.config(), async (database) => {
      await requireSchema(database, terminal)
      const logins = await loadExample(database, terminal)
      logins.forEach((line) => terminal.line(line))
      return { logins }
    })
  },
})

export const opsCommands: readonly OpsCommand[] = [serve, migrate, example, ...upkeepCommands]
