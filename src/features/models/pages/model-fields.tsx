/** The fields of a model, in the order an officer thinks: what, why and how, who, with what, what comes of it. */
import type { Locale } from '#platform/i18n/messages.ts'
import { DateField } from '#ui/components/date-field/date-field.tsx'
import { errorFor, type FormError } from '#ui/components/error-summary/error-summary.tsx'
import { FormSection } from '#ui/components/form-section/form-section.tsx'
import { Radios } from '#ui/components/radios/radios.tsx'
import { Select } from '#ui/components/select/select.tsx'
import { TextArea } from '#ui/components/text-area/text-area.tsx'
import { TextField } from '#ui/components/text-field/text-field.tsx'
import { messages } from '../messages.ts'
import { type ContentField, fields, levels, ownerBlocks } from '../model.rules.ts'
import type { FormValues } from '../values.rules.ts'

export interface ModelFieldsProps {
  readonly locale: Locale
  readonly values: FormValues
  readonly errors: readonly FormError[]
  /** The last day that may be chosen. */
  readonly today: string
}

export function ModelFields({ locale, values, errors, today }: ModelFieldsProps) {
  const say = messages[locale]
  const of = (name: ContentField) => ({
    locale,
    name,
    label: say.label[name],
    value: values[name] ?? '',
    error: errorFor(errors, name),
  })
  const area = (name: ContentField, limit: number, hint?: string, rows = 4) => (
    <TextArea {...of(name)} optional limit={limit} hint={hint} rows={rows} />
  )
  return (
    <>
      <FormSection legend={say.form.what}>
        <TextField {...of('title')} hint={say.hint.title} maxLength={300} />
        <Radios {...of('field')} options={fields.map((value) => ({ value, label: say.field[value] }))} />
        <Radios
          {...of('level')}
          options={levels.map((value) => ({
            value,
            label: say.level[value],
            hint: value === 'district' ? say.hint.district : undefined,
          }))}
        />
        <Select
          {...of('ownerBlock')}
          placeholder={say.form.notChosen}
          options={ownerBlocks.map((value) => ({ value, label: say.ownerBlock[value] }))}
        />
        <DateField {...of('registeredOn')} hint={say.hint.registeredOn} max={today} />
        <TextField {...of('year')} optional inputMode="numeric" width={4} />
      </FormSection>
      <FormSection legend={say.form.why}>
        {area('situation', 10_000)}
        {area('goals', 10_000, say.hint.goals)}
        {area('method', 10_000, undefined, 6)}
        <TextField {...of('targetGroup')} optional />
        <TextField {...of('place')} optional />
      </FormSection>
      <FormSection legend={say.form.who} hint={say.hint.organisations}>
        <TextArea {...of('lead')} optional rows={2} />
        <TextArea {...of('coordinating')} optional rows={3} />
        <TextArea {...of('participating')} optional rows={3} />
      </FormSection>
      <FormSection legend={say.form.means}>
        {area('resources', 5000, say.hint.resources, 3)}
        <TextField
          {...of('budgetStateVnd')}
          optional
          inputMode="numeric"
          width={20}
          unit={say.form.vnd}
          hint={say.hint.money}
        />
        <TextField
          {...of('budgetMobilisedVnd')}
          optional
          inputMode="numeric"
          width={20}
          unit={say.form.vnd}
          hint={say.hint.money}
        />
        <DateField {...of('startsOn')} optional />
        <DateField {...of('endsOn')} optional />
      </FormSection>
      <FormSection legend={say.form.results}>
        {area('outputs', 10_000, say.hint.outputs)}
        {area('sustainability', 5000)}
      </FormSection>
    </>
  )
}
