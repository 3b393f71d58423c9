/** Examples of searching. */
import type { Example } from '#ui/example.ts'
import { SearchBox } from './search-box.tsx'

export const examples: Example[] = [
  {
    name: 'Trống, có gợi ý',
    render: () => (
      <SearchBox
        locale="vi"
        action="#search"
        label="Tìm phường, xã"
        hint="Gõ tên mới hoặc tên cũ, có dấu hay không đều được"
        id="search-units"
      />
    ),
  },
  {
    name: 'Đã tìm',
    render: () => (
      <SearchBox
        locale="vi"
        action="#search"
        label="Tìm mô hình"
        id="search-models"
        value="đường hoa"
        hideLabel
      />
    ),
  },
]
