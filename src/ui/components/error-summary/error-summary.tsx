/** First thing on a page whose form came back: what to correct, each linked to its field. Takes the focus. */
import { Said } from '#ui/components/said/said.tsx'
import { words } from '#ui/messages.ts'
import type { Locale } from '#ui/view.ts'

export type FormError = {
  text: string
  /** Id of the field (its name unless it was given another); without it the error is plain text. */
  field?: string | undefined
}

export type ErrorSummaryProps = {
  locale: Locale
  errors: readonly FormError[]
  title?: string | undefined
  /** Set false where several are shown on one page. */
  focus?: boolean | undefined
}

/** Nothing when there are no errors, so a page can always render it. */
export function ErrorSummary({ locale, errors, title, focus = true }: ErrorSummaryProps) {
  if (errors.length === 0) return null
  return (
    <div class="error-summary" tabIndex={-1} autofocus={focus}>
      <div role="alert">
        <h2 class="error-summary-title">{title ?? words[locale].errorTitle}</h2>
        <ul>
          {errors.map((error) => (
            <li key={`${error.field ?? ''} ${error.text}`}>
              {error.field === undefined ? (
                <Said text={error.text} />
              ) : (
                <a href={`#${error.field}`}>
                  <Said text={error.text} />
                </a>
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

/** The document title of a page that came back with errors: a screen reader says it first. */
export function errorTitle(locale: Locale, title: string): string {
  return `${words[locale].errorPrefix} ${title}`
}

/** The message for one field, or undefined: `error={errorFor(errors, 'name')}`. */
export function errorFor(errors: readonly FormError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.text
}
