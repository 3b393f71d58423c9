/** The portal's own routes. */
import { cellsOfUnit, listRecentModels } from '#features/models/contract.ts'
import { findUnitByCode } from '#features/units/contract.ts'
import { html, page, type Route } from '#platform/http/route.ts'
import { GalleryPage } from '#ui/gallery-page.tsx'
import { HomePage } from './home-page.tsx'

export const portalRoutes: readonly Route[] = [
  page({ method: 'GET', path: '/' }, async ({ ctx, view }) => {
    const recent = await listRecentModels(ctx, { limit: 8 })
    const nation = await findUnitByCode(ctx, { code: 'VN', codeSystem: 'iso', date: ctx.clock.today() })
    const figures = nation && { unitId: nation.id, cells: await cellsOfUnit(ctx, nation.id) }
    return html(<HomePage view={view} recent={recent} figures={figures} />)
  }),
  page({ method: 'GET', path: '/ui' }, ({ view }) => Promise.resolve(html(<GalleryPage view={view} />))),
]
