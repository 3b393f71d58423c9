/** Examples of choosing any number, and of one yes. */
import type { Example } from '#ui/example.ts'
import { Checkbox, Checkboxes } from './checkboxes.tsx'

export const examples: Example[] = [
  {
    name: 'Nhiều ô',
    render: () => (
      <Checkboxes
        locale="vi"
        label="Gia đình góp được gì?"
        name="box-give"
        hint="Chọn mọi điều phù hợp"
        values={['work', 'land']}
        options={[
          { value: 'work', label: 'Ngày công' },
          { value: 'land', label: 'Đất làm đường', hint: 'Cần giấy hiến đất có chữ ký cả hai vợ chồng' },
          { value: 'money', label: 'Tiền' },
        ]}
      />
    ),
  },
  {
    name: 'Nhiều ô, có lỗi',
    render: () => (
      <Checkboxes
        locale="vi"
        label="Nhóm đã đến vận động"
        name="box-team"
        error="Chọn ít nhất một nhóm"
        options={[
          { value: 'women', label: 'Hội Liên hiệp Phụ nữ' },
          { value: 'veterans', label: 'Hội Cựu chiến binh' },
        ]}
      />
    ),
  },
  {
    name: 'Một lời đồng ý, có lỗi',
    render: () => (
      <Checkbox
        locale="vi"
        name="box-consent"
        label="Tôi đồng ý cho đăng ảnh công trình lên trang này"
        error="Cần đồng ý trước khi gửi ảnh"
      />
    ),
  },
]
