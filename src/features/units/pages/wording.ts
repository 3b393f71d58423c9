/** Turns facts about units into words: kinds, counts, extents, certainty, dates. */
import { formatDate, formatNumber } from '#platform/i18n/format.ts'
import type { Locale } from '#platform/i18n/messages.ts'
import { dayBefore } from '../dates.rules.ts'
import { allSources } from '../import/sources.rules.ts'
import { kindWords } from '../kinds.messages.ts'
import { messages } from '../messages.ts'
import type { KindCount } from '../queries/count-children.ts'
import type { Certainty, Extent, TimelineEdge, UnitVersion } from '../units.rules.ts'
import { lastDayOf } from './names.rules.ts'

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

/** A source as people call it, in their language; one that isn't ours is called what it was given. */
export function sourceWords(locale: Locale, title: string): { words: string; ours: boolean } {
  const known: Record<string, string> = messages[locale].sources
  const words = known[allSources.find((source) => source.title === title)?.code ?? '']
  return { words: words ?? title, ours: words !== undefined }
}

/** `đến 30/06/2025` for a version that ended, `đơn vị cũ` where nobody knows when; undefined for one that holds. */
export function endWords(
  locale: Locale,
  version: Pick<UnitVersion, 'from' | 'to' | 'dated'>,
  today: string,
): string | undefined {
  const say = messages[locale]
  const last = lastDayOf(version, today)
  if (last !== undefined) return say.until(formatDate(last))
  return version.dated ? undefined : say.live.former
}

/** What tells a version from another of the same name: its end, or else its beginning. */
export function periodWords(
  locale: Locale,
  version: Pick<UnitVersion, 'from' | 'to' | 'dated'>,
  today: string,
): string | undefined {
  const ended = endWords(locale, version, today)
  if (ended !== undefined || version.from === null) return ended
  return messages[locale].since(formatDate(version.from))
}

/** What tells the other end of a change from the unit itself, where both carry one name. */
export function namesakePeriod(
  locale: Locale,
  { unit, direction }: Pick<TimelineEdge, 'unit' | 'direction'>,
  own: Pick<UnitVersion, 'fullName'>,
): string | undefined {
  if (unit.fullName !== own.fullName || !unit.dated) return undefined
  const say = messages[locale]
  if (direction === 'into') return unit.from === null ? undefined : say.since(formatDate(unit.from))
  return unit.to === null ? undefined : say.until(formatDate(dayBefore(unit.to)))
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
