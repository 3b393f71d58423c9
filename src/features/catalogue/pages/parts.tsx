/** What the pages of the catalogue share: days, places, errors, and what another editor saved meanwhile. */
import { formatDate } from '#platform/i18n/format.ts'
import type { Locale } from '#platform/i18n/messages.ts'
import type { View } from '#platform/http/route.ts'
import type { Problem } from '#platform/problem.ts'
import { DateField } from '#ui/components/date-field/date-field.tsx'
import { EmptyState } from '#ui/components/empty-state/empty-state.tsx'
import { errorFor, type FormError } from '#ui/components/error-summary/error-summary.tsx'
import { FormSection } from '#ui/components/form-section/form-section.tsx'
import { Notice } from '#ui/components/notice/notice.tsx'
import { PageHeading } from '#ui/components/page/page.tsx'
import { Select } from '#ui/components/select/select.tsx'
import { SummaryList, type SummaryRow } from '#ui/components/summary-list/summary-list.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { messages } from '../messages.ts'
import type { Place } from '../queries/editing.ts'

/** Fields of a form by name, as text. */
export type Values = Readonly<Record<string, string | undefined>>

export function typedValues(typed: Readonly<Record<string, unknown>>): Values {
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
export function errorsOf(problem: Problem, locale: Locale): FormError[] {
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

/** What stands now where someone else saved first, beside what was typed. */
export function StoredNow({ locale, rows }: { locale: Locale; rows: readonly SummaryRow[] | undefined }) {
  if (!rows) return null
  const say = messages[locale].edit
  return (
    <Notice locale={locale} kind="warning" title={say.nowStored}>
      <SummaryList locale={locale} rows={rows} />
    </Notice>
  )
}

/** For who edits nothing: whom to ask. */
export function NoGrantPage({ view, title, path }: { view: View; title: string; path: string }) {
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
