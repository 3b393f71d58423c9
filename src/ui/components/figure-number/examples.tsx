/** Examples of numbers with their basis. */
import { Columns } from '#ui/components/page/page.tsx'
import type { Example } from '#ui/example.ts'
import { FigureNumber } from './figure-number.tsx'

export const examples: Example[] = [
  {
    name: 'Ba con số cạnh nhau',
    render: () => (
      <Columns>
        <FigureNumber
          label="Mô hình còn hoạt động"
          value="87%"
          ratio="1.204 trên 1.384 mô hình đã công nhận"
          basis="Tính đến 21/11/2026, theo đơn vị hiện nay"
          detail={{ href: '#figure-1', label: 'Xem 1.204 mô hình' }}
        />
        <FigureNumber
          label="Tiền bà con góp"
          value="1.172.611.000"
          unit="đồng"
          basis="Từ 01/01/2026 đến 21/11/2026, chỉ tính khoản đã có biên nhận"
          detail={{ href: '#figure-2', label: 'Xem từng khoản' }}
        />
        <FigureNumber
          label="Phản ánh quá hạn"
          value="0"
          ratio="0 trên 0 phản ánh"
          basis="Tính đến 21/11/2026"
        />
      </Columns>
    ),
  },
]
