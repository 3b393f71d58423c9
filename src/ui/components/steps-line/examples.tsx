/** Examples of a way with four steps. */
import type { Example } from '#ui/example.ts'
import { StepsLine } from './steps-line.tsx'

export const examples: Example[] = [
  {
    name: 'Đang ở bước hai',
    render: () => (
      <StepsLine
        locale="vi"
        label="Ví dụ: các bước của mô hình"
        steps={[
          { label: 'Đăng ký', state: 'done', when: '02/03/2026', href: '#step-1' },
          { label: 'Làm thử', state: 'current', when: 'hạn 30/11/2026' },
          { label: 'Công nhận', state: 'next', when: 'dự kiến 15/12/2026' },
          { label: 'Nhân rộng', state: 'next' },
        ]}
      />
    ),
  },
  {
    name: 'Có bước quá hạn',
    render: () => (
      <StepsLine
        locale="vi"
        label="Ví dụ: bước quá hạn"
        steps={[
          { label: 'Đăng ký', state: 'done', when: '02/03/2026' },
          { label: 'Làm thử', state: 'done', when: '30/06/2026' },
          {
            label: 'Xét công nhận ở hội đồng thi đua, khen thưởng cấp xã',
            state: 'late',
            when: 'hạn 11/11/2026',
          },
          { label: 'Nhân rộng', state: 'next' },
        ]}
      />
    ),
  },
]
