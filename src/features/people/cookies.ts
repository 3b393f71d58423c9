/** The cookies of a sign-in. Over https they carry the `__Host-` prefix, so that no neighbouring domain can set one. */
import { deviceRules, sessionRules } from './session.rules.ts'

type Cookies = Readonly<Record<string, string>>

function cookieName(name: string, secure: boolean): string {
  return secure ? `__Host-${name}` : name
}

function cookie(name: string, value: string | null, secure: boolean, maxAgeSeconds: number): string {
  const kept = value === null ? '; Max-Age=0' : `; Max-Age=${maxAgeSeconds}`
  return `${cookieName(name, secure)}=${value ?? ''}; Path=/; HttpOnly; SameSite=Lax${kept}${secure ? '; Secure' : ''}`
}

/** Name of the session's cookie. */
function sessionCookieName(secure: boolean): string {
  return cookieName('dt', secure)
}

/** The Set-Cookie value that hands out a session's token, or takes it back with null. */
export function sessionCookie(token: string | null, secure: boolean): string {
  return cookie('dt', token, secure, sessionRules.absolute / 1000)
}

/** The session's token among a request's cookies. Over https an unprefixed cookie is not believed. */
export function sessionToken(cookies: Cookies, secure: boolean): string | undefined {
  return cookies[sessionCookieName(secure)]
}

/**
 * Recognises the browser at the next sign-in, so that attempts made elsewhere do not hold it up. Opens nothing, and
 * outlives the session.
 */
export function deviceCookie(device: string, secure: boolean): string {
  return cookie('dt-device', device, secure, deviceRules.kept / 1000)
}

/** The browser's own secret; anything else that a cookie holds is not one. */
export function deviceToken(cookies: Cookies, secure: boolean): string | undefined {
  const device = cookies[cookieName('dt-device', secure)]
  return device !== undefined && /^[\w-]{43}$/u.test(device) ? device : undefined
}

/** Carries a new token's text over the redirect to the page that shows it once. */
export function shownOnceCookie(text: string | null, secure: boolean): string {
  return cookie('dt-once', text, secure, 120)
}

export function shownOnce(cookies: Cookies, secure: boolean): string | undefined {
  const text = cookies[cookieName('dt-once', secure)]
  return text !== undefined && /^dt_[\w-]{43}$/u.test(text) ? text : undefined
}
