/** What the pages of the catalogue share: days, places, errors, and what another editor saved meanwhile. */
import type { ComponentChildren, VNode } from 'preact'
import type { Ctx } from '#platform/db/transact.ts'
import { formatDate } from '#platform/i18n/format.ts'
import type { Locale } from '#platform/i18n/messages.ts'
import { html, type View } from '#platform/http/route.ts'
import type { Problem } from '#platform/problem.ts'
import { Button, ButtonGroup } from '#ui/components/button/button.tsx'
import { DateField } from '#ui/components/date-field/date-field.tsx'
import { EmptyState } from '#ui/components/empty-state/empty-state.tsx'
import {
  ErrorSummary,
  errorFor,
  errorTitle,
  type FormError,
} from '#ui/components/error-summary/error-summary.tsx'
import { Form, FormSection } from '#ui/components/form-section/form-section.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Notice } from '#ui/components/notice/notice.tsx'
import { PageHeading } from '#ui/components/page/page.tsx'
import { Select } from '#ui/components/select/select.tsx'
import { SummaryList, type SummaryRow } from '#ui/components/summary-list/summary-list.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { messages } from '../messages.ts'
import { currentOf } from '../problems.rules.ts'
import { editablePlaces, type Place } from '../queries/editing.ts'

/** Fields of a form by name, as text. */
export type Values = Readonly<Record<string, string | undefined>>

function typedValues(typed: Readonly<Record<string, unknown>>): Values {
  return Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}

/** `Dùng từ 01/07/2025. Thôi dùng từ 01/01/2027`; the word for no limit where neither is set. */
export function whenInWords(
  { from, to }: { readonly from: string | null; readonly to: string | null },
  locale: Locale,
): string {
  const say = messages[locale]
  const parts = [
    ...(from === null ? [] : [say.begins(formatDate(from))]),
    ...(to === null ? [] : [say.ended(formatDate(to))]),
  ]
  return parts.length === 0 ? say.always : parts.join('. ')
}

/** Fields that a reader can be led to. */
const onForms =
  /^(?:unitId|name\.|summary\.|field$|ownerBlock$|template\.\w|criteria\.\d+\.|from$|to$|form$|value$|source$|code$)/u

/** What to do, field by field. */
function errorsOf(problem: Problem, locale: Locale): FormError[] {
  if (problem.fields.length === 0) return [{ text: problem.words[locale] }]
  const { fix } = messages[locale].edit
  const fixes: Readonly<Record<string, string>> = {
    'name.vi': fix.name,
    name: fix.name,
    value: fix.value,
    source: fix.source,
    form: fix.form,
    from: fix.date,
    to: fix.date,
  }
  const general = new Set(['too_small', 'invalid_type', 'invalid_value', 'invalid_format'])
  return problem.fields.map(({ field, code, message }) => {
    const text = (general.has(code) ? fixes[field] : undefined) ?? message[locale]
    const shown = field === 'name' ? 'name.vi' : field.replace(/^(criteria\.\d+)\.code$/u, '$1.vi')
    return onForms.test(shown) ? { field: shown, text } : { text }
  })
}

/** What every field takes from the form: its name, text and error. */
export function fieldOf(locale: Locale, values: Values, errors: readonly FormError[]) {
  return (name: string, label: string) => ({
    locale,
    name,
    label,
    value: values[name] ?? '',
    error: errorFor(errors, name),
  })
}

export function PlaceField({
  locale,
  places,
  values,
  errors,
}: {
  locale: Locale
  places: readonly Place[]
  values: Values
  errors: readonly FormError[]
}) {
  const say = messages[locale]
  return (
    <Select
      {...fieldOf(locale, values, errors)('unitId', say.edit.place)}
      hint={say.edit.placeHint}
      options={places.map(({ unitId, name }) => ({
        value: unitId === null ? '' : String(unitId),
        label: name ?? say.nation,
        lang: name === null ? undefined : 'vi',
      }))}
    />
  )
}

export function Days({
  locale,
  values,
  errors,
}: {
  locale: Locale
  values: Values
  errors: readonly FormError[]
}) {
  const say = messages[locale]
  const of = fieldOf(locale, values, errors)
  return (
    <FormSection legend={say.edit.when} dense>
      <DateField {...of('from', say.from)} optional hint={say.edit.fromHint} />
      <DateField {...of('to', say.to)} optional hint={say.edit.toHint} />
    </FormSection>
  )
}

/** What a form is filled with. */
export interface Filled {
  readonly values: Values
  readonly errors?: readonly FormError[]
  /** What someone else saved meanwhile, where it differs from what was typed. */
  readonly stored?: readonly SummaryRow[] | undefined
}

/** A form that comes back: what was typed, and what to do about it. */
export function typedAgain(
  view: View,
  problem: Problem,
  typed: Readonly<Record<string, unknown>>,
): Required<Pick<Filled, 'values' | 'errors'>> {
  return { values: typedValues(typed), errors: errorsOf(problem, view.locale) }
}

/**
 * The same of an entry that stands. Where someone saved first, the form goes by the newest revision from now on, so
 * that sending it again means: I have seen what stands now.
 */
export function editedAgain<T extends { readonly revision: number }>(
  view: View,
  problem: Problem,
  typed: Readonly<Record<string, unknown>>,
  entry: { readonly stands: T; readonly differences: (current: T, values: Values) => SummaryRow[] },
): Filled & { readonly revision: number } {
  const again = typedAgain(view, problem, typed)
  const current = currentOf(problem) as T | undefined
  const revision = current?.revision ?? Number(typed['revision'])
  return {
    ...again,
    stored: current && entry.differences(current, again.values),
    revision: Number.isInteger(revision) ? revision : entry.stands.revision,
  }
}

interface EditFormProps extends Filled {
  readonly view: View
  /** The list that the entry stands in. */
  readonly list: { readonly path: string; readonly title: string }
  readonly title: string
  readonly lead?: string
  readonly action: string
  readonly hidden?: Readonly<Record<string, string>>
  readonly button: string
  /** Where giving up leads; the list unless told. */
  readonly back?: string
  readonly children: ComponentChildren
}

/** The page around every form of the catalogue: errors first, then what stands now, the fields, the button. */
export function EditForm(props: EditFormProps) {
  const { view, list, title, lead, action, hidden = {}, errors = [], stored, button, children } = props
  const { locale } = view
  const say = messages[locale].edit
  return (
    <Layout
      view={view}
      title={errors.length > 0 ? errorTitle(locale, title) : title}
      breadcrumbs={[{ href: list.path, label: list.title }]}
    >
      <ErrorSummary locale={locale} title={stored && say.changedTitle} errors={errors} />
      <PageHeading title={title} lead={lead} />
      <Form action={href(view, action)} hidden={hidden}>
        {stored && (
          <Notice locale={locale} kind="warning" title={say.nowStored}>
            <SummaryList locale={locale} rows={stored} />
          </Notice>
        )}
        {children}
        <ButtonGroup>
          <Button>{button}</Button>
          <Link standalone href={href(view, props.back ?? list.path)}>
            {say.cancel}
          </Link>
        </ButtonGroup>
      </Form>
    </Layout>
  )
}

/** The form for a new entry, for who may add one somewhere; for others the page that says whom to ask. */
export async function newEntry(
  ctx: Ctx,
  view: View,
  list: { readonly path: string; readonly title: string },
  form: (places: readonly Place[]) => VNode,
  status = 200,
): Promise<Response> {
  const places = await editablePlaces(ctx)
  if (places.length > 0) return html(form(places), status)
  return html(<NoGrantPage view={view} title={list.title} path={list.path} />, 403)
}

/** For who edits nothing: whom to ask. */
function NoGrantPage({ view, title, path }: { view: View; title: string; path: string }) {
  const say = messages[view.locale].edit
  return (
    <Layout view={view} title={title} breadcrumbs={[{ href: path, label: title }]}>
      <PageHeading title={title} />
      <EmptyState title={say.noGrant}>
        <p>{say.noGrantText}</p>
      </EmptyState>
    </Layout>
  )
}
