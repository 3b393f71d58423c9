/** The portal's own routes. */
import { listRecentModels } from '#features/models/contract.ts'
import { html, page, type Route } from '#platform/http/route.ts'
import { GalleryPage } from '#ui/gallery-page.tsx'
import { HomePage } from './home-page.tsx'

export const portalRoutes: readonly Route[] = [
  page({ method: 'GET', path: '/' }, async ({ ctx, view }) => {
    const recent = await listRecentModels(ctx, { limit: 8 })
    return html(<HomePage view={view} recent={recent} />)
  }),
  page({ method: 'GET', path: '/ui' }, ({ view }) => Promise.resolve(html(<GalleryPage view={view} />))),
]
