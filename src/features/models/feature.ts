/** The manifest of models. */
import { onUnitsChanged, registerUnitPanel } from '#features/units/contract.ts'
import type { Feature } from '#platform/feature.ts'
import { loadExample } from './commands/load-example.ts'
import { listApi } from './list.api.ts'
import { modelApi } from './model.api.ts'
import { modelCommands } from './model.cli.ts'
import { yearlyApi } from './yearly.api.ts'
import { yearlyCommands } from './yearly.cli.ts'
import { modelJobs } from './model.jobs.ts'
import { browsePages } from './pages/browse.page.tsx'
import { carryPages } from './pages/carry.page.tsx'
import { checksPages, checksWaiting } from './pages/checks.page.tsx'
import { editModelPages } from './pages/edit.page.tsx'
import { exportPages } from './pages/export.page.ts'
import { modelPages } from './pages/model.page.tsx'
import { newModelPages } from './pages/new.page.tsx'
import { settleTally } from './commands/rebuild-tally.ts'
import { statusPages } from './pages/status.page.tsx'
import { registerWaiting } from './model-panels.ts'
import { printPages } from './pages/print.page.tsx'
import { modelsPanel } from './pages/unit-panel.tsx'
import { worklistPages } from './pages/worklist.page.tsx'

registerUnitPanel(modelsPanel)
registerWaiting(checksWaiting)
onUnitsChanged(settleTally)

export const models: Feature = {
  name: 'models',
  purpose:
    'Models of skilful mass mobilisation from registration to their public page, and how many there are where',
  needs: ['units', 'people', 'catalogue'],
  permissions: [
    {
      code: 'models.register',
      words: { vi: 'Đăng ký mô hình', en: 'Register models' },
    },
    {
      code: 'models.review',
      words: { vi: 'Xét duyệt mô hình', en: 'Review models' },
    },
    {
      code: 'models.publish',
      words: { vi: 'Công bố mô hình', en: 'Publish models' },
    },
  ],
  routes: [
    ...browsePages,
    ...exportPages,
    ...newModelPages,
    ...checksPages,
    ...carryPages,
    ...modelPages,
    ...printPages,
    ...statusPages,
    ...editModelPages,
    ...worklistPages,
    ...yearlyApi,
    ...listApi,
    ...modelApi,
  ],
  commands: [...modelCommands, ...yearlyCommands],
  jobs: modelJobs,
  example: loadExample,
  navigation: [
    { path: '/models', words: { vi: 'Mô hình', en: 'Models' } },
    { path: '/model-types', words: { vi: 'Loại mô hình', en: 'Types' } },
    { path: '/worklist', words: { vi: 'Việc chờ tôi', en: 'My worklist' }, members: true },
  ],
}
