/** Small things that several pages of appraisal show. */
import type { ComponentChildren } from 'preact'
import { formatDate, formatNumber } from '#platform/i18n/format.ts'
import type { Locale } from '#platform/i18n/messages.ts'
import type { Problem } from '#platform/problem.ts'
import type { FormError } from '#ui/components/error-summary/error-summary.tsx'
import { Notice } from '#ui/components/notice/notice.tsx'
import { Table } from '#ui/components/table/table.tsx'
import { Tag, type Tone } from '#ui/components/tag/tag.tsx'
import type { Deed } from '../appraisal.schemas.ts'
import { messages } from '../messages.ts'
import type { Round, Rubric, State } from '../round.rules.ts'
import { roundMessages } from '../round.messages.ts'
import { hundredths } from '../score.rules.ts'

/** What people wrote is Vietnamese, whatever the language of the page. */
export function Vi({ children }: { children: ComponentChildren }) {
  return <span lang="vi">{children}</span>
}

/** Text as it was written, line by line. */
export function Written({ text }: { text: string }) {
  return (
    <span lang="vi">
      {text.split('\n').map((line, i) => (
        <span key={`${i} ${line}`}>
          {i > 0 && <br />}
          {line}
        </span>
      ))}
    </span>
  )
}

const tones: Readonly<Record<State, Tone>> = {
  draft: 'neutral',
  open: 'open',
  scoring: 'open',
  shortlisted: 'soon',
  decided: 'done',
  cancelled: 'neutral',
}

export function StateTag({ locale, round }: { locale: Locale; round: { state: State; closed: boolean } }) {
  const say = messages[locale]
  const words = round.state === 'scoring' && round.closed ? say.panelClosed : say.state[round.state]
  return <Tag tone={tones[round.state]}>{words}</Tag>
}

export function roundTag(round: Round) {
  return { state: round.state, closed: round.panelClosedAt !== null }
}

/** A message a field, named by its label where the message does not say it; or what the problem says as a whole. */
export function errorsOf(
  problem: Problem,
  locale: Locale,
  labels: Readonly<Record<string, string>> = {},
): FormError[] {
  if (problem.fields.length === 0) return [{ text: problem.words[locale] }]
  const known: Readonly<Record<string, string>> = { ...messages[locale].label, ...labels }
  return problem.fields.map(({ field, message }) => {
    const label = known[field] ?? known[field.split('.')[0] ?? field]
    const text = message[locale]
    const says = label === undefined || text.toLowerCase().includes(label.toLowerCase())
    return { field, text: says ? text : `${label}: ${text}` }
  })
}

/** What was typed into a field, or what stood there. */
export function typedOr(typed: Readonly<Record<string, unknown>>, name: string, otherwise = ''): string {
  const value = typed[name]
  return typeof value === 'string' ? value : otherwise
}

export function Done({ locale, done }: { locale: Locale; done: Deed | undefined }) {
  if (done === undefined) return null
  return (
    <Notice locale={locale} kind="success" announce>
      <p>{roundMessages[locale].done[done]}</p>
    </Notice>
  )
}

export function ExampleNotice({ locale, example }: { locale: Locale; example: boolean }) {
  if (!example) return null
  return (
    <Notice locale={locale} title={messages[locale].example}>
      <p>{messages[locale].exampleText}</p>
    </Notice>
  )
}

/** `84,33`: a mean out of 100. */
export function meanText(one: { total: number; sheets: number }, scale: number, locale: Locale): string {
  return decimals(hundredths(one, scale), locale)
}

/** The total of one sheet, out of 100. */
export function shareText(total: number, scale: number, locale: Locale): string {
  return decimals(hundredths({ total, sheets: 1 }, scale), locale)
}

function decimals(value: number, locale: Locale): string {
  const rest = String(value % 100).padStart(2, '0')
  return `${formatNumber(Math.floor(value / 100), locale)}${locale === 'vi' ? ',' : '.'}${rest}`
}

export function datesText(round: { opensOn: string; closesOn: string }, locale: Locale): string {
  return messages[locale].from(formatDate(round.opensOn), formatDate(round.closesOn))
}

export function RubricTable({ locale, rubric }: { locale: Locale; rubric: Rubric }) {
  const say = messages[locale]
  return (
    <Table
      caption={say.label.criteria}
      hideCaption
      rows={rubric.criteria}
      rowKey={({ position }) => position}
      columns={[
        { key: 'name', label: say.table.name, cell: ({ name }) => <Vi>{name}</Vi> },
        {
          key: 'guidance',
          label: say.label.guidance,
          cell: ({ guidance }) => (guidance === '' ? '–' : <Written text={guidance} />),
        },
        { key: 'weight', label: say.table.weight, numeric: true, cell: ({ weight }) => weight },
      ]}
      totals={{ name: say.table.weight, weight: 100 }}
    />
  )
}
