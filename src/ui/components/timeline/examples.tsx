/** Examples: a request's story, and a unit's mergers. */
import type { Example } from '#ui/example.ts'
import { Timeline } from './timeline.tsx'

export const examples: Example[] = [
  {
    name: 'Đơn vị được nhập từ những đơn vị nào',
    render: () => (
      <Timeline
        label="Lịch sử phường Hòa Xuân"
        items={[
          {
            when: '01/01/1997',
            dateTime: '1997-01-01',
            title: 'Lập thành phố Đà Nẵng trực thuộc Trung ương',
          },
          {
            when: '01/07/2025',
            dateTime: '2025-07-01',
            kind: 'merge',
            title: 'Nhập ba đơn vị thành phường Hòa Xuân mới',
            from: [
              { label: 'Phường Hòa Xuân', href: '#timeline-1' },
              { label: 'Xã Hòa Châu', href: '#timeline-2' },
              { label: 'Xã Hòa Phước' },
            ],
          },
        ]}
      />
    ),
  },
  {
    name: 'Đường đi của một phản ánh, có chỗ trễ và việc sắp tới',
    render: () => (
      <Timeline
        label="Đường đi của phản ánh 2026-0412"
        items={[
          { when: '09:12 thứ Hai 09/11/2026', title: 'Bà con gửi phản ánh' },
          {
            when: 'thứ Tư 18/11/2026',
            title: 'Quá hạn trả lời lần một',
            kind: 'late',
            text: 'Lãnh đạo phường đã được báo.',
          },
          { when: 'thứ Năm 26/11/2026', title: 'Hạn trả lời', kind: 'future' },
        ]}
      />
    ),
  },
  {
    name: 'Một việc',
    render: () => <Timeline label="Một việc" items={[{ when: '21/11/2026', title: 'Tạo hồ sơ' }]} />,
  },
]
