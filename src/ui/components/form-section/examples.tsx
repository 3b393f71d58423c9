/** Examples of a form's sections: a citizen's one question, an officer's dense ones. */
import { Button, ButtonGroup } from '#ui/components/button/button.tsx'
import { DateField } from '#ui/components/date-field/date-field.tsx'
import { Select } from '#ui/components/select/select.tsx'
import { TextField } from '#ui/components/text-field/text-field.tsx'
import type { Example } from '#ui/example.ts'
import { Form, FormFold, FormSection } from './form-section.tsx'

export const examples: Example[] = [
  {
    name: 'Biểu mẫu của cán bộ',
    render: () => (
      <Form action="#form" hidden={{ version: '3' }}>
        <FormSection legend="Mô hình" dense>
          <TextField
            locale="vi"
            label="Tên mô hình"
            name="form-title"
            value="Tổ tự quản bảo vệ sông Cẩm Lệ"
          />
          <Select
            locale="vi"
            label="Lĩnh vực"
            name="form-field"
            options={[{ value: 'env', label: 'Môi trường' }]}
          />
          <DateField locale="vi" label="Ngày bắt đầu" name="form-start" value="2026-03-02" />
          <TextField
            locale="vi"
            label="Số hộ tham gia"
            name="form-homes"
            inputMode="numeric"
            width={10}
            unit="hộ"
          />
        </FormSection>
        <FormSection legend="Người chịu trách nhiệm" hint="Người dân sẽ thấy tên này.">
          <TextField locale="vi" label="Họ và tên" name="form-person" />
        </FormSection>
        <FormFold legend="Nguồn lực" open={false}>
          <TextField
            locale="vi"
            label="Ngày công"
            name="form-labour"
            inputMode="numeric"
            width={10}
            optional
          />
        </FormFold>
        <FormFold legend="Khả năng duy trì" hint="Viết một vài câu." open>
          <TextField locale="vi" label="Duy trì bằng cách nào" name="form-last" optional />
        </FormFold>
        <ButtonGroup>
          <Button>Gửi đề nghị công nhận</Button>
          <Button kind="secondary" name="intent" value="draft">
            Lưu nháp
          </Button>
        </ButtonGroup>
      </Form>
    ),
  },
]
