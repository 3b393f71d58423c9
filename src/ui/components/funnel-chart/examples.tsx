/** Examples of steps that each keep some of the one before. */
import type { Example } from '#ui/example.ts'
import { FunnelChart } from './funnel-chart.tsx'

export const examples: Example[] = [
  {
    name: 'Từ đăng ký đến công nhận',
    render: () => (
      <FunnelChart
        locale="vi"
        title="Mô hình của thành phố năm 2026, tính đến 21/11/2026"
        labelHeading="Bước"
        valueHeading="Số mô hình"
        rateHeading="Tỉ lệ"
        steps={[
          { label: 'Đăng ký', figure: { value: 154, text: '154', href: '#funnel-154' } },
          {
            label: 'Hoàn thành',
            figure: { value: 101, text: '101' },
            rate: '65,6% của 154 mô hình đăng ký; còn 53 mô hình đang làm',
          },
          { label: 'Được công nhận', figure: { value: 0, text: '0' }, rate: '0% của 101' },
        ]}
      />
    ),
  },
  {
    name: 'Chưa có gì',
    render: () => (
      <FunnelChart
        locale="vi"
        title="Mô hình của Xã Hòa Tiến năm 2026"
        labelHeading="Bước"
        valueHeading="Số mô hình"
        rateHeading="Tỉ lệ"
        steps={[]}
      />
    ),
  },
]
