/** Manifest of the portal. */
import type { Feature } from '#platform/feature.ts'
import { portalRoutes } from './pages/routes.tsx'

export const portal: Feature = {
  name: 'portal',
  purpose: 'The front page, readable problems, the component gallery and the page of the API',
  needs: ['units', 'models'],
  permissions: [],
  routes: portalRoutes,
  commands: [],
  jobs: [],
}
