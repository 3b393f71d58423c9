/** Themes and campaigns: the list for everyone, and the forms of who edits them. */
import type { Ctx } from '#platform/db/transact.ts'
import { html, page, type Route, seeOther, type View } from '#platform/http/route.ts'
import { ButtonLink } from '#ui/components/button/button.tsx'
import { FormSection } from '#ui/components/form-section/form-section.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Notice } from '#ui/components/notice/notice.tsx'
import { PageHeading, Section } from '#ui/components/page/page.tsx'
import { Radios } from '#ui/components/radios/radios.tsx'
import type { SummaryRow } from '#ui/components/summary-list/summary-list.tsx'
import { Table } from '#ui/components/table/table.tsx'
import { TextField } from '#ui/components/text-field/text-field.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { type Label, labelForms } from '../catalogue.rules.ts'
import { addLabelForm, editLabelForm, labelPath, savedQuery } from '../catalogue.schemas.ts'
import { addLabel, editLabel } from '../commands/save-label.ts'
import { messages } from '../messages.ts'
import { onlyEditors } from '../problems.rules.ts'
import { browseLabels, type PlacedLabel, readLabel } from '../queries/browse-labels.ts'
import { editablePlaces, mayEditOf, type Place } from '../queries/editing.ts'
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
  whenInWords,
} from './parts.tsx'

interface ListProps {
  readonly view: View
  readonly labels: readonly PlacedLabel[]
  /** Where the reader may edit; empty for most. */
  readonly places: readonly Place[]
  readonly saved: boolean
}

function LabelsPage({ view, labels, places, saved }: ListProps) {
  const { locale } = view
  const say = messages[locale]
  const mayEdit = places.length > 0
  const columns = [
    {
      key: 'name',
      label: say.label.column.name,
      heads: true,
      cell: (row: PlacedLabel) => (
        <Link href={href(view, `/models?${row.kind}=${row.id}`)}>{row.name[locale]}</Link>
      ),
    },
    { key: 'form', label: say.label.column.form, cell: (row: PlacedLabel) => say.form[row.form] },
    {
      key: 'place',
      label: say.label.column.place,
      cell: (row: PlacedLabel) => (row.place === null ? say.nation : <span lang="vi">{row.place}</span>),
    },
    { key: 'when', label: say.label.column.when, cell: (row: PlacedLabel) => whenInWords(row, locale) },
    ...(mayEdit
      ? [
          {
            key: 'edit',
            label: say.label.edit,
            cell: (row: PlacedLabel) => (
              <Link href={href(view, `/labels/${row.code}/edit`)} about={row.name[locale]}>
                {say.label.edit}
              </Link>
            ),
          },
        ]
      : []),
  ]
  return (
    <Layout view={view} title={say.labels} breadcrumbs={[{ href: '/model-types', label: say.types }]} wide>
      {saved && mayEdit && (
        <Notice locale={locale} kind="success" announce>
          <p>{say.type.saved}</p>
        </Notice>
      )}
      <PageHeading
        title={say.browse.labels}
        lead={say.label.lead}
        actions={mayEdit && <ButtonLink href={href(view, '/labels/new')}>{say.label.add}</ButtonLink>}
      />
      {(['theme', 'campaign'] as const).map((kind) => (
        <Section key={kind} title={kind === 'theme' ? say.form.theme : say.form.campaign} id={kind}>
          <Table
            caption={kind === 'theme' ? say.form.theme : say.form.campaign}
            hideCaption
            rows={labels.filter((row) => row.kind === kind)}
            rowKey={(row) => row.id}
            columns={columns}
          />
        </Section>
      ))}
    </Layout>
  )
}

function valuesOf(label: Label): Values {
  return {
    form: label.form,
    'name.vi': label.name.vi,
    'name.en': label.name.en,
    from: label.from ?? '',
    to: label.to ?? '',
  }
}

interface FormProps extends Filled {
  readonly view: View
  readonly title: string
  readonly action: string
  readonly places?: readonly Place[]
  /** What an entry may become: a theme stays one. */
  readonly kind?: Label['kind']
  readonly revision?: number
}

function listOf({ locale }: View) {
  return { path: '/labels', title: messages[locale].labels }
}

function LabelForm({ view, title, action, places, kind, revision, ...filled }: FormProps) {
  const { locale } = view
  const { values, errors = [] } = filled
  const say = messages[locale]
  const of = fieldOf(locale, values, errors)
  const forms = labelForms.filter((form) => kind === undefined || (form === 'theme') === (kind === 'theme'))
  return (
    <EditForm
      {...filled}
      view={view}
      list={listOf(view)}
      title={title}
      action={action}
      hidden={revision === undefined ? {} : { revision: String(revision) }}
      button={places ? say.edit.add : say.edit.save}
    >
      <FormSection legend={say.edit.what}>
        {places && <PlaceField locale={locale} places={places} values={values} errors={errors} />}
        <Radios
          {...of('form', say.edit.kind)}
          options={forms.map((value) => ({ value, label: say.form[value] }))}
        />
        <TextField {...of('name.vi', say.edit.name)} maxLength={300} />
        <TextField {...of('name.en', say.edit.nameEn)} optional hint={say.edit.nameEnHint} maxLength={300} />
      </FormSection>
      <Days locale={locale} values={values} errors={errors} />
    </EditForm>
  )
}

function newForm(ctx: Ctx, view: View, filled: Filled, status?: number): Promise<Response> {
  const title = messages[view.locale].edit.newLabel
  const form = (places: readonly Place[]) => (
    <LabelForm {...filled} view={view} title={title} action="/labels/new" places={places} />
  )
  return newEntry(ctx, view, listOf(view), form, status)
}

function editForm(view: View, label: Label, filled: Filled & { revision: number }) {
  return (
    <LabelForm
      {...filled}
      view={view}
      title={messages[view.locale].edit.editTitle(label.name[view.locale])}
      action={`/labels/${label.code}/edit`}
      kind={label.kind}
    />
  )
}

function differences(current: Label, values: Values, view: View): SummaryRow[] {
  const say = messages[view.locale]
  const labels = {
    form: say.edit.kind,
    'name.vi': say.edit.name,
    'name.en': say.edit.nameEn,
    from: say.from,
    to: say.to,
  }
  const stored = valuesOf(current)
  return Object.entries(labels).flatMap(([name, key]) => {
    const value = stored[name]
    if (value === (values[name] ?? '')) return []
    return [{ key, value: name === 'form' ? say.form[current.form] : value }]
  })
}

export const labelPages: readonly Route[] = [
  page({ method: 'GET', path: '/labels', query: savedQuery }, async ({ ctx, query, view }) =>
    html(
      <LabelsPage
        view={view}
        labels={await browseLabels(ctx)}
        places={await editablePlaces(ctx)}
        saved={query.done === 'saved'}
      />,
    ),
  ),
  page({ method: 'GET', path: '/labels/new', members: true }, ({ ctx, view }) =>
    newForm(ctx, view, { values: { form: 'theme' } }),
  ),
  page(
    {
      method: 'POST',
      path: '/labels/new',
      body: addLabelForm,
      members: true,
      again: ({ ctx, view }, problem, typed) =>
        newForm(ctx, view, typedAgain(view, problem, typed), problem.status),
    },
    async ({ ctx, body, view }) => {
      await addLabel(ctx, body)
      return seeOther(view, '/labels?done=saved')
    },
  ),
  page(
    { method: 'GET', path: '/labels/{code}/edit', params: labelPath, members: true },
    async ({ ctx, params, view }) => {
      const label = await readLabel(ctx, params.code)
      if (!(await mayEditOf(ctx, label.unitId))) throw onlyEditors()
      return html(editForm(view, label, { values: valuesOf(label), revision: label.revision }))
    },
  ),
  page(
    {
      method: 'POST',
      path: '/labels/{code}/edit',
      params: labelPath,
      body: editLabelForm,
      members: true,
      again: async ({ ctx, params, view }, problem, typed) => {
        const label = await readLabel(ctx, params.code)
        const again = editedAgain(view, problem, typed, {
          stands: label,
          differences: (current, values) => differences(current, values, view),
        })
        return html(editForm(view, label, again), problem.status)
      },
    },
    async ({ ctx, params, body, view }) => {
      await editLabel(ctx, { ...body, code: params.code })
      return seeOther(view, '/labels?done=saved')
    },
  ),
]
