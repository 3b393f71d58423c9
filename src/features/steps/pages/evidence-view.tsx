/** Evidence as readers see it: pairs of before and after, photos, then documents and links. */
import type { Locale } from '#platform/i18n/messages.ts'
import { formatDate } from '#platform/i18n/format.ts'
import type { View } from '#platform/http/route.ts'
import { Link } from '#ui/components/link/link.tsx'
import { type Photo, PhotoGrid, PhotoPairs } from '#ui/components/photo-grid/photo-grid.tsx'
import { href } from '#ui/view.ts'
import type { Evidence, Picture } from '../evidence.store.ts'
import { messages } from '../messages.ts'
import type { Part } from '../steps.schemas.ts'

export interface EvidenceProps {
  readonly view: View
  readonly modelId: string
  readonly evidence: readonly Evidence[]
}

/** Where a file of it lies. Files have one address in both languages, so that browsers keep one. */
export function partPath(modelId: string, { id }: Pick<Evidence, 'id'>, part: Part): string {
  return `/models/${modelId}/evidence/${id}/${part}`
}

/** The day, and for officers whether others see it. */
function noteOf({ takenOn, public: shown }: Evidence, locale: Locale): string | undefined {
  const parts = [takenOn === null ? '' : formatDate(takenOn), shown ? '' : messages[locale].hidden]
  return parts.filter((part) => part !== '').join(' · ') || undefined
}

function photoOf(
  modelId: string,
  one: Evidence,
  picture: Picture,
  parts: readonly [small: Part, large: Part],
): Photo {
  return {
    src: partPath(modelId, one, parts[0]),
    width: picture.width,
    height: picture.height,
    href: partPath(modelId, one, parts[1]),
    alt: one.caption,
  }
}

export function photosOf({ view, modelId, evidence }: EvidenceProps): Photo[] {
  return evidence.flatMap((one) => {
    if (one.kind !== 'photo' || !one.picture) return []
    const note = noteOf(one, view.locale)
    const photo = photoOf(modelId, one, one.picture, ['small', 'large'])
    return [{ ...photo, caption: one.caption, ...(note !== undefined && { note }) }]
  })
}

export function pairsOf({ view, modelId, evidence }: EvidenceProps) {
  return evidence.flatMap((one) => {
    if (one.kind !== 'pair' || !one.picture || !one.after) return []
    const note = noteOf(one, view.locale)
    return [
      {
        before: photoOf(modelId, one, one.picture, ['small', 'large']),
        after: photoOf(modelId, one, one.after, ['after-small', 'after']),
        caption: note === undefined ? one.caption : `${one.caption} (${note})`,
      },
    ]
  })
}

/** `Biên bản.pdf, 1,2 MB`. */
function fileWords(name: string, bytes: number, locale: Locale): string {
  const megabytes = Math.max(0.1, bytes / 1_000_000)
  const said = megabytes.toLocaleString(locale === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 1 })
  return `${name}, ${messages[locale].size(said)}`
}

export function Papers({ view, modelId, evidence }: EvidenceProps) {
  const { locale } = view
  const papers = evidence.filter(({ kind }) => kind === 'document' || kind === 'link')
  if (papers.length === 0) return null
  return (
    <ul>
      {papers.map((one) => {
        const note = noteOf(one, locale)
        return (
          <li key={one.id}>
            <span lang="vi">
              <Link href={one.url ?? href(view, partPath(modelId, one, 'document'))}>{one.caption}</Link>
              {one.document && ` (${fileWords(one.document.name, one.document.bytes, locale)})`}
            </span>
            {note !== undefined && ` · ${note}`}
          </li>
        )
      })}
    </ul>
  )
}

export function EvidenceView(props: EvidenceProps) {
  const { view } = props
  const say = messages[view.locale]
  return (
    <div lang="vi">
      <PhotoPairs locale={view.locale} label={say.pairs} pairs={pairsOf(props)} />
      <PhotoGrid locale={view.locale} label={say.photos} photos={photosOf(props)} />
      <Papers {...props} />
    </div>
  )
}
