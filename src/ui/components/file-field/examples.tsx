/** Examples of fields that take files. */
import type { Example } from '#ui/example.ts'
import { FileField } from './file-field.tsx'

export const examples: Example[] = [
  {
    name: 'Nhiều ảnh',
    render: () => (
      <FileField
        locale="vi"
        label="Ảnh minh chứng"
        name="file-photos"
        kind="photo"
        max={10}
        bytes={15_000_000}
        hint="Nơi chụp và thông tin máy ảnh được xóa trước khi lưu."
        optional
      />
    ),
  },
  {
    name: 'Một văn bản, có lỗi, phải chọn lại',
    render: () => (
      <FileField
        locale="vi"
        label="Văn bản kèm theo"
        name="file-document"
        kind="document"
        bytes={20_000_000}
        error="“Biên bản.docm” có macro nên không nhận được. Xin lưu lại thành tệp không có macro hoặc PDF."
        chooseAgain
      />
    ),
  },
]
