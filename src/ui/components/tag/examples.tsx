/** Examples of every tone. */
import type { Example } from '#ui/example.ts'
import { Tag } from './tag.tsx'

export const examples: Example[] = [
  {
    name: 'Năm sắc thái, mỗi sắc thái một hình',
    render: () => (
      <p>
        <Tag>Bản nháp</Tag> <Tag tone="open">Đang giải quyết</Tag> <Tag tone="done">Đã công nhận</Tag>{' '}
        <Tag tone="soon">Còn 3 ngày làm việc</Tag> <Tag tone="late">Quá hạn</Tag>
      </p>
    ),
  },
  {
    name: 'Chữ dài',
    render: () => <Tag tone="late">Quá hạn 12 ngày làm việc, đã nhắc Ủy ban nhân dân phường hai lần</Tag>,
  },
]
