/** What search engines ask for: `/robots.txt`, and sitemaps of every public page, however many models there are. */
import { z } from 'zod'
import { listTypes } from '#features/catalogue/contract.ts'
import { optional } from '#platform/http/inputs.ts'
import { page, type Route, type View } from '#platform/http/route.ts'
import { writeKey } from '../key.rules.ts'
import { sitemapFiles } from '../queries/sitemap-files.ts'
import { keyInput } from '../showcase.schemas.ts'
import { listModelAddresses, listUnitsOn } from '../showcase.store.ts'
import {
  mostAddresses,
  type SitemapAddress,
  writeRobots,
  writeSitemap,
  writeSitemapIndex,
} from '../sitemap.rules.ts'

function answer(text: string, type: string): Response {
  return new Response(text, {
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'public, max-age=3600',
      vary: 'accept-encoding',
    },
  })
}

const xml = (text: string) => answer(text, 'application/xml')
const sitemap = (view: View, paths: readonly SitemapAddress[]) =>
  xml(writeSitemap(paths.map((one) => ({ ...one, href: view.origin + one.href }))))

/** Without a beginning, from the first on. */
const modelsQuery = z.object({ from: optional(keyInput), to: optional(keyInput) })

export const sitemapPages: readonly Route[] = [
  page({ method: 'GET', path: '/robots.txt' }, ({ view }) =>
    Promise.resolve(answer(writeRobots(`${view.origin}/sitemap.xml`), 'text/plain')),
  ),
  page({ method: 'GET', path: '/sitemap.xml' }, async ({ ctx, view }) => {
    const files = (await sitemapFiles(ctx)).map(({ from, to }) => {
      const query = new URLSearchParams({ from: writeKey(from), ...(to && { to: writeKey(to) }) })
      return `/sitemap-models.xml?${query}`
    })
    const all = ['/sitemap-site.xml', '/sitemap-units.xml', ...files]
    return xml(writeSitemapIndex(all.map((path) => view.origin + path)))
  }),
  page({ method: 'GET', path: '/sitemap-site.xml' }, async ({ ctx, view }) => {
    const types = (await listTypes(ctx)).map(({ code }) => `/model-types/${encodeURIComponent(code)}`)
    const paths = ['/', '/models', '/units', '/model-types', '/en', '/en/models', '/en/units', ...types]
    return sitemap(
      view,
      paths.slice(0, mostAddresses).map((href) => ({ href })),
    )
  }),
  page({ method: 'GET', path: '/sitemap-units.xml' }, async ({ ctx, view }) => {
    const ids = await listUnitsOn(ctx.db, view.today, mostAddresses)
    return sitemap(
      view,
      ids.map((id) => ({ href: `/units/${id}` })),
    )
  }),
  page({ method: 'GET', path: '/sitemap-models.xml', query: modelsQuery }, async ({ ctx, query, view }) => {
    const rows = await listModelAddresses(ctx.db, { ...query, limit: mostAddresses })
    return sitemap(
      view,
      rows.map(({ id, changed }) => ({ href: `/models/${id}`, changed })),
    )
  }),
]
