/** Examples of the way up. */
import type { Example } from '#ui/example.ts'
import { Breadcrumbs } from './breadcrumbs.tsx'

export const examples: Example[] = [
  {
    name: 'Một bậc',
    render: () => (
      <Breadcrumbs locale="vi" label="Ví dụ: một bậc" items={[{ href: '#crumb-home', label: 'Trang đầu' }]} />
    ),
  },
  {
    name: 'Nhiều bậc, tên dài',
    render: () => (
      <Breadcrumbs
        locale="vi"
        label="Ví dụ: nhiều bậc"
        items={[
          { href: '#crumb-units', label: 'Đơn vị hành chính' },
          { href: '#crumb-hcm', label: 'Thành phố Hồ Chí Minh' },
          { href: '#crumb-ward', label: 'Phường Nguyễn Cư Trinh' },
          { href: '#crumb-models', label: 'Mô hình Dân vận khéo năm 2026' },
        ]}
      />
    ),
  },
]
