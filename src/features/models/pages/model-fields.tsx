/** The fields of a model, in the order an officer thinks: what, why and how, who, with what, what comes of it. */
import type { Locale } from '#platform/i18n/messages.ts'
import { DateField } from '#ui/components/date-field/date-field.tsx'
import type { FormError } from '#ui/components/error-summary/error-summary.tsx'
import { FormSection } from '#ui/components/form-section/form-section.tsx'
import { Radios } from '#ui/components/radios/radios.tsx'
import { Select } from '#ui/components/select/select.tsx'
import { TextArea } from '#ui/components/text-area/text-area.tsx'
import { TextField } from '#ui/components/text-field/text-field.tsx'
import { messages } from '../messages.ts'
import {
  type ContentField,
  fields,
  levels,
  ownerBlocks,
  precisions,
  requiredAtSubmission,
} from '../model.rules.ts'
import type { FormValues } from '../values.rules.ts'
import { besideField } from './parts.tsx'

export interface ModelFieldsProps {
  readonly locale: Locale
  readonly values: FormValues
  readonly errors: readonly FormError[]
  /** The last day that may be chosen. */
  readonly today: string
  /** Once public nothing may be left open that a submission needs. */
  readonly open: boolean
}

const atSubmission: ReadonlySet<ContentField> = new Set(requiredAtSubmission)

export function ModelFields({ locale, values, errors, today, open }: ModelFieldsProps) {
  const say = messages[locale]
  const of = (name: ContentField) => ({
    locale,
    name,
    label: open && atSubmission.has(name) ? `${say.label[name]} ${say.form.needed}` : say.label[name],
    value: values[name] ?? '',
    error: besideField(errors, name, say.label[name]),
  })
  const area = (name: ContentField, hint?: string, rows = 4) => (
    <TextArea {...of(name)} hint={hint} rows={rows} />
  )
  const money = (name: ContentField) => (
    <TextField
      {...of(name)}
      optional
      inputMode="numeric"
      width={20}
      unit={say.form.vnd}
      hint={say.hint.money}
    />
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
      </FormSection>
      <FormSection legend={say.form.when} dense>
        <DateField {...of('registeredOn')} hint={say.hint.registeredOn} max={today} />
        <Select
          {...of('registeredPrecision')}
          value={values.registeredPrecision ?? 'day'}
          hint={say.hint.precision}
          options={precisions.map((value) => ({ value, label: say.precision[value] }))}
        />
        <TextField {...of('year')} optional inputMode="numeric" width={4} hint={say.hint.year} />
      </FormSection>
      <FormSection legend={say.form.why}>
        {area('situation')}
        {area('goals', say.hint.goals)}
        {area('method', undefined, 6)}
        {area('targetGroup', undefined, 2)}
        <TextField {...of('place')} optional />
      </FormSection>
      <FormSection legend={say.form.who} hint={say.hint.organisations}>
        <TextArea {...of('lead')} rows={2} />
        <TextArea {...of('coordinating')} optional rows={2} />
        <TextArea {...of('participating')} optional rows={2} />
      </FormSection>
      <FormSection legend={say.form.means}>
        <TextArea {...of('resources')} optional hint={say.hint.resources} rows={3} />
      </FormSection>
      <FormSection legend={say.form.moneyAndTime} dense>
        {money('budgetStateVnd')}
        {money('budgetMobilisedVnd')}
        <DateField {...of('startsOn')} optional />
        <DateField {...of('endsOn')} optional />
      </FormSection>
      <FormSection legend={say.form.results}>
        {area('outputs', say.hint.outputs)}
        <TextArea {...of('sustainability')} optional rows={4} />
      </FormSection>
    </>
  )
}
