/** The parts pages are laid out with: heading, sections, side by side, lists of doors. Pages have no CSS of their own. */
import type { ComponentChildren } from 'preact'
import { Said } from '#ui/components/said/said.tsx'
import { words } from '#ui/messages.ts'
import type { Locale } from '#ui/view.ts'

export type PageHeadingProps = {
  title: string
  /** Language of the title, where it may differ from the page's: names of places are Vietnamese. */
  lang?: Locale | undefined
  /** A short line above: the kind of thing, or where it belongs. */
  kicker?: ComponentChildren
  /** One or two sentences under the title. */
  lead?: ComponentChildren
  /** Beside the title: a state tag. */
  tag?: ComponentChildren
  /** The page's actions. */
  actions?: ComponentChildren
}

/** The page's only h1. */
export function PageHeading({ title, lang, kicker, lead, tag, actions }: PageHeadingProps) {
  return (
    <div class="page-heading">
      <div class="page-heading-text">
        {kicker === undefined ? null : <p class="kicker">{kicker}</p>}
        <h1 lang={lang}>
          <Said text={title} />
        </h1>
        {tag === undefined ? null : <p class="page-heading-tag">{tag}</p>}
        {lead === undefined ? null : <div class="lead">{lead}</div>}
      </div>
      {actions === undefined ? null : <div class="page-heading-actions">{actions}</div>}
    </div>
  )
}

export type SectionProps = {
  title: ComponentChildren
  /** For links to this part. */
  id?: string | undefined
  level?: 2 | 3 | undefined
  /** A link or button at the heading's right. */
  action?: ComponentChildren
  children: ComponentChildren
}

export function Section({ title, id, level = 2, action, children }: SectionProps) {
  return (
    <section class="section" id={id}>
      <div class="section-head">
        {level === 2 ? <h2>{title}</h2> : <h3>{title}</h3>}
        {action}
      </div>
      {children}
    </section>
  )
}

/** A narrow column (filters, key facts) and a wide one; one under the other on a phone, `side` first. */
export function Split({ side, children }: { side: ComponentChildren; children: ComponentChildren }) {
  return (
    <div class="split">
      <div class="split-side">{side}</div>
      <div class="split-main">{children}</div>
    </div>
  )
}

/** Equal columns, as many as fit: figures, short cards, two columns of statements. */
export function Columns({ children, wide }: { children: ComponentChildren; wide?: boolean | undefined }) {
  return <div class={wide === true ? 'columns columns-wide' : 'columns'}>{children}</div>
}

export type DoorItem = {
  href: string
  title: ComponentChildren
  /** Language of the title, where it may differ from the page's. */
  lang?: Locale | undefined
  text?: ComponentChildren
  /** State, count or date at the end of the line. */
  meta?: ComponentChildren
}

/** A list of places to go or things found, each with a line that says what it is. */
export function LinkList({
  items,
  compact,
}: {
  items: readonly DoorItem[]
  /** For a hundred short names: a line each, in columns where there is room. */
  compact?: boolean | undefined
}) {
  return (
    <ul class={compact === true ? 'link-list link-list-compact' : 'link-list'}>
      {items.map((item) => (
        <li key={item.href}>
          <div class="link-list-text">
            <a href={item.href} lang={item.lang}>
              {item.title}
            </a>
            {item.text === undefined ? null : <div class="link-list-about">{item.text}</div>}
          </div>
          {item.meta === undefined ? null : <div class="link-list-meta">{item.meta}</div>}
        </li>
      ))}
    </ul>
  )
}

/** Links to the sections of a long page, under its heading; nothing where there is only one. */
export function OnThisPage({
  locale,
  items,
}: {
  locale: Locale
  items: readonly { readonly id: string; readonly label: string }[]
}) {
  if (items.length < 2) return null
  return (
    <nav class="on-this-page" aria-label={words[locale].contents}>
      <ul>
        {items.map(({ id, label }) => (
          <li key={id}>
            <a href={`#${id}`}>{label}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Secondary text: sources, as-of dates, explanations. */
export function Note({ children }: { children: ComponentChildren }) {
  return <p class="note">{children}</p>
}

/** Detail that most readers skip. Opens without JavaScript. */
export function Disclosure({
  summary,
  id,
  open,
  children,
}: {
  summary: string
  /** For links to it. */
  id?: string | undefined
  open?: boolean | undefined
  children: ComponentChildren
}) {
  return (
    <details class="disclosure" id={id} open={open}>
      <summary>{summary}</summary>
      <div class="disclosure-body">{children}</div>
    </details>
  )
}

/**
 * Large and alone, to be printed and hung on the board. `aside` is for the QR code and the address. `above`: what
 * stands over the title; then all is set in the middle, within a double frame that is printed too, as certificates are.
 */
export function Poster({
  title,
  above,
  children,
  aside,
}: {
  title: string
  above?: ComponentChildren
  children: ComponentChildren
  aside?: ComponentChildren
}) {
  return (
    <article class={above === undefined ? 'poster' : 'poster poster-framed'}>
      {above}
      <h1>{title}</h1>
      <div class="poster-body">{children}</div>
      {aside === undefined ? null : <footer class="poster-aside">{aside}</footer>}
    </article>
  )
}
