/** Says what is configured, reachable and out of date, for the person who runs an installation. Changes nothing. */
import { type Config, ConfigError, readConfig } from '../config.ts'
import { type Check, fine, wrong } from './check.ts'
import { checkDatabase } from './doctor-database.ts'
import { checkDataFolder, checkDocuments, checkMail, checkNode, checkPublicUrl } from './doctor-machine.ts'

export type { Check } from './check.ts'

export interface Examined {
  readonly env: Readonly<Record<string, string | undefined>>
  /** DATA_DIR is relative to it. */
  readonly cwd: string
  /** Names of all migrations that the program knows. */
  readonly migrations: readonly string[]
  /** The Node.js that package.json pins, as `24.21.0`. */
  readonly pinnedNode: string
}

function configuration(examined: Examined): { checks: Check[]; config?: Config } {
  try {
    const config = readConfig(examined.env, examined.cwd)
    const what = { vi: 'Mọi biến môi trường đều hợp lệ', en: 'All variables are valid' }
    return { checks: [fine('configuration', what)], config }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    const todo = {
      vi: 'Sửa biến môi trường này; bảng các biến ở docs/configuration.md.',
      en: 'Mend this variable; docs/configuration.md lists them all.',
    }
    return {
      checks: error.message.split('\n').map((line) => wrong('configuration', { vi: line, en: line }, todo)),
    }
  }
}

/**
 * Never throws for what it finds, and never shows a password. Takes up to some seconds when a server is silent.
 * The installation is fit when no finding is `fail`.
 */
export async function doctor(examined: Examined): Promise<readonly Check[]> {
  const node = checkNode(process.versions.node, examined.pinnedNode)
  const { checks, config } = configuration(examined)
  if (!config) return [node, ...checks]
  return [
    node,
    ...checks,
    ...checkPublicUrl(config),
    ...(await checkDataFolder(config)),
    ...(await checkDatabase(config, examined.migrations)),
    checkDocuments(),
    await checkMail(config),
  ]
}
