/** Examples of grades inside each other: as dots, as bars for many, and one alone. */
import type { Example } from '#ui/example.ts'
import { NestedGrades } from './nested-grades.tsx'

const figure = (value: number) => ({ value, text: value.toLocaleString('vi-VN') })

export const examples: Example[] = [
  {
    name: 'Ba bậc, mỗi xã một chấm',
    render: () => (
      <NestedGrades
        locale="vi"
        title="Xã đạt chuẩn nông thôn mới, 382 trên 382 xã"
        labelHeading="Bậc"
        valueHeading="Số xã"
        grades={[
          { label: 'xã đạt chuẩn', figure: figure(382) },
          { label: 'xã đạt chuẩn nâng cao', figure: figure(188) },
          { label: 'xã đạt chuẩn kiểu mẫu', figure: figure(76) },
        ]}
      />
    ),
  },
  {
    name: 'Quá nhiều để vẽ từng chấm',
    render: () => (
      <NestedGrades
        locale="vi"
        title="Mô hình được công nhận năm 2026"
        labelHeading="Bậc"
        valueHeading="Số mô hình"
        grades={[
          { label: 'mô hình cấp cơ sở', figure: figure(2852) },
          { label: 'mô hình điển hình cấp tỉnh', figure: figure(482) },
        ]}
      />
    ),
  },
  {
    name: 'Một bậc, không có gì',
    render: () => (
      <NestedGrades
        locale="vi"
        title="Mô hình được nhân rộng tại Xã Hòa Tiến"
        labelHeading="Bậc"
        valueHeading="Số mô hình"
        grades={[{ label: 'mô hình được nhân rộng', figure: figure(0) }]}
      />
    ),
  },
]
