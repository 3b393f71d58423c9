/** Examples of choosing one from a long list. */
import type { Example } from '#ui/example.ts'
import { Select } from './select.tsx'

export const examples: Example[] = [
  {
    name: 'Chưa chọn',
    render: () => (
      <Select
        locale="vi"
        label="Tỉnh, thành phố"
        name="select-province"
        placeholder="Chọn tỉnh, thành phố"
        options={[
          { value: '48', label: 'Thành phố Đà Nẵng' },
          { value: '46', label: 'Thành phố Huế' },
        ]}
      />
    ),
  },
  {
    name: 'Chia nhóm, đã chọn',
    render: () => (
      <Select
        locale="vi"
        label="Lĩnh vực"
        name="select-field"
        value="roads"
        options={[
          {
            label: 'Kinh tế',
            options: [
              { value: 'roads', label: 'Đường sá, cầu cống' },
              { value: 'trade', label: 'Chợ, buôn bán' },
            ],
          },
          { label: 'Văn hóa, xã hội', options: [{ value: 'care', label: 'Chăm lo người già, trẻ nhỏ' }] },
        ]}
      />
    ),
  },
  {
    name: 'Có lỗi',
    render: () => (
      <Select
        locale="vi"
        label="Phường, xã"
        name="select-ward"
        placeholder="Chọn phường, xã"
        error="Chọn phường hoặc xã nơi xảy ra việc"
        options={[{ value: '1', label: 'Phường Nguyễn Cư Trinh' }]}
      />
    ),
  },
]
