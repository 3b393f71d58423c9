/** What imports do without anybody: going on, and forgetting. */
import type { Job } from '#platform/feature.ts'
import { tidyImports } from './commands/tidy-imports.ts'
import { workOnImports } from './commands/work.ts'

/** Then other jobs have their turn. */
const batchesATurn = 10

export const importJobs: readonly Job[] = [
  {
    name: 'imports.work',
    everySeconds: 3,
    quiet: true,
    run: (ctx) => workOnImports(ctx, { batches: batchesATurn }),
  },
  {
    name: 'imports.tidy',
    everySeconds: 6 * 3600,
    run: async (ctx) => {
      await tidyImports(ctx)
    },
  },
]
