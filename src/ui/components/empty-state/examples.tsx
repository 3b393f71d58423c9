/** Examples of nothing yet, and of nothing found. */
import { ButtonLink } from '#ui/components/button/button.tsx'
import type { Example } from '#ui/example.ts'
import { EmptyState } from './empty-state.tsx'

export const examples: Example[] = [
  {
    name: 'Chưa có gì',
    render: () => (
      <EmptyState
        title="Chưa có mô hình nào ở đây"
        action={<ButtonLink href="#empty-begin">Ghi nhận mô hình đầu tiên</ButtonLink>}
      >
        <p>Mỗi mô hình được công nhận sẽ hiện ở đây, cùng nơi đã làm theo.</p>
      </EmptyState>
    ),
  },
  {
    name: 'Tìm không thấy',
    render: () => (
      <EmptyState title="Không có đơn vị nào tên “Hòa Xuâm”">
        <p>
          Thử <a href="#empty-try">Hòa Xuân</a>, hoặc tìm theo tên trước khi sắp xếp.
        </p>
      </EmptyState>
    ),
  },
]
