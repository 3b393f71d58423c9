/** Editing a model. When someone saved in between, the form comes back with both versions and nothing is lost. */
import type { z } from 'zod'
import { accountNames } from '#features/people/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { type Exchange, html, page, type Route, seeOther, type View } from '#platform/http/route.ts'
import { formatDateTime } from '#platform/i18n/format.ts'
import type { Locale } from '#platform/i18n/messages.ts'
import type { Problem } from '#platform/problem.ts'
import { Button, ButtonGroup } from '#ui/components/button/button.tsx'
import { ChangeComparison } from '#ui/components/change-comparison/change-comparison.tsx'
import { ErrorSummary, errorTitle, type FormError } from '#ui/components/error-summary/error-summary.tsx'
import { Form } from '#ui/components/form-section/form-section.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { PageHeading, Section } from '#ui/components/page/page.tsx'
import { vi } from '#ui/components/said/said.tsx'
import { SummaryList } from '#ui/components/summary-list/summary-list.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { editModel } from '../commands/edit-model.ts'
import type { Change } from '../merge.rules.ts'
import { messages } from '../messages.ts'
import { type ContentField, isEditable, type Model } from '../model.rules.ts'
import { editModelForm, modelPath } from '../model.schemas.ts'
import { changesOf, onlyRegistrars, whichUnit, wrongState } from '../problems.rules.ts'
import { type ReadModel, readModel } from '../queries/read-model.ts'
import { type ContentNames, contentNames, type Named } from '../queries/content-names.ts'
import { type Offers, offersFor } from '../queries/offers.ts'
import { findRegistrable } from '../queries/registrable-units.ts'
import { type Returned, whyReturned } from '../queries/review-facts.ts'
import { unitPlace } from '../queries/unit-place.ts'
import { whoSaved } from '../queries/who-saved.ts'
import { type FormValues, formValues, typedValues } from '../values.rules.ts'
import { EditUnit, type UnitChoice } from './edit-unit.tsx'
import { ModelFields } from './model-fields.tsx'
import { errorsOf, valueInWords, Written } from './parts.tsx'
import { ReturnedNotice } from './returned-notice.tsx'

/** What someone else saved meanwhile. */
interface Meanwhile {
  /** Their name. */
  readonly by: string
  /** When, as shown. */
  readonly at: string
  readonly conflicts: readonly Change[]
  readonly theirs: readonly Change[]
  readonly names: ContentNames
}

interface EditProps {
  readonly view: View
  readonly model: Model
  readonly revision: number
  readonly values: FormValues
  readonly units: readonly UnitChoice[]
  readonly offers: Offers
  readonly returned: Returned | undefined
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
              value: <Written text={valueInWords(field, theirs, locale, meanwhile.names)} />,
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
              theirs: valueInWords(field, theirs, locale, meanwhile.names),
              yours: valueInWords(field, yours, locale, meanwhile.names),
              keep: 'yours',
            }))}
          />
        </Section>
      )}
    </>
  )
}

function beginning(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

/** Each field that both changed, leading to the choice. */
function contested(meanwhile: Meanwhile | undefined, locale: Locale): FormError[] {
  const conflicts = meanwhile?.conflicts ?? []
  return conflicts.map(({ field }) => ({
    field: `keep.${field}-theirs`,
    text: messages[locale].label[field],
  }))
}

function EditModelPage(props: EditProps) {
  const { view, model, revision, values, units, offers, returned, errors = [], meanwhile } = props
  const { locale } = view
  const say = messages[locale].form
  const title = say.editTitle(vi(model.title))
  const path = `/models/${model.id}`
  return (
    <Layout
      view={view}
      title={errors.length > 0 ? errorTitle(locale, title) : title}
      breadcrumbs={[
        { href: '/models', label: messages[locale].models },
        { href: path, label: model.title, lang: 'vi' },
      ]}
    >
      <ErrorSummary
        locale={locale}
        title={meanwhile && say.changedTitle}
        errors={
          meanwhile
            ? [
                { text: beginning(say.changedBy(meanwhile.by, meanwhile.at)) },
                ...contested(meanwhile, locale),
              ]
            : errors
        }
      />
      <PageHeading title={title} />
      <ReturnedNotice locale={locale} returned={returned} />
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
        <ModelFields
          locale={locale}
          values={values}
          errors={errors}
          today={view.today}
          offers={offers}
          open={model.state !== 'published'}
        />
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
  const more =
    typeof query === 'string' && query.trim() !== '' ? await findRegistrable(ctx, query.trim()) : []
  return [...found, ...more.filter((unit) => !ids.includes(unit.id))]
}

function offersOf(ctx: Ctx, model: Model): Promise<Offers> {
  return offersFor(ctx, { unitId: model.unitId, day: model.registeredOn, kept: model })
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

async function openForEdit(ctx: Ctx, id: string): Promise<ReadModel> {
  const read = await readModel(ctx, id)
  if (!isEditable(read.model.state)) throw wrongState(read.model.state)
  if (!read.mayEdit) throw onlyRegistrars()
  return read
}

async function meanwhileOf(ctx: Ctx, view: View, model: Model, problem: Problem) {
  const changes = changesOf(problem)
  if (!changes) return undefined
  const saved = await whoSaved(ctx, model.id, changes.revision)
  const names = saved?.actorId ? await accountNames(ctx, [saved.actorId]) : undefined
  const say = messages[view.locale].form
  const name = (saved?.actorId && names?.get(saved.actorId)) ?? say.someone
  const meanwhile = {
    by: name,
    at: formatDateTime(saved?.at ?? model.updatedAt, view.locale),
    conflicts: await placed(ctx, model, changes.conflicts),
    theirs: await placed(ctx, model, changes.theirs),
    names: await contentNames(
      ctx,
      [...changes.conflicts, ...changes.theirs].flatMap(({ field, theirs, yours }): Named[] => [
        { [field]: theirs },
        { [field]: yours },
      ]),
    ),
  }
  return { changes, meanwhile }
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

type Asked = Pick<Exchange<z.output<typeof modelPath>>, 'ctx' | 'params' | 'view'>

async function asStored({ ctx, view }: Asked, read: ReadModel, problem?: Problem): Promise<Response> {
  const { model } = read
  const units = await unitsFor(ctx, model, undefined)
  return html(
    <EditModelPage
      view={view}
      model={model}
      revision={model.revision}
      values={formValues(model)}
      units={units}
      offers={await offersOf(ctx, model)}
      returned={await whyReturned(ctx, read)}
      errors={problem ? leading(errorsOf(problem, view.locale), model, units.length) : []}
    />,
    problem?.status ?? 200,
  )
}

/** The form with what a submission still lacks; undefined for who may not write it. */
export async function showIncomplete(asked: Asked, problem: Problem): Promise<Response | undefined> {
  const read = await readModel(asked.ctx, asked.params.id)
  return read.mayEdit ? asStored(asked, read, problem) : undefined
}

export const editModelPages: readonly Route[] = [
  page({ method: 'GET', path: '/models/{id}/edit', params: modelPath, members: true }, async (exchange) =>
    asStored(exchange, await openForEdit(exchange.ctx, exchange.params.id)),
  ),
  page(
    {
      method: 'POST',
      path: '/models/{id}/edit',
      params: modelPath,
      body: editModelForm,
      members: true,
      again: async ({ ctx, params, view }, problem, typed) => {
        const read = await readModel(ctx, params.id)
        const { model } = read
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
            offers={await offersOf(ctx, model)}
            returned={await whyReturned(ctx, read)}
            errors={leading(errorsOf(problem, view.locale), model, units.length)}
            {...(found && { meanwhile: found.meanwhile })}
          />,
          problem.status,
        )
      },
    },
    async ({ ctx, params, body, view }) => {
      const { keep, unitQuery, ...changes } = body
      if (unitQuery !== undefined) throw whichUnit(unitQuery, (await findRegistrable(ctx, unitQuery)).length)
      const mine = Object.fromEntries(Object.entries(changes).filter(([field]) => keep[field] !== 'theirs'))
      const model = await editModel(ctx, { ...mine, revision: body.revision, id: params.id })
      return seeOther(view, `/models/${model.id}?done=saved`)
    },
  ),
]
