/**
 * Names of places stay Vietnamese in both languages. Here they are marked so, because a screen reader that
 * takes them for English can't be understood.
 */
import type { ComponentChildren } from 'preact'
import type { Locale } from '#platform/i18n/messages.ts'
import { sourceWords } from './wording.ts'

export function Vi({ children }: { children: ComponentChildren }) {
  return <span lang="vi">{children}</span>
}

/** A name, and in brackets what tells it from its namesakes. */
export function Name({ name, period }: { name: string; period: string | undefined }) {
  return (
    <>
      <Vi>{name}</Vi>
      {period === undefined ? '' : ` (${period})`}
    </>
  )
}

/** What a source is called, with its address where it has one. */
export function Source({ locale, title, url }: { locale: Locale; title: string; url: string | null }) {
  const { words, ours } = sourceWords(locale, title)
  const lang = ours ? undefined : 'vi'
  return url === null ? (
    <span lang={lang}>{words}</span>
  ) : (
    <a href={url} lang={lang}>
      {words}
    </a>
  )
}
