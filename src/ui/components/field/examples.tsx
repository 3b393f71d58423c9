/** Examples of what all fields share, around a bare control. */
import type { Example } from '#ui/example.ts'
import { describedBy, Field, FieldGroup } from './field.tsx'

export const examples: Example[] = [
  {
    name: 'Quanh một ô',
    render: () => (
      <Field locale="vi" label="Mã hồ sơ" name="field-code" hint="In ở góc phải giấy hẹn">
        <input
          class="input input-20"
          id="field-code"
          name="field-code"
          aria-describedby={describedBy('field-code', { hint: 'có' })}
        />
      </Field>
    ),
  },
  {
    name: 'Quanh một nhóm, có lỗi',
    render: () => (
      <FieldGroup
        locale="vi"
        label="Thời gian họp"
        name="field-time"
        error="Giờ kết thúc phải sau giờ bắt đầu"
      >
        <input class="input input-10" aria-label="Từ" id="field-time" name="field-from" value="20:00" />
        <input class="input input-10" aria-label="Đến" id="field-to" name="field-to" value="19:00" />
      </FieldGroup>
    ),
  },
]
