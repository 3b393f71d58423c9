/** `/models/feed.atom`: what was published or corrected last, of everything or of a unit, a field or a type. */
import { z } from 'zod'
import { fields } from '#features/models/contract.ts'
import { integer, optional } from '#platform/http/inputs.ts'
import { localised, page, type Route } from '#platform/http/route.ts'
import { updatedOf, writeFeed } from '../feed.rules.ts'
import { readFeed } from '../queries/read-feed.ts'
import { keyInput } from '../showcase.schemas.ts'

const query = z.object({
  unit: optional(integer({ min: 1 })),
  field: optional(z.enum(fields)),
  type: optional(integer({ min: 1 })),
  after: optional(keyInput),
})

export const feedPages: readonly Route[] = [
  page({ method: 'GET', path: '/models/feed.atom', query }, async ({ ctx, query: ask, view }) => {
    const feed = await readFeed(ctx, ask, {
      locale: view.locale,
      siteName: view.siteName,
      address: (path) => view.origin + localised(view.locale, path),
    })
    return new Response(writeFeed(feed), {
      headers: {
        'content-type': 'application/atom+xml; charset=utf-8',
        'cache-control': 'public, max-age=300',
        vary: 'accept-encoding',
        'last-modified': updatedOf(feed).toUTCString(),
      },
    })
  }),
]
