/** Examples of one-line fields. */
import type { Example } from '#ui/example.ts'
import { TextField } from './text-field.tsx'

export const examples: Example[] = [
  {
    name: 'Trống, có gợi ý',
    render: () => (
      <TextField
        locale="vi"
        label="Họ và tên"
        name="text-name"
        hint="Theo thứ tự trên căn cước, ví dụ Nguyễn Thị Hợi"
        autocomplete="name"
      />
    ),
  },
  {
    name: 'Có lỗi, giữ nguyên điều đã gõ',
    render: () => (
      <TextField
        locale="vi"
        label="Số điện thoại"
        name="text-phone"
        type="tel"
        width={20}
        value="0905 12"
        error="Số điện thoại cần đủ 10 chữ số, ví dụ 0905 123 456"
      />
    ),
  },
  {
    name: 'Số có đơn vị',
    render: () => (
      <TextField
        locale="vi"
        label="Số tiền góp"
        name="text-money"
        inputMode="numeric"
        width={10}
        unit="đồng"
        value="1.500.000"
      />
    ),
  },
  {
    name: 'Không bắt buộc, tên rất dài',
    render: () => (
      <TextField
        locale="vi"
        label="Tên gọi khác của mô hình mà bà con trong thôn, tổ dân phố vẫn quen dùng từ trước khi sắp xếp đơn vị hành chính"
        name="text-long"
        optional
      />
    ),
  },
  {
    name: 'Chỉ đọc',
    render: () => <TextField locale="vi" label="Đơn vị" name="text-unit" value="Phường Hòa Xuân" readOnly />,
  },
]
