/** The manifest of the catalogue. */
import type { Feature } from '#platform/feature.ts'

export const catalogue: Feature = {
  name: 'catalogue',
  purpose: 'What models are filed under, as data: types with their words, themes, campaigns, dated rules',
  needs: [],
  permissions: [],
  routes: [],
  commands: [],
  jobs: [],
}
