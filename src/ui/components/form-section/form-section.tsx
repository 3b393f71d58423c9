/** A form, and the named parts of a long one. */
import type { ComponentChildren } from 'preact'
import { Said } from '#ui/components/said/said.tsx'

export type FormProps = {
  action: string
  method?: 'post' | 'get' | undefined
  id?: string | undefined
  /** Sent along unseen, such as the version the form was opened with. */
  hidden?: Readonly<Record<string, string>> | undefined
  /** Set when the form sends files. */
  files?: boolean | undefined
  children: ComponentChildren
}

/** The browser's own bubbles are off: the server answers with an error summary, in the page's language. */
export function Form({ action, method = 'post', id, hidden = {}, files, children }: FormProps) {
  return (
    <form
      class="form"
      action={action}
      method={method}
      id={id}
      enctype={files === true ? 'multipart/form-data' : undefined}
      novalidate
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  )
}

export type FormSectionProps = {
  legend: string
  /** Makes the legend the page's heading: for forms of one question a page. */
  pageHeading?: boolean | undefined
  hint?: string | undefined
  /** Fields side by side where there is room: for officers' forms. */
  dense?: boolean | undefined
  children: ComponentChildren
}

export function FormSection({ legend, pageHeading, hint, dense, children }: FormSectionProps) {
  return (
    <fieldset class="form-section">
      <legend class={pageHeading === true ? 'form-legend form-legend-page' : 'form-legend'}>
        {pageHeading === true ? <h1>{legend}</h1> : <h2>{legend}</h2>}
      </legend>
      {hint === undefined ? null : (
        <p class="field-hint">
          <Said text={hint} />
        </p>
      )}
      {dense === true ? <div class="form-dense">{children}</div> : children}
    </fieldset>
  )
}

export type FormFoldProps = {
  legend: string
  hint?: string | undefined
  /** What was filled in or is wrong must not be folded away. */
  open: boolean
  /** Fields side by side where there is room. */
  dense?: boolean | undefined
  children: ComponentChildren
}

/** A part that can wait, folded until it is wanted; its fields are sent either way. Opens without JavaScript. */
export function FormFold({ legend, hint, open, dense, children }: FormFoldProps) {
  return (
    <details class="form-fold" open={open}>
      <summary>
        <h2>{legend}</h2>
      </summary>
      <div class="form-fold-body">
        {hint === undefined ? null : (
          <p class="field-hint">
            <Said text={hint} />
          </p>
        )}
        {dense === true ? <div class="form-dense">{children}</div> : children}
      </div>
    </details>
  )
}
