/** Examples of the summary of errors. */
import type { Example } from '#ui/example.ts'
import { ErrorSummary } from './error-summary.tsx'

export const examples: Example[] = [
  {
    name: 'Một lỗi',
    render: () => (
      <ErrorSummary
        locale="vi"
        focus={false}
        errors={[{ field: 'text-phone', text: 'Số điện thoại cần đủ 10 chữ số' }]}
      />
    ),
  },
  {
    name: 'Nhiều lỗi, một lỗi không thuộc ô nào',
    render: () => (
      <ErrorSummary
        locale="vi"
        focus={false}
        errors={[
          { field: 'select-ward', text: 'Chọn phường hoặc xã nơi xảy ra việc' },
          { field: 'area-why', text: 'Viết rõ còn thiếu gì để người gửi bổ sung được' },
          { text: 'Có người vừa sửa hồ sơ này. Điều anh/chị viết vẫn còn nguyên bên dưới.' },
        ]}
      />
    ),
  },
]
