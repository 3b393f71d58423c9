/** The fields of a definition: those that never change, for a new one, and those that may get other words. */
import type { Locale } from '#platform/i18n/messages.ts'
import type { Words } from '#platform/problem.ts'
import type { ModelType } from '#features/catalogue/contract.ts'
import { Checkbox, Checkboxes } from '#ui/components/checkboxes/checkboxes.tsx'
import { DateField } from '#ui/components/date-field/date-field.tsx'
import type { FormError } from '#ui/components/error-summary/error-summary.tsx'
import { FormSection } from '#ui/components/form-section/form-section.tsx'
import { Disclosure } from '#ui/components/page/page.tsx'
import { Radios } from '#ui/components/radios/radios.tsx'
import { Select } from '#ui/components/select/select.tsx'
import { TextArea } from '#ui/components/text-area/text-area.tsx'
import { TextField } from '#ui/components/text-field/text-field.tsx'
import {
  directions,
  frequencies,
  isScale,
  type Kind,
  type Measure,
  type Option,
  reportLevels,
  timings,
} from '../indicator.rules.ts'
import { messages } from '../messages.ts'
import { pageMessages } from '../page.messages.ts'
import { errorAt, listOf, type Typed } from './parts.tsx'

interface Shared {
  readonly locale: Locale
  readonly kind: Kind
  readonly typed: Typed
  /** As it came, where a name has several values. */
  readonly raw: Readonly<Record<string, unknown>>
  readonly errors: readonly FormError[]
}

function fieldOf({ locale, typed, errors }: Pick<Shared, 'locale' | 'typed' | 'errors'>) {
  const labels: Readonly<Record<string, string>> = messages[locale].field
  return (name: string) => {
    const label = labels[name] ?? name
    return { locale, name, label, value: typed[name], error: errorAt(errors, name, label) }
  }
}

const measuresOf: Readonly<Record<Kind, readonly string[]>> = {
  number: ['count', 'weight', 'length', 'time'],
  rate: ['count'],
  checklist: ['count'],
  money: ['money'],
  grade: ['count'],
  area: ['area'],
  days: ['time'],
}

export interface KindOfUnit {
  readonly code: string
  readonly name: Words
}

/** For a new indicator: unit of measure, how and where it is recorded. */
export function NatureFields(
  props: Shared & {
    readonly measures: readonly Measure[]
    readonly scopes: readonly { readonly id: number | null; readonly name: string }[]
    readonly unitKinds: readonly KindOfUnit[]
  },
) {
  const { locale, kind, typed, raw, errors, measures, scopes, unitKinds } = props
  const say = pageMessages[locale].form
  const words = messages[locale]
  const of = fieldOf(props)
  const scale = isScale(kind)
  return (
    <>
      {scale ? (
        <input type="hidden" name="measure" value="unit" />
      ) : (
        <FormSection legend={say.how}>
          <Select
            {...of('measure')}
            placeholder={say.notChosen}
            options={measures
              .filter(({ dimension }) => measuresOf[kind].includes(dimension))
              .map(({ code, name }) => ({ value: code, label: name[locale] }))}
          />
          <TextField {...of('measureName')} optional hint={say.newMeasureHint} maxLength={60} width={20} />
          <Radios
            {...of('timing')}
            value={typed['timing'] ?? 'state'}
            options={timings.map((timing) => ({
              value: timing,
              label: words.timing[timing],
              hint: words.timingHint[timing],
            }))}
          />
          {kind === 'number' && (
            <Select
              {...of('decimals')}
              value={typed['decimals'] ?? '0'}
              options={['0', '1', '2', '3'].map((value) => ({ value, label: value }))}
            />
          )}
          <Checkbox
            locale={locale}
            name="aboutPeople"
            label={words.field.aboutPeople}
            hint={say.peopleHint}
            checked={typed['aboutPeople'] === 'yes'}
            error={errorAt(errors, 'aboutPeople', words.field.aboutPeople)}
          />
          <Checkbox
            locale={locale}
            name="additive"
            label={words.field.additive}
            hint={say.additiveHint}
            checked={typed['additive'] === 'yes'}
            error={errorAt(errors, 'additive', words.field.additive)}
          />
        </FormSection>
      )}
      <FormSection legend={say.where}>
        <Select
          {...of('scopeUnitId')}
          value={typed['scopeUnitId'] ?? String(scopes[0]?.id ?? '')}
          options={scopes.map(({ id, name }) => ({
            value: id === null ? '' : String(id),
            label: id === null ? words.nation : name,
            lang: id === null ? undefined : 'vi',
          }))}
        />
        <Checkboxes
          locale={locale}
          name="levels"
          label={words.field.levels}
          hint={say.levelsHint}
          values={listOf(raw, 'levels')}
          error={errorAt(errors, 'levels', words.field.levels)}
          options={reportLevels.map((level) => ({ value: level, label: words.level[level] }))}
        />
        <Disclosure summary={words.field.unitKinds} open={errors.some(({ field }) => field === 'unitKinds')}>
          <Checkboxes
            locale={locale}
            name="unitKinds"
            label={words.field.unitKinds}
            hint={say.kindsHint}
            optional
            values={listOf(raw, 'unitKinds')}
            error={errorAt(errors, 'unitKinds', words.field.unitKinds)}
            options={unitKinds.map(({ code, name }) => ({ value: code, label: name[locale] }))}
          />
        </Disclosure>
        <DateField {...of('from')} optional hint={say.newFromHint} />
      </FormSection>
    </>
  )
}

/** The words, which may be changed later. `before` are the lines that have codes already. */
export function WordFields(props: Shared & { readonly before?: readonly Option[] }) {
  const { locale, kind, typed, before = [] } = props
  const say = pageMessages[locale].form
  const words = messages[locale]
  const of = fieldOf(props)
  return (
    <>
      <FormSection legend={say.what} hint={say.noPersonal}>
        <TextField {...of('name')} maxLength={200} />
        <TextField {...of('nameEn')} optional maxLength={200} />
        {kind === 'rate' && (
          <>
            <TextField {...of('numerator')} maxLength={200} />
            <TextField {...of('denominator')} maxLength={200} />
          </>
        )}
        <TextArea {...of('meaning')} optional hint={say.meaningHint} rows={3} />
        {isScale(kind) && (
          <>
            {before.map(({ code, label }, i) => (
              <TextField
                key={code}
                locale={locale}
                name={`option.${code}`}
                label={kind === 'grade' ? say.grade(String(i + 1)) : say.criterion(String(i + 1))}
                hint={i === 0 ? say.dropHint : undefined}
                value={typed[`option.${code}`] ?? label}
                maxLength={200}
              />
            ))}
            <TextArea
              {...of('options')}
              label={
                before.length > 0 ? say.moreOptions : kind === 'grade' ? words.field.grade : words.field.marks
              }
              hint={kind === 'grade' ? say.gradesHint : say.optionsHint}
              optional={before.length > 0}
              rows={before.length > 0 ? 2 : 8}
            />
          </>
        )}
        {!isScale(kind) && (
          <Radios
            {...of('direction')}
            value={typed['direction'] ?? 'up'}
            options={directions.map((direction) => ({ value: direction, label: words.direction[direction] }))}
          />
        )}
        {kind === 'rate' && (
          <Select
            {...of('rounding')}
            value={typed['rounding'] ?? '1'}
            options={['0', '1', '2'].map((value) => ({ value, label: value }))}
          />
        )}
      </FormSection>
    </>
  )
}

/** Where it comes from, how often it is due, and for which models it is suggested. */
export function RuleFields(props: Shared & { readonly types: readonly ModelType[] }) {
  const { locale, typed, raw, errors, types } = props
  const say = pageMessages[locale].form
  const words = messages[locale]
  const of = fieldOf(props)
  return (
    <FormSection legend={say.rules}>
      <Select
        {...of('every')}
        optional
        placeholder={say.never}
        options={frequencies.map((every) => ({ value: every, label: words.every[every] }))}
      />
      <TextField {...of('suppliedBy')} optional hint={say.suppliedHint} maxLength={200} />
      <TextField {...of('source')} optional maxLength={500} />
      <Checkbox
        locale={locale}
        name="verified"
        label={words.field.verified}
        checked={typed['verified'] === 'yes'}
      />
      <Disclosure summary={words.field.typeIds} open={errors.some(({ field }) => field === 'typeIds')}>
        <Checkboxes
          locale={locale}
          name="typeIds"
          label={words.field.typeIds}
          optional
          values={listOf(raw, 'typeIds')}
          error={errorAt(errors, 'typeIds', words.field.typeIds)}
          options={types.map(({ id, name }) => ({ value: String(id), label: name[locale] }))}
        />
      </Disclosure>
    </FormSection>
  )
}
