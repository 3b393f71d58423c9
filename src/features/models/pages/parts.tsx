/** Small things that several pages about models show. */
import { Fragment } from 'preact'
import { civilDate } from '#platform/clock.ts'
import { formatDate, formatNumber } from '#platform/i18n/format.ts'
import type { Locale } from '#platform/i18n/messages.ts'
import type { View } from '#platform/http/route.ts'
import type { Problem } from '#platform/problem.ts'
import { errorFor, type FormError } from '#ui/components/error-summary/error-summary.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Said, vi } from '#ui/components/said/said.tsx'
import { Table } from '#ui/components/table/table.tsx'
import { Tag, type Tone } from '#ui/components/tag/tag.tsx'
import { href } from '#ui/view.ts'
import { type ListedModel, placeOf } from '../list.store.ts'
import { listMessages } from '../list.messages.ts'
import { messages } from '../messages.ts'
import type { Content, ContentField, Owner, State } from '../model.rules.ts'
import { pageMessages } from '../page.messages.ts'
import type { ContentNames } from '../queries/content-names.ts'
import { formatRegistered } from '../registered.rules.ts'

const tones: Readonly<Record<State, Tone>> = {
  draft: 'neutral',
  submitted: 'open',
  returned: 'soon',
  accepted: 'open',
  published: 'done',
  withdrawn: 'neutral',
}

export function StateTag({ locale, state }: { locale: Locale; state: State }) {
  return <Tag tone={tones[state]}>{messages[locale].state[state]}</Tag>
}

/** Codes of what is no value at all, as opposed to one that is too long or can't be. */
const noValue = new Set([
  'too_small',
  'invalid_type',
  'invalid_value',
  'invalid_union',
  'invalid_format',
  'integer',
])

/**
 * For the error summary: what to do, a message a field, named by its label where the message does not say it;
 * or what the problem says as a whole. `move` is whose reason it was.
 */
export function errorsOf(problem: Problem, locale: Locale, move?: 'return' | 'withdraw'): FormError[] {
  if (problem.fields.length === 0) return [{ text: problem.words[locale] }]
  const { label: named, form, fix } = messages[locale]
  const words = pageMessages[locale].page
  const labels: Readonly<Record<string, string>> = {
    ...named,
    unitQuery: form.changeUnit,
    reason: words.reasonLabel,
  }
  const fixes: Readonly<Record<string, string>> = {
    ...fix,
    ...(move && { reason: words.reasonMissing[move] }),
  }
  return problem.fields.map(({ field, code, message }) => {
    const name = field.split('.')[0] ?? field
    if (name === 'key') return { text: form.oldKey }
    const label = labels[name]
    const fixed = noValue.has(code) ? fixes[name] : undefined
    const text = fixed ?? message[locale]
    const says = label === undefined || text.toLowerCase().includes(label.toLowerCase())
    return { field: name, text: says ? text : `${label}: ${text}` }
  })
}

/** The error of a field to show at it: the summary names the field, beside it the name would be said twice. */
export function besideField(errors: readonly FormError[], id: string, label: string): string | undefined {
  const text = errorFor(errors, id)
  return text?.startsWith(`${label}: `) === true ? text.slice(label.length + 2) : text
}

/** What was written, in the language and the lines it was written in. */
export function Written({ text }: { text: string }) {
  if (text === '') return null
  return (
    <span lang="vi">
      {text.split('\n').map((line, i) => (
        <Fragment key={`${i} ${line}`}>
          {i > 0 && <br />}
          {line}
        </Fragment>
      ))}
    </span>
  )
}

export function money(vnd: number, locale: Locale): string {
  return `${formatNumber(vnd, locale)} ${messages[locale].form.vnd}`
}

/** `more`: there are even more than `n`. */
export function countInWords(n: number, locale: Locale, more = false): string {
  const say = pageMessages[locale].browse
  if (more) return say.moreThan(formatNumber(n, locale))
  return n === 1 ? say.one : say.count(formatNumber(n, locale))
}

/** `Hội Phụ nữ phường (Mặt trận và đoàn thể)`. */
function ownerInWords({ name, block }: Owner, locale: Locale): string {
  return block === null ? name : `${name} (${messages[locale].ownerBlock[block]})`
}

/** A content field's value as a reader would see it. */
export function valueInWords(
  field: ContentField,
  value: Content[ContentField] | undefined,
  locale: Locale,
  names: ContentNames,
): string {
  const say = messages[locale]
  if (value === null || value === undefined) return ''
  if (typeof value === 'object')
    return value
      .map((one: number | Owner) =>
        typeof one === 'object'
          ? ownerInWords(one, locale)
          : (names.labels.get(one)?.name[locale] ?? String(one)),
      )
      .join('\n')
  const text = String(value)
  const named: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    field: say.field,
    level: say.level,
    ownerBlock: say.ownerBlock,
    registeredPrecision: say.precision,
  }
  if (field === 'registeredOn' || field === 'startsOn' || field === 'endsOn') return formatDate(text)
  if (typeof value === 'number' && field === 'typeId') return names.types.get(value)?.name[locale] ?? text
  if (typeof value === 'number' && field.startsWith('budget')) return money(value, locale)
  return named[field]?.[text] ?? text
}

/** Organisations, each with its block where that was said, and the way to its unit where it is one here. */
export function Owners({
  view,
  owners,
  names,
}: {
  view: View
  owners: readonly Owner[]
  names: ContentNames
}) {
  const { locale } = view
  return (
    <>
      {owners.map(({ name, block, unitId }, i) => (
        <Fragment key={`${i} ${name}`}>
          {i > 0 && <br />}
          <span lang="vi">
            {unitId !== null && names.units.has(unitId) ? (
              <Link href={href(view, `/units/${unitId}`)}>{name}</Link>
            ) : (
              name
            )}
          </span>
          {block !== null && ` (${messages[locale].ownerBlock[block]})`}
        </Fragment>
      ))}
    </>
  )
}

export interface ModelTableProps {
  readonly view: View
  readonly caption: string
  readonly rows: readonly ListedModel[]
  /** For officers, who see more than what is public. */
  readonly states?: boolean
  /** Shows since when a model waits instead of when it was registered. */
  readonly waiting?: boolean
  /** The rows that have a box in front, for a form around the table. */
  readonly boxes?: ReadonlySet<string> | undefined
  /** Why models came back; the first line of it is shown. */
  readonly reasons?: ReadonlyMap<string, string>
}

/** The first line, and a sign where there is more. */
function firstLine(text: string): string {
  const [line = ''] = text.split('\n')
  return line === text ? line : `${line} …`
}

export function ModelTable({ view, caption, rows, states, waiting, reasons, boxes }: ModelTableProps) {
  const { locale } = view
  const say = messages[locale]
  const words = pageMessages[locale]
  const since = ({ updatedAt }: ListedModel) => {
    const day = civilDate(updatedAt)
    const days = Math.round((Date.parse(view.today) - Date.parse(day)) / 86_400_000)
    return days < 1 ? formatDate(day) : `${formatDate(day)} (${words.work.days(formatNumber(days, locale))})`
  }
  return (
    <Table
      caption={caption}
      hideCaption
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        ...(boxes && boxes.size > 0
          ? [
              {
                key: 'choose',
                label: listMessages[locale].choose,
                cell: (row: ListedModel) =>
                  boxes.has(row.id) && (
                    <div class="choice">
                      <input type="checkbox" name="ids[]" value={row.id} id={`choose-${row.id}`} />
                      <label for={`choose-${row.id}`}>
                        <span class="visually-hidden">
                          <Said text={listMessages[locale].chooseOne(vi(row.title))} />
                        </span>
                      </label>
                    </div>
                  ),
              },
            ]
          : []),
        {
          key: 'title',
          label: say.label.title,
          heads: true,
          wide: true,
          cell: (row) => (
            <>
              <span lang="vi">
                <Link href={href(view, `/models/${row.id}`)}>{row.title}</Link>
              </span>
              {row.example && <small> ({words.browse.example})</small>}
            </>
          ),
        },
        {
          key: 'where',
          label: words.browse.where,
          wide: true,
          cell: (row) => <span lang="vi">{placeOf(row)}</span>,
        },
        {
          key: 'field',
          label: say.label.field,
          cell: (row) =>
            [say.field[row.field], words.browse.levelOf[row.level]].filter((part) => part !== '').join(', '),
        },
        {
          key: 'date',
          label: waiting === true ? words.work.waiting : words.browse.registered,
          cell: (row) => (waiting === true ? since(row) : formatRegistered(row)),
        },
        ...(reasons
          ? [
              {
                key: 'reason',
                label: words.page.reasonLabel,
                cell: (row: ListedModel) => <span lang="vi">{firstLine(reasons.get(row.id) ?? '')}</span>,
              },
            ]
          : []),
        ...(states === true
          ? [
              {
                key: 'state',
                label: words.browse.state,
                cell: (row: ListedModel) => <StateTag locale={locale} state={row.state} />,
              },
            ]
          : []),
      ]}
    />
  )
}
