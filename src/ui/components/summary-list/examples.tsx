/** Examples of facts about one thing. */
import type { Example } from '#ui/example.ts'
import { SummaryList } from './summary-list.tsx'

export const examples: Example[] = [
  {
    name: 'Thông tin của một đơn vị',
    render: () => (
      <SummaryList
        locale="vi"
        rows={[
          { key: 'Tên', value: 'Phường Hòa Xuân' },
          { key: 'Thuộc', value: <a href="#summary-parent">Thành phố Đà Nẵng</a> },
          { key: 'Dân số', value: '' },
        ]}
      />
    ),
  },
  {
    name: 'Xem lại trước khi gửi',
    render: () => (
      <SummaryList
        locale="vi"
        rows={[
          {
            key: 'Nội dung phản ánh',
            value:
              'Cống trước nhà văn hóa tổ 12 bị nghẹt từ đầu tháng, mỗi lần mưa lớn nước tràn vào sáu nhà cuối kiệt.',
            action: { href: '#summary-1', label: 'Sửa' },
          },
          { key: 'Ảnh', action: { href: '#summary-2', label: 'Thêm ảnh' } },
        ]}
      />
    ),
  },
]
