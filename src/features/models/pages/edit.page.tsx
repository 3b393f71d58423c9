/** Editing a model. When someone saved in between, the form comes back with both versions and nothing is lost. */
import { accountNames } from '#features/people/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { html, page, type Route, seeOther, type View } from '#platform/http/route.ts'
import { formatDateTime } from '#platform/i18n/format.ts'
import type { Locale } from '#platform/i18n/messages.ts'
import { notSignedIn, type Problem } from '#platform/problem.ts'
import { Button, ButtonGroup } from '#ui/components/button/button.tsx'
import { ChangeComparison } from '#ui/components/change-comparison/change-comparison.tsx'
import { ErrorSummary, errorTitle, type FormError } from '#ui/components/error-summary/error-summary.tsx'
import { Form } from '#ui/components/form-section/form-section.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { PageHeading, Section } from '#ui/components/page/page.tsx'
import { SummaryList } from '#ui/components/summary-list/summary-list.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { editModel } from '../commands/edit-model.ts'
import type { Change } from '../merge.rules.ts'
import { messages } from '../messages.ts'
import { type ContentField, isEditable, type Model } from '../model.rules.ts'
import { editModelForm, modelPath } from '../model.schemas.ts'
import { changesOf, onlyRegistrars, whichUnit, wrongState } from '../problems.rules.ts'
import { findUnits } from '../queries/find-units.ts'
import { readModel } from '../queries/read-model.ts'
import { unitPlace } from '../queries/unit-place.ts'
import { whoSaved } from '../queries/who-saved.ts'
import { type FormValues, formValues, typedValues } from '../values.rules.ts'
import { EditUnit, type UnitChoice } from './edit-unit.tsx'
import { ModelFields } from './model-fields.tsx'
import { errorsOf, valueInWords, Written } from './parts.tsx'

/** What someone else saved meanwhile. */
interface Meanwhile {
  readonly by: string
  readonly conflicts: readonly Change[]
  readonly theirs: readonly Change[]
}

interface EditProps {
  readonly view: View
  readonly model: Model
  readonly revision: number
  readonly values: FormValues
  readonly units: readonly UnitChoice[]
  readonly errors?: readonly FormError[]
  readonly meanwhile?: Meanwhile
}

function Differences({ view, meanwhile }: { view: View; meanwhile: Meanwhile }) {
  const { locale } = view
  const say = messages[locale]
  return (
    <>
      {meanwhile.theirs.length > 0 && (
        <Section title={say.form.taken}>
          <SummaryList
            locale={locale}
            rows={meanwhile.theirs.map(({ field, theirs }) => ({
              key: say.label[field],
              value: <Written text={valueInWords(field, theirs, locale)} />,
            }))}
          />
        </Section>
      )}
      {meanwhile.conflicts.length > 0 && (
        <Section title={say.form.conflicts}>
          <p>{say.form.conflictHint}</p>
          <ChangeComparison
            locale={locale}
            theirName={meanwhile.by}
            differences={meanwhile.conflicts.map(({ field, theirs, yours }) => ({
              field,
              label: say.label[field],
              theirs: valueInWords(field, theirs, locale),
              yours: valueInWords(field, yours, locale),
              keep: 'yours',
            }))}
          />
        </Section>
      )}
    </>
  )
}

/** Each field that both changed, leading to the choice. */
function contested(meanwhile: Meanwhile | undefined, locale: Locale): FormError[] {
  const conflicts = meanwhile?.conflicts ?? []
  return conflicts.map(({ field }) => ({
    field: `keep.${field}-theirs`,
    text: messages[locale].label[field],
  }))
}

function EditModelPage({ view, model, revision, values, units, errors = [], meanwhile }: EditProps) {
  const { locale } = view
  const say = messages[locale].form
  const title = say.editTitle(model.title)
  const path = `/models/${model.id}`
  return (
    <Layout
      view={view}
      title={errors.length > 0 ? errorTitle(locale, title) : title}
      breadcrumbs={[
        { href: '/models', label: messages[locale].models },
        { href: path, label: model.title },
      ]}
    >
      <ErrorSummary
        locale={locale}
        title={meanwhile && say.changedTitle}
        errors={[...errors, ...contested(meanwhile, locale)]}
      />
      <PageHeading title={title} lead={meanwhile && say.changedBy(meanwhile.by)} />
      <Form action={href(view, `${path}/edit`)} hidden={{ revision: String(revision) }}>
        {meanwhile && <Differences view={view} meanwhile={meanwhile} />}
        {model.state !== 'published' && <p>{say.drafts}</p>}
        <EditUnit
          locale={locale}
          choices={units}
          chosen={values.unitId ?? String(model.unitId)}
          mayChange={model.state !== 'published'}
          errors={errors}
        />
        <ModelFields locale={locale} values={values} errors={errors} today={view.today} />
        <ButtonGroup>
          <Button>{say.save}</Button>
          <Link standalone href={href(view, path)}>
            {say.cancel}
          </Link>
        </ButtonGroup>
      </Form>
    </Layout>
  )
}

/** The model's unit, the one the form holds, and what was looked for; each once. */
async function unitsFor(ctx: Ctx, model: Model, held: string | undefined, query?: unknown) {
  const id = Number(held)
  const ids = [model.unitId, ...(Number.isInteger(id) && id > 0 && id < 2 ** 31 ? [id] : [])]
  const found: UnitChoice[] = []
  for (const unitId of new Set(ids))
    found.push({ ...(await unitPlace(ctx, unitId, model.registeredOn)), now: [] })
  const more = typeof query === 'string' && query.trim() !== '' ? await findUnits(ctx, query.trim()) : []
  return [...found, ...more.filter((unit) => !ids.includes(unit.id))]
}

/** A change of the unit with places instead of ids. */
async function placed(ctx: Ctx, model: Model, changes: readonly Change[]): Promise<Change[]> {
  const place = async (id: Change['base']) =>
    typeof id === 'number' ? (await unitPlace(ctx, id, model.registeredOn)).place : id
  return Promise.all(
    changes.map(async (change) =>
      change.field === 'unitId'
        ? {
            ...change,
            base: await place(change.base),
            theirs: await place(change.theirs),
            yours: await place(change.yours),
          }
        : change,
    ),
  )
}

async function openForEdit(ctx: Ctx, id: string): Promise<Model> {
  if (ctx.actor.kind === 'anonymous') throw notSignedIn()
  const read = await readModel(ctx, id)
  if (!isEditable(read.model.state)) throw wrongState(read.model.state)
  if (!read.mayEdit) throw onlyRegistrars()
  return read.model
}

async function meanwhileOf(ctx: Ctx, view: View, model: Model, problem: Problem) {
  const changes = changesOf(problem)
  if (!changes) return undefined
  const saved = await whoSaved(ctx, model.id, changes.revision)
  const names = saved?.actorId ? await accountNames(ctx, [saved.actorId]) : undefined
  const say = messages[view.locale].form
  const name = (saved?.actorId && names?.get(saved.actorId)) ?? say.someone
  const by = saved ? `${name}, ${formatDateTime(saved.at, view.locale)}` : name
  const conflicts = await placed(ctx, model, changes.conflicts)
  return { changes, meanwhile: { by, conflicts, theirs: await placed(ctx, model, changes.theirs) } }
}

/** Where the unit is not a choice, its error leads to the field that looks for another, or nowhere once public. */
function leading(errors: readonly FormError[], model: Model, choices: number): FormError[] {
  return errors.map(({ field, text }) => {
    if (field !== 'unitId' || choices > 1) return { field, text }
    return model.state === 'published' ? { text } : { field: 'unitQuery', text }
  })
}

/** What was typed; where the other person's version was chosen, theirs. */
function stillTyped(typed: Readonly<Record<string, unknown>>, model: Model): FormValues {
  const current = formValues(model)
  const values = Object.entries(typedValues(typed)).map(([field, value]) =>
    typed[`keep.${field}`] === 'theirs' ? [field, current[field as ContentField]] : [field, value],
  )
  return Object.fromEntries(values) as FormValues
}

export const editModelPages: readonly Route[] = [
  page({ method: 'GET', path: '/models/{id}/edit', params: modelPath }, async ({ ctx, params, view }) => {
    const model = await openForEdit(ctx, params.id)
    const units = await unitsFor(ctx, model, undefined)
    return html(
      <EditModelPage
        view={view}
        model={model}
        revision={model.revision}
        values={formValues(model)}
        units={units}
      />,
    )
  }),
  page(
    {
      method: 'POST',
      path: '/models/{id}/edit',
      params: modelPath,
      body: editModelForm,
      again: async ({ ctx, params, view }, problem, typed) => {
        const { model } = await readModel(ctx, params.id)
        const found = await meanwhileOf(ctx, view, model, problem)
        const values = found ? formValues(found.changes.merged) : stillTyped(typed, model)
        const units = await unitsFor(ctx, model, values.unitId, typed['unitQuery'])
        const revision = found?.changes.revision ?? Number(typed['revision'])
        return html(
          <EditModelPage
            view={view}
            model={model}
            revision={Number.isInteger(revision) ? revision : model.revision}
            values={values}
            units={units}
            errors={leading(errorsOf(problem, view.locale), model, units.length)}
            {...(found && { meanwhile: found.meanwhile })}
          />,
          problem.status,
        )
      },
    },
    async ({ ctx, params, body, view }) => {
      const { keep, unitQuery, ...changes } = body
      if (unitQuery !== undefined) throw whichUnit(unitQuery, (await findUnits(ctx, unitQuery)).length)
      const mine = Object.fromEntries(Object.entries(changes).filter(([field]) => keep[field] !== 'theirs'))
      const model = await editModel(ctx, { ...mine, revision: body.revision, id: params.id })
      return seeOther(view, `/models/${model.id}?saved=1`)
    },
  ),
]
