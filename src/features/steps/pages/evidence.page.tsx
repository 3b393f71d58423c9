/** Adding evidence to a step, and deciding who sees it. */
import { type Model, readModel } from '#features/models/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { html, page, type Route, seeOther, type View } from '#platform/http/route.ts'
import { Problem } from '#platform/problem.ts'
import { DateField } from '#ui/components/date-field/date-field.tsx'
import { FileField } from '#ui/components/file-field/file-field.tsx'
import { FormSection } from '#ui/components/form-section/form-section.tsx'
import { TextField } from '#ui/components/text-field/text-field.tsx'
import { addEvidence } from '../commands/add-evidence.ts'
import { approveEvidence } from '../commands/approve-evidence.ts'
import { hideEvidence } from '../commands/hide-evidence.ts'
import { removeEvidence } from '../commands/remove-evidence.ts'
import { listEvidence } from '../evidence.store.ts'
import { formMessages } from '../form.messages.ts'
import { messages } from '../messages.ts'
import { onlyWriters, stepClosed } from '../steps.problems.ts'
import { mayApprove, mayHide } from '../steps.policy.ts'
import type { StepName } from '../steps.rules.ts'
import { approveBody, evidenceBody, evidenceFiles, modelPath, stepPath } from '../steps.schemas.ts'
import { listSteps } from '../steps.store.ts'
import { fieldsOf, FormPage, writableModel } from './form-page.tsx'
import { ManagePage } from './manage.view.tsx'
import { typedList, typedText } from './parts.tsx'
import { toSteps } from './steps.page.tsx'

interface EvidenceFormProps {
  readonly view: View
  readonly model: Model
  readonly step: StepName
  readonly values: Readonly<Record<string, string>>
  readonly problem?: Problem
}

function EvidenceForm({ view, model, step, values, problem }: EvidenceFormProps) {
  const { locale } = view
  const say = formMessages[locale]
  const of = fieldsOf(view, values, problem)
  const again = problem !== undefined
  const file = (name: keyof typeof evidenceFiles) => {
    const { value: _, ...field } = of(name)
    return { ...field, ...evidenceFiles[name], optional: true, chooseAgain: again }
  }
  return (
    <FormPage
      view={view}
      model={model}
      title={say.evidenceTitle(messages[locale].step[step])}
      lead={say.evidenceLead}
      action={`steps/${step}/evidence`}
      step={step}
      problem={problem}
      button={say.send}
      files
    >
      <TextField {...of('caption')} hint={say.hint.caption} maxLength={300} />
      <DateField {...of('takenOn')} optional max={view.today} />
      <FileField {...file('photos')} kind="photo" hint={say.hint.photos} />
      <FormSection legend={say.pair} hint={say.hint.pair} dense>
        <FileField {...file('before')} kind="photo" />
        <FileField {...file('after')} kind="photo" />
      </FormSection>
      <FormSection legend={say.otherEvidence}>
        <FileField {...file('documents')} kind="document" hint={say.hint.documents} />
        <TextField {...of('url')} type="url" optional hint={say.hint.url} />
      </FormSection>
    </FormPage>
  )
}

const fields = ['caption', 'takenOn', 'url'] as const
const add = '/models/{id}/steps/{step}/evidence'

interface Asked {
  readonly ctx: Ctx
  readonly view: View
  readonly params: { readonly id: string }
}

async function showAll(
  { ctx, view, params }: Asked,
  {
    problem,
    chosen = [],
    consent = false,
  }: { problem?: Problem; chosen?: readonly string[]; consent?: boolean } = {},
): Promise<Response> {
  const { model, inCharge } = await readModel(ctx, params.id)
  if (!mayHide(ctx.actor, inCharge)) throw onlyWriters()
  return html(
    <ManagePage
      view={view}
      model={model}
      evidence={await listEvidence(ctx.db, model.id, { publicly: false })}
      approves={mayApprove(ctx.actor, inCharge)}
      chosen={chosen}
      consent={consent}
      problem={problem}
    />,
    problem?.status ?? 200,
  )
}

type Chosen = { modelId: string; ids: readonly string[]; consent: boolean }

function manager(
  deed: 'approve' | 'hide' | 'remove',
  done: 'approved' | 'hidden' | 'removed',
  run: (ctx: Ctx, chosen: Chosen) => Promise<unknown>,
): Route[] {
  const path = `/models/{id}/evidence/${deed}`
  return [
    toSteps(path),
    page(
      {
        method: 'POST',
        path,
        params: modelPath,
        body: approveBody,
        members: true,
        again: (exchange, problem, typed) =>
          showAll(exchange, {
            problem,
            chosen: typedList(typed, 'ids'),
            consent: typedText(typed, 'consent') === 'yes',
          }),
      },
      async (exchange) => {
        const { ctx, view, params, body } = exchange
        try {
          await run(ctx, { modelId: params.id, ...body })
        } catch (error) {
          if (!(error instanceof Problem) || error.status !== 403) throw error
          return showAll(exchange, { problem: error, chosen: body.ids, consent: body.consent })
        }
        return seeOther(view, `/models/${params.id}/steps?done=${done}`)
      },
    ),
  ]
}

export const evidencePages: readonly Route[] = [
  page({ method: 'GET', path: add, params: stepPath, members: true }, async ({ ctx, view, params }) => {
    const model = await writableModel(ctx, params.id, params.step)
    const closed = (await listSteps(ctx.db, model.id)).some(
      ({ name, closedOn }) => name === params.step && closedOn !== null,
    )
    if (closed) throw stepClosed()
    return html(<EvidenceForm view={view} model={model} step={params.step} values={{}} />)
  }),
  page(
    {
      method: 'POST',
      path: add,
      params: stepPath,
      body: evidenceBody,
      files: evidenceFiles,
      members: true,
      again: async ({ ctx, view, params }, problem, typed) => {
        const model = await writableModel(ctx, params.id, params.step)
        const values = Object.fromEntries(fields.map((field) => [field, typedText(typed, field)]))
        return html(
          <EvidenceForm view={view} model={model} step={params.step} values={values} problem={problem} />,
          problem.status,
        )
      },
    },
    async ({ ctx, view, params: { id, step }, body, uploads }) => {
      await addEvidence(ctx, {
        ...body,
        modelId: id,
        step,
        photos: uploads('photos'),
        documents: uploads('documents'),
        before: uploads('before')[0],
        after: uploads('after')[0],
      })
      return seeOther(view, `/models/${id}/steps?done=evidence#${step}`)
    },
  ),
  page({ method: 'GET', path: '/models/{id}/evidence', params: modelPath, members: true }, async (exchange) =>
    showAll(exchange),
  ),
  ...manager('approve', 'approved', approveEvidence),
  ...manager('hide', 'hidden', (ctx, { modelId, ids }) => hideEvidence(ctx, { modelId, ids })),
  ...manager('remove', 'removed', (ctx, { modelId, ids }) => removeEvidence(ctx, { modelId, ids })),
]
