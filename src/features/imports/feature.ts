/** The manifest of imports. */
import { registerModelPanel, registerWaiting } from '#features/models/contract.ts'
import type { Feature } from '#platform/feature.ts'
import { importApi } from './imports.api.ts'
import { importJobs } from './imports.jobs.ts'
import { importPages } from './pages/imports.page.tsx'
import { originPanel, waitingImports } from './pages/panels.tsx'

registerModelPanel('desk', originPanel)
registerWaiting(waitingImports)

export const imports: Feature = {
  name: 'imports',
  purpose: 'Lists that offices keep in spreadsheets, checked row by row and entered into the register',
  needs: ['units', 'people', 'catalogue', 'models'],
  permissions: [],
  routes: [...importPages, ...importApi],
  commands: [],
  jobs: importJobs,
  navigation: [{ path: '/imports', words: { vi: 'Nhập danh sách', en: 'Import' }, members: true }],
}
