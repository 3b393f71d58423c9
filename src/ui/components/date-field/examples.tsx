/** Examples of dates. */
import type { Example } from '#ui/example.ts'
import { DateField } from './date-field.tsx'

export const examples: Example[] = [
  {
    name: 'Trống',
    render: () => <DateField locale="vi" label="Ngày họp" name="date-meeting" min="2026-11-21" />,
  },
  {
    name: 'Có lỗi, giữ nguyên ngày đã chọn',
    render: () => (
      <DateField
        locale="vi"
        label="Hạn làm xong"
        name="date-due"
        value="2026-11-01"
        error="Hạn làm xong phải sau ngày 21/11/2026"
      />
    ),
  },
]
