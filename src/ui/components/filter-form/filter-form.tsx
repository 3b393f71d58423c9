/** Narrows a list: a plain GET form, so the answer has an address, works without JavaScript, and can be cleared. */
import type { ComponentChildren } from 'preact'
import { words } from '#ui/messages.ts'
import type { Locale } from '#ui/view.ts'

export type FilterFormProps = {
  locale: Locale
  action: string
  /** The fields. */
  children: ComponentChildren
  /** Where "Bỏ lọc" leads; leave out when nothing is filtered. */
  clear?: string | undefined
  /** Fields in a row above the list instead of a column at its side. */
  inline?: boolean | undefined
  /** Kept along: the chosen tab, the sort order. */
  hidden?: Readonly<Record<string, string>> | undefined
  label?: string | undefined
}

export function FilterForm({ locale, action, children, clear, inline, hidden = {}, label }: FilterFormProps) {
  const say = words[locale]
  return (
    <form
      class={inline === true ? 'filter-form filter-form-inline' : 'filter-form'}
      action={action}
      method="get"
      aria-label={label ?? say.filters}
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div class="filter-form-fields">{children}</div>
      <div class="filter-form-actions">
        <button class="button button-secondary" type="submit">
          {say.filter}
        </button>
        {clear === undefined ? null : (
          <a class="link-standalone" href={clear}>
            {say.clearFilters}
          </a>
        )}
      </div>
    </form>
  )
}
