/** The manifest of statistics. */
import { registerUnitPanel } from '#features/units/contract.ts'
import type { Feature } from '#platform/feature.ts'
import { indicatorPages } from './pages/indicators.page.tsx'
import { setFormPages } from './pages/set-form.page.tsx'
import { setPages } from './pages/sets.page.tsx'
import { statisticsPages } from './pages/statistics.page.tsx'
import { tableFilePages } from './pages/table-file.page.ts'
import { statisticsPanel } from './pages/unit-panel.tsx'
import { statisticsApi } from './statistics.api.ts'
import { defineSets } from './statistics.policy.ts'

registerUnitPanel(statisticsPanel)

export const statistics: Feature = {
  name: 'statistics',
  purpose:
    'Figures over public models at any size of a country, each with its list; totals only where they are honest',
  needs: ['units', 'catalogue', 'models', 'indicators'],
  permissions: [
    { code: defineSets, words: { vi: 'Đặt nhóm số liệu thống kê', en: 'Define sets of figures' } },
  ],
  routes: [
    ...statisticsPages,
    ...tableFilePages,
    ...indicatorPages,
    ...setFormPages,
    ...setPages,
    ...statisticsApi,
  ],
  commands: [],
  jobs: [],
  navigation: [{ path: '/statistics', words: { vi: 'Thống kê', en: 'Statistics' } }],
}
