/** What every field shares: label, hint, error, and the ids that tie them together for screen readers. */
import type { ComponentChildren } from 'preact'
import { Said } from '#ui/components/said/said.tsx'
import { words } from '#ui/messages.ts'
import type { Locale } from '#ui/view.ts'

export type FieldProps = {
  locale: Locale
  label: string
  name: string
  /** Defaults to `name`. The error summary links to it. */
  id?: string | undefined
  hint?: string | undefined
  error?: string | undefined
  /** Fields are required unless said; the label of an optional one says so. */
  optional?: boolean | undefined
}

/** Ids of the texts that describe a control, for `aria-describedby`; undefined when there are none. */
export function describedBy(
  id: string,
  { hint, error }: { hint?: string | undefined; error?: string | undefined },
): string | undefined {
  const ids = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`]
  const named = ids.filter((part) => part !== '').join(' ')
  return named === '' ? undefined : named
}

/** A label, hint and error around one control. */
export function Field({
  locale,
  label,
  name,
  id = name,
  hint,
  error,
  optional,
  children,
}: FieldProps & { children: ComponentChildren }) {
  return (
    <div class={error === undefined ? 'field' : 'field field-invalid'}>
      <label class="field-label" for={id}>
        <Said text={label} />
        <Optional locale={locale} optional={optional} />
      </label>
      <Hint id={id} text={hint} />
      <FieldError locale={locale} id={id} text={error} />
      {children}
    </div>
  )
}

/** The same around a group of controls: the label is the group's legend. */
export function FieldGroup({
  locale,
  label,
  name,
  id = name,
  hint,
  error,
  optional,
  children,
}: FieldProps & { children: ComponentChildren }) {
  return (
    <fieldset
      class={error === undefined ? 'field' : 'field field-invalid'}
      aria-describedby={describedBy(id, { hint, error })}
    >
      <legend class="field-label">
        <Said text={label} />
        <Optional locale={locale} optional={optional} />
      </legend>
      <Hint id={id} text={hint} />
      <FieldError locale={locale} id={id} text={error} />
      {children}
    </fieldset>
  )
}

function Optional({ locale, optional }: { locale: Locale; optional: boolean | undefined }) {
  return optional === true ? <span class="field-optional"> {words[locale].optional}</span> : null
}

export function Hint({ id, text }: { id: string; text: string | undefined }) {
  if (text === undefined) return null
  return (
    <p class="field-hint" id={`${id}-hint`}>
      <Said text={text} />
    </p>
  )
}

export function FieldError({ locale, id, text }: { locale: Locale; id: string; text: string | undefined }) {
  if (text === undefined) return null
  return (
    <p class="field-error" id={`${id}-error`}>
      <span class="visually-hidden">{words[locale].errorPrefix} </span>
      <Said text={text} />
    </p>
  )
}
