/** Turns facts about units into words: kinds, counts, extents, certainty, dates. */
import { formatDate, formatNumber } from '#platform/i18n/format.ts'
import type { Locale } from '#platform/i18n/messages.ts'
import { dayBefore } from '../dates.rules.ts'
import { kindWords } from '../kinds.messages.ts'
import { messages } from '../messages.ts'
import type { KindCount } from '../queries/count-children.ts'
import type { Certainty, Extent, UnitVersion } from '../units.rules.ts'

export function kindName(locale: Locale, kind: string): string {
  const kinds: Record<string, string> = kindWords[locale].kinds
  return kinds[kind] ?? kind
}

/** `28 tỉnh và 6 thành phố` as `28 tỉnh, 6 thành phố`; one unit in the singular. */
export function countedKinds(locale: Locale, counts: readonly KindCount[]): string {
  const many: Record<string, string> = kindWords[locale].kindsCounted
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
  readonly share: number | null
}

/** `một phần, khoảng 60%`; undefined when nothing is stated. A whole needs no share. */
export function extentWords(locale: Locale, part: Part): string | undefined {
  const say = messages[locale]
  const words = part.extent === null ? [] : [say.extents[part.extent]]
  if (part.share !== null && part.share < 1) {
    words.push(say.share(formatNumber(Math.round(part.share * 1000) / 10, locale)))
  }
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
