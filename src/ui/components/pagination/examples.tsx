/** Examples of first, middle and last page. */
import type { Example } from '#ui/example.ts'
import { Pagination } from './pagination.tsx'

export const examples: Example[] = [
  {
    name: 'Trang đầu',
    render: () => (
      <Pagination
        locale="vi"
        label="Ví dụ: trang đầu"
        next="#page-next-1"
        position="1 đến 50 trong 3.321 đơn vị"
      />
    ),
  },
  {
    name: 'Ở giữa',
    render: () => (
      <Pagination
        locale="vi"
        label="Ví dụ: ở giữa"
        previous="#page-previous-2"
        next="#page-next-2"
        position="51 đến 100 trong 3.321 đơn vị"
      />
    ),
  },
  {
    name: 'Trang cuối',
    render: () => <Pagination locale="vi" label="Ví dụ: trang cuối" previous="#page-previous-3" />,
  },
]
