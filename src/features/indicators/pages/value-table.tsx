/** What was reported, the newest first: of a target or of an indicator of a unit, with its corrections for who reports. */
import { formatNumber } from '#platform/i18n/format.ts'
import type { View } from '#platform/http/route.ts'
import { Link } from '#ui/components/link/link.tsx'
import { Said, vi } from '#ui/components/said/said.tsx'
import { Table } from '#ui/components/table/table.tsx'
import { href } from '#ui/view.ts'
import type { Indicator, Version } from '../indicator.rules.ts'
import { messages } from '../messages.ts'
import { pageMessages } from '../page.messages.ts'
import type { ReportedValue } from '../queries/model-targets.ts'
import type { Streak } from '../target.rules.ts'
import { Marks, SourceText, valueText, whenText } from './parts.tsx'

interface ValueTableProps {
  readonly view: View
  readonly caption: string
  readonly indicator: Indicator
  readonly version: Version
  readonly values: readonly ReportedValue[]
  readonly mayReport: boolean
}

export function ValueTable({ view, caption, indicator, version, values, mayReport }: ValueTableProps) {
  const { locale } = view
  const say = pageMessages[locale].values
  const note = (row: ReportedValue) =>
    [
      row.retracted ? say.retracted : row.counts ? '' : say.corrected,
      row.reason === null ? '' : say.reason(vi(row.reason)),
    ]
      .filter((part) => part !== '')
      .join('. ')
  return (
    <Table
      caption={caption}
      hideCaption
      rows={values}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'when',
          label: indicator.timing === 'period' ? say.period : say.day,
          cell: (row) => whenText(row, locale),
        },
        {
          key: 'value',
          label: say.value,
          cell: (row) =>
            row.retracted ? (
              '–'
            ) : (
              <>
                {valueText(indicator, version, row.shown, locale)}
                {indicator.kind === 'checklist' && !row.shown.hidden && (
                  <Marks locale={locale} version={version} value={row.shown} />
                )}
              </>
            ),
        },
        { key: 'source', label: say.source, cell: (row) => <SourceText {...row} /> },
        ...(mayReport
          ? [
              {
                key: 'note',
                label: say.note,
                cell: (row: ReportedValue) => <Said text={note(row)} />,
              },
              {
                key: 'correct',
                label: say.correct,
                cell: (row: ReportedValue) =>
                  row.counts ? (
                    <Link
                      href={href(view, `/indicator-values/${row.id}/correct`)}
                      about={whenText(row, locale)}
                    >
                      {say.correct}
                    </Link>
                  ) : null,
              },
            ]
          : []),
      ]}
    />
  )
}

export function StreakText({ view, streak }: { view: View; streak: Streak }) {
  const { locale } = view
  return (
    <>{messages[locale].streak(formatNumber(streak.years, locale), String(streak.from), String(streak.to))}</>
  )
}
