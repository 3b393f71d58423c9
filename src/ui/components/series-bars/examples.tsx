/** Examples of several kinds compared: side by side, stacked, one, none, long names. */
import type { Example } from '#ui/example.ts'
import { SeriesBars } from './series-bars.tsx'

const fields = [
  { key: 'economy', label: 'Kinh tế' },
  { key: 'culture', label: 'Văn hóa - xã hội' },
  { key: 'security', label: 'Quốc phòng - an ninh' },
  { key: 'politics', label: 'Hệ thống chính trị' },
]
const figure = (value: number) => ({ value, text: value.toLocaleString('vi-VN') })

export const examples: Example[] = [
  {
    name: 'Đặt cạnh nhau, tên dài, một chỗ không có số',
    render: () => (
      <SeriesBars
        locale="vi"
        id="series-grouped"
        title="Mô hình đăng ký và hoàn thành năm 2026, theo phường, xã hiện nay"
        mode="grouped"
        labelHeading="Phường, xã"
        series={[
          { key: 'registered', label: 'Đăng ký' },
          { key: 'completed', label: 'Hoàn thành' },
        ]}
        groups={[
          {
            label: 'Phường Nguyễn Cư Trinh, Thành phố Hồ Chí Minh',
            figures: { registered: { ...figure(154), href: '#series-154' }, completed: figure(101) },
          },
          {
            label: 'Đặc khu Bạch Long Vĩ, Thành phố Hải Phòng',
            figures: { registered: figure(3), completed: null },
          },
        ]}
      />
    ),
  },
  {
    name: 'Các phần của một tổng, bốn lĩnh vực',
    render: () => (
      <SeriesBars
        locale="vi"
        id="series-stacked"
        title="Mô hình được công nhận theo lĩnh vực"
        mode="stacked"
        labelHeading="Năm"
        totalHeading="Tổng"
        series={fields}
        note="Mỗi mô hình thuộc một lĩnh vực, nên các phần cộng lại thành tổng."
        groups={[
          {
            label: '2025',
            figures: {
              economy: figure(96),
              culture: figure(278),
              security: figure(65),
              politics: figure(43),
            },
            total: figure(482),
          },
          {
            label: '2026',
            figures: {
              economy: figure(120),
              culture: figure(190),
              security: figure(0),
              politics: figure(51),
            },
            total: figure(361),
          },
        ]}
      />
    ),
  },
  {
    name: 'Chưa có gì',
    render: () => (
      <SeriesBars
        locale="vi"
        id="series-none"
        title="Mô hình theo khối"
        mode="grouped"
        labelHeading="Khối"
        series={fields}
        groups={[]}
      />
    ),
  },
]
