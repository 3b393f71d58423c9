/** The refusals of this feature, each with a stable code. */
import { type FieldError, invalid, notAllowed, notFound, Problem } from '#platform/problem.ts'

export const noIndicator = () => notFound({ vi: 'chỉ tiêu này', en: 'this indicator' })
export const noTarget = () => notFound({ vi: 'mục tiêu này', en: 'this target' })
export const noValue = () => notFound({ vi: 'số liệu này', en: 'this value' })

export const onlyDefiners = () =>
  notAllowed({
    vi: 'Chỉ tiêu dùng chung do cán bộ toàn quốc đặt, chỉ tiêu của tỉnh do cán bộ tỉnh, thành phố đặt.',
    en: 'Officers of the nation define indicators for all, officers of a province those of the province.',
  })

export const onlyReporters = () =>
  notAllowed({
    vi: 'Cán bộ được giao báo số liệu của đơn vị này mới làm được.',
    en: 'Officers who report for this unit can.',
  })

export const fieldError = (field: string, code: string, vi: string, en: string): FieldError => ({
  field,
  code,
  message: { vi, en },
})

/** 409: someone saved in between. */
export function changedMeanwhile(revision: number): Problem {
  return new Problem(
    'indicator.changed',
    409,
    {
      vi: 'Người khác vừa lưu thay đổi ở đây. Những gì anh/chị viết vẫn còn bên dưới; xin xem lại rồi lưu lần nữa.',
      en: 'Someone else saved a change here. What you wrote is still below; please look again and save once more.',
    },
    { details: { revision } },
  )
}

/** 409: there is a value of that day; changing it is a correction, with a reason. */
export function alreadyReported(onDate: string, valueId: number): Problem {
  const day = onDate.split('-').reverse().join('/')
  return new Problem(
    'value.already-reported',
    409,
    {
      vi: `Ngày ${day} đã có số liệu. Muốn sửa, xin chọn “Đính chính” ở số liệu ấy và ghi lý do.`,
      en: `There is a value for ${day} already. To change it, choose “Correct” beside it and say why.`,
    },
    { details: { valueId } },
  )
}

export function periodsOverlap(from: string, to: string): Problem {
  const day = (date: string) => date.split('-').reverse().join('/')
  return invalid([
    fieldError(
      'onDate',
      'overlap',
      `Kỳ này trùng với kỳ đã báo từ ${day(from)} đến ${day(to)}; cộng lại sẽ thành tính hai lần.`,
      `This period overlaps the one reported from ${day(from)} to ${day(to)}; together they would count twice.`,
    ),
  ])
}

export const targetTwice = () =>
  invalid([
    fieldError(
      'indicatorId',
      'target_twice',
      'Mô hình này đã có mục tiêu về chỉ tiêu ấy.',
      'This model has a target of that indicator already.',
    ),
  ])

/** Parts of a table of which the whole leaves out a few people: the rest is what they are. */
export function partsNotPublic(): Problem {
  return new Problem('indicator.parts-not-public', 403, {
    vi: 'Số liệu về người chỉ công khai cho mọi loại đơn vị cùng nhau và từ đầu năm, để không ai lấy hai bảng trừ nhau mà ra nhóm nhỏ.',
    en: 'Numbers about people are public for all kinds of units together and since the beginning of a year, so that nobody can tell a few by taking one table from another.',
  })
}

/** Who is not an officer of the place asks for a table that would tell of a few people. */
export function thenNotPublic(): Problem {
  return new Problem('indicator.then-not-public', 403, {
    vi: 'Số liệu về người chỉ công khai theo đơn vị hiện nay, để không ai suy ra được nhóm nhỏ từ hai cách tính.',
    en: 'Numbers about people are public in the units of today only, so that nobody can tell a few from two ways of counting.',
  })
}
