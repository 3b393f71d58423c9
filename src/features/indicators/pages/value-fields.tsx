/** The fields in which a value is entered, by the kind of its indicator; `at` goes before their names: `target.`. */
import type { Locale } from '#platform/i18n/messages.ts'
import { DateField } from '#ui/components/date-field/date-field.tsx'
import type { FormError } from '#ui/components/error-summary/error-summary.tsx'
import { Disclosure } from '#ui/components/page/page.tsx'
import { Radios } from '#ui/components/radios/radios.tsx'
import { vi } from '#ui/components/said/said.tsx'
import { Select } from '#ui/components/select/select.tsx'
import { TextField } from '#ui/components/text-field/text-field.tsx'
import type { Indicator, Version } from '../indicator.rules.ts'
import { messages } from '../messages.ts'
import { pageMessages } from '../page.messages.ts'
import { bounds, noGrade, type Value, writeAmount } from '../value.rules.ts'
import { beginning, digits, errorAt, labelOf, measureOf, type Typed } from './parts.tsx'

export interface ValueFieldsProps {
  readonly locale: Locale
  readonly indicator: Indicator
  readonly version: Version
  readonly typed: Typed
  readonly errors: readonly FormError[]
  readonly at?: string
  /** Nothing needs to be filled in. */
  readonly optional?: boolean
  /** Above the fields, where there are several values on a form. */
  readonly legend?: string
  readonly hint?: string | undefined
}

/** A stored value as the fields of a form hold it. */
export function typedValue(indicator: Indicator, value: Value | null, locale: Locale, at = ''): Typed {
  if (!value) return {}
  const write = (amount: number | null, decimals = 0) =>
    amount === null ? undefined : digits(writeAmount(amount, decimals), locale)
  const marks = Object.entries(value.marks ?? {}).map(([code, mark]) => [
    `${at}marks.${code}`,
    mark ? 'yes' : 'no',
  ])
  return {
    [`${at}amount`]: write(value.amount, indicator.decimals),
    [`${at}outOf`]: write(value.outOf),
    [`${at}bound`]: value.bound,
    [`${at}grade`]: value.grade ?? undefined,
    ...Object.fromEntries(marks),
  }
}

export function ValueFields(props: ValueFieldsProps) {
  const { locale, indicator, version, typed, errors, at = '', optional = false, legend, hint } = props
  const say = messages[locale]
  const error = (name: string, label: string) => errorAt(errors, `${at}${name}`, label)
  if (indicator.kind === 'checklist')
    return (
      <>
        {version.options.map((option, i) => (
          <Radios
            key={option.code}
            locale={locale}
            name={`${at}marks.${option.code}`}
            /* The first one also answers for the list as a whole. */
            id={i === 0 ? `${at}marks` : undefined}
            label={labelOf(option, locale)}
            optional={optional}
            inline
            value={typed[`${at}marks.${option.code}`] ?? ''}
            error={i === 0 ? error('marks', say.field.marks) : undefined}
            options={[
              { value: 'yes', label: say.yes },
              { value: 'no', label: say.no },
              { value: '', label: say.notSeen },
            ]}
          />
        ))}
      </>
    )
  if (indicator.kind === 'grade')
    return (
      <Radios
        locale={locale}
        name={`${at}grade`}
        label={legend ?? say.field.grade}
        hint={hint}
        optional={optional}
        value={typed[`${at}grade`]}
        error={error('grade', say.field.grade)}
        options={[
          ...version.options.map((option) => ({ value: option.code, label: labelOf(option, locale) })),
          { value: noGrade, label: say.noGrade },
        ]}
      />
    )
  const rate = indicator.kind === 'rate'
  return (
    <>
      <TextField
        locale={locale}
        name={`${at}amount`}
        label={rate ? vi(beginning(version.numerator)) : (legend ?? say.field.amount)}
        hint={hint}
        optional={optional}
        inputMode={indicator.decimals > 0 ? 'decimal' : 'numeric'}
        width={20}
        unit={measureOf(indicator, locale)}
        value={typed[`${at}amount`]}
        error={error('amount', say.field.amount)}
      />
      {rate && (
        <TextField
          locale={locale}
          name={`${at}outOf`}
          label={vi(beginning(version.denominator))}
          optional={optional}
          inputMode="numeric"
          width={20}
          unit={measureOf(indicator, locale)}
          value={typed[`${at}outOf`]}
          error={error('outOf', say.field.outOf)}
        />
      )}
      <Select
        locale={locale}
        name={`${at}bound`}
        label={say.field.bound}
        value={typed[`${at}bound`] ?? 'exact'}
        error={error('bound', say.field.bound)}
        options={bounds.map((bound) => ({ value: bound, label: say.bound[bound] }))}
      />
    </>
  )
}

/** On which day, or over which period; of a grade, by which decision. */
export function WhenFields({
  locale,
  indicator,
  typed,
  errors,
  today,
}: Pick<ValueFieldsProps, 'locale' | 'indicator' | 'typed' | 'errors'> & { readonly today: string }) {
  const say = messages[locale].field
  const words = pageMessages[locale].values
  const period = indicator.timing === 'period'
  return (
    <>
      {period && (
        <DateField
          locale={locale}
          name="fromDate"
          label={words.fromHint}
          max={today}
          value={typed['fromDate']}
          error={errorAt(errors, 'fromDate', say.fromDate)}
        />
      )}
      <DateField
        locale={locale}
        name="onDate"
        label={period ? words.onPeriod : words.onState}
        max={today}
        value={typed['onDate']}
        error={errorAt(errors, 'onDate', say.onDate)}
      />
      {indicator.kind === 'grade' && (
        <TextField
          locale={locale}
          name="decision"
          label={say.decision}
          hint={words.decisionHint}
          maxLength={300}
          value={typed['decision']}
          error={errorAt(errors, 'decision', say.decision)}
        />
      )}
    </>
  )
}

/** Where the number comes from. Folded away while nothing stands there. */
export function SourceFields({
  locale,
  typed,
  errors,
}: Pick<ValueFieldsProps, 'locale' | 'typed' | 'errors'>) {
  const say = messages[locale].field
  const words = pageMessages[locale].values
  const wrong = errors.some(({ field }) => field === 'sourceTitle' || field === 'sourceUrl')
  return (
    <Disclosure
      summary={pageMessages[locale].targets.sources}
      open={wrong || Boolean(typed['sourceTitle']) || Boolean(typed['sourceUrl'])}
    >
      <TextField
        locale={locale}
        name="sourceTitle"
        label={say.sourceTitle}
        optional
        maxLength={500}
        value={typed['sourceTitle']}
        error={errorAt(errors, 'sourceTitle', say.sourceTitle)}
      />
      <TextField
        locale={locale}
        name="sourceUrl"
        label={say.sourceUrl}
        hint={words.urlHint}
        optional
        type="url"
        value={typed['sourceUrl']}
        error={errorAt(errors, 'sourceUrl', say.sourceUrl)}
      />
    </Disclosure>
  )
}
