/** The manifest of the showcase: the public side of models, for readers, feed readers, search engines and sharers. */
import { registerModelPanel } from '#features/models/contract.ts'
import { registerUnitPanel } from '#features/units/contract.ts'
import type { Feature } from '#platform/feature.ts'
import { cardPages } from './pages/card.page.ts'
import { copyPanel } from './pages/copy-panel.tsx'
import { feedPages } from './pages/feed.page.ts'
import { modelHead } from './pages/model-head.tsx'
import { sitemapPages } from './pages/sitemap.page.ts'
import { unitFeed } from './pages/unit-feed.tsx'

registerModelPanel('head', modelHead)
registerModelPanel('story', copyPanel)
registerUnitPanel(unitFeed)

export const showcase: Feature = {
  name: 'showcase',
  purpose: 'The public side of models: feeds, sitemaps, share cards, structured data, and how to copy one',
  needs: ['units', 'catalogue', 'models'],
  permissions: [],
  routes: [...feedPages, ...sitemapPages, ...cardPages],
  commands: [],
  jobs: [],
}
