/** Types of postgres.mjs, which is plain JavaScript so that any Node.js runs it. */
export interface StartedPostgres {
  /** Address of the database `postgres` on it. */
  readonly url: string
  stop(): Promise<void>
}
export function startPostgres(options?: {
  readonly measured?: boolean
  readonly onLog?: (text: string) => void
}): Promise<StartedPostgres>
