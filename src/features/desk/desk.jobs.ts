/** Housekeeping of the desk. */
import type { Job } from '#platform/feature.ts'
import { tidyRuns } from './commands/tidy-runs.ts'

export const deskJobs: readonly Job[] = [{ name: 'desk.tidy', everySeconds: 86_400, run: tidyRuns }]
