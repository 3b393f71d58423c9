/** The manifest of the desk. */
import { registerListTools, registerModelPanel, registerWaiting } from '#features/models/contract.ts'
import type { Feature } from '#platform/feature.ts'
import { deskApi } from './desk.api.ts'
import { deskCommands } from './desk.cli.ts'
import { deskJobs } from './desk.jobs.ts'
import { bulkPages } from './pages/bulk.page.tsx'
import { commentPages } from './pages/comments.page.tsx'
import { filterPages } from './pages/filters.page.tsx'
import { historyPages } from './pages/history.page.tsx'
import { listTools } from './pages/list-tools.tsx'
import { modelPanel } from './pages/model-panel.tsx'
import { openDataPages } from './pages/open-data.page.tsx'
import { waitingComments } from './pages/waiting-comments.tsx'

registerListTools(listTools)
registerModelPanel('desk', modelPanel)
registerWaiting(waitingComments)

export const desk: Feature = {
  name: 'desk',
  purpose:
    'Where officers work with models: several at once, saved filters, comments between levels, history of every change',
  needs: ['people', 'models'],
  permissions: [],
  routes: [...bulkPages, ...filterPages, ...commentPages, ...historyPages, ...openDataPages, ...deskApi],
  commands: deskCommands,
  jobs: deskJobs,
}
