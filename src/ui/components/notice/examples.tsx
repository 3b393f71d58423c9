/** Examples of each kind of notice. */
import type { Example } from '#ui/example.ts'
import { Notice } from './notice.tsx'

export const examples: Example[] = [
  {
    name: 'Lưu ý',
    render: () => (
      <Notice locale="vi">
        <p>Từ 01/07/2025 không còn cấp huyện. Trang này ghi cả tên cũ để bà con dễ tìm.</p>
      </Notice>
    ),
  },
  {
    name: 'Vừa làm xong',
    render: () => (
      <Notice locale="vi" kind="success" title="Đã nhận phản ánh số 2026-0412" announce>
        <p>
          Phường trả lời trước thứ Năm 26/11/2026. <a href="#notice-follow">Theo dõi tại đây</a>.
        </p>
      </Notice>
    ),
  },
  {
    name: 'Sắp đến hạn',
    render: () => (
      <Notice locale="vi" kind="warning">
        <p>Còn 3 ngày làm việc (thứ Năm 26/11).</p>
      </Notice>
    ),
  },
  {
    name: 'Không thành',
    render: () => (
      <Notice locale="vi" kind="danger" title="Chưa gửi được">
        <p>Mạng bị ngắt. Điều anh/chị viết đã được giữ trên máy này; bấm Gửi lại khi có mạng.</p>
      </Notice>
    ),
  },
]
