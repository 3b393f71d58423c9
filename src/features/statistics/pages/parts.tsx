/** Small things that the pages of statistics share. */
import type { Locale } from '#platform/i18n/messages.ts'
import { formatNumber } from '#platform/i18n/format.ts'
import type { View } from '#platform/http/route.ts'
import { Link } from '#ui/components/link/link.tsx'
import { href } from '#ui/view.ts'
import { messages } from '../messages.ts'
import { type Change, grouped } from '../statistics.rules.ts'

/** A number that leads to the records behind it; `about` tells it from the others for who hears it. */
export function Count({
  view,
  figure,
  about,
}: {
  view: View
  figure: { readonly n: number; readonly href: string } | undefined
  about: string
}) {
  if (!figure || figure.n === 0) return <>0</>
  return (
    <Link href={href(view, figure.href)} about={about}>
      {formatNumber(figure.n, view.locale)}
    </Link>
  )
}

/** Digits grouped as people read them, exact however long. */
export function digits(vnd: string, locale: Locale): string {
  return grouped(vnd, locale === 'vi' ? '.' : ',')
}

/** Whole đồng. */
export function dong(vnd: string, locale: Locale): string {
  return `${digits(vnd, locale)} ${messages[locale].money.vnd}`
}

/** Digits with a dot as people read them: `65,6%`. */
export function percent(text: string | null, locale: Locale): string {
  if (text === null) return '–'
  return `${locale === 'vi' ? text.replace('.', ',') : text}%`
}

/** `+12`, `−3` or the word for no change. */
export function changeInWords({ difference }: Change, locale: Locale): string {
  if (difference === 0) return messages[locale].changeNone
  const sign = difference > 0 ? '+' : '−'
  return `${sign}${formatNumber(Math.abs(difference), locale)}`
}

/** The address of a page of statistics with other words in its query; what is undefined is taken out. */
export function askedAt(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const words = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) words.set(name, value)
  const text = words.toString()
  return text === '' ? path : `${path}?${text}`
}
