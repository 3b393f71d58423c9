/** The manifest of units: the country's units through time, and what hangs beside the territory. */
import type { Feature } from '#platform/feature.ts'
import { unitsApi } from './units.api.ts'
import { unitsCommands } from './units.cli.ts'
import { unitsJobs } from './units.jobs.ts'
import { unitPages } from './pages/unit.page.tsx'
import { importPages } from './pages/imports.page.tsx'
import { searchPages } from './pages/search.page.tsx'

export const units: Feature = {
  name: 'units',
  purpose:
    "Vietnam's administrative units through time: names, codes, mergers and splits, and where each is today.",
  needs: [],
  permissions: [
    {
      code: 'units.manage',
      words: { vi: 'Thêm thôn, tổ dân phố, tổ chức', en: 'Add neighbourhoods and organisations' },
    },
    {
      code: 'units.import',
      words: { vi: 'Nạp danh mục đơn vị từ tệp', en: 'Import lists of units from files' },
    },
  ],
  routes: [...importPages, ...unitPages, ...searchPages, ...unitsApi],
  commands: unitsCommands,
  jobs: unitsJobs,
  navigation: [{ path: '/units', words: { vi: 'Đơn vị', en: 'Units' } }],
}
