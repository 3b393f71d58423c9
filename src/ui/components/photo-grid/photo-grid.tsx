/**
 * Photos as small pictures that lead to the large ones, each with words for who can't see it; and pairs of before and
 * after. On paper two stand beside each other with their captions.
 */
import type { ComponentChildren } from 'preact'
import { words } from '#ui/messages.ts'
import type { Locale } from '#ui/view.ts'

export type Photo = {
  /** Of the small picture. */
  src: string
  width: number
  height: number
  /** Leads to the large one. */
  href: string
  /** What is to be seen; the caption serves when it was not written. */
  alt?: string | undefined
  caption?: string | undefined
  /** Beside the caption: a date, a button to remove it. */
  note?: ComponentChildren
}

export function PhotoGrid({
  locale,
  photos,
  label,
}: {
  locale: Locale
  photos: readonly Photo[]
  label: string
}) {
  if (photos.length === 0) return null
  return (
    <ul class="photo-grid" aria-label={label}>
      {photos.map((photo, index) => (
        <li key={photo.href}>
          <Figure photo={photo} name={words[locale].photo(index + 1)} />
        </li>
      ))}
    </ul>
  )
}

/** Things to look at before each is chosen: a cell holds one and its box. */
export function PhotoChoices({ items }: { items: readonly { key: string; content: ComponentChildren }[] }) {
  return (
    <ul class="photo-choices">
      {items.map(({ key, content }) => (
        <li key={key}>{content}</li>
      ))}
    </ul>
  )
}

export type PhotoPair = { before: Photo; after: Photo; caption?: string | undefined }

export function PhotoPairs({
  locale,
  pairs,
  label,
}: {
  locale: Locale
  pairs: readonly PhotoPair[]
  label: string
}) {
  if (pairs.length === 0) return null
  const say = words[locale]
  return (
    <ul class="photo-pairs" aria-label={label}>
      {pairs.map(({ before, after, caption }) => (
        <li key={before.href}>
          <div class="photo-pair">
            {(
              [
                ['before', before],
                ['after', after],
              ] as const
            ).map(([side, photo]) => (
              <div key={side}>
                <p class="photo-side">{say[side]}</p>
                <Figure photo={photo} name={say[side]} />
              </div>
            ))}
          </div>
          {caption === undefined ? null : <p class="photo-caption">{caption}</p>}
        </li>
      ))}
    </ul>
  )
}

/** `name` is what the picture is called when nobody wrote words for it. */
function Figure({ photo, name }: { photo: Photo; name: string }) {
  return (
    <figure class="photo">
      <a href={photo.href}>
        <img
          src={photo.src}
          width={photo.width}
          height={photo.height}
          alt={photo.alt || photo.caption || name}
          loading="lazy"
          decoding="async"
        />
      </a>
      {photo.caption === undefined && photo.note === undefined ? null : (
        <figcaption>
          {photo.caption}
          {photo.note === undefined ? null : <span class="photo-note">{photo.note}</span>}
        </figcaption>
      )}
    </figure>
  )
}
