/** The readable page for a problem that no form of ours shows: what happened and where to go from here. */
import { html, type View } from '#platform/http/route.ts'
import type { Problem } from '#platform/problem.ts'
import { ButtonGroup, ButtonLink } from '#ui/components/button/button.tsx'
import { Note, PageHeading } from '#ui/components/page/page.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { keptMessages } from '../kept.messages.ts'
import { messages } from '../messages.ts'
import { isKept, KeptForm } from './kept-form.tsx'

function kindOf(status: number): keyof (typeof messages)['vi']['problem']['titles'] {
  if (status === 404 || status === 405 || status === 410) return 'missing'
  if (status === 401 || status === 403) return 'notAllowed'
  if (status === 429) return 'wait'
  return status >= 500 ? 'broken' : 'other'
}

/** Answers with the problem's own status. */
export function problemPage(
  view: View,
  problem: Problem,
  requestId: string,
  typed: Readonly<Record<string, unknown>> = {},
  filesLost = false,
): Response {
  const t = messages[view.locale].problem
  const signedOut = problem.status === 401
  const kept = isKept(typed) && (signedOut || problem.status === 429 || problem.status >= 500)
  const title = kept && signedOut ? keptMessages[view.locale].signedOut : t.titles[kindOf(problem.status)]
  const back = `/sign-in?next=${encodeURIComponent(view.path)}`
  const response = html(
    <Layout view={view} title={title}>
      <PageHeading title={title} lead={problem.words[view.locale]} />
      {problem.fields.length > 0 && (
        <ul>
          {problem.fields.map(({ field, message }) => (
            <li key={field}>{message[view.locale]}</li>
          ))}
        </ul>
      )}
      {kept ? (
        <KeptForm view={view} typed={typed} signIn={signedOut} filesLost={filesLost} />
      ) : (
        <ButtonGroup>
          {signedOut ? (
            <ButtonLink href={href(view, back)}>{t.signIn}</ButtonLink>
          ) : (
            <ButtonLink href={href(view, '/')}>{t.home}</ButtonLink>
          )}
        </ButtonGroup>
      )}
      <Note>{t.code(requestId.slice(0, 8))}</Note>
    </Layout>,
    problem.status,
  )
  if (problem.retryAfter !== undefined) response.headers.set('retry-after', String(problem.retryAfter))
  return response
}
