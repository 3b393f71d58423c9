/** `/models/{id}/card.png`: the picture that programs show beside a shared address. Only of what is public. */
import { page, type Route } from '#platform/http/route.ts'
import { readCard } from '../queries/read-card.ts'
import { cardPath } from '../showcase.schemas.ts'

export const cardPages: readonly Route[] = [
  page({ method: 'GET', path: '/models/{id}/card.png', params: cardPath }, async ({ ctx, params, view }) => {
    const png = await readCard(ctx, params.id, view.siteName)
    return new Response(new Uint8Array(png), {
      headers: { 'content-type': 'image/png', 'cache-control': 'public, max-age=3600' },
    })
  }),
]
