/** Adding a review and correcting it. */
import type { Model } from '#features/models/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { uuid } from '#platform/http/inputs.ts'
import { html, page, type Route, seeOther, type View } from '#platform/http/route.ts'
import { newId } from '#platform/ids.ts'
import type { Problem } from '#platform/problem.ts'
import { DateField } from '#ui/components/date-field/date-field.tsx'
import { Radios } from '#ui/components/radios/radios.tsx'
import { TextArea } from '#ui/components/text-area/text-area.tsx'
import { addReview } from '../commands/add-review.ts'
import { editReview } from '../commands/edit-review.ts'
import { formMessages } from '../form.messages.ts'
import { messages } from '../messages.ts'
import { noReview, stepClosed } from '../steps.problems.ts'
import { decisions, type Review } from '../steps.rules.ts'
import { modelPath, newReviewBody, reviewBody, reviewPath } from '../steps.schemas.ts'
import { findReview, listSteps } from '../steps.store.ts'
import { fieldsOf, FormPage, writableModel } from './form-page.tsx'
import { newestRevision, typedText, Written } from './parts.tsx'

type Values = Readonly<Record<string, string>>

const fields = ['heldOn', 'success', 'failure', 'lessons', 'decision'] as const

interface ReviewFormProps {
  readonly view: View
  readonly model: Model
  readonly values: Values
  /** Undefined for a new one. */
  readonly review?: Review
  readonly hidden: Readonly<Record<string, string>>
  readonly problem?: Problem | undefined
}

function storedRows(view: View, review: Review, values: Values) {
  const say = messages[view.locale]
  return fields
    .filter((field) => review[field] !== values[field])
    .map((field) => ({
      key: say.label[field],
      value: field === 'decision' ? say.decision[review.decision] : <Written text={review[field]} />,
    }))
}

function ReviewForm({ view, model, values, review, hidden, problem }: ReviewFormProps) {
  const { locale } = view
  const say = formMessages[locale]
  const of = fieldsOf(view, values, problem)
  const changed = review && newestRevision(problem) !== undefined
  return (
    <FormPage
      view={view}
      model={model}
      title={review ? say.editReview : say.newReview}
      action={review ? `reviews/${review.id}` : 'reviews/new'}
      step="review"
      hidden={hidden}
      problem={problem}
      stored={changed ? storedRows(view, review, values) : undefined}
    >
      <DateField {...of('heldOn')} max={view.today} />
      <TextArea {...of('success')} limit={5000} />
      <TextArea {...of('failure')} hint={say.hint.failure} limit={5000} />
      <TextArea {...of('lessons')} limit={5000} />
      <Radios
        {...of('decision')}
        options={decisions.map((value) => ({
          value,
          label: messages[locale].decision[value],
          hint: say.decisionHint[value],
        }))}
      />
    </FormPage>
  )
}

async function mustBeOpen(ctx: Ctx, id: string): Promise<void> {
  const closed = (await listSteps(ctx.db, id)).some(
    (step) => step.name === 'review' && step.closedOn !== null,
  )
  if (closed) throw stepClosed()
}

async function existing(ctx: Ctx, id: string, reviewId: string) {
  const model = await writableModel(ctx, id, 'review')
  const review = await findReview(ctx.db, model.id, reviewId)
  if (!review) throw noReview()
  return { model, review }
}

function typedValues(typed: Readonly<Record<string, unknown>>): Values {
  return Object.fromEntries(fields.map((field) => [field, typedText(typed, field)]))
}

const one = '/models/{id}/reviews/{review}'
const create = '/models/{id}/reviews/new'

export const reviewPages: readonly Route[] = [
  page({ method: 'GET', path: create, params: modelPath, members: true }, async ({ ctx, view, params }) => {
    const model = await writableModel(ctx, params.id, 'review')
    await mustBeOpen(ctx, model.id)
    const hidden = { key: newId(ctx.clock.now()) }
    return html(<ReviewForm view={view} model={model} values={{ heldOn: view.today }} hidden={hidden} />)
  }),
  page(
    {
      method: 'POST',
      path: create,
      params: modelPath,
      body: newReviewBody,
      members: true,
      again: async ({ ctx, view, params }, problem, typed) => {
        const model = await writableModel(ctx, params.id, 'review')
        const key = uuid.safeParse(typedText(typed, 'key')).data ?? newId(ctx.clock.now())
        return html(
          <ReviewForm
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
      await addReview(ctx, { ...body, modelId: id })
      return seeOther(view, `/models/${id}/steps?done=saved#review`)
    },
  ),
  page({ method: 'GET', path: one, params: reviewPath, members: true }, async ({ ctx, view, params }) => {
    const { model, review } = await existing(ctx, params.id, params.review)
    await mustBeOpen(ctx, model.id)
    return html(
      <ReviewForm
        view={view}
        model={model}
        review={review}
        values={Object.fromEntries(fields.map((field) => [field, review[field]]))}
        hidden={{ revision: String(review.revision) }}
      />,
    )
  }),
  page(
    {
      method: 'POST',
      path: one,
      params: reviewPath,
      body: reviewBody,
      members: true,
      again: async ({ ctx, view, params }, problem, typed) => {
        const { model, review } = await existing(ctx, params.id, params.review)
        const read = Number(typedText(typed, 'revision'))
        const revision = newestRevision(problem) ?? (Number.isInteger(read) ? read : review.revision)
        return html(
          <ReviewForm
            view={view}
            model={model}
            review={review}
            values={typedValues(typed)}
            hidden={{ revision: String(revision) }}
            problem={problem}
          />,
          problem.status,
        )
      },
    },
    async ({ ctx, view, params: { id, review }, body }) => {
      await editReview(ctx, { ...body, modelId: id, review })
      return seeOther(view, `/models/${id}/steps?done=saved#review`)
    },
  ),
]
