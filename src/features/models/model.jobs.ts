/** Housekeeping of models. */
import type { Job } from '#platform/feature.ts'
import { foldTally } from './commands/fold-tally.ts'
import { indexModels } from './commands/index-models.ts'

export const modelJobs: readonly Job[] = [
  {
    name: 'models.fold-tally',
    everySeconds: 60,
    run: async (ctx) => {
      await foldTally(ctx)
    },
  },
  {
    name: 'models.index',
    everySeconds: 60,
    run: async (ctx) => {
      await indexModels(ctx)
    },
  },
]
