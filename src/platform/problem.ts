/**
 * Expected failures. Whoever meets one throws a Problem; one mapper per outlet (page, API, command line) says
 * it to the person. Everything else that is thrown is a bug.
 */
import type { Locale } from './i18n/messages.ts'

/** A text in every language of the product. */
export type Words = { readonly [L in Locale]: string }

export interface FieldError {
  /** Name of the form field, a path with dots for nested values. */
  readonly field: string
  readonly code: string
  readonly message: Words
}

interface ProblemOptions {
  readonly fields?: readonly FieldError[]
  /** More members for the API's answer and for pages; no personal data. */
  readonly details?: Record<string, unknown>
  /** Seconds until a retry makes sense. */
  readonly retryAfter?: number
}

export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: string
  readonly status: number
  readonly words: Words
  readonly fields: readonly FieldError[]
  readonly details: Record<string, unknown>
  readonly retryAfter: number | undefined

  /** `code` is stable and dotted (`model.changed`), `status` an HTTP status from 400 to 503. */
  constructor(code: string, status: number, words: Words, options: ProblemOptions = {}) {
    super(code)
    this.code = code
    this.status = status
    this.words = words
    this.fields = options.fields ?? []
    this.details = options.details ?? {}
    this.retryAfter = options.retryAfter
  }
}

/** 404 for a thing that is not there, or that the asker must not know of. */
export function notFound(what: Words): Problem {
  return new Problem('not-found', 404, {
    vi: `Không tìm thấy ${what.vi}. Có thể địa chỉ bị gõ nhầm hoặc nội dung đã được gỡ.`,
    en: `We could not find ${what.en}. The address may be mistyped, or it was taken down.`,
  })
}

/** 403; `who` says who could do it instead. */
export function notAllowed(who: Words): Problem {
  return new Problem('not-allowed', 403, {
    vi: `Tài khoản của anh/chị chưa được phép làm việc này. ${who.vi}`,
    en: `Your account may not do this. ${who.en}`,
  })
}

export function notSignedIn(): Problem {
  return new Problem('not-signed-in', 401, {
    vi: 'Việc này cần đăng nhập. Xin đăng nhập rồi làm lại.',
    en: 'This needs an account. Please sign in and try again.',
  })
}

/** 422 with one message a field. */
export function invalid(fields: readonly FieldError[]): Problem {
  return new Problem(
    'invalid',
    422,
    { vi: 'Có chỗ cần sửa trước khi gửi.', en: 'Something needs mending before this can be sent.' },
    { fields },
  )
}
