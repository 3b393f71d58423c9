/** The form that makes, copies or edits a rubric: a row for each criterion, with some to spare. */
import { type View } from '#platform/http/route.ts'
import { Button } from '#ui/components/button/button.tsx'
import { EmptyState } from '#ui/components/empty-state/empty-state.tsx'
import {
  errorFor,
  ErrorSummary,
  errorTitle,
  type FormError,
} from '#ui/components/error-summary/error-summary.tsx'
import { Form, FormSection } from '#ui/components/form-section/form-section.tsx'
import { PageHeading } from '#ui/components/page/page.tsx'
import { Select } from '#ui/components/select/select.tsx'
import { TextArea } from '#ui/components/text-area/text-area.tsx'
import { TextField } from '#ui/components/text-field/text-field.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { certificateMessages } from '../certificate.messages.ts'
import { messages } from '../messages.ts'
import type { Rubric } from '../round.rules.ts'
import { roundMessages } from '../round.messages.ts'
import { typedOr } from './parts.tsx'

interface FormProps {
  readonly view: View
  readonly units: readonly { id: number; place: string }[]
  /** What is edited; undefined for a new one. */
  readonly rubric: Rubric | undefined
  readonly copied: Rubric | undefined
  readonly typed: Readonly<Record<string, unknown>>
  readonly errors: readonly FormError[]
}

const mostRows = 30

/** As fields of the form: `name.1`, `weight.1`, `guidance.1`, … */
export function fieldsOf(rubric: Rubric | undefined): Record<string, string> {
  if (!rubric) return {}
  return {
    title: rubric.title,
    guidance: rubric.guidance,
    scale: String(rubric.scale),
    ...Object.fromEntries(
      rubric.criteria.flatMap(({ position, name, weight, guidance }) => [
        [`name.${position}`, name],
        [`weight.${position}`, String(weight)],
        [`guidance.${position}`, guidance],
      ]),
    ),
  }
}

/** Errors name a criterion by its place in the list; the form's rows may have gaps between. */
function rowError(errors: readonly FormError[], filled: readonly number[], row: number, part: string) {
  const index = filled.indexOf(row)
  return index < 0 ? undefined : errorFor(errors, `criteria.${index}.${part}`)
}

export function RubricForm({ view, units, rubric, copied, typed, errors }: FormProps) {
  const { locale } = view
  const say = certificateMessages[locale]
  const { label } = messages[locale]
  const values: Readonly<Record<string, unknown>> =
    Object.keys(typed).length > 0 ? typed : fieldsOf(rubric ?? copied)
  const numbers = Array.from({ length: mostRows }, (_, i) => i + 1)
  const filled = numbers.filter(
    (n) => `${typedOr(values, `name.${n}`)}${typedOr(values, `weight.${n}`)}` !== '',
  )
  const rows = numbers.slice(0, Math.max(6, (filled.at(-1) ?? 0) + 3))
  const title = rubric ? say.editRubric : say.newRubric
  const path = rubric ? `/appraisal/rubrics/${rubric.id}/edit` : '/appraisal/rubrics/new'
  return (
    <Layout
      view={view}
      title={errors.length > 0 ? errorTitle(locale, title) : title}
      breadcrumbs={[
        { href: '/appraisal', label: messages[locale].appraisal },
        { href: '/appraisal/rubrics', label: messages[locale].rubrics },
      ]}
    >
      <ErrorSummary locale={locale} errors={errors} />
      <PageHeading title={title} lead={rubric?.frozenAt ? <p>{say.editFrozen}</p> : undefined} />
      {!rubric && units.length === 0 ? (
        <EmptyState title={roundMessages[locale].noUnits} />
      ) : (
        <Form
          action={href(view, path)}
          hidden={
            rubric
              ? { revision: typedOr(values, 'revision', String(rubric.revision)) }
              : copied
                ? { copiedFrom: copied.id }
                : {}
          }
        >
          {!rubric && (
            <>
              <Select
                locale={locale}
                label={label.unitId}
                name="unitId"
                options={units.map(({ id, place }) => ({ value: String(id), label: place, lang: 'vi' }))}
                value={typedOr(values, 'unitId')}
                error={errorFor(errors, 'unitId')}
              />
              <TextField
                locale={locale}
                label={label.year}
                name="year"
                width={4}
                inputMode="numeric"
                value={typedOr(values, 'year', view.today.slice(0, 4))}
                error={errorFor(errors, 'year')}
              />
            </>
          )}
          <TextField
            locale={locale}
            label={label.rubricTitle}
            name="title"
            maxLength={200}
            value={typedOr(values, 'title')}
            error={errorFor(errors, 'title')}
          />
          <TextField
            locale={locale}
            label={label.scale}
            name="scale"
            width={4}
            inputMode="numeric"
            hint={roundMessages[locale].scaleLine('10')}
            value={typedOr(values, 'scale', '10')}
            error={errorFor(errors, 'scale')}
          />
          <TextArea
            locale={locale}
            label={label.guidance}
            name="guidance"
            rows={3}
            limit={5000}
            optional
            value={typedOr(values, 'guidance')}
            error={errorFor(errors, 'guidance')}
          />
          <FormSection legend={label.criteria} hint={say.weightsHint}>
            <div id="criteria">
              {rows.map((n) => (
                <FormSection key={n} legend={say.row(String(n))} dense>
                  <TextField
                    locale={locale}
                    label={say.name}
                    name={`name.${n}`}
                    optional={n > 1}
                    value={typedOr(values, `name.${n}`)}
                    error={rowError(errors, filled, n, 'name')}
                  />
                  <TextField
                    locale={locale}
                    label={say.weight}
                    name={`weight.${n}`}
                    width={4}
                    inputMode="numeric"
                    optional={n > 1}
                    value={typedOr(values, `weight.${n}`)}
                    error={rowError(errors, filled, n, 'weight')}
                  />
                  <TextField
                    locale={locale}
                    label={say.guidance}
                    name={`guidance.${n}`}
                    optional
                    value={typedOr(values, `guidance.${n}`)}
                    error={rowError(errors, filled, n, 'guidance')}
                  />
                </FormSection>
              ))}
            </div>
          </FormSection>
          <Button>{rubric?.frozenAt ? say.saveVersion : say.saveRubric}</Button>
        </Form>
      )}
    </Layout>
  )
}

/** A link from the summary leads to the field of the form, not to the criterion's place in the list. */
export function rowErrors(
  errors: readonly FormError[],
  typed: Readonly<Record<string, unknown>>,
): FormError[] {
  const filled = Array.from({ length: mostRows }, (_, i) => i + 1).filter(
    (n) => `${typedOr(typed, `name.${n}`)}${typedOr(typed, `weight.${n}`)}` !== '',
  )
  return errors.map((error) => {
    const [, index, part] = /^criteria\.(\d+)\.(\w+)$/u.exec(error.field ?? '') ?? []
    const row = index === undefined ? undefined : filled[Number(index)]
    return row === undefined ? error : { ...error, text: error.text, field: `${part}.${row}` }
  })
}
