/** Examples of links. */
import type { Example } from '#ui/example.ts'
import { Link } from './link.tsx'

export const examples: Example[] = [
  {
    name: 'Trong câu',
    render: () => (
      <p>
        Xem <Link href="#link-a">quy chế thực hiện dân chủ ở cơ sở</Link> trước khi họp.
      </p>
    ),
  },
  {
    name: 'Đứng riêng, có phần đọc thêm cho trình đọc màn hình',
    render: () => (
      <Link href="#link-b" standalone about="phường Hòa Xuân">
        Xem
      </Link>
    ),
  },
  {
    name: 'Tải tệp và trang tiếng Anh',
    render: () => (
      <p>
        <Link href="#link-c" download="mo-hinh.csv">
          Tải bảng số liệu (CSV, 12 KB)
        </Link>{' '}
        hoặc đọc{' '}
        <Link href="#link-d" hreflang="en">
          bản tiếng Anh
        </Link>
        .
      </p>
    ),
  },
]
