/** Keeps what is derived about today's units true when the day changes. */
import type { Job } from '#platform/feature.ts'
import { refreshToday } from './commands/refresh-today.ts'

export const unitsJobs: readonly Job[] = [
  {
    name: 'units.refresh',
    everySeconds: 600,
    run: async (ctx) => {
      await refreshToday(ctx)
    },
  },
]
