/** The manifest of indicators. */
import { registerModelPanel, registerWaiting } from '#features/models/contract.ts'
import { registerUnitPanel } from '#features/units/contract.ts'
import type { Feature } from '#platform/feature.ts'
import { loadExample } from './commands/load-example.ts'
import { indicatorApi } from './indicator.api.ts'
import { correctPages } from './pages/correct.page.tsx'
import { definitionFormPages } from './pages/definition-form.page.tsx'
import { definitionPages } from './pages/definition.page.tsx'
import { definitionsPages } from './pages/definitions.page.tsx'
import { dueSection } from './pages/due.view.tsx'
import { profilePages } from './pages/profile.page.tsx'
import { profilePanel } from './pages/profile.view.tsx'
import { targetFormPages } from './pages/target-form.page.tsx'
import { targetPages } from './pages/targets.page.tsx'
import { targetsPanel } from './pages/targets.view.tsx'
import { unitIndicatorPages } from './pages/unit-indicator.page.tsx'
import { valueApi } from './value.api.ts'

registerUnitPanel(profilePanel)
registerModelPanel('story', targetsPanel)
registerModelPanel('sheet', targetsPanel)
registerWaiting(dueSection)

export const indicators: Feature = {
  name: 'indicators',
  purpose:
    'What is counted or judged of units and models: definitions as data, targets, profiles of areas, nested grades, coverage, honest sums',
  needs: ['units', 'catalogue', 'models'],
  permissions: [
    { code: 'indicators.define', words: { vi: 'Đặt chỉ tiêu', en: 'Define indicators' } },
    { code: 'indicators.report', words: { vi: 'Báo số liệu chỉ tiêu', en: 'Report values of indicators' } },
  ],
  routes: [
    ...definitionFormPages,
    ...definitionsPages,
    ...definitionPages,
    ...targetFormPages,
    ...targetPages,
    ...profilePages,
    ...unitIndicatorPages,
    ...correctPages,
    ...indicatorApi,
    ...valueApi,
  ],
  commands: [],
  jobs: [],
  example: loadExample,
  navigation: [{ path: '/indicators', words: { vi: 'Chỉ tiêu', en: 'Indicators' }, members: true }],
}
