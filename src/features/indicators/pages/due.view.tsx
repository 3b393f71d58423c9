/** What an officer is to report, as a section of the worklist. */
import type { Waiting, WaitingAsk } from '#features/models/contract.ts'
import { formatDate } from '#platform/i18n/format.ts'
import { Link } from '#ui/components/link/link.tsx'
import { Table } from '#ui/components/table/table.tsx'
import { href } from '#ui/view.ts'
import { pageMessages } from '../page.messages.ts'
import { dueReports } from '../queries/due-reports.ts'
import { langOf, nameOf } from './parts.tsx'

/** For `registerWaiting`. */
export async function dueSection({ ctx, view }: WaitingAsk): Promise<Waiting | null> {
  const { units, models } = await dueReports(ctx)
  const count = units.length + models.length
  if (count === 0) return null
  const { locale } = view
  const say = pageMessages[locale].due
  const name = (row: { readonly indicatorName: string; readonly indicatorNameEn: string }) => {
    const words = { name: row.indicatorName, nameEn: row.indicatorNameEn }
    return { text: nameOf(words, locale), lang: langOf(words, locale) }
  }
  return {
    id: 'due-reports',
    title: say.title,
    count,
    content: (
      <>
        {models.length > 0 && (
          <Table
            caption={say.models}
            rows={models}
            rowKey={(row) => row.targetId}
            columns={[
              {
                key: 'model',
                label: say.model,
                cell: (row) => (
                  <span lang="vi">
                    <Link href={href(view, `/models/${row.modelId}/targets/${row.targetId}#report`)}>
                      {row.title}
                    </Link>
                  </span>
                ),
              },
              {
                key: 'indicator',
                label: say.indicator,
                cell: (row) => <span lang={name(row).lang}>{name(row).text}</span>,
              },
              { key: 'due', label: say.dueOn, cell: (row) => formatDate(row.dueOn) },
            ]}
          />
        )}
        {units.length > 0 && (
          <Table
            caption={say.units}
            rows={units}
            rowKey={(row) => `${row.unitId} ${row.indicatorId}`}
            columns={[
              {
                key: 'unit',
                label: say.unit,
                cell: (row) => (
                  <span lang="vi">
                    <Link
                      href={href(view, `/units/${row.unitId}/indicators/${row.indicatorId}#report`)}
                      about={name(row).text}
                    >
                      {row.unitName}
                    </Link>
                  </span>
                ),
              },
              {
                key: 'indicator',
                label: say.indicator,
                cell: (row) => <span lang={name(row).lang}>{name(row).text}</span>,
              },
              {
                key: 'period',
                label: say.period,
                cell: (row) => `${formatDate(row.from)} – ${formatDate(row.to)}`,
              },
            ]}
          />
        )}
      </>
    ),
  }
}
