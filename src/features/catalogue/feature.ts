/** The manifest of the catalogue. */
import type { Feature } from '#platform/feature.ts'
import { catalogueApi } from './catalogue.api.ts'
import { labelPages } from './pages/labels.page.tsx'
import { rulePages } from './pages/rules.page.tsx'
import { typeEditPages } from './pages/type-edit.page.tsx'
import { typePages } from './pages/types.page.tsx'

export const catalogue: Feature = {
  name: 'catalogue',
  purpose: 'What models are filed under, as data: types with their words, themes, campaigns, dated rules',
  needs: ['units'],
  permissions: [
    {
      code: 'catalogue.edit',
      words: { vi: 'Sửa danh mục mô hình', en: 'Edit the catalogue of models' },
    },
  ],
  routes: [...typeEditPages, ...typePages, ...labelPages, ...rulePages, ...catalogueApi],
  commands: [],
  jobs: [],
}
