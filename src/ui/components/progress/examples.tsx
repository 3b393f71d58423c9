/** Examples of none, some, all. */
import type { Example } from '#ui/example.ts'
import { Progress } from './progress.tsx'

export const examples: Example[] = [
  {
    name: 'Chưa, đang, xong',
    render: () => (
      <>
        <Progress id="progress-none" label="Chấm bài dự thi" value={0} max={240} text="0 trên 240 bài" />
        <Progress
          id="progress-some"
          label="Việc theo Chỉ thị 05"
          value={18}
          max={24}
          text="18 trên 24 việc"
        />
        <Progress id="progress-all" label="Gia đình đã ký" value={96} max={96} text="96 trên 96 gia đình" />
      </>
    ),
  },
  {
    name: 'Không có gì để đếm',
    render: () => (
      <Progress id="progress-empty" label="Tài sản đã kiểm kê" value={0} max={0} text="chưa có tài sản nào" />
    ),
  },
]
