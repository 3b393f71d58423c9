/** What happens when pressed, in words. One primary button a page; danger only where something is lost. */
import type { ComponentChildren } from 'preact'

export type ButtonKind = 'primary' | 'secondary' | 'danger'

export type ButtonProps = {
  children: ComponentChildren
  kind?: ButtonKind | undefined
  /** `button` is for islands; a form's own buttons submit. */
  type?: 'submit' | 'button' | undefined
  name?: string | undefined
  value?: string | undefined
  /** Submits this form (its id) from outside of it. */
  form?: string | undefined
  /** Sends the form to another address than its own. */
  formAction?: string | undefined
  id?: string | undefined
  disabled?: boolean | undefined
}

export function Button({ children, kind = 'primary', type = 'submit', formAction, ...rest }: ButtonProps) {
  return (
    <button class={`button button-${kind}`} type={type} formaction={formAction} {...rest}>
      {children}
    </button>
  )
}

/** A link that begins something, so it looks like a button. Goes somewhere; never changes anything. */
export function ButtonLink({
  children,
  href,
  kind = 'primary',
}: {
  children: ComponentChildren
  href: string
  kind?: ButtonKind | undefined
}) {
  return (
    <a class={`button button-${kind}`} href={href}>
      {children}
    </a>
  )
}

/** Buttons and links that belong together, in order of likelihood. */
export function ButtonGroup({ children }: { children: ComponentChildren }) {
  return <div class="button-group">{children}</div>
}
