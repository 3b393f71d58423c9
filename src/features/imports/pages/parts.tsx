/** Small things that several pages about imports show. */
import type { Locale } from '#platform/i18n/messages.ts'
import { formatNumber } from '#platform/i18n/format.ts'
import type { View } from '#platform/http/route.ts'
import type { Problem } from '#platform/problem.ts'
import type { FormError } from '#ui/components/error-summary/error-summary.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Said, viQuotes } from '#ui/components/said/said.tsx'
import { Table } from '#ui/components/table/table.tsx'
import { Tag, type Tone } from '#ui/components/tag/tag.tsx'
import { href } from '#ui/view.ts'
import { cellText } from '../header.rules.ts'
import type { ImportState } from '../import.rules.ts'
import type { SheetImport } from '../imports.store.ts'
import { messages } from '../messages.ts'
import { pageMessages } from '../page.messages.ts'
import { outcome } from '../queries/result-rows.ts'
import type { ShownRow } from '../rows.store.ts'

const tones: Readonly<Record<ImportState, Tone>> = {
  columns: 'soon',
  checking: 'open',
  checked: 'soon',
  running: 'open',
  done: 'done',
  cancelled: 'neutral',
}

export function StateTag({ locale, state }: { locale: Locale; state: ImportState }) {
  return <Tag tone={tones[state]}>{messages[locale].state[state]}</Tag>
}

/** Fields that a reader can be led to. */
const onForms =
  /^(?:file|sheet|row|unit|registered|field|level|ownerBlock|moneyUnit|enterAs|source|columns)$/u

export function errorsOf(problem: Problem, locale: Locale): FormError[] {
  if (problem.fields.length === 0) return [{ text: problem.words[locale] }]
  return problem.fields.map(({ field, message }) => {
    const name = field.split('.')[0] ?? field
    return onForms.test(name) ? { field: name, text: message[locale] } : { text: message[locale] }
  })
}

export const crumbs = (locale: Locale) => [{ href: '/imports', label: pageMessages[locale].title }]

export function rowsInWords(n: number, locale: Locale): string {
  return pageMessages[locale].rows(formatNumber(n, locale))
}

/** Which column of the list holds the name. */
function titleColumn({ plan }: SheetImport): number | undefined {
  return plan?.columns.find(({ target }) => target === 'title')?.column
}

/** Rows with what became of them; those that are models lead to them. */
export function RowTable({
  view,
  one,
  rows,
  caption,
}: {
  view: View
  one: SheetImport
  rows: readonly ShownRow[]
  caption: string
}) {
  const { locale } = view
  const say = pageMessages[locale]
  const column = titleColumn(one)
  const title = (row: ShownRow) =>
    column === undefined
      ? row.cells.map(cellText).find((text) => text !== '')
      : cellText(row.cells[column - 1])
  return (
    <Table
      caption={caption}
      hideCaption
      rows={rows}
      rowKey={(row) => row.rowNo}
      columns={[
        { key: 'row', label: say.row, heads: true, cell: (row) => row.rowNo },
        {
          key: 'title',
          label: say.name,
          cell: (row) =>
            row.modelId === null ? (
              <span lang="vi">{title(row)}</span>
            ) : (
              <span lang="vi">
                <Link href={href(view, `/models/${row.modelId}`)}>{title(row) || say.open}</Link>
              </span>
            ),
        },
        {
          key: 'reason',
          label: say.reason,
          cell: (row) => <Said text={viQuotes(outcome(row.state, row.remarks, locale))} />,
        },
      ]}
    />
  )
}
