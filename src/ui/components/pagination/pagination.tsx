/** Previous and next, for lists paged by key: there are no page numbers, because counting them all would be slow. */
import { words } from '#ui/messages.ts'
import type { Locale } from '#ui/view.ts'

export type PaginationProps = {
  locale: Locale
  previous?: string | undefined
  next?: string | undefined
  /** Where one is, in words: "51 đến 100 trong 3.321 đơn vị". */
  position?: string | undefined
  /** Tells several apart on one page. */
  label?: string | undefined
}

export function Pagination({ locale, previous, next, position, label }: PaginationProps) {
  if (previous === undefined && next === undefined) return null
  const say = words[locale]
  return (
    <nav class="pagination" aria-label={label ?? say.pages}>
      {previous === undefined ? null : (
        <a class="button button-secondary" href={previous} rel="prev">
          {say.previous}
        </a>
      )}
      {position === undefined ? null : <span>{position}</span>}
      {next === undefined ? null : (
        <a class="button button-secondary" href={next} rel="next">
          {say.next}
        </a>
      )}
    </nav>
  )
}
