/** The unit on the edit form: as it is, what else it may become, and a field to look for another. */
import type { Locale } from '#platform/i18n/messages.ts'
import type { FormError } from '#ui/components/error-summary/error-summary.tsx'
import { FormSection } from '#ui/components/form-section/form-section.tsx'
import { Radios } from '#ui/components/radios/radios.tsx'
import { vi } from '#ui/components/said/said.tsx'
import { SummaryList } from '#ui/components/summary-list/summary-list.tsx'
import { TextField } from '#ui/components/text-field/text-field.tsx'
import { messages } from '../messages.ts'
import { besideField } from './parts.tsx'

export interface UnitChoice {
  readonly id: number
  readonly place: string
  readonly now: readonly string[]
}

export interface EditUnitProps {
  readonly locale: Locale
  /** The chosen one and what else was found; never empty. */
  readonly choices: readonly UnitChoice[]
  readonly chosen: string
  /** Once public the unit stands. */
  readonly mayChange: boolean
  readonly errors: readonly FormError[]
}

export function EditUnit({ locale, choices, chosen, mayChange, errors }: EditUnitProps) {
  const say = messages[locale].form
  const [only] = choices
  return (
    <FormSection legend={say.unit}>
      {choices.length > 1 ? (
        <Radios
          locale={locale}
          label={say.found}
          name="unitId"
          value={chosen}
          error={besideField(errors, 'unitId', messages[locale].label.unitId)}
          options={choices.map(({ id, place, now }) => ({
            value: String(id),
            label: place,
            lang: 'vi',
            hint: now.length === 0 ? undefined : say.now(vi(now.join(', '))),
          }))}
        />
      ) : (
        <>
          <SummaryList
            locale={locale}
            rows={[{ key: messages[locale].label.unitId, value: <span lang="vi">{only?.place}</span> }]}
          />
          <input type="hidden" name="unitId" value={chosen} />
        </>
      )}
      {mayChange && (
        <TextField
          locale={locale}
          label={say.changeUnit}
          name="unitQuery"
          optional
          hint={say.changeUnitHint}
          error={besideField(errors, 'unitQuery', say.changeUnit)}
          autocomplete="off"
        />
      )}
    </FormSection>
  )
}
