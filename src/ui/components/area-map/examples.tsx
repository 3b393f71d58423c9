/** Examples of maps over an invented district: classes, what has no figure or may not be shown, places only. */
import type { Example } from '#ui/example.ts'
import { AreaMap, type AreaFigure, type MapArea } from './area-map.tsx'

const shapes: readonly (readonly [string, string | null])[] = [
  ['Xã Bến Mai', 'M20 20H220V160H20Z'],
  ['Xã Đồng Sim', 'M220 20H420V100L320 160H220Z'],
  ['Phường Lam Hạ', 'M20 160H220V300L120 340L20 300Z'],
  ['Phường Nguyễn Cư Trinh - Cầu Kho - Đa Kao', 'M220 160H320L420 100V340H120L220 300Z'],
  ['Xã Cửa Lam', 'M420 20H600V180L420 240Z'],
  ['Xã Vĩnh An', 'M420 240L600 180V340H420Z'],
  ['Đặc khu Hòn Lam', 'M520 398H526V402H520Z'],
  ['Xã Mới Lập', null],
]

function areas(figures: readonly AreaFigure[]): MapArea[] {
  return shapes.map(([name, path], index) => ({
    key: index,
    name,
    path,
    href: `#map-${index}`,
    dot: name.startsWith('Đặc khu') ? { x: 523, y: 400 } : undefined,
    figure: figures[index] ?? null,
  }))
}

const counts = [0, 1, 4, 9, 12, 40].map((value) => ({ value, text: String(value) }))
const rates = [42, 50, 66.7, 83.3, 91, 100].map((value) => ({
  value,
  text: `${value.toLocaleString('vi-VN')}%`,
}))
const frame = {
  locale: 'vi',
  width: 620,
  height: 460,
  labelHeading: 'Phường, xã',
  format: (value: number) => value.toLocaleString('vi-VN'),
  source: 'tệp ví dụ, không có thật',
  insets: [{ x: 440, y: 370, width: 170, height: 84, label: 'Hòn Lam' }],
} as const

export const examples: Example[] = [
  {
    name: 'Số đếm, chia đều thành các nhóm; một nơi không công bố, một nơi chưa có ranh giới',
    render: () => (
      <AreaMap
        {...frame}
        id="map-counts"
        title="Mô hình được công nhận năm 2026, theo phường, xã hiện nay"
        valueHeading="Số mô hình"
        areas={areas([...counts, 'withheld'])}
      />
    ),
  },
  {
    name: 'Tỉ lệ, nhóm theo mốc của kế hoạch',
    render: () => (
      <AreaMap
        {...frame}
        id="map-rates"
        title="Khu dân cư có mô hình, phần trăm"
        valueHeading="Tỉ lệ"
        breaks={[50, 80, 100]}
        areas={areas(rates)}
      />
    ),
  },
  {
    name: 'Chỉ vị trí',
    render: () => (
      <AreaMap {...frame} id="map-places" title="Các phường, xã của Tỉnh Sơn Lam" areas={areas([])} />
    ),
  },
]
