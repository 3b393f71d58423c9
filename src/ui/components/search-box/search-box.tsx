/** One field and one button that ask the server with GET, so the answer has an address to share. */
import type { ComponentChildren } from 'preact'
import { words } from '#ui/messages.ts'
import type { Locale } from '#ui/view.ts'

export type SearchBoxProps = {
  locale: Locale
  action: string
  label: string
  /** Names the field for screen readers only. */
  hideLabel?: boolean | undefined
  name?: string | undefined
  value?: string | undefined
  hint?: ComponentChildren
  /** Only beside a label that is hidden, and then the same words. */
  placeholder?: string | undefined
  /** Kept along with the question. */
  hidden?: Readonly<Record<string, string>> | undefined
  id: string
}

export function SearchBox({
  locale,
  action,
  label,
  hideLabel,
  name = 'q',
  value,
  hint,
  placeholder,
  hidden = {},
  id,
}: SearchBoxProps) {
  const hintId = hint === undefined ? undefined : `${id}-hint`
  return (
    <search class="search-box" aria-label={label}>
      <form action={action} method="get">
        {Object.entries(hidden).map(([key, kept]) => (
          <input key={key} type="hidden" name={key} value={kept} />
        ))}
        <label class={hideLabel === true ? 'visually-hidden' : 'field-label'} for={id}>
          {label}
        </label>
        {hint === undefined ? null : (
          <p class="field-hint" id={hintId}>
            {hint}
          </p>
        )}
        <div class="search-box-row">
          <input
            class="input"
            type="search"
            id={id}
            name={name}
            value={value}
            placeholder={placeholder}
            autocomplete="off"
            aria-describedby={hintId}
          />
          <button class="button button-secondary" type="submit">
            {words[locale].search}
          </button>
        </div>
      </form>
    </search>
  )
}
