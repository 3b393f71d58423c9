/** Turns facts about units into the words of a sentence: names inside of one, counts, extents, dates. */
import { formatDate, formatNumber } from '#platform/i18n/format.ts'
import type { Locale } from '#platform/i18n/messages.ts'
import { dayBefore } from '../dates.rules.ts'
import { messages } from '../messages.ts'
import type { KindCount } from '../queries/count-children.ts'
import type { Certainty, Extent, UnitVersion } from '../units.rules.ts'

const kindWord =
  /^(?:Tỉnh|Thành phố|Quận|Huyện|Thị xã|Thị trấn|Phường|Xã|Đặc khu|Thôn|Tổ dân phố|Khu dân cư|Cụm|Khu công nghiệp)(?= )/u

/** A name or place as it reads inside a sentence: `phường An Khê, thành phố Đà Nẵng`. */
export function inText(place: string): string {
  return place
    .split(', ')
    .map((part) => part.replace(kindWord, (word) => word.charAt(0).toLowerCase() + word.slice(1)))
    .join(', ')
}

/** What stands above the first name of a place, as in a sentence; '' for a place of one name. */
export function contextOf(place: string): string {
  return inText(place.split(', ').slice(1).join(', '))
}

/** `place` without the units above that it shares with `own`, so that a list doesn't repeat its page's place. */
export function placeBeside(place: string, own: string): string {
  const parts = place.split(', ')
  const near = own.split(', ').slice(1)
  while (parts.length > 1 && near.length > 0 && parts.at(-1) === near.at(-1)) {
    parts.pop()
    near.pop()
  }
  const [first = '', ...above] = parts
  return above.length > 0 ? `${first}, ${inText(above.join(', '))}` : first
}

export function kindName(locale: Locale, kind: string): string {
  const kinds: Record<string, string> = messages[locale].kinds
  return kinds[kind] ?? kind
}

/** `28 tỉnh và 6 thành phố` as `28 tỉnh, 6 thành phố`; one unit in the singular. */
export function countedKinds(locale: Locale, counts: readonly KindCount[]): string {
  const many: Record<string, string> = messages[locale].kindsCounted
  return counts
    .map(({ kind, count }) => {
      const word = count === 1 ? kindName(locale, kind).toLowerCase() : (many[kind] ?? kind)
      return `${formatNumber(count, locale)} ${word}`
    })
    .join(', ')
}

export function countedUnits(locale: Locale, count: number): string {
  const say = messages[locale]
  return count === 1 ? say.unitCounted : say.unitsCounted(formatNumber(count, locale))
}

interface Part {
  readonly extent: Extent | null
  readonly extentNote: string | null
  readonly share: number | null
}

/** `một phần, khoảng 60%`; undefined when nothing is stated. A whole needs no share. */
export function extentWords(locale: Locale, part: Part): string | undefined {
  const say = messages[locale]
  const words = part.extent === null ? [] : [say.extents[part.extent]]
  if (part.share !== null && part.share < 1) {
    words.push(say.share(formatNumber(Math.round(part.share * 1000) / 10, locale)))
  }
  if (part.extentNote !== null) words.push(part.extentNote)
  return words.length > 0 ? words.join(', ') : undefined
}

export function certaintyWords(locale: Locale, certainty: Certainty): string {
  return messages[locale].certainties[certainty]
}

/** From when to when a version held, in words for each end. `to` is exclusive, people read the last day. */
export function spanWords(
  locale: Locale,
  version: Pick<UnitVersion, 'from' | 'to' | 'dated'>,
): { from: string; to: string } {
  const say = messages[locale]
  if (!version.dated) return { from: say.unknownDates, to: say.unknownDates }
  return {
    from: version.from === null ? say.unknownStart : formatDate(version.from),
    to: version.to === null ? say.stillSo : formatDate(dayBefore(version.to)),
  }
}
