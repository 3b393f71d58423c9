/** What zod found wrong, said to a person: one sentence a field, in both languages, that says what to do. */
import type { z } from 'zod'
import { type FieldError, invalid, type Problem, type Words } from '../problem.ts'

type Issue = z.core.$ZodIssue

function words(issue: Issue): Words {
  switch (issue.code) {
    case 'too_small': {
      const n = Number(issue.minimum)
      if (issue.origin === 'string' && n === 1) return { vi: 'Xin điền mục này.', en: 'Please fill this in.' }
      if (issue.origin === 'string')
        return { vi: `Xin viết ít nhất ${n} ký tự.`, en: `Please write at least ${n} characters.` }
      if (issue.origin === 'array') return { vi: 'Xin chọn ít nhất một.', en: 'Please choose at least one.' }
      return { vi: `Xin nhập số từ ${n} trở lên.`, en: `Please enter ${n} or more.` }
    }
    case 'too_big': {
      const n = Number(issue.maximum)
      if (issue.origin === 'string')
        return {
          vi: `Xin viết ngắn lại, nhiều nhất ${n} ký tự.`,
          en: `Please shorten this to ${n} characters.`,
        }
      if (issue.origin === 'array') return { vi: `Nhiều nhất ${n} mục.`, en: `At most ${n} items.` }
      return { vi: `Xin nhập số không quá ${n}.`, en: `Please enter ${n} or less.` }
    }
    case 'invalid_type':
      return issue.input === undefined
        ? { vi: 'Xin điền mục này.', en: 'Please fill this in.' }
        : { vi: 'Giá trị không đúng kiểu.', en: 'This is not the right type of value.' }
    case 'invalid_value':
    case 'invalid_union':
      return { vi: 'Xin chọn một trong các giá trị cho sẵn.', en: 'Please choose one of the values offered.' }
    case 'invalid_format':
      if (issue.format === 'date')
        return { vi: 'Xin nhập ngày, ví dụ 21/11/2026.', en: 'Please enter a date, such as 21/11/2026.' }
      if (issue.format === 'email')
        return {
          vi: 'Xin nhập địa chỉ thư, ví dụ ten@example.vn.',
          en: 'Please enter an address like name@example.vn.',
        }
      return { vi: 'Giá trị chưa đúng dạng.', en: 'This does not have the right form.' }
    case 'unrecognized_keys':
      return {
        vi: `Không nhận các mục: ${issue.keys.slice(0, 5).join(', ')}.`,
        en: `These fields are not accepted: ${issue.keys.slice(0, 5).join(', ')}.`,
      }
    default:
      return issue.message === 'control'
        ? {
            vi: 'Có ký tự không dùng được, xin gõ lại.',
            en: 'There are characters we cannot take; please retype this.',
          }
        : issue.message === 'integer'
          ? { vi: 'Xin nhập một số nguyên.', en: 'Please enter a whole number.' }
          : issue.message === 'date_range'
            ? { vi: 'Năm phải từ 1900 đến 2199.', en: 'The year must lie between 1900 and 2199.' }
            : { vi: 'Giá trị chưa đúng.', en: 'This value is not right.' }
  }
}

/** The FieldErrors of a failed parse; the first of each field. */
export function fieldErrors(error: z.ZodError): FieldError[] {
  const seen = new Set<string>()
  return error.issues.flatMap((issue) => {
    const field = issue.path.map(String).join('.') || 'body'
    if (seen.has(field)) return []
    seen.add(field)
    const code = issue.code === 'custom' || issue.code === 'invalid_union' ? issue.message : issue.code
    return [{ field, code: /^[a-z_]+$/u.test(code) ? code : issue.code, message: words(issue) }]
  })
}

/** Parses or throws Problem `invalid` with a message for each field. */
export function parse<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const result = schema.safeParse(value, { reportInput: true })
  if (result.success) return result.data
  throw problemOf(result.error)
}

export function problemOf(error: z.ZodError): Problem {
  return invalid(fieldErrors(error))
}
