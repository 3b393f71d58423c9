/** Examples of two people editing one record. */
import type { Example } from '#ui/example.ts'
import { ChangeComparison } from './change-comparison.tsx'

export const examples: Example[] = [
  {
    name: 'Hai cán bộ cùng sửa',
    render: () => (
      <ChangeComparison
        locale="vi"
        theirName="chị Lê Thị Hoa (09:12)"
        prefix="compare."
        differences={[
          { field: 'homes', label: 'Số hộ tham gia', theirs: '148', yours: '152' },
          {
            field: 'about',
            label: 'Mô tả',
            theirs: '',
            yours: 'Bà con chia nhau mỗi nhà chăm một đoạn 20 mét; sáng thứ Bảy đầu tháng cùng làm cỏ.',
            keep: 'yours',
          },
        ]}
      />
    ),
  },
]
