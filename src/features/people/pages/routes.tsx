/** The pages of people: signing in and out, and one's own account. */
import { z } from 'zod'
import type { Ctx } from '#platform/db/transact.ts'
import { type Client, html, page, type Route, seeOther, type View } from '#platform/http/route.ts'
import { notSignedIn, type Problem } from '#platform/problem.ts'
import { changePassword } from '../commands/change-password.ts'
import { createToken } from '../commands/create-token.ts'
import { endOtherSessions } from '../commands/end-other-sessions.ts'
import { revokeToken } from '../commands/revoke-token.ts'
import { signIn } from '../commands/sign-in.ts'
import { signOut } from '../commands/sign-out.ts'
import {
  deviceCookie,
  deviceToken,
  sessionCookie,
  sessionToken,
  shownOnce,
  shownOnceCookie,
} from '../cookies.ts'
import { idInput, passwordChange, signInInput, tokenInput } from '../people.schemas.ts'
import { describeAccount, listAccess } from '../queries/describe-account.ts'
import { ownsToken } from '../queries/owns-token.ts'
import { returnPath } from '../return-path.rules.ts'
import { AccountPage, type AccountPageProps } from './account-page.tsx'
import { formErrors } from './form-errors.ts'
import { SignInPage } from './sign-in-page.tsx'

interface Visit {
  readonly ctx: Ctx
  readonly view: View
  readonly client: Client
  readonly cookies: Readonly<Record<string, string>>
}

/** Pages with something of one person are never kept by a cache. */
function unkept(response: Response, problem?: Problem): Response {
  response.headers.set('cache-control', 'no-store')
  if (problem?.retryAfter !== undefined) response.headers.set('retry-after', String(problem.retryAfter))
  return response
}

const typedText = (value: unknown) => (typeof value === 'string' ? value : undefined)

async function accountPage(visit: Visit, more: Partial<AccountPageProps>, status = 200): Promise<Response> {
  const { ctx, client, cookies } = visit
  const view = { ...visit.view, path: '/account' }
  const account = await describeAccount(ctx)
  const access = await listAccess(ctx, sessionToken(cookies, client.secure))
  const forget = shownOnce(cookies, client.secure) === undefined ? [] : [shownOnceCookie(null, client.secure)]
  return unkept(html(<AccountPage view={view} account={account} access={access} {...more} />, status, forget))
}

/** The account page again, with what is wrong; a lost session goes to the sign-in instead. */
function again(idOf: Readonly<Record<string, string>>) {
  return async (visit: Visit, problem: Problem, typed: Record<string, unknown>) => {
    if (visit.ctx.actor.kind !== 'account') return seeOther(visit.view, '/sign-in?next=/account')
    const errors = formErrors(problem, visit.view.locale, idOf)
    const kept = { name: typedText(typed['name']), days: typedText(typed['days']) }
    return unkept(await accountPage(visit, { errors, typed: kept }, problem.status), problem)
  }
}

/** The form's own address, for the link to the other language; only the checked path is repeated. */
function atSignIn(view: View, next: string): View {
  return { ...view, path: next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}` }
}

const signInQuery = z.object({ next: z.string().max(4000).optional().catch(undefined) })

export const peoplePages: readonly Route[] = [
  page({ method: 'GET', path: '/sign-in', query: signInQuery }, ({ ctx, view, query }) => {
    const next = returnPath(query.next)
    if (ctx.actor.kind === 'account') return Promise.resolve(seeOther(view, next))
    return Promise.resolve(unkept(html(<SignInPage view={atSignIn(view, next)} next={next} />)))
  }),
  page(
    {
      method: 'POST',
      path: '/sign-in',
      body: signInInput.extend({ next: signInQuery.shape.next }),
      bodyLimit: 16 * 1024,
      again: ({ view }, problem, typed) => {
        const next = returnPath(typedText(typed['next']))
        const errors = formErrors(problem, view.locale, { email: 'email', password: 'password' })
        const status = problem.status === 401 ? 422 : problem.status
        const response = html(
          <SignInPage
            view={atSignIn(view, next)}
            next={next}
            email={typedText(typed['email'])?.slice(0, 254)}
            errors={errors}
          />,
          status,
        )
        return Promise.resolve(unkept(response, problem))
      },
    },
    async ({ ctx, view, body, client, cookies }) => {
      const replaces = sessionToken(cookies, client.secure)
      const known = deviceToken(cookies, client.secure)
      const { token, device } = await signIn(ctx, body, { prefix: client.prefix, replaces, device: known })
      return seeOther(view, returnPath(body.next), [
        sessionCookie(token, client.secure),
        deviceCookie(device, client.secure),
      ])
    },
  ),
  page({ method: 'POST', path: '/sign-out', bodyLimit: 1024 }, async ({ ctx, view, client, cookies }) => {
    await signOut(ctx, sessionToken(cookies, client.secure))
    const response = seeOther(view, '/', [sessionCookie(null, client.secure)])
    /* On a shared computer "back" must not show what the one before was writing. */
    response.headers.set('clear-site-data', '"cache"')
    return response
  }),
  page(
    {
      method: 'GET',
      path: '/account',
      query: z.object({ done: z.enum(['password', 'revoked', 'sessions']).optional().catch(undefined) }),
    },
    async (visit) => {
      const carried = shownOnce(visit.cookies, visit.client.secure)
      /* A cookie can be planted: only what is a token of this account is shown as one. */
      const newToken = carried !== undefined && (await ownsToken(visit.ctx, carried)) ? carried : undefined
      return accountPage(visit, { done: visit.query.done, newToken })
    },
  ),
  page(
    {
      method: 'POST',
      path: '/account/password',
      body: passwordChange,
      bodyLimit: 16 * 1024,
      again: again({ current: 'current-password', password: 'new-password' }),
    },
    async ({ ctx, view, body, client, cookies }) => {
      const session = sessionToken(cookies, client.secure)
      await changePassword(ctx, body, session, deviceToken(cookies, client.secure))
      return seeOther(view, '/account?done=password')
    },
  ),
  page(
    { method: 'POST', path: '/account/sessions/end-others', bodyLimit: 1024 },
    async ({ ctx, view, client, cookies }) => {
      await endOtherSessions(ctx, sessionToken(cookies, client.secure))
      return seeOther(view, '/account?done=sessions')
    },
  ),
  page(
    {
      method: 'POST',
      path: '/account/tokens',
      body: tokenInput,
      bodyLimit: 16 * 1024,
      again: again({ name: 'token-name', days: 'token-days' }),
    },
    async ({ ctx, view, body, client }) => {
      const accountId = ctx.actor.accountId
      if (!accountId) throw notSignedIn()
      const { token } = await createToken(ctx, { ...body, accountId })
      return seeOther(view, '/account', [shownOnceCookie(token, client.secure)])
    },
  ),
  page(
    { method: 'POST', path: '/account/tokens/{id}/revoke', params: idInput, bodyLimit: 1024 },
    async ({ ctx, view, params }) => {
      await revokeToken(ctx, params)
      return seeOther(view, '/account?done=revoked')
    },
  ),
]
