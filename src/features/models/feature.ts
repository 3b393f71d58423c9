/** The manifest of models. */
import type { Feature } from '#platform/feature.ts'
import { modelApi } from './model.api.ts'
import { modelCommands } from './model.cli.ts'
import { modelJobs } from './model.jobs.ts'

export const models: Feature = {
  name: 'models',
  purpose: 'Models of skilful mass mobilisation from registration to their public page, and how many there are where',
  needs: ['units'],
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
  routes: [...modelApi],
  commands: modelCommands,
  jobs: modelJobs,
  navigation: { path: '/models', words: { vi: 'Mô hình', en: 'Models' } },
}
