/** The shape of a command that runs the installation itself and opens the database its own way. */
import type { z } from 'zod'
import type { Config } from '#platform/config.ts'
import { type OpenDatabase, openDatabase } from '#platform/db/database.ts'
import type { CliCommand, Terminal } from '#platform/feature.ts'

export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  /** The checked configuration; throws ConfigError. */
  config(): Config
}

export interface OpsCommand extends Omit<CliCommand, 'run'> {
  run(surroundings: Surroundings, input: never, terminal: Terminal): Promise<unknown>
}

/** An ops command whose `run` receives what `input` parsed. */
export function ops<S extends z.ZodType>(
  spec: Omit<OpsCommand, 'run' | 'input'> & {
    input: S
    run(surroundings: Surroundings, input: z.output<S>, terminal: Terminal): Promise<unknown>
  },
): OpsCommand {
  return spec
}

/** Opens the configured database for `work` and closes it, also when the work fails. */
export async function withDatabase<T>(
  config: Config,
  work: (database: OpenDatabase) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(config)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}
