/** What the head of a public model's page says to programs: its address, its card, and the same as structured data. */
import { modelWords, type ModelPanelAsk } from '#features/models/contract.ts'
import { localised } from '#platform/http/route.ts'
import { cardSize } from '../card.ts'
import { messages } from '../messages.ts'
import { excerpt, scriptJson, structuredData } from '../share.rules.ts'

const descriptionLength = 200

/** For `registerModelPanel('head', …)`. Nothing of what is not public. */
export function modelHead({ model, view, place }: ModelPanelAsk) {
  if (model.state !== 'published') return Promise.resolve(null)
  const address = (path: string) => view.origin + localised(view.locale, path)
  const url = address(`/models/${model.id}`)
  /* Of another revision another address, so that whoever keeps pictures fetches the new one. */
  const image = `${view.origin}/models/${model.id}/card.png?v=${model.revision}`
  const description = excerpt([model.method, model.situation, model.goals, model.outputs], descriptionLength)
  const data = structuredData({
    url,
    title: model.title,
    description,
    place,
    leads: model.lead.map(({ name }) => name),
    updated: model.updatedAt,
    image,
    siteName: view.siteName,
    siteUrl: address('/'),
    list: { url: address('/models'), name: modelWords[view.locale].models },
  })
  const properties: readonly (readonly [string, string])[] = [
    ['og:type', 'article'],
    ['og:site_name', view.siteName],
    ['og:title', model.title],
    ['og:url', url],
    ['og:locale', view.locale === 'vi' ? 'vi_VN' : 'en_GB'],
    ...(description === '' ? [] : [['og:description', description] as const]),
    ['og:image', image],
    ['og:image:type', 'image/png'],
    ['og:image:width', String(cardSize.width)],
    ['og:image:height', String(cardSize.height)],
    ['og:image:alt', messages[view.locale].cardAlt(model.title, place)],
    ['article:modified_time', model.updatedAt.toISOString()],
  ]
  return Promise.resolve(
    <>
      {description === '' ? null : <meta name="description" content={description} />}
      <link rel="canonical" href={url} />
      {properties.map(([property, content]) => (
        <meta key={property} property={property} content={content} />
      ))}
      <meta name="twitter:card" content="summary_large_image" />
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: scriptJson(data) }} />
    </>,
  )
}
