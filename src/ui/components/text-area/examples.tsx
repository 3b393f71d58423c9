/** Examples of longer texts. */
import type { Example } from '#ui/example.ts'
import { TextArea } from './text-area.tsx'

export const examples: Example[] = [
  {
    name: 'Trống, có giới hạn',
    render: () => (
      <TextArea
        locale="vi"
        label="Bà con muốn phản ánh điều gì?"
        name="area-what"
        hint="Nói ở đâu, từ bao giờ, ảnh hưởng tới ai"
        limit={2000}
      />
    ),
  },
  {
    name: 'Có lỗi, giữ nguyên điều đã viết',
    render: () => (
      <TextArea
        locale="vi"
        label="Lý do trả lại"
        name="area-why"
        value="Thiếu"
        rows={3}
        error="Viết rõ còn thiếu gì để người gửi bổ sung được"
      />
    ),
  },
]
