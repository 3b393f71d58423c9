/** Small things that several pages about indicators show: values in words, states, errors. */
import type { ComponentChildren } from 'preact'
import { formatDate, formatNumber } from '#platform/i18n/format.ts'
import type { Locale } from '#platform/i18n/messages.ts'
import type { Problem } from '#platform/problem.ts'
import type { FormError } from '#ui/components/error-summary/error-summary.tsx'
import { Said, vi } from '#ui/components/said/said.tsx'
import { Tag, type Tone } from '#ui/components/tag/tag.tsx'
import type { Indicator, Version } from '../indicator.rules.ts'
import { messages } from '../messages.ts'
import { pageMessages } from '../page.messages.ts'
import type { ShownValue } from '../shown.rules.ts'
import type { TargetState } from '../target.rules.ts'
import { marksMet, noGrade, writeAmount } from '../value.rules.ts'

/** Digits with a dot, as a reader of the language expects them. */
export function digits(text: string, locale: Locale): string {
  const [whole = '', fraction] = text.split('.')
  const shown = formatNumber(Number(whole), locale).replace(/^0$/u, whole.startsWith('-') ? '-0' : '0')
  return fraction === undefined ? shown : `${shown}${locale === 'vi' ? ',' : '.'}${fraction}`
}

export function nameOf({ name, nameEn }: Pick<Version, 'name' | 'nameEn'>, locale: Locale): string {
  return locale === 'en' && nameEn !== '' ? nameEn : name
}

/** As the beginning of a line. */
export function beginning(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** The language that `nameOf` answered in. */
export function langOf({ nameEn }: Pick<Version, 'nameEn'>, locale: Locale): 'vi' | undefined {
  return locale === 'en' && nameEn === '' ? 'vi' : undefined
}

/** `nameOf` inside of a sentence of the page. */
export function spokenName(version: Pick<Version, 'name' | 'nameEn'>, locale: Locale): string {
  const name = nameOf(version, locale)
  return langOf(version, locale) === 'vi' ? vi(name) : name
}

export function labelOf(
  option: { readonly label: string; readonly en?: string | undefined },
  locale: Locale,
): string {
  if (locale === 'vi') return option.label
  return option.en ?? vi(option.label)
}

export function measureOf(indicator: Indicator, locale: Locale): string {
  return indicator.measure.name[locale]
}

/** `545 trên 545 hộ (100 %)`, `trên 5.500 lượt người`, `Nâng cao`; without the unit of measure where that is said beside it. */
export function valueText(
  indicator: Indicator,
  version: Version,
  value: ShownValue,
  locale: Locale,
  { bare = false }: { bare?: boolean } = {},
): string {
  const say = messages[locale]
  if (value.hidden) return say.hidden
  if (indicator.kind === 'grade') {
    const option = version.options.find(({ code }) => code === value.grade)
    return option
      ? labelOf(option, locale)
      : value.grade === noGrade || value.grade === null
        ? say.noGrade
        : value.grade
  }
  if (indicator.kind === 'checklist') {
    const { met, seen } = marksMet(value.marks)
    return say.criteriaMet(formatNumber(met, locale), formatNumber(seen, locale))
  }
  if (value.amount === null) return say.nothing
  const amount = digits(writeAmount(value.amount, indicator.decimals), locale)
  const bound =
    value.bound === 'at_least' ? say.atLeast(amount) : value.bound === 'about' ? say.about(amount) : amount
  const measure = bare ? '' : measureOf(indicator, locale)
  if (value.outOf === null) return `${bound} ${measure}`.trim()
  const rate = say.outOf(bound, formatNumber(value.outOf, locale), measure).trim()
  if (value.percent === null) return rate
  /* A percentage without remainder needs no decimals. */
  const whole = (value.amount * 100) % value.outOf === 0
  const percent = whole ? value.percent.replace(/\.0+$/u, '') : value.percent
  return `${rate} (${say.percent(digits(percent, locale))})`
}

const tones: Readonly<Record<TargetState, Tone>> = {
  nothing_yet: 'neutral',
  under_way: 'open',
  met: 'done',
  met_late: 'done',
  no_result: 'soon',
  missed: 'late',
  cannot_say: 'soon',
}

export function TargetTag({ locale, state }: { locale: Locale; state: TargetState }) {
  return <Tag tone={tones[state]}>{messages[locale].state[state]}</Tag>
}

/** A day, or the period that ends on it. */
export function whenText(
  row: { readonly fromDate: string | null; readonly onDate: string },
  locale: Locale,
): string {
  return row.fromDate === null
    ? formatDate(row.onDate)
    : pageMessages[locale].values.to(formatDate(row.fromDate), formatDate(row.onDate))
}

/** Marks of a checklist, each criterion with its answer. */
export function Marks({ locale, version, value }: { locale: Locale; version: Version; value: ShownValue }) {
  const say = messages[locale]
  return (
    <ul>
      {version.options.map((option) => {
        const mark = value.marks?.[option.code]
        const answer = mark === undefined ? say.notSeen : mark ? say.yes : say.no
        return (
          <li key={option.code}>
            <Said text={labelOf(option, locale)} />: {answer}
          </li>
        )
      })}
    </ul>
  )
}

/** Where a number comes from; a link where there is one. */
export function SourceText({
  sourceTitle,
  sourceUrl,
  decision = null,
}: {
  sourceTitle: string | null
  sourceUrl: string | null
  decision?: string | null
}): ComponentChildren {
  const title = [decision, sourceTitle].filter((part) => part !== null).join('. ')
  if (title === '' && sourceUrl === null) return null
  return (
    <span lang="vi">
      {sourceUrl === null ? (
        title
      ) : (
        <a href={sourceUrl} rel="noreferrer nofollow">
          {title === '' ? sourceUrl : title}
        </a>
      )}
    </span>
  )
}

/** For the error summary: a message a field, named by its label where the message does not say it. `names` are fields of the form. */
export function errorsOf(problem: Problem, locale: Locale): FormError[] {
  if (problem.fields.length === 0) return [{ text: problem.words[locale] }]
  const labels: Readonly<Record<string, string>> = messages[locale].field
  return problem.fields.map(({ field, message }) => {
    const label = labels[field.split('.').at(-1) ?? field] ?? labels[field.split('.')[0] ?? '']
    const text = message[locale]
    const says = label === undefined || text.toLowerCase().includes(label.toLowerCase())
    return { field, text: says ? text : `${label}: ${text}` }
  })
}

/** The error of a field to show at it: the summary names the field, beside it the name would be said twice. */
export function errorAt(errors: readonly FormError[], field: string, label: string): string | undefined {
  const text = errors.find((error) => error.field === field)?.text
  return text?.startsWith(`${label}: `) === true ? text.slice(label.length + 2) : text
}

/** Typed fields of a form as text, for showing it again. */
export type Typed = Readonly<Record<string, string | undefined>>

export function textsOf(typed: Readonly<Record<string, unknown>>): Typed {
  return Object.fromEntries(
    Object.entries(typed).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : Array.isArray(value) ? value.join('\n') : undefined,
    ]),
  )
}

/** Several values of one name, as boxes send them. */
export function listOf(typed: Readonly<Record<string, unknown>>, name: string): string[] {
  const value = typed[name]
  return Array.isArray(value) ? value.map(String) : typeof value === 'string' && value !== '' ? [value] : []
}
