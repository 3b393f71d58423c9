/** All outreach of a model; adding one, changing it, and removing what was entered by mistake. */
import type { Model } from '#features/models/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { uuid } from '#platform/http/inputs.ts'
import { html, page, type Route, seeOther, type View } from '#platform/http/route.ts'
import { newId } from '#platform/ids.ts'
import type { Problem } from '#platform/problem.ts'
import { Button } from '#ui/components/button/button.tsx'
import { Checkbox } from '#ui/components/checkboxes/checkboxes.tsx'
import { DateField } from '#ui/components/date-field/date-field.tsx'
import { Form, FormSection } from '#ui/components/form-section/form-section.tsx'
import { Disclosure, PageHeading } from '#ui/components/page/page.tsx'
import { Select } from '#ui/components/select/select.tsx'
import { TextArea } from '#ui/components/text-area/text-area.tsx'
import { TextField } from '#ui/components/text-field/text-field.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { addOutreach } from '../commands/add-outreach.ts'
import { editOutreach } from '../commands/edit-outreach.ts'
import { removeOutreach } from '../commands/remove-outreach.ts'
import { formMessages } from '../form.messages.ts'
import { messages } from '../messages.ts'
import { noOutreach, stepClosed } from '../steps.problems.ts'
import { readSteps } from '../queries/read-steps.ts'
import { most, type Outreach, outreachKinds, type Question } from '../steps.rules.ts'
import { modelPath, newOutreachForm, noBody, outreachForm, outreachPath } from '../steps.schemas.ts'
import { findOutreach, listSteps } from '../steps.store.ts'
import { fieldsOf, FormPage, writableModel } from './form-page.tsx'
import { OutreachList, reachedWords } from './outreach-view.tsx'
import { crumbs, newestRevision, typedList, typedText, Written } from './parts.tsx'
import { toSteps } from './steps.page.tsx'

type Values = Readonly<Record<string, string>>

const plain = ['kind', 'audience', 'heldOn', 'place', 'attendance', 'note'] as const
/** As many pairs of blanks as a form offers beyond what is written. */
const blanks = 3

interface OutreachFormProps {
  readonly view: View
  readonly model: Model
  readonly values: Values
  readonly atLeast: boolean
  readonly questions: readonly Question[]
  /** Undefined for a new one. */
  readonly outreach?: Outreach
  readonly hidden: Readonly<Record<string, string>>
  readonly problem?: Problem | undefined
}

function valuesOf(outreach: Outreach): Values {
  return Object.fromEntries(plain.map((field) => [field, String(outreach[field] ?? '')]))
}

function typedQuestions(typed: Readonly<Record<string, unknown>>): Question[] {
  const answers = typedList(typed, 'answers')
  return typedList(typed, 'questions')
    .map((question, i) => ({ question, answer: answers[i] ?? '' }))
    .filter(({ question, answer }) => question !== '' || answer !== '')
}

function Questions({ view, questions }: Pick<OutreachFormProps, 'view' | 'questions'>) {
  const { locale } = view
  const say = formMessages[locale]
  const shown = [
    ...questions,
    ...Array.from({ length: blanks }, (): Question => ({ question: '', answer: '' })),
  ].slice(0, 20)
  return (
    <FormSection legend={messages[locale].label.questions} hint={say.hint.questions}>
      {shown.map(({ question, answer }, i) => (
        <div key={i}>
          <TextArea
            locale={locale}
            label={say.question(i + 1)}
            name="questions[]"
            id={i === 0 ? 'questions' : `question-${i + 1}`}
            value={question}
            rows={2}
            optional
          />
          <TextArea
            locale={locale}
            label={say.answer(i + 1)}
            name="answers[]"
            id={`answer-${i + 1}`}
            value={answer}
            rows={2}
            optional
          />
        </div>
      ))}
    </FormSection>
  )
}

function Removal({ view, model, outreach }: { view: View; model: Model; outreach: Outreach }) {
  const say = formMessages[view.locale]
  return (
    <Disclosure summary={say.removeOutreachOpen}>
      <Form action={href(view, `/models/${model.id}/outreach/${outreach.id}/remove`)}>
        <Button kind="danger">{say.removeOutreach}</Button>
      </Form>
    </Disclosure>
  )
}

function OutreachForm(props: OutreachFormProps) {
  const { view, model, values, outreach, problem } = props
  const { locale } = view
  const say = formMessages[locale]
  const words = messages[locale]
  const of = fieldsOf(view, values, problem)
  const stored =
    outreach && newestRevision(problem) !== undefined
      ? plain.map((field) => ({
          key: words.label[field],
          value:
            field === 'kind' ? words.kind[outreach.kind] : <Written text={String(outreach[field] ?? '')} />,
        }))
      : undefined
  return (
    <FormPage
      view={view}
      model={model}
      title={outreach ? say.editOutreach : say.newOutreach}
      action={outreach ? `outreach/${outreach.id}` : 'outreach/new'}
      step="mobilise"
      hidden={props.hidden}
      problem={problem}
      stored={stored}
      more={outreach && <Removal view={view} model={model} outreach={outreach} />}
    >
      <Select
        {...of('kind')}
        placeholder={say.chooseDecision}
        options={outreachKinds.map((value) => ({ value, label: words.kind[value] }))}
      />
      <TextField {...of('audience')} hint={say.hint.audience} maxLength={500} />
      <DateField {...of('heldOn')} max={view.today} />
      <TextField {...of('place')} maxLength={500} />
      <TextField {...of('attendance')} optional inputMode="numeric" width={10} hint={say.hint.attendance} />
      <Checkbox locale={locale} label={say.hint.atLeast} name="attendanceAtLeast" checked={props.atLeast} />
      <TextArea {...of('note')} optional rows={3} limit={5000} />
      <Questions view={view} questions={props.questions} />
    </FormPage>
  )
}

async function existing(ctx: Ctx, id: string, outreachId: string) {
  const model = await writableModel(ctx, id, 'mobilise')
  const outreach = await findOutreach(ctx.db, model.id, outreachId)
  if (!outreach) throw noOutreach()
  return { model, outreach }
}

async function mustBeOpen(ctx: Ctx, id: string): Promise<void> {
  const closed = (await listSteps(ctx.db, id)).some(
    ({ name, closedOn }) => name === 'mobilise' && closedOn !== null,
  )
  if (closed) throw stepClosed()
}

/** What was typed, for a form that comes back. */
function typedForm(typed: Readonly<Record<string, unknown>>) {
  return {
    values: Object.fromEntries(plain.map((field) => [field, typedText(typed, field)])),
    atLeast: typedText(typed, 'attendanceAtLeast') === 'yes',
    questions: typedQuestions(typed),
  }
}

const one = '/models/{id}/outreach/{outreach}'
const create = '/models/{id}/outreach/new'

export const outreachPages: readonly Route[] = [
  page({ method: 'GET', path: '/models/{id}/outreach', params: modelPath }, async ({ ctx, view, params }) => {
    const read = await readSteps(ctx, params.id, { outreach: most.outreach })
    const say = messages[view.locale]
    const open =
      read.writes.has('mobilise') && !read.steps.some((s) => s.name === 'mobilise' && s.closedOn !== null)
    return html(
      <Layout view={view} title={say.outreach} breadcrumbs={crumbs(view, read.model)} wide>
        <PageHeading title={say.outreach} kicker={<span lang="vi">{read.model.title}</span>} />
        {read.reached.times === 0 ? (
          <p>{say.noOutreach}</p>
        ) : (
          reachedWords(read.reached, view.locale).map((text) => <p key={text}>{text}</p>)
        )}
        <OutreachList view={view} modelId={read.model.id} outreach={read.outreach} writes={open} />
      </Layout>,
    )
  }),
  page({ method: 'GET', path: create, params: modelPath, members: true }, async ({ ctx, view, params }) => {
    const model = await writableModel(ctx, params.id, 'mobilise')
    await mustBeOpen(ctx, model.id)
    return html(
      <OutreachForm
        view={view}
        model={model}
        values={{}}
        atLeast={false}
        questions={[]}
        hidden={{ key: newId(ctx.clock.now()) }}
      />,
    )
  }),
  page(
    {
      method: 'POST',
      path: create,
      params: modelPath,
      body: newOutreachForm,
      members: true,
      again: async ({ ctx, view, params }, problem, typed) => {
        const model = await writableModel(ctx, params.id, 'mobilise')
        const key = uuid.safeParse(typedText(typed, 'key')).data ?? newId(ctx.clock.now())
        return html(
          <OutreachForm view={view} model={model} {...typedForm(typed)} hidden={{ key }} problem={problem} />,
          problem.status,
        )
      },
    },
    async ({ ctx, view, params: { id }, body }) => {
      await addOutreach(ctx, { ...body, modelId: id })
      return seeOther(view, `/models/${id}/steps?done=saved#mobilise`)
    },
  ),
  page({ method: 'GET', path: one, params: outreachPath, members: true }, async ({ ctx, view, params }) => {
    const { model, outreach } = await existing(ctx, params.id, params.outreach)
    await mustBeOpen(ctx, model.id)
    return html(
      <OutreachForm
        view={view}
        model={model}
        outreach={outreach}
        values={valuesOf(outreach)}
        atLeast={outreach.attendanceAtLeast}
        questions={outreach.questions}
        hidden={{ revision: String(outreach.revision) }}
      />,
    )
  }),
  page(
    {
      method: 'POST',
      path: one,
      params: outreachPath,
      body: outreachForm,
      members: true,
      again: async ({ ctx, view, params }, problem, typed) => {
        const { model, outreach } = await existing(ctx, params.id, params.outreach)
        const read = Number(typedText(typed, 'revision'))
        const revision = newestRevision(problem) ?? (Number.isInteger(read) ? read : outreach.revision)
        return html(
          <OutreachForm
            view={view}
            model={model}
            outreach={outreach}
            {...typedForm(typed)}
            hidden={{ revision: String(revision) }}
            problem={problem}
          />,
          problem.status,
        )
      },
    },
    async ({ ctx, view, params: { id, outreach }, body }) => {
      await editOutreach(ctx, { ...body, modelId: id, outreach })
      return seeOther(view, `/models/${id}/steps?done=saved#mobilise`)
    },
  ),
  toSteps(`${one}/remove`, outreachPath),
  page(
    { method: 'POST', path: `${one}/remove`, params: outreachPath, body: noBody, members: true },
    async ({ ctx, view, params: { id, outreach } }) => {
      await removeOutreach(ctx, { modelId: id, outreach })
      return seeOther(view, `/models/${id}/steps?done=removed#mobilise`)
    },
  ),
]
