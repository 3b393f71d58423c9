/** What people's commands refuse, and the constraints behind some of it. */
import { registerConstraint } from '#platform/db/constraints.ts'
import { Problem, type Words } from '#platform/problem.ts'

/** One answer for an unknown address, a wrong password and a disabled account: it must not tell which. */
export function signInRefused(): Problem {
  return new Problem('sign-in.refused', 401, {
    vi: 'Địa chỉ thư hoặc mật khẩu chưa đúng. Xin kiểm tra lại rồi thử lần nữa.',
    en: 'The e-mail address or password is not right. Please check both and try again.',
  })
}

export function tooManyAttempts(retryAfter: number): Problem {
  const minutes = Math.max(1, Math.ceil(retryAfter / 60))
  return new Problem(
    'too-many-attempts',
    429,
    {
      vi: `Đã thử quá nhiều lần. Xin đợi ${minutes} phút rồi thử lại.`,
      en: `Too many attempts. Please wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} and try again.`,
    },
    { retryAfter },
  )
}

export function tokenInvalid(): Problem {
  return new Problem('token.invalid', 401, {
    vi: 'Mã truy cập không đúng, đã hết hạn hoặc đã bị thu hồi.',
    en: 'The access token is wrong, has expired or was revoked.',
  })
}

/** A refusal that belongs to one field. */
function atField(code: string, status: number, field: string, words: Words): Problem {
  return new Problem(code, status, words, {
    fields: [{ field, code: code.replace(/\W/gu, '_'), message: words }],
  })
}

export function passwordWrong(): Problem {
  return atField('password.wrong', 422, 'current', {
    vi: 'Mật khẩu hiện tại chưa đúng.',
    en: 'This is not your current password.',
  })
}

export function emailTaken(): Problem {
  return atField('account.email-taken', 409, 'email', {
    vi: 'Đã có tài khoản dùng địa chỉ thư này.',
    en: 'There is an account with this e-mail address already.',
  })
}

export function grantOverlaps(): Problem {
  return atField('grant.overlaps', 409, 'from', {
    vi: 'Tài khoản đã có vai trò này tại đơn vị này trong một phần của thời gian đó.',
    en: 'The account holds this role over this unit already for a part of that time.',
  })
}

export function grantBackdated(): Problem {
  return atField('grant.backdated', 422, 'from', {
    vi: 'Vai trò bắt đầu sớm nhất là hôm nay.',
    en: 'A role begins today at the earliest.',
  })
}

export function grantOver(): Problem {
  return new Problem('grant.over', 409, {
    vi: 'Vai trò này đã kết thúc từ trước.',
    en: 'This role has ended already.',
  })
}

export function roleUnknown(): Problem {
  return atField('grant.role-unknown', 422, 'role', {
    vi: 'Không có vai trò này.',
    en: 'There is no such role.',
  })
}

export function unitUnknown(): Problem {
  return atField('grant.unit-unknown', 422, 'unitId', {
    vi: 'Không tìm thấy đơn vị này, hoặc đơn vị chưa có hay không còn vào ngày bắt đầu.',
    en: 'This unit was not found, or does not exist on the first day.',
  })
}

export function exampleAccount(): Problem {
  return new Problem('account.example', 403, {
    vi: 'Tài khoản ví dụ dùng chung nên không đổi mật khẩu được.',
    en: 'Example accounts are shared, so their password can not be changed.',
  })
}

export function accountDisabled(): Problem {
  return new Problem('account.disabled', 409, {
    vi: 'Tài khoản này đã khóa.',
    en: 'This account is disabled.',
  })
}

export function lastManager(): Problem {
  return new Problem('account.last-manager', 409, {
    vi: 'Đây là tài khoản cuối cùng quản lý người dùng trên toàn quốc, nên không khóa được. Xin giao vai trò đó cho người khác trước.',
    en: 'This is the last account that manages people over the whole nation, so it stays open. Please grant that role to somebody else first.',
  })
}

registerConstraint('account_email_once', emailTaken)
registerConstraint('role_grant_once', grantOverlaps)
