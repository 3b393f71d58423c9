/** The form of a set of figures: its parts with their conditions, and whether they share nothing. */
import { fields, levels, modelWords, statuses } from '#features/models/contract.ts'
import { ownerBlocks } from '#features/units/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { html, page, type Route, seeOther, type View } from '#platform/http/route.ts'
import type { Problem } from '#platform/problem.ts'
import { Button, ButtonGroup } from '#ui/components/button/button.tsx'
import { Checkbox, Checkboxes } from '#ui/components/checkboxes/checkboxes.tsx'
import { EmptyState } from '#ui/components/empty-state/empty-state.tsx'
import {
  errorFor,
  ErrorSummary,
  errorTitle,
  type FormError,
} from '#ui/components/error-summary/error-summary.tsx'
import { Form, FormFold, FormSection } from '#ui/components/form-section/form-section.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { PageHeading } from '#ui/components/page/page.tsx'
import { type Option, Select } from '#ui/components/select/select.tsx'
import { TextField } from '#ui/components/text-field/text-field.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { setPath } from '../asked.ts'
import { addSet, editSet } from '../commands/save-set.ts'
import { messages } from '../messages.ts'
import { type Offered, offeredTo } from '../queries/offered.ts'
import { definablePlaces, mayDefineFor, type Place, readSet } from '../queries/sets.ts'
import { addSetForm, editSetForm } from '../set-input.ts'
import { type FigureSet, mostParts } from '../statistics.rules.ts'

/** Fields of the form by name; of boxes all that are ticked. */
type Values = Readonly<Record<string, readonly string[]>>

function typedValues(typed: Readonly<Record<string, unknown>>): Values {
  return Object.fromEntries(
    Object.entries(typed).map(([name, value]) => [
      name,
      (Array.isArray(value) ? value : [value])
        .filter((one) => typeof one === 'string' || typeof one === 'number')
        .map(String),
    ]),
  )
}

function valuesOf({ name, disjoint, source, parts, unitId }: FigureSet): Values {
  const of = parts.flatMap((part, i) => [
    [`parts.${i}.name.vi`, [part.name.vi]] as const,
    [`parts.${i}.name.en`, [part.name.en]] as const,
    ...Object.entries(part.where).map(
      ([dimension, values]) => [`parts.${i}.${dimension}`, (values ?? []).map(String)] as const,
    ),
  ])
  return {
    unitId: unitId === null ? [] : [String(unitId)],
    'name.vi': [name.vi],
    'name.en': [name.en],
    source: [source],
    ...(disjoint && { disjoint: ['yes'] }),
    ...Object.fromEntries(of),
  }
}

function errorsOf(problem: Problem, view: View): FormError[] {
  if (problem.fields.length === 0) return [{ text: problem.words[view.locale] }]
  return problem.fields.map(({ field, message }) => ({
    field: field === 'parts' ? 'parts.0.name.vi' : field.replace(/^(parts\.\d+)\.where\./u, '$1.'),
    text: message[view.locale],
  }))
}

interface FormProps {
  readonly view: View
  readonly title: string
  readonly action: string
  readonly places?: readonly Place[]
  readonly revision?: number
  readonly offered: Offered
  readonly values: Values
  readonly errors: readonly FormError[]
}

type PartProps = Pick<FormProps, 'view' | 'offered' | 'values' | 'errors'> & { readonly index: number }

function PartFields({ view, offered, values, errors, index }: PartProps) {
  const { locale } = view
  const say = messages[locale]
  const words = modelWords[locale]
  const at = (name: string) => `parts.${index}.${name}`
  const of = (list: readonly string[], names: Readonly<Record<string, string>>) =>
    list.map((value) => ({ value, label: names[value] ?? value }))
  const boxes = (
    name: keyof typeof say.by,
    list: readonly string[],
    names: Readonly<Record<string, string>>,
  ) => (
    <Checkboxes
      locale={locale}
      label={say.by[name]}
      id={at(name)}
      name={`${at(name)}[]`}
      options={of(list, names)}
      values={values[at(name)]}
    />
  )
  const choice = (name: keyof typeof say.by, options: Option[]) => (
    <Select
      locale={locale}
      label={say.by[name]}
      name={at(name)}
      value={values[at(name)]?.[0]}
      placeholder={say.form.any}
      options={options}
    />
  )
  const labels = (kind: 'theme' | 'campaign') =>
    offered.labels
      .filter((label) => label.kind === kind)
      .map(({ id, name }) => ({ value: String(id), label: name[locale] }))
  return (
    <>
      <TextField
        locale={locale}
        label={say.form.name}
        name={at('name.vi')}
        value={values[at('name.vi')]?.[0]}
        error={errorFor(errors, at('name.vi'))}
        maxLength={200}
      />
      <TextField
        locale={locale}
        label={say.form.nameEn}
        name={at('name.en')}
        value={values[at('name.en')]?.[0]}
        maxLength={200}
      />
      {boxes('ownerBlock', ownerBlocks, words.ownerBlock)}
      {boxes('level', levels, words.level)}
      {boxes('field', fields, words.field)}
      {boxes('status', statuses, words.status)}
      {choice(
        'type',
        offered.types.map(({ id, name }) => ({ value: String(id), label: name[locale] })),
      )}
      {choice('theme', labels('theme'))}
      {choice('campaign', labels('campaign'))}
      {choice('recognised', [
        { value: 'true', label: say.key.true },
        { value: 'false', label: say.key.false },
      ])}
    </>
  )
}

function SetForm(props: FormProps) {
  const { view, title, action, places, revision, values, errors } = props
  const { locale } = view
  const say = messages[locale].form
  const filled = (index: number) =>
    Object.entries(values).some(
      ([name, list]) => name.startsWith(`parts.${index}.`) && list.some((value) => value !== ''),
    )
  return (
    <Layout
      view={view}
      title={errors.length > 0 ? errorTitle(locale, title) : title}
      breadcrumbs={[{ href: '/statistics/sets', label: messages[locale].sets.title }]}
    >
      <ErrorSummary locale={locale} errors={errors} />
      <PageHeading title={title} />
      <Form action={href(view, action)} hidden={revision === undefined ? {} : { revision: String(revision) }}>
        <FormSection legend={say.what}>
          {places && (
            <Select
              locale={locale}
              label={say.place}
              name="unitId"
              value={values['unitId']?.[0] ?? ''}
              options={places.map(({ unitId, name }) => ({
                value: unitId === null ? '' : String(unitId),
                label: name ?? messages[locale].sets.whole,
              }))}
            />
          )}
          <TextField
            locale={locale}
            label={say.name}
            name="name.vi"
            value={values['name.vi']?.[0]}
            error={errorFor(errors, 'name.vi')}
            maxLength={200}
          />
          <TextField
            locale={locale}
            label={say.nameEn}
            name="name.en"
            value={values['name.en']?.[0]}
            hint={say.nameEnHint}
            maxLength={200}
            optional
          />
          <TextField
            locale={locale}
            label={say.source}
            name="source"
            value={values['source']?.[0]}
            maxLength={500}
            optional
          />
          <Checkbox
            locale={locale}
            label={say.disjoint}
            name="disjoint"
            checked={values['disjoint']?.[0] === 'yes'}
            hint={say.disjointHint}
          />
        </FormSection>
        {Array.from({ length: mostParts }, (_, index) => (
          <FormFold
            key={index}
            legend={say.part(index + 1)}
            hint={index < 2 ? undefined : say.partHint}
            open={index < 2 || filled(index)}
          >
            <PartFields {...props} index={index} />
          </FormFold>
        ))}
        <ButtonGroup>
          <Button>{say.save}</Button>
          <Link standalone href={href(view, '/statistics/sets')}>
            {say.cancel}
          </Link>
        </ButtonGroup>
      </Form>
    </Layout>
  )
}

function notYours(view: View): Response {
  const say = messages[view.locale]
  return html(
    <Layout view={view} title={say.sets.title}>
      <PageHeading title={say.sets.title} />
      <EmptyState
        title={say.form.notYours}
        action={<a href={href(view, '/statistics/sets')}>{say.sets.title}</a>}
      />
    </Layout>,
    403,
  )
}

interface Given {
  readonly values?: Values
  readonly errors?: readonly FormError[]
  readonly status?: number
}

async function newForm(
  ctx: Ctx,
  view: View,
  { values = {}, errors = [], status = 200 }: Given,
): Promise<Response> {
  const places = await definablePlaces(ctx)
  if (places.length === 0) return notYours(view)
  return html(
    <SetForm
      view={view}
      title={messages[view.locale].form.newTitle}
      action="/statistics/sets/new"
      places={places}
      offered={await offeredTo(ctx, undefined)}
      values={values}
      errors={errors}
    />,
    status,
  )
}

async function editForm(ctx: Ctx, view: View, id: number, given: Given): Promise<Response> {
  const set = await readSet(ctx, id)
  if (!(await mayDefineFor(ctx, set.unitId))) return notYours(view)
  const { values = valuesOf(set), errors = [], status = 200 } = given
  return html(
    <SetForm
      view={view}
      title={messages[view.locale].form.editTitle}
      action={`/statistics/sets/${id}/edit`}
      revision={Number(values['revision']?.[0] ?? set.revision)}
      offered={await offeredTo(ctx, undefined)}
      values={values}
      errors={errors}
    />,
    status,
  )
}

const again = (problem: Problem, typed: Readonly<Record<string, unknown>>, view: View): Given => ({
  values: typedValues(typed),
  errors: errorsOf(problem, view),
  status: problem.status,
})

export const setFormPages: readonly Route[] = [
  page({ method: 'GET', path: '/statistics/sets/new', members: true }, ({ ctx, view }) =>
    newForm(ctx, view, {}),
  ),
  page(
    {
      method: 'POST',
      path: '/statistics/sets/new',
      body: addSetForm,
      members: true,
      again: ({ ctx, view }, problem, typed) => newForm(ctx, view, again(problem, typed, view)),
    },
    async ({ ctx, body, view }) => {
      const { id } = await addSet(ctx, body)
      return seeOther(view, `/statistics/sets/${id}?done=saved`)
    },
  ),
  page(
    { method: 'GET', path: '/statistics/sets/{id}/edit', params: setPath, members: true },
    ({ ctx, params, view }) => editForm(ctx, view, params.id, {}),
  ),
  page(
    {
      method: 'POST',
      path: '/statistics/sets/{id}/edit',
      params: setPath,
      body: editSetForm,
      members: true,
      again: ({ ctx, params, view }, problem, typed) =>
        editForm(ctx, view, params.id, again(problem, typed, view)),
    },
    async ({ ctx, params, body, view }) => {
      const { id } = await editSet(ctx, { ...body, id: params.id })
      return seeOther(view, `/statistics/sets/${id}?done=saved`)
    },
  ),
]
