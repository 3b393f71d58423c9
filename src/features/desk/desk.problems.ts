/** What the desk refuses, said to a person. */
import { invalid, notAllowed, notFound, Problem } from '#platform/problem.ts'

export const onlyOfficers = () =>
  notAllowed({
    vi: 'Chỉ cán bộ phụ trách mô hình của đơn vị này trao đổi ở đây.',
    en: 'Only officers who look after models of this unit talk here.',
  })

export const noComment = () => notFound({ vi: 'ý kiến này', en: 'this comment' })
export const noRun = () => notFound({ vi: 'kết quả này', en: 'this result' })
export const noFilter = () => notFound({ vi: 'bộ lọc này', en: 'this filter' })

export const onlyAuthor = () =>
  notAllowed({
    vi: 'Ý kiến do chính người viết sửa.',
    en: 'A comment is corrected by who wrote it.',
  })

export const mostFilters = 50

export const tooManyFilters = () =>
  new Problem('desk.too-many-filters', 409, {
    vi: `Anh/chị đã lưu ${mostFilters} bộ lọc. Xin xóa bớt rồi lưu lại.`,
    en: `You have saved ${mostFilters} filters. Please remove some first.`,
  })

export const noReason = () =>
  invalid([
    {
      field: 'reason',
      code: 'missing',
      message: {
        vi: 'Xin ghi lý do, để đơn vị biết cần làm gì.',
        en: 'Please say why, so that the unit knows what to do.',
      },
    },
  ])

export const damagedFilter = () =>
  invalid([
    {
      field: 'query',
      code: 'query',
      message: {
        vi: 'Danh sách này không lưu được. Xin mở lại danh sách và lọc lại.',
        en: 'This list can’t be saved. Please open it again and filter it.',
      },
    },
  ])
