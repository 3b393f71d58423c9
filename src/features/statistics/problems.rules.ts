/** What can go wrong with statistics, in words. */
import { notAllowed, notFound, Problem } from '#platform/problem.ts'

export function noSet(): Problem {
  return notFound({ vi: 'nhóm số liệu này', en: 'this set of figures' })
}

export function onlyDefiners(): Problem {
  return notAllowed({
    vi: 'Nhóm số liệu do cán bộ tỉnh, thành phố hoặc cán bộ quản trị toàn quốc đặt.',
    en: 'Sets of figures are defined by officers of the province, or of the nation.',
  })
}

export function noNation(): Problem {
  return notFound({ vi: 'danh mục đơn vị', en: 'the list of units' })
}

export function setChanged(revision: number): Problem {
  return new Problem(
    'statistics.set-changed',
    409,
    {
      vi: 'Có người vừa sửa nhóm số liệu này. Xin mở lại, xem bản mới rồi sửa tiếp.',
      en: 'Someone changed this set of figures meanwhile. Please open it again and change the new one.',
    },
    { details: { revision } },
  )
}
