/** On the worklist: questions of other officers that nobody answered. */
import type { Waiting, WaitingAsk } from '#features/models/contract.ts'
import { civilDate } from '#platform/clock.ts'
import { formatDate } from '#platform/i18n/format.ts'
import { Link } from '#ui/components/link/link.tsx'
import { Table } from '#ui/components/table/table.tsx'
import { href } from '#ui/view.ts'
import { deskMessages } from '../desk.messages.ts'
import { unanswered } from '../queries/unanswered.ts'

/** The first line, and a sign where there is more. */
function firstLine(text: string): string {
  const [line = ''] = text.split('\n')
  return line === text ? line : `${line} …`
}

export async function waitingComments({ ctx, view }: WaitingAsk): Promise<Waiting | null> {
  const rows = await unanswered(ctx)
  if (rows.length === 0) return null
  const say = deskMessages[view.locale].waiting
  return {
    id: 'comments',
    title: say.title,
    count: rows.length,
    content: (
      <Table
        caption={say.title}
        hideCaption
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'model',
            label: say.model,
            cell: (row) => (
              <span lang="vi">
                <Link href={href(view, `/models/${row.modelId}/comments`)}>{row.title}</Link>
              </span>
            ),
          },
          { key: 'body', label: say.body, cell: (row) => <span lang="vi">{firstLine(row.body)}</span> },
          { key: 'since', label: say.since, cell: (row) => formatDate(civilDate(row.at)) },
        ]}
      />
    ),
  }
}
