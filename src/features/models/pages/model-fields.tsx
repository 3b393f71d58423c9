/**
 * The fields of a model. First what every registration must say: what, why and how, who leads, what comes of it.
 * What can wait is folded, so that the form is short on a phone.
 */
import type { Locale } from '#platform/i18n/messages.ts'
import { Checkboxes } from '#ui/components/checkboxes/checkboxes.tsx'
import { DateField } from '#ui/components/date-field/date-field.tsx'
import type { FormError } from '#ui/components/error-summary/error-summary.tsx'
import { FormFold, FormSection } from '#ui/components/form-section/form-section.tsx'
import { Radios } from '#ui/components/radios/radios.tsx'
import { viQuotes } from '#ui/components/said/said.tsx'
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
import type { Offers } from '../queries/offers.ts'
import { chosenIds, type FormValues } from '../values.rules.ts'
import { besideField } from './parts.tsx'

export interface ModelFieldsProps {
  readonly locale: Locale
  readonly values: FormValues
  readonly errors: readonly FormError[]
  /** The last day that may be chosen. */
  readonly today: string
  /** Once public nothing may be left open that a submission needs. */
  readonly open: boolean
  /** Of the catalogue, for the unit. */
  readonly offers: Offers
}

const atSubmission: ReadonlySet<ContentField> = new Set(requiredAtSubmission)

/** What is on the form in a part that can wait. */
const parts = {
  when: ['registeredOn', 'registeredPrecision', 'year'],
  labels: ['themes', 'campaigns'],
  others: ['coordinating', 'participating'],
  means: ['resources', 'budgetStateVnd', 'budgetMobilisedVnd', 'startsOn', 'endsOn'],
  lasting: ['sustainability'],
} as const satisfies Record<string, readonly ContentField[]>

/** What every field takes from the form: label, text and error. */
function fieldsOf({ locale, values, errors, open }: ModelFieldsProps) {
  const say = messages[locale]
  return (name: ContentField) => ({
    locale,
    name,
    label: open && atSubmission.has(name) ? `${say.label[name]} ${say.form.needed}` : say.label[name],
    value: values[name] ?? '',
    error: besideField(errors, name, say.label[name]),
  })
}

/** Types by field, as a list to choose from. */
function TypeField(props: ModelFieldsProps) {
  const { locale, offers } = props
  const say = messages[locale]
  if (offers.types.length === 0) return null
  const groups = [...fields, null].map((field) => ({
    label: field === null ? say.form.anyField : say.field[field],
    options: offers.types
      .filter((type) => type.field === field)
      .map((type) => ({ value: String(type.id), label: type.name[locale] })),
  }))
  return (
    <Select
      {...fieldsOf(props)('typeId')}
      optional
      hint={say.hint.type}
      placeholder={say.form.noType}
      options={groups.filter(({ options }) => options.length > 0)}
    />
  )
}

/** Boxes of which none need be ticked: an empty one is always sent along. */
function Labels(props: ModelFieldsProps) {
  const { locale, values, offers } = props
  const of = fieldsOf(props)
  return (
    <>
      {parts.labels.map((name) => (
        <div key={name}>
          <input type="hidden" name={`${name}[]`} value="" />
          {offers[name].length > 0 && (
            <Checkboxes
              {...of(name)}
              id={name}
              name={`${name}[]`}
              optional
              values={chosenIds(values[name])}
              options={offers[name].map((label) => ({ value: String(label.id), label: label.name[locale] }))}
            />
          )}
        </div>
      ))}
    </>
  )
}

/** What can wait; a part that holds something or came back with an error is open. */
function Later(props: ModelFieldsProps) {
  const { locale, values, errors, today, offers } = props
  const say = messages[locale]
  const of = fieldsOf(props)
  const opened = (names: readonly ContentField[]) =>
    names.some((name) => (values[name] ?? '') !== '' || errors.some(({ field }) => field === name))
  const plain =
    values.registeredOn === today &&
    (values.year ?? '') === '' &&
    (values.registeredPrecision ?? 'day') === 'day'
  const failed = parts.when.some((name) => errors.some(({ field }) => field === name))
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
      <FormFold legend={plain ? say.form.whenToday : say.form.when} open={!plain || failed} dense>
        <DateField {...of('registeredOn')} hint={say.hint.registeredOn} max={today} />
        <Select
          {...of('registeredPrecision')}
          value={values.registeredPrecision ?? 'day'}
          hint={say.hint.precision}
          options={precisions.map((value) => ({ value, label: say.precision[value] }))}
        />
        <TextField {...of('year')} optional inputMode="numeric" width={4} hint={say.hint.year} />
      </FormFold>
      {offers.themes.length + offers.campaigns.length > 0 && (
        <FormFold legend={say.form.labels} open={opened(parts.labels)}>
          <Labels {...props} />
        </FormFold>
      )}
      <FormFold legend={say.form.others} hint={viQuotes(say.hint.organisations)} open={opened(parts.others)}>
        <TextArea {...of('coordinating')} optional rows={2} />
        <TextArea {...of('participating')} optional rows={2} />
      </FormFold>
      <FormFold legend={say.form.means} open={opened(parts.means)}>
        <TextArea {...of('resources')} optional hint={say.hint.resources} rows={3} />
        <div class="form-dense">
          {money('budgetStateVnd')}
          {money('budgetMobilisedVnd')}
          <DateField {...of('startsOn')} optional />
          <DateField {...of('endsOn')} optional />
        </div>
      </FormFold>
      <FormFold legend={say.form.lasting} open={opened(parts.lasting)}>
        <TextArea {...of('sustainability')} optional rows={4} />
      </FormFold>
    </>
  )
}

export function ModelFields(props: ModelFieldsProps) {
  const { locale } = props
  const say = messages[locale]
  const of = fieldsOf(props)
  const area = (name: ContentField, hint?: string, rows = 4) => (
    <TextArea {...of(name)} hint={hint} rows={rows} />
  )
  return (
    <>
      <FormSection legend={say.form.what}>
        <TextField {...of('title')} hint={say.hint.title} maxLength={300} />
        <TypeField {...props} />
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
      <FormSection legend={say.form.why}>
        {area('situation')}
        {area('goals', say.hint.goals)}
        {area('method', undefined, 6)}
        {area('targetGroup', undefined, 2)}
        <TextField {...of('place')} optional />
      </FormSection>
      <FormSection legend={say.form.who}>{area('lead', viQuotes(say.hint.organisations), 2)}</FormSection>
      <FormSection legend={say.form.results}>{area('outputs', say.hint.outputs)}</FormSection>
      <Later {...props} />
    </>
  )
}
