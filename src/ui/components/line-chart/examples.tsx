/** Examples of figures over years: two series with a gap and an unfinished year, one year, none. */
import type { Example } from '#ui/example.ts'
import { LineChart } from './line-chart.tsx'

const figure = (value: number) => ({ value, text: value.toLocaleString('vi-VN') })
const registered = [2102, 2340, 2287, 2561, 2852, 3010, 3102, 3188, 3240, 3312, 2904]
const recognised = [310, 402, null, 466, 482, 530, 548, 590, 601, 678, 360]

export const examples: Example[] = [
  {
    name: 'Hai loại qua mười một năm; năm 2018 không có số, năm 2026 chưa hết',
    render: () => (
      <LineChart
        locale="vi"
        id="line-years"
        title="Mô hình đăng ký và được công nhận, 2016 đến 2026"
        labelHeading="Năm"
        format={(value) => value.toLocaleString('vi-VN')}
        series={[
          { key: 'registered', label: 'Đăng ký' },
          { key: 'recognised', label: 'Được công nhận' },
        ]}
        years={registered.map((value, index) => ({
          label: String(2016 + index),
          unfinished: index === registered.length - 1,
          figures: {
            registered: figure(value),
            recognised: typeof recognised[index] === 'number' ? figure(recognised[index]) : null,
          },
        }))}
      />
    ),
  },
  {
    name: 'Một năm',
    render: () => (
      <LineChart
        locale="vi"
        id="line-one"
        title="Mô hình đăng ký tại Xã Hòa Tiến"
        labelHeading="Năm"
        format={String}
        series={[{ key: 'n', label: 'Đăng ký' }]}
        years={[{ label: '2026', figures: { n: figure(4) } }]}
      />
    ),
  },
  {
    name: 'Chưa có gì',
    render: () => (
      <LineChart
        locale="vi"
        id="line-none"
        title="Mô hình đăng ký tại Đặc khu Bạch Long Vĩ"
        labelHeading="Năm"
        format={String}
        series={[{ key: 'n', label: 'Đăng ký' }]}
        years={[]}
      />
    ),
  },
]
