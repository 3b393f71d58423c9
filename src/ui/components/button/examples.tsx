/** Examples of buttons and of links that look like them. */
import type { Example } from '#ui/example.ts'
import { Button, ButtonGroup, ButtonLink } from './button.tsx'

export const examples: Example[] = [
  { name: 'Chính', render: () => <Button type="button">Gửi phản ánh</Button> },
  {
    name: 'Nhóm: việc chính, việc phụ, việc mất dữ liệu',
    render: () => (
      <ButtonGroup>
        <Button type="button">Duyệt đề nghị</Button>
        <Button type="button" kind="secondary">
          Lưu nháp
        </Button>
        <Button type="button" kind="danger">
          Trả lại kèm lý do
        </Button>
      </ButtonGroup>
    ),
  },
  {
    name: 'Chưa bấm được',
    description: {
      vi: 'Hiếm dùng; nói lý do ở bên cạnh.',
      en: 'Rarely used; give the reason beside it.',
    },
    render: () => (
      <Button type="button" disabled>
        Công bố kết quả
      </Button>
    ),
  },
  {
    name: 'Lối đi dạng nút',
    render: () => <ButtonLink href="#button-begin">Bắt đầu gửi phản ánh</ButtonLink>,
  },
  {
    name: 'Chữ dài',
    render: () => (
      <Button type="button" kind="secondary">
        Gửi lại cho Ủy ban Mặt trận Tổ quốc Việt Nam phường Nguyễn Cư Trinh xem trước khi duyệt
      </Button>
    ),
  },
]
