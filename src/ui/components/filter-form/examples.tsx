/** Examples of narrowing a list. */
import { Select } from '#ui/components/select/select.tsx'
import { TextField } from '#ui/components/text-field/text-field.tsx'
import type { Example } from '#ui/example.ts'
import { FilterForm } from './filter-form.tsx'

const kinds = [
  { value: '', label: 'Tất cả' },
  { value: 'phuong', label: 'Phường' },
  { value: 'xa', label: 'Xã' },
]

export const examples: Example[] = [
  {
    name: 'Ở cạnh danh sách, đang lọc',
    render: () => (
      <FilterForm
        locale="vi"
        action="#filter"
        label="Ví dụ: lọc ở cạnh"
        clear="#filter-clear"
        hidden={{ sort: 'name' }}
      >
        <TextField locale="vi" label="Tên có chữ" name="filter-q" value="hòa" />
        <Select locale="vi" label="Loại đơn vị" name="filter-kind" value="phuong" options={kinds} />
      </FilterForm>
    ),
  },
  {
    name: 'Ở trên danh sách',
    render: () => (
      <FilterForm locale="vi" action="#filter" label="Ví dụ: lọc ở trên" inline>
        <Select locale="vi" label="Loại đơn vị" name="filter-kind-2" options={kinds} />
        <Select
          locale="vi"
          label="Lĩnh vực"
          name="filter-field"
          options={[{ value: '', label: 'Tất cả lĩnh vực kinh tế, văn hóa, xã hội' }]}
        />
      </FilterForm>
    ),
  },
]
