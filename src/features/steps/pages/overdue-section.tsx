/** Overdue tasks on the page of what waits for an officer. */
import type { Waiting, WaitingAsk } from '#features/models/contract.ts'
import { formatDate, formatNumber } from '#platform/i18n/format.ts'
import { Link } from '#ui/components/link/link.tsx'
import { Note } from '#ui/components/page/page.tsx'
import { Table } from '#ui/components/table/table.tsx'
import { Tag } from '#ui/components/tag/tag.tsx'
import { href } from '#ui/view.ts'
import { messages } from '../messages.ts'
import { overdueTasks } from '../queries/overdue-tasks.ts'
import { daysLate } from '../steps.rules.ts'

export async function overdueSection({ ctx, view }: WaitingAsk): Promise<Waiting | null> {
  const { tasks, more } = await overdueTasks(ctx)
  if (tasks.length === 0) return null
  const { locale } = view
  const say = messages[locale]
  const late = (dueOn: string) => daysLate({ state: 'todo', dueOn, doneOn: null }, view.today)
  return {
    id: 'overdue',
    title: say.overdue,
    count: tasks.length,
    content: (
      <>
        <p>{say.overdueText}</p>
        <Table
          caption={say.overdue}
          hideCaption
          rows={tasks}
          rowKey={(task) => task.id}
          columns={[
            {
              key: 'what',
              label: say.label.what,
              cell: (task) => (
                <span lang="vi">
                  <Link href={href(view, `/models/${task.modelId}/tasks/${task.id}`)}>{task.what}</Link>
                </span>
              ),
            },
            { key: 'who', label: say.label.who, cell: (task) => <span lang="vi">{task.who}</span> },
            {
              key: 'model',
              label: say.model,
              cell: (task) => (
                <span lang="vi">
                  <Link href={href(view, `/models/${task.modelId}/steps#organise`)}>{task.title}</Link>
                </span>
              ),
            },
            {
              key: 'due',
              label: say.label.dueOn,
              cell: (task) => (
                <>
                  {formatDate(task.dueOn)}{' '}
                  <Tag tone="late">{say.late(formatNumber(late(task.dueOn), locale))}</Tag>
                </>
              ),
            },
          ]}
        />
        {more && <Note>{say.overdueMore(formatNumber(tasks.length, locale))}</Note>}
      </>
    ),
  }
}
