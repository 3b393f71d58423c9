/** Small things that several pages about steps show. */
import { Fragment } from 'preact'
import type { Model } from '#features/models/contract.ts'
import type { Locale } from '#platform/i18n/messages.ts'
import { formatNumber } from '#platform/i18n/format.ts'
import type { View } from '#platform/http/route.ts'
import type { Problem } from '#platform/problem.ts'
import { errorFor, type FormError } from '#ui/components/error-summary/error-summary.tsx'
import { Tag, type Tone } from '#ui/components/tag/tag.tsx'
import { messages } from '../messages.ts'
import { daysLate, isOpenTask, type Task } from '../steps.rules.ts'

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

export function crumbs({ locale }: View, model: Pick<Model, 'id' | 'title'>, deeper = true) {
  const say = messages[locale]
  return [
    { href: '/models', label: say.models },
    { href: `/models/${model.id}`, label: model.title, lang: 'vi' as const },
    ...(deeper ? [{ href: `/models/${model.id}/steps`, label: say.steps }] : []),
  ]
}

const tones: Readonly<Record<Task['state'], Tone>> = {
  todo: 'neutral',
  doing: 'open',
  done: 'done',
  dropped: 'neutral',
}

/** The state in a word; how late it is beside it. */
export function TaskTag({ locale, task, today }: { locale: Locale; task: Task; today: string }) {
  const say = messages[locale]
  const late = daysLate(task, today)
  const days = formatNumber(late, locale)
  return (
    <>
      <Tag tone={tones[task.state]}>{say.taskState[task.state]}</Tag>
      {late > 0 && (
        <>
          {' '}
          <Tag tone={isOpenTask(task) ? 'late' : 'neutral'}>
            {isOpenTask(task) ? say.late(days) : say.wasLate(days)}
          </Tag>
        </>
      )}
    </>
  )
}

type Labels = (typeof messages)['vi']['label']

function labelOf(field: string, locale: Locale): string | undefined {
  const labels: Partial<Record<string, string>> = messages[locale].label satisfies Record<
    keyof Labels,
    string
  >
  return labels[field]
}

/** For the error summary: what to do, named by the field's label where the message does not say it. */
export function errorsOf(problem: Problem, locale: Locale): FormError[] {
  if (problem.fields.length === 0) return [{ text: problem.words[locale] }]
  return problem.fields.map(({ field: path, message }) => {
    const field = path.split('.')[0] ?? path
    const label = labelOf(field, locale)
    const text = message[locale]
    const says = label === undefined || text.toLowerCase().includes(label.toLowerCase())
    return { field, text: says ? text : `${label}: ${text}` }
  })
}

/** The error beside its field, where the label would be said twice. */
export function besideField(errors: readonly FormError[], field: string, label: string): string | undefined {
  const text = errorFor(errors, field)
  return text?.startsWith(`${label}: `) === true ? text.slice(label.length + 2) : text
}

/** What was typed into a field, as text. */
export function typedText(typed: Readonly<Record<string, unknown>>, name: string): string {
  const value = typed[name]
  return typeof value === 'string' ? value : ''
}

/** What was typed into fields of one name. */
export function typedList(typed: Readonly<Record<string, unknown>>, name: string): string[] {
  const value = typed[name]
  if (Array.isArray(value)) return value.map(String)
  return typeof value === 'string' ? [value] : []
}

/** The revision that somebody else saved meanwhile; undefined for any other problem. */
export function newestRevision(problem: Problem | undefined): number | undefined {
  const revision = problem?.code === 'steps.changed' ? problem.details['revision'] : undefined
  return typeof revision === 'number' ? revision : undefined
}
