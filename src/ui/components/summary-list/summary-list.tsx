/** What is known about one thing: name and value, a line each. Also the "check your answers" page of a form. */
import type { ComponentChildren } from 'preact'
import { words } from '#ui/messages.ts'
import type { Locale } from '#ui/view.ts'

export type SummaryRow = {
  key: string
  /** Nothing or '' shows "Chưa có". */
  value?: ComponentChildren
  /** "Sửa" with the place to do so; the row's key is read along. */
  action?: { href: string; label: string } | undefined
}

export function SummaryList({ locale, rows }: { locale: Locale; rows: readonly SummaryRow[] }) {
  return (
    <dl class="summary">
      {rows.map((row) => (
        <div class="summary-row" key={row.key}>
          <dt>{row.key}</dt>
          <dd>
            {row.value === undefined || row.value === null || row.value === '' ? (
              <span class="summary-blank">{words[locale].notProvided}</span>
            ) : (
              row.value
            )}
          </dd>
          {row.action === undefined ? null : (
            <dd class="summary-action">
              <a href={row.action.href}>
                {row.action.label}
                <span class="visually-hidden">: {row.key}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
