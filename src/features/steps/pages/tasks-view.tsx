/** Tasks in a table: what, who, by when, what comes of it, how far; with buttons for who keeps them. */
import { formatDate, formatNumber } from '#platform/i18n/format.ts'
import type { View } from '#platform/http/route.ts'
import { Button, ButtonGroup } from '#ui/components/button/button.tsx'
import { Form } from '#ui/components/form-section/form-section.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Table } from '#ui/components/table/table.tsx'
import { href } from '#ui/view.ts'
import { formMessages } from '../form.messages.ts'
import { messages } from '../messages.ts'
import { isOpenTask, type Task } from '../steps.rules.ts'
import { TaskTag, Written } from './parts.tsx'

interface TasksProps {
  readonly view: View
  readonly modelId: string
  readonly tasks: readonly Task[]
  /** The reader may say how far they are. */
  readonly writes: boolean
}

/** What a click says next: it is under way, or it is done. */
function Progress({ view, modelId, task }: { view: View; modelId: string; task: Task }) {
  const say = formMessages[view.locale]
  const next = task.state === 'todo' ? (['doing', 'done'] as const) : (['done'] as const)
  return (
    <ButtonGroup>
      {next.map((state) => (
        <Form key={state} action={href(view, `/models/${modelId}/tasks/${task.id}/state`)} hidden={{ state }}>
          <Button kind="secondary">
            {state === 'doing' ? say.setDoing : say.setDone}
            <span class="visually-hidden">
              : <span lang="vi">{task.what}</span>
            </span>
          </Button>
        </Form>
      ))}
    </ButtonGroup>
  )
}

export function Tasks({ view, modelId, tasks, writes }: TasksProps) {
  const { locale } = view
  const say = messages[locale]
  const form = formMessages[locale]
  const counted = tasks.filter(({ state }) => state !== 'dropped')
  const done = counted.filter(({ state }) => state === 'done').length
  if (tasks.length === 0) return <p>{say.noTasks}</p>
  return (
    <>
      <p>{say.taskCount(formatNumber(done, locale), formatNumber(counted.length, locale))}</p>
      <Table
        caption={say.tasks}
        hideCaption
        rows={tasks}
        rowKey={(task) => task.id}
        columns={[
          {
            key: 'what',
            label: say.label.what,
            cell: (task) => (
              <span lang="vi">
                {writes ? (
                  <Link href={href(view, `/models/${modelId}/tasks/${task.id}`)}>{task.what}</Link>
                ) : (
                  task.what
                )}
              </span>
            ),
          },
          { key: 'who', label: say.label.who, cell: (task) => <span lang="vi">{task.who}</span> },
          { key: 'how', label: say.label.how, cell: (task) => <Written text={task.how} /> },
          { key: 'output', label: say.label.output, cell: (task) => <span lang="vi">{task.output}</span> },
          { key: 'due', label: say.label.dueOn, cell: (task) => formatDate(task.dueOn) },
          {
            key: 'state',
            label: say.label.state,
            cell: (task) => (
              <>
                <TaskTag locale={locale} task={task} today={view.today} />
                {task.doneOn !== null && <p>{say.doneOn(formatDate(task.doneOn))}</p>}
                {task.reason !== null && <p lang="vi">{say.dropped(task.reason)}</p>}
              </>
            ),
          },
          ...(writes && tasks.some(isOpenTask)
            ? [
                {
                  key: 'progress',
                  label: form.next,
                  cell: (task: Task) =>
                    isOpenTask(task) ? <Progress view={view} modelId={modelId} task={task} /> : null,
                },
              ]
            : []),
        ]}
      />
    </>
  )
}
