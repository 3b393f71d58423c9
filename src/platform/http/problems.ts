/** The problems that any address may answer with, and how the API says a problem (RFC 9457). */
import type { Locale } from '../i18n/messages.ts'
import { Problem } from '../problem.ts'
import { json } from './route.ts'

/** `application/problem+json`. */
export function problemJson(problem: Problem, locale: Locale, requestId: string): Response {
  return json(
    {
      type: `urn:dongthuan:problem:${problem.code}`,
      title: problem.words[locale],
      status: problem.status,
      code: problem.code,
      ...(problem.fields.length > 0 && {
        errors: problem.fields.map(({ field, code, message }) => ({ field, code, detail: message[locale] })),
      }),
      ...problem.details,
      instance: `urn:uuid:${requestId}`,
    },
    problem.status,
    {
      'content-type': 'application/problem+json; charset=utf-8',
      ...(problem.retryAfter !== undefined && { 'retry-after': String(problem.retryAfter) }),
      ...(problem.status === 401 && { 'www-authenticate': 'Bearer' }),
    },
  )
}

export function unexpected(requestId: string): Problem {
  return new Problem(
    'unexpected',
    500,
    {
      vi: `Hệ thống gặp lỗi và đã ghi lại. Xin thử lại; nếu vẫn lỗi, báo mã ${requestId.slice(0, 8)}.`,
      en: `Something went wrong here and was recorded. Please try again; if it persists, report code ${requestId.slice(0, 8)}.`,
    },
    {},
  )
}

export function tooMany(wait: number): Problem {
  return new Problem(
    'too-many-requests',
    429,
    {
      vi: `Có quá nhiều yêu cầu từ mạng này. Xin chờ ${wait} giây.`,
      en: `There were too many requests from this network. Please wait ${wait} seconds.`,
    },
    { retryAfter: wait },
  )
}

export function forged(): Problem {
  return new Problem('forged', 403, {
    vi: 'Yêu cầu này đến từ một trang khác nên không được nhận. Xin mở lại trang và gửi lại.',
    en: 'This request came from another site and was not accepted. Please open the page again and resend.',
  })
}

export function wrongMethod(allowed: readonly string[]): Problem {
  return new Problem('wrong-method', 405, {
    vi: `Trang này chỉ mở được từ biểu mẫu của nó (${allowed.join(', ')}). Xin quay lại trang trước.`,
    en: `This address opens only from its form (${allowed.join(', ')}). Please go back one page.`,
  })
}
