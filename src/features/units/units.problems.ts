/** What people are told when a change of units is refused. */
import { registerConstraint } from '#platform/db/constraints.ts'
import { invalid, notAllowed, Problem } from '#platform/problem.ts'

export const onlyRegistrar = () =>
  notAllowed({
    vi: 'Người quản lý danh mục đơn vị cấp quốc gia làm được việc này.',
    en: 'The national registrar of units can do it.',
  })

export const onlyManager = () =>
  notAllowed({
    vi: 'Người quản lý đơn vị của địa bàn này làm được việc này.',
    en: 'Whoever manages units of this area can do it.',
  })

export const codeTaken = () =>
  invalid([
    {
      field: 'code',
      code: 'taken',
      message: {
        vi: 'Mã này đã có đơn vị khác dùng trong cùng thời gian.',
        en: 'Another unit carries this code at the same time.',
      },
    },
  ])

export const datesOverlap = () =>
  new Problem('unit-dates-overlap', 409, {
    vi: 'Đơn vị này đã có tên gọi khác trong cùng thời gian. Xin mở lại trang rồi làm lại.',
    en: 'This unit already has another name for the same time. Please open the page again and retry.',
  })

export const unknownKind = () =>
  invalid([
    {
      field: 'kind',
      code: 'unknown',
      message: { vi: 'Không có loại đơn vị này.', en: 'There is no such kind of unit.' },
    },
  ])

export const wrongParent = () =>
  invalid([
    {
      field: 'parentId',
      code: 'level',
      message: {
        vi: 'Loại đơn vị này không thuộc đơn vị đã chọn.',
        en: 'A unit of this kind cannot hang under the chosen one.',
      },
    },
  ])

export const parentNotThen = () =>
  invalid([
    {
      field: 'parentId',
      code: 'absent',
      message: {
        vi: 'Đơn vị cấp trên không có vào ngày này.',
        en: 'The unit above did not exist on this date.',
      },
    },
  ])

export const unitNotThen = (field: string) =>
  invalid([
    {
      field,
      code: 'absent',
      message: {
        vi: 'Đơn vị này không có vào ngày đã chọn.',
        en: 'This unit did not exist on the chosen date.',
      },
    },
  ])

export const nothingChanges = () =>
  new Problem('unit-nothing-changes', 422, {
    vi: 'Không có gì khác với hiện tại, nên chưa ghi gì.',
    en: 'Nothing differs from what is stored, so nothing was saved.',
  })

registerConstraint('unit_version_code_once', codeTaken)
registerConstraint('unit_version_no_overlap', datesOverlap)
