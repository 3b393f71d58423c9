/** One JSON line for each thing worth keeping. No personal data, no secret: callers pass ids and patterns only. */
export interface Log {
  info(event: string, fields?: Record<string, unknown>): void
  error(event: string, error: unknown, fields?: Record<string, unknown>): void
}

const order = { silent: 0, error: 1, info: 2 } as const

/** Writes to `write` (a line with its end) what `level` lets through. */
export function createLog(level: keyof typeof order, write: (line: string) => void): Log {
  const put = (severity: 'info' | 'error', event: string, fields: Record<string, unknown>) => {
    if (order[level] < order[severity]) return
    write(`${JSON.stringify({ time: new Date().toISOString(), level: severity, event, ...fields })}\n`)
  }
  return {
    info: (event, fields = {}) => put('info', event, fields),
    error: (event, error, fields = {}) => {
      /* Messages of database errors can quote the row, so only their code and place are kept. */
      const isDatabase = typeof error === 'object' && error !== null && 'severity' in error
      const kept = isDatabase
        ? {
            code: 'code' in error ? error.code : undefined,
            constraint: 'constraint' in error ? error.constraint : undefined,
          }
        : { message: error instanceof Error ? error.message : typeof error }
      const stack =
        error instanceof Error
          ? error.stack
              ?.split('\n')
              .filter((line) => /^\s+at /u.test(line))
              .slice(0, 12)
          : undefined
      put('error', event, { ...fields, error: kept, stack })
    },
  }
}
