/** The way from the first level down to the page above: where a reader who arrived by search can climb. */
import { Said } from '#ui/components/said/said.tsx'
import { words } from '#ui/messages.ts'
import type { Locale } from '#ui/view.ts'

export type Crumb = {
  href: string
  label: string
  /** Language of the label, where it may differ from the page's: names of places are Vietnamese. */
  lang?: Locale | undefined
}

/** `label` tells several apart on one page. */
export function Breadcrumbs({
  locale,
  items,
  label,
}: {
  locale: Locale
  items: Crumb[]
  label?: string | undefined
}) {
  if (items.length === 0) return null
  return (
    <nav class="breadcrumbs" aria-label={label ?? words[locale].breadcrumbs}>
      <ol>
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href} lang={item.lang}>
              <Said text={item.label} />
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
