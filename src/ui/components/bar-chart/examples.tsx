/** Examples of quantities compared. */
import type { Example } from '#ui/example.ts'
import { BarChart } from './bar-chart.tsx'

export const examples: Example[] = [
  {
    name: 'So sánh, một thanh được nhắc tới',
    render: () => (
      <BarChart
        locale="vi"
        id="chart-models"
        title="Mô hình được công nhận, 01/01/2026 đến 21/11/2026"
        labelHeading="Phường, xã"
        valueHeading="Số mô hình"
        bars={[
          { label: 'Phường Nguyễn Cư Trinh, Thành phố Hồ Chí Minh', value: 42, text: '42' },
          { label: 'Phường Hòa Xuân, Thành phố Đà Nẵng', value: 31, text: '31', emphasis: true },
          { label: 'Xã Thượng Đức, Thành phố Đà Nẵng', value: 4, text: '4' },
          { label: 'Đặc khu Côn Đảo, Thành phố Hồ Chí Minh', value: 0, text: '0' },
        ]}
      />
    ),
  },
  {
    name: 'Một thanh, phần trăm',
    render: () => (
      <BarChart
        locale="vi"
        id="chart-one"
        title="Phản ánh trả lời đúng hạn, tháng 10/2026"
        labelHeading="Nơi trả lời"
        valueHeading="Đúng hạn"
        max={100}
        bars={[{ label: 'Xã Hòa Tiến', value: 87, text: '87%' }]}
      />
    ),
  },
]
