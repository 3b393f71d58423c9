/**
 * Has PostgreSQL parse and plan what is asked again and again only once: half of the time of a short statement goes into
 * that. PostgreSQL itself decides after some runs whether one plan serves all values.
 */
import type pg from 'pg'

/** Texts that a connection remembers, and how many of them it prepares: each costs the server tens of kilobytes. */
const bounds = { texts: 2000, prepared: 300 }

/** Statements whose columns may change under a running program, and what can't be prepared. */
const never =
  /\*(?!\)|\s+from \()|^\s*(?:begin|commit|rollback|savepoint|release|set|listen|notify|copy|explain)\b/iu

/** From the second time on that the connection is sent a text, the statement is a prepared one. */
export function prepareRepeated(client: pg.PoolClient): void {
  const seen = new Map<string, string>()
  let prepared = 0
  const nameOf = (text: string): string | undefined => {
    const name = seen.get(text)
    if (name === undefined && seen.size < bounds.texts) seen.set(text, '')
    if (name !== '' || prepared >= bounds.prepared || never.test(text)) return name
    const given = `p${++prepared}`
    seen.set(text, given)
    return given
  }
  const query = client.query.bind(client) as (...asked: unknown[]) => unknown
  const naming = (text: unknown, values?: unknown, ...more: unknown[]) => {
    const name = typeof text === 'string' && Array.isArray(values) ? nameOf(text) : undefined
    return name ? query({ name, text, values }, ...more) : query(text, values, ...more)
  }
  client.query = naming as typeof client.query
}
