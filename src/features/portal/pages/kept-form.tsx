/**
 * A form that could not be taken (signed out meanwhile, too busy, a fault of ours), kept as it was typed: it
 * posts the same fields to the same address again. Nothing is stored on the server; passwords are not kept.
 */
import type { View } from '#platform/http/route.ts'
import { Button, ButtonGroup } from '#ui/components/button/button.tsx'
import { href } from '#ui/view.ts'
import { keptMessages } from '../kept.messages.ts'

type Typed = Readonly<Record<string, unknown>>

function pairs(typed: Typed): [string, string][] {
  return Object.entries(typed).flatMap(([name, value]): [string, string][] =>
    Array.isArray(value)
      ? value.map((item): [string, string] => [`${name}[]`, String(item)])
      : [[name, String(value)]],
  )
}

/** Whether there is anything to keep; a form with a password is typed again. */
export function isKept(typed: Typed): boolean {
  const names = Object.keys(typed)
  return names.length > 0 && !names.some((name) => /password/iu.test(name))
}

export function KeptForm({
  view,
  typed,
  signIn,
  filesLost,
}: {
  view: View
  typed: Typed
  signIn: boolean
  filesLost: boolean
}) {
  const t = keptMessages[view.locale]
  return (
    <form method="post" action={href(view, view.path)}>
      <p>{signIn ? t.stillHere : t.waiting}</p>
      {filesLost && <p>{t.filesLost}</p>}
      {pairs(typed).map(([name, value], index) => (
        <input key={index} type="hidden" name={name} value={value} />
      ))}
      {signIn && (
        <p>
          <a href={href(view, '/sign-in')} target="_blank" rel="noopener">
            {t.signIn}
          </a>
        </p>
      )}
      <ButtonGroup>
        <Button>{t.again}</Button>
      </ButtonGroup>
    </form>
  )
}
