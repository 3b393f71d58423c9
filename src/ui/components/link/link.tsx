/** A link in text. Another language or another site is said, not left to find out. */
import type { ComponentChildren } from 'preact'
import { Said } from '#ui/components/said/said.tsx'
import type { Locale } from '#ui/view.ts'

export type LinkProps = {
  href: string
  children: ComponentChildren
  /** Language of the page it leads to, where that differs. */
  hreflang?: Locale | undefined
  /** Offers the target as a file under this name. */
  download?: string | undefined
  /** Words for screen readers after the visible ones, where the visible ones repeat in a list ("Xem"). */
  about?: string | undefined
  /** Alone on its line: gets a full touch target. */
  standalone?: boolean | undefined
  current?: boolean | undefined
}

export function Link({ href, children, hreflang, download, about, standalone, current }: LinkProps) {
  return (
    <a
      class={standalone === true ? 'link-standalone' : undefined}
      href={href}
      hreflang={hreflang}
      download={download}
      aria-current={current === true ? 'page' : undefined}
    >
      {children}
      {about === undefined ? null : (
        <span class="visually-hidden">
          {' '}
          <Said text={about} />
        </span>
      )}
    </a>
  )
}
