/** Adding a task, changing it, and saying how far it is. */
import type { Model } from '#features/models/contract.ts'
import { html, page, type Route, seeOther, type View } from '#platform/http/route.ts'
import { newId } from '#platform/ids.ts'
import { uuid } from '#platform/http/inputs.ts'
import type { Problem } from '#platform/problem.ts'
import { DateField } from '#ui/components/date-field/date-field.tsx'
import { FormSection } from '#ui/components/form-section/form-section.tsx'
import { Notice } from '#ui/components/notice/notice.tsx'
import { Radios } from '#ui/components/radios/radios.tsx'
import { TextArea } from '#ui/components/text-area/text-area.tsx'
import { TextField } from '#ui/components/text-field/text-field.tsx'
import { addTask } from '../commands/add-task.ts'
import { editTask, setTaskState } from '../commands/edit-task.ts'
import { formMessages } from '../form.messages.ts'
import { messages } from '../messages.ts'
import { noTask, stepClosed } from '../steps.problems.ts'
import { type Task, taskStates } from '../steps.rules.ts'
import { modelPath, newTaskBody, taskBody, taskPath, taskStateBody } from '../steps.schemas.ts'
import { findTask, listSteps } from '../steps.store.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { fieldsOf, FormPage, writableModel } from './form-page.tsx'
import { newestRevision, typedText, Written } from './parts.tsx'
import { toSteps } from './steps.page.tsx'

type Values = Readonly<Record<string, string>>

const planFields = ['what', 'who', 'how', 'output', 'dueOn'] as const
const taskFields = [...planFields, 'state', 'doneOn', 'reason'] as const

interface TaskFormProps {
  readonly view: View
  readonly model: Model
  readonly values: Values
  /** Undefined for a new one. */
  readonly task?: Task
  readonly hidden: Readonly<Record<string, string>>
  /** The step of organising is closed: only the state may change. */
  readonly planned?: boolean
  readonly problem?: Problem | undefined
}

function valuesOf(task: Task): Values {
  return Object.fromEntries(taskFields.map((field) => [field, task[field] ?? '']))
}

function typedValues(typed: Readonly<Record<string, unknown>>): Values {
  return Object.fromEntries(taskFields.map((field) => [field, typedText(typed, field)]))
}

function storedRows(view: View, task: Task, values: Values) {
  const say = messages[view.locale]
  return taskFields
    .filter((field) => (task[field] ?? '') !== values[field])
    .map((field) => ({
      key: say.label[field],
      value: field === 'state' ? say.taskState[task.state] : <Written text={task[field] ?? ''} />,
    }))
}

function Plan({ view, of, planned }: { view: View; of: ReturnType<typeof fieldsOf>; planned: boolean }) {
  const say = formMessages[view.locale]
  return (
    <>
      <TextField {...of('what')} maxLength={500} readOnly={planned} />
      <TextField {...of('who')} hint={say.hint.who} maxLength={200} readOnly={planned} />
      {planned ? (
        <TextField {...of('how')} optional readOnly />
      ) : (
        <TextArea {...of('how')} optional rows={3} limit={2000} />
      )}
      <TextField {...of('output')} hint={say.hint.output} maxLength={500} readOnly={planned} />
      {planned ? <TextField {...of('dueOn')} width={10} readOnly /> : <DateField {...of('dueOn')} />}
    </>
  )
}

function TaskForm({ view, model, values, task, hidden, planned = false, problem }: TaskFormProps) {
  const { locale } = view
  const say = formMessages[locale]
  const of = fieldsOf(view, values, problem)
  const changed = task && newestRevision(problem) !== undefined
  return (
    <FormPage
      view={view}
      model={model}
      title={task ? say.editTask : say.newTask}
      action={task ? `tasks/${task.id}` : 'tasks/new'}
      step="organise"
      hidden={hidden}
      problem={problem}
      stored={changed ? storedRows(view, task, values) : undefined}
    >
      {planned && (
        <Notice locale={locale}>
          <p>{say.planClosed}</p>
        </Notice>
      )}
      <Plan view={view} of={of} planned={planned} />
      {task && (
        <FormSection legend={say.progress}>
          <Radios
            {...of('state')}
            options={taskStates.map((value) => ({ value, label: messages[locale].taskState[value] }))}
          />
          <DateField {...of('doneOn')} optional max={view.today} />
          <TextArea {...of('reason')} label={say.dropReason} optional rows={2} limit={2000} />
        </FormSection>
      )}
    </FormPage>
  )
}

async function organised(ctx: Ctx, id: string): Promise<boolean> {
  return (await listSteps(ctx.db, id)).some(({ name, closedOn }) => name === 'organise' && closedOn !== null)
}

async function existing(ctx: Ctx, id: string, taskId: string) {
  const model = await writableModel(ctx, id, 'organise')
  const task = await findTask(ctx.db, model.id, taskId)
  if (!task) throw noTask()
  return { model, task, planned: await organised(ctx, model.id) }
}

async function again(
  { ctx, view, params }: { ctx: Ctx; view: View; params: { id: string; task: string } },
  problem: Problem,
  values: Values,
  read: number,
): Promise<Response> {
  const { model, task, planned } = await existing(ctx, params.id, params.task)
  const revision = newestRevision(problem) ?? (Number.isInteger(read) ? read : task.revision)
  return html(
    <TaskForm
      view={view}
      model={model}
      task={task}
      values={values}
      planned={planned}
      hidden={{ revision: String(revision) }}
      problem={problem}
    />,
    problem.status,
  )
}

const one = '/models/{id}/tasks/{task}'

export const taskPages: readonly Route[] = [
  page(
    { method: 'GET', path: '/models/{id}/tasks/new', params: modelPath, members: true },
    async (exchange) => {
      const { ctx, view, params } = exchange
      const model = await writableModel(ctx, params.id, 'organise')
      if (await organised(ctx, model.id)) throw stepClosed()
      return html(<TaskForm view={view} model={model} values={{}} hidden={{ key: newId(ctx.clock.now()) }} />)
    },
  ),
  page(
    {
      method: 'POST',
      path: '/models/{id}/tasks/new',
      params: modelPath,
      body: newTaskBody,
      members: true,
      again: async ({ ctx, view, params }, problem, typed) => {
        const model = await writableModel(ctx, params.id, 'organise')
        const key = uuid.safeParse(typedText(typed, 'key')).data ?? newId(ctx.clock.now())
        return html(
          <TaskForm
            view={view}
            model={model}
            values={typedValues(typed)}
            hidden={{ key }}
            problem={problem}
          />,
          problem.status,
        )
      },
    },
    async ({ ctx, view, params: { id }, body }) => {
      await addTask(ctx, { ...body, modelId: id })
      return seeOther(view, `/models/${id}/steps?done=saved#organise`)
    },
  ),
  page({ method: 'GET', path: one, params: taskPath, members: true }, async ({ ctx, view, params }) => {
    const { model, task, planned } = await existing(ctx, params.id, params.task)
    return html(
      <TaskForm
        view={view}
        model={model}
        task={task}
        values={valuesOf(task)}
        planned={planned}
        hidden={{ revision: String(task.revision) }}
      />,
    )
  }),
  page(
    {
      method: 'POST',
      path: one,
      params: taskPath,
      body: taskBody,
      members: true,
      again: (exchange, problem, typed) =>
        again(exchange, problem, typedValues(typed), Number(typedText(typed, 'revision'))),
    },
    async ({ ctx, view, params: { id, task }, body }) => {
      await editTask(ctx, { ...body, modelId: id, task })
      return seeOther(view, `/models/${id}/steps?done=saved#organise`)
    },
  ),
  toSteps(`${one}/state`, taskPath),
  page(
    {
      method: 'POST',
      path: `${one}/state`,
      params: taskPath,
      body: taskStateBody,
      members: true,
      again: async (exchange, problem, typed) => {
        const { task } = await existing(exchange.ctx, exchange.params.id, exchange.params.task)
        const said = Object.entries(typedValues(typed)).filter(([, value]) => value !== '')
        return again(exchange, problem, { ...valuesOf(task), ...Object.fromEntries(said) }, task.revision)
      },
    },
    async ({ ctx, view, params: { id, task }, body }) => {
      await setTaskState(ctx, { ...body, modelId: id, task })
      return seeOther(view, `/models/${id}/steps?done=saved#organise`)
    },
  ),
]
