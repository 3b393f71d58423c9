/** Adding and editing a type of models: a plain form that keeps what was typed, also when someone saved first. */
import type { Ctx } from '#platform/db/transact.ts'
import { html, page, type Route, seeOther, type View } from '#platform/http/route.ts'
import type { Locale } from '#platform/i18n/messages.ts'
import type { FormError } from '#ui/components/error-summary/error-summary.tsx'
import { FormSection } from '#ui/components/form-section/form-section.tsx'
import { Select } from '#ui/components/select/select.tsx'
import type { SummaryRow } from '#ui/components/summary-list/summary-list.tsx'
import { TextArea } from '#ui/components/text-area/text-area.tsx'
import { TextField } from '#ui/components/text-field/text-field.tsx'
import { fields, type ModelType, ownerBlocks, templateFields } from '../catalogue.rules.ts'
import { addTypeForm, editTypeForm, newTypeQuery, typePath } from '../catalogue.schemas.ts'
import { addType, editType } from '../commands/save-type.ts'
import { messages } from '../messages.ts'
import { onlyEditors } from '../problems.rules.ts'
import { readType } from '../queries/browse-types.ts'
import { mayEditOf, type Place } from '../queries/editing.ts'
import {
  Days,
  EditForm,
  editedAgain,
  fieldOf,
  type Filled,
  newEntry,
  PlaceField,
  typedAgain,
  type Values,
} from './parts.tsx'

/** Empty lines after the last criterion. */
const spare = 4

function valuesOf(type: ModelType): Values {
  return {
    'name.vi': type.name.vi,
    'name.en': type.name.en,
    'summary.vi': type.summary.vi,
    'summary.en': type.summary.en,
    field: type.field ?? '',
    ownerBlock: type.ownerBlock ?? '',
    from: type.from ?? '',
    to: type.to ?? '',
    ...Object.fromEntries(templateFields.map((field) => [`template.${field}`, type.template[field] ?? ''])),
    ...Object.fromEntries(
      type.criteria.flatMap(({ code, vi, en }, i) => [
        [`criteria.${i}.code`, code],
        [`criteria.${i}.vi`, vi],
        [`criteria.${i}.en`, en],
      ]),
    ),
  }
}

/** How many lines the form needs for what was filled in. */
function criteriaLines(values: Values): number {
  const filled = Object.entries(values)
    .filter(([name, value]) => value !== '' && /^criteria\.\d{1,2}\.vi$/u.test(name))
    .map(([name]) => Number(name.split('.')[1]))
  return Math.min(40, Math.max(-1, ...filled) + 1 + spare)
}

/** What stands now and differs from what was typed. */
function differences(current: ModelType, values: Values, locale: Locale): SummaryRow[] {
  const say = messages[locale]
  const labels: Readonly<Record<string, string>> = {
    'name.vi': say.edit.name,
    'name.en': say.edit.nameEn,
    'summary.vi': say.edit.summary,
    'summary.en': say.edit.summaryEn,
    field: say.edit.field,
    ownerBlock: say.edit.ownerBlock,
    from: say.from,
    to: say.to,
    ...Object.fromEntries(templateFields.map((field) => [`template.${field}`, say.template[field]])),
  }
  const nowStored = valuesOf(current)
  const label = (name: string) => {
    const criterion = /^criteria\.(\d+)\.(vi|en)$/u.exec(name)
    if (!criterion) return labels[name]
    const n = Number(criterion[1]) + 1
    return criterion[2] === 'vi' ? say.edit.criterion(n) : say.edit.criterionEn(n)
  }
  return Object.entries(nowStored).flatMap(([name, value]) => {
    const key = label(name)
    return key === undefined || (values[name] ?? '') === value ? [] : [{ key, value }]
  })
}

interface FormProps extends Filled {
  readonly view: View
  readonly title: string
  readonly action: string
  /** Of a new one: where it may be used. */
  readonly places?: readonly Place[]
  readonly revision?: number
}

function Criteria({
  locale,
  values,
  errors,
}: {
  locale: Locale
  values: Values
  errors: readonly FormError[]
}) {
  const say = messages[locale].edit
  const of = fieldOf(locale, values, errors)
  return (
    <FormSection legend={say.criteria} hint={say.criteriaHint}>
      {Array.from({ length: criteriaLines(values) }, (_, i) => (
        <div key={i} class="form-dense">
          <input type="hidden" name={`criteria.${i}.code`} value={values[`criteria.${i}.code`] ?? ''} />
          <TextField {...of(`criteria.${i}.vi`, say.criterion(i + 1))} optional />
          <TextField {...of(`criteria.${i}.en`, say.criterionEn(i + 1))} optional />
        </div>
      ))}
    </FormSection>
  )
}

function listOf({ locale }: View) {
  return { path: '/model-types', title: messages[locale].types }
}

function TypeForm({ view, title, action, places, revision, ...filled }: FormProps) {
  const { locale } = view
  const { values, errors = [] } = filled
  const say = messages[locale]
  const of = fieldOf(locale, values, errors)
  return (
    <EditForm
      {...filled}
      view={view}
      list={listOf(view)}
      title={title}
      action={action}
      hidden={revision === undefined ? {} : { revision: String(revision) }}
      button={places ? say.edit.add : say.edit.save}
      back={places ? '/model-types' : action.replace(/\/edit$/u, '')}
    >
      <FormSection legend={say.edit.what}>
        {places && <PlaceField locale={locale} places={places} values={values} errors={errors} />}
        <TextField {...of('name.vi', say.edit.name)} maxLength={200} />
        <TextField {...of('name.en', say.edit.nameEn)} optional hint={say.edit.nameEnHint} maxLength={200} />
        <TextArea {...of('summary.vi', say.edit.summary)} optional rows={3} limit={2000} />
        <TextArea {...of('summary.en', say.edit.summaryEn)} lang="en" optional rows={3} limit={2000} />
      </FormSection>
      <FormSection legend={say.edit.suggest} dense>
        <Select
          {...of('field', say.edit.field)}
          placeholder={say.anyField}
          options={fields.map((value) => ({ value, label: say.field[value] }))}
        />
        <Select
          {...of('ownerBlock', say.edit.ownerBlock)}
          placeholder={say.anyBlock}
          options={ownerBlocks.map((value) => ({ value, label: say.ownerBlock[value] }))}
        />
      </FormSection>
      <FormSection legend={say.edit.words} hint={say.edit.wordsHint}>
        {templateFields.map((field) => (
          <TextArea key={field} {...of(`template.${field}`, say.template[field])} optional rows={3} />
        ))}
      </FormSection>
      <Criteria locale={locale} values={values} errors={errors} />
      <Days locale={locale} values={values} errors={errors} />
    </EditForm>
  )
}

function newForm(ctx: Ctx, view: View, filled: Filled, status?: number): Promise<Response> {
  const title = messages[view.locale].edit.newType
  const form = (places: readonly Place[]) => (
    <TypeForm {...filled} view={view} title={title} action="/model-types/new" places={places} />
  )
  return newEntry(ctx, view, listOf(view), form, status)
}

function editForm(view: View, type: ModelType, filled: Filled & { revision: number }) {
  return (
    <TypeForm
      {...filled}
      view={view}
      title={messages[view.locale].edit.editTitle(type.name[view.locale])}
      action={`/model-types/${type.code}/edit`}
    />
  )
}

export const typeEditPages: readonly Route[] = [
  page(
    { method: 'GET', path: '/model-types/new', query: newTypeQuery, members: true },
    ({ ctx, query, view }) =>
      newForm(ctx, view, { values: { unitId: query.unit === undefined ? '' : String(query.unit) } }),
  ),
  page(
    {
      method: 'POST',
      path: '/model-types/new',
      body: addTypeForm,
      members: true,
      again: ({ ctx, view }, problem, typed) =>
        newForm(ctx, view, typedAgain(view, problem, typed), problem.status),
    },
    async ({ ctx, body, view }) => {
      const type = await addType(ctx, body)
      return seeOther(view, `/model-types/${type.code}?done=saved`)
    },
  ),
  page(
    { method: 'GET', path: '/model-types/{code}/edit', params: typePath, members: true },
    async ({ ctx, params, view }) => {
      const { type } = await readType(ctx, params.code)
      if (!(await mayEditOf(ctx, type.unitId))) throw onlyEditors()
      return html(editForm(view, type, { values: valuesOf(type), revision: type.revision }))
    },
  ),
  page(
    {
      method: 'POST',
      path: '/model-types/{code}/edit',
      params: typePath,
      body: editTypeForm,
      members: true,
      again: async ({ ctx, params, view }, problem, typed) => {
        const { type } = await readType(ctx, params.code)
        const again = editedAgain(view, problem, typed, {
          stands: type,
          differences: (current, values) => differences(current, values, view.locale),
        })
        return html(editForm(view, type, again), problem.status)
      },
    },
    async ({ ctx, params, body, view }) => {
      const type = await editType(ctx, { ...body, code: params.code })
      return seeOther(view, `/model-types/${type.code}?done=saved`)
    },
  ),
]
