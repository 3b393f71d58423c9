/** The refusals of the catalogue, each with a stable code. */
import { invalid, notAllowed, notFound, Problem } from '#platform/problem.ts'
import type { RuleRow } from './catalogue.rules.ts'

export const noType = () => notFound({ vi: 'loại mô hình này', en: 'this type of model' })
export const noLabel = () => notFound({ vi: 'mục này của danh mục', en: 'this entry of the catalogue' })
export const noRule = () => notFound({ vi: 'dòng quy định này', en: 'this rule' })

export const onlyEditors = () =>
  notAllowed({
    vi: 'Cán bộ được giao sửa danh mục của nơi này mới làm được; mục dùng chung cả nước do cán bộ toàn quốc sửa.',
    en: 'Officers who edit the catalogue of this place can; what the whole country shares is edited for the nation.',
  })

export const noUnit = () =>
  invalid([
    {
      field: 'unitId',
      code: 'no_unit',
      message: { vi: 'Hiện không có đơn vị này.', en: 'There is no such unit today.' },
    },
  ])

export const codeTaken = () =>
  invalid([
    {
      field: 'code',
      code: 'code_taken',
      message: { vi: 'Mã này đã dùng cho mục khác.', en: 'Another entry has this code.' },
    },
  ])

/** 409 with what stands now, for who saved second. */
export function changedMeanwhile(current: { readonly revision: number }): Problem {
  return new Problem(
    'catalogue.changed',
    409,
    {
      vi: 'Người khác đã lưu mục này trong khi anh/chị đang sửa. Những gì anh/chị viết vẫn còn đây; xin xem chỗ khác nhau rồi lưu lại.',
      en: 'Someone else saved this entry while you were editing. What you wrote is still here; look at the differences and save again.',
    },
    { details: { revision: current.revision, current } },
  )
}

/** What `changedMeanwhile` put in; undefined for any other Problem. */
export function currentOf(problem: Problem): unknown {
  return problem.code === 'catalogue.changed' ? problem.details['current'] : undefined
}

/** 409: rows of one place never hold at once. */
export function ruleOverlaps(other: RuleRow): Problem {
  return new Problem(
    'catalogue.rule-overlaps',
    409,
    {
      vi: `Nơi này đã có quy định từ ${other.from ?? 'trước'} đến ${other.to ?? 'nay'}. Xin chọn ngày khác, hoặc sửa dòng ấy.`,
      en: `This place has a rule from ${other.from ?? 'before'} to ${other.to ?? 'now'}. Choose other days, or edit that one.`,
    },
    { details: { id: other.id } },
  )
}
