/** Examples of choosing one from a few. */
import type { Example } from '#ui/example.ts'
import { Radios } from './radios.tsx'

export const examples: Example[] = [
  {
    name: 'Có lời giải thích',
    render: () => (
      <Radios
        locale="vi"
        label="Ai được xem phản ánh này?"
        name="radio-who"
        value="public"
        options={[
          { value: 'public', label: 'Mọi người', hint: 'Tên và số điện thoại của anh/chị vẫn được giấu' },
          { value: 'officer', label: 'Chỉ cán bộ giải quyết' },
        ]}
      />
    ),
  },
  {
    name: 'Ngắn, nằm ngang, có lỗi',
    render: () => (
      <Radios
        locale="vi"
        label="Đồng ý mở chợ phiên?"
        name="radio-agree"
        inline
        error="Chọn một trong ba"
        options={[
          { value: 'yes', label: 'Đồng ý' },
          { value: 'no', label: 'Không đồng ý' },
          { value: 'pass', label: 'Chưa rõ' },
        ]}
      />
    ),
  },
]
