/**
 * What the database does for the hot paths: the built program is asked, and PostgreSQL writes down the plan of every
 * statement that came (`auto_explain`). So the plans are of real statements as they ran, never of copies.
 */
import pg from 'pg'
import { startServer } from '#test/harness/server.ts'

export interface Plan {
  readonly name: string
  readonly path: string
  /** Statements that answering takes. */
  readonly statements: number
  /** Milliseconds that all of them take in the database. */
  readonly together: number
  /** The one that takes longest, and what the database did for it. */
  readonly sql: string
  readonly milliseconds: number
  readonly plan: string
}

type Explained = Pick<Plan, 'sql' | 'milliseconds' | 'plan'>

/** Entries of the server's log that are plans; the lines of an entry but its first begin with a tab. */
export function plansIn(log: string): Explained[] {
  return [...log.matchAll(/^LOG: {2}duration: ([\d.]+) ms {2}plan:\n((?:\t.*\n)+)/gmu)].map(
    ([, milliseconds, lines = '']) => {
      const text = lines.replaceAll(/^\t/gmu, '').trimEnd()
      const at = text.search(/^[A-Z].*\((?:actual|never executed)/mu)
      return {
        sql: text.slice(0, at).replace('Query Text: ', '').trim(),
        milliseconds: Number(milliseconds),
        plan: text.slice(at),
      }
    },
  )
}

const settings = {
  session_preload_libraries: 'auto_explain',
  'auto_explain.log_min_duration': '0',
  'auto_explain.log_analyze': 'on',
  'auto_explain.log_timing': 'off',
}

/** For named paths of the built program over the database at `url`, whose server's log is read by `log`. */
export async function explainPaths(
  url: string,
  log: () => string,
  paths: readonly (readonly [name: string, path: string])[],
): Promise<Plan[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const name = client.escapeIdentifier(client.database ?? '')
  for (const [key, value] of Object.entries(settings)) {
    await client.query(`alter database ${name} set ${key} = '${value}'`)
  }
  const server = await startServer({ env: { LOG_LEVEL: 'error', DATABASE_URL: url } })
  const ask = async (path: string) => {
    const response = await fetch(server.url + path)
    if (!response.ok) throw new Error(`${path} answered ${response.status}`)
    await response.arrayBuffer()
  }
  try {
    const plans: Plan[] = []
    for (const [title, path] of paths) {
      /* often enough that what is read lies in memory and statements are prepared; jobs may add statements of theirs */
      const runs: Explained[][] = []
      for (let i = 0; i < 8; i++) {
        const before = log().length
        await ask(path)
        await new Promise((resolve) => setTimeout(resolve, 50))
        runs.push(plansIn(log().slice(before)))
      }
      const [explained = []] = runs.slice(-3).toSorted((a, b) => a.length - b.length)
      const [longest] = explained.toSorted((a, b) => b.milliseconds - a.milliseconds)
      if (!longest) throw new Error(`${path} asks nothing of the database`)
      const together = explained.reduce((sum, { milliseconds }) => sum + milliseconds, 0)
      plans.push({ name: title, path, statements: explained.length, together, ...longest })
    }
    return plans
  } finally {
    await server.stop()
    for (const key of Object.keys(settings)) await client.query(`alter database ${name} reset ${key}`)
    await client.end()
  }
}
