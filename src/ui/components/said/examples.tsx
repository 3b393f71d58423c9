/** Examples of sentences with names in them. */
import type { Example } from '#ui/example.ts'
import { Said, vi } from './said.tsx'

export const examples: Example[] = [
  {
    name: 'Tên tiếng Việt trong câu tiếng Anh',
    render: () => (
      <p lang="en">
        <Said text={`Models of ${vi('Phường Hòa Xuân')}, reported by ${vi('Nguyễn Thị Ngọc Ánh')}`} />
      </p>
    ),
  },
]
