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

export const unitsBusy = () =>
  new Problem('units-busy', 409, {
    vi: 'Một thay đổi khác về đơn vị đang được lưu. Chưa có gì được nạp; xin thử lại sau một phút.',
    en: 'Another change of units is being saved. Nothing was imported; please try again in a minute.',
  })

export const parentEnds = () =>
  invalid([
    {
      field: 'parentId',
      code: 'ends',
      message: {
        vi: 'Đơn vị cấp trên đã kết thúc trước đơn vị này, và không rõ một đơn vị nào nhận thay.',
        en: 'The unit above ends before this one, and no single unit is known to have taken its place.',
      },
    },
  ])

export const childrenStranded = () =>
  invalid([
    {
      field: 'intoId',
      code: 'ends',
      message: {
        vi: 'Đơn vị nhận sáp nhập đã kết thúc trong khi các đơn vị trực thuộc vẫn còn, và không rõ chúng thuộc về đâu.',
        en: 'The unit to merge into ends while units below it go on, and it is not known where those then belong.',
      },
    },
  ])

registerConstraint('unit_version_code_once', codeTaken)
registerConstraint('unit_version_not_own_parent', wrongParent)
registerConstraint('unit_ancestor_no_circle', wrongParent)
registerConstraint('unit_version_no_overlap', datesOverlap)
