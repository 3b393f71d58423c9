/** What the API answers about steps, with the examples that its document shows. */
import { z } from 'zod'
import { decisions, evidenceKinds, outreachKinds, stepNames, taskStates } from './steps.rules.ts'

const day = z.iso.date()

export const stepReply = z.object({
  name: z.enum(stepNames),
  startedOn: day.nullable(),
  closedOn: day.nullable(),
  why: z.string(),
  whom: z.string(),
  strength: z.string(),
  breakthrough: z.string(),
  note: z.string(),
  revision: z.int(),
})

export const taskReply = z.object({
  id: z.uuid(),
  what: z.string(),
  who: z.string(),
  how: z.string(),
  output: z.string(),
  dueOn: day,
  state: z.enum(taskStates),
  doneOn: day.nullable(),
  reason: z.string().nullable(),
  daysLate: z.int(),
  revision: z.int(),
})

export const outreachReply = z.object({
  id: z.uuid(),
  kind: z.enum(outreachKinds),
  audience: z.string(),
  heldOn: day,
  place: z.string(),
  attendance: z.int().nullable(),
  attendanceAtLeast: z.boolean(),
  note: z.string(),
  questions: z.array(z.object({ question: z.string(), answer: z.string() })),
  revision: z.int(),
})

export const reviewReply = z.object({
  id: z.uuid(),
  heldOn: day,
  success: z.string(),
  failure: z.string(),
  lessons: z.string(),
  decision: z.enum(decisions),
  revision: z.int(),
})

const evidenceReply = z.object({
  id: z.uuid(),
  step: z.enum(stepNames),
  kind: z.enum(evidenceKinds),
  caption: z.string(),
  takenOn: day.nullable(),
  url: z.string().nullable(),
  public: z.boolean(),
  files: z.array(z.string()).describe('Paths on this site'),
})

export const stepsReply = z.object({
  steps: z.array(stepReply),
  tasks: z.array(taskReply),
  outreach: z.array(outreachReply),
  reached: z.object({
    times: z.int(),
    attendance: z.int().describe('Person-times of those where somebody counted'),
    counted: z.int(),
    atLeast: z.boolean().describe('One of the numbers is a lower bound'),
    unanswered: z.int(),
  }),
  reviews: z.array(reviewReply),
  evidence: z.array(evidenceReply),
})

const modelId = '01936d2e-7a00-7000-8000-000000000001'
const id = (n: number) => `01936d2e-7a00-7000-8000-00000000010${n}`

const stepBody = {
  revision: 0,
  startedOn: '2026-03-02',
  why: 'Rác dạt vào bến sau mỗi con nước.',
  whom: 'Hơn 40 hộ hai bên bến.',
  strength: 'Chi đoàn có xuồng, mỗi nhà góp được một buổi.',
  breakthrough: 'Dọn theo con nước lớn, không theo lịch cố định.',
}
const step = { name: 'choose', closedOn: null, note: '', ...stepBody, revision: 1 } as const

const taskBody = {
  what: 'Đặt 12 điểm gom rác dọc bến',
  who: 'Chi đoàn Thanh niên thôn Bến Cũ',
  output: '12 điểm có thùng và biển',
  dueOn: '2026-03-20',
}
const task = {
  id: id(1),
  ...taskBody,
  how: '',
  state: 'todo',
  doneOn: null,
  reason: null,
  daysLate: 0,
  revision: 1,
} as const

const outreachBody = {
  kind: 'meeting',
  audience: 'Các hộ thôn Bến Cũ',
  heldOn: '2026-03-07',
  place: 'Nhà văn hóa thôn Bến Cũ',
  attendance: 65,
  questions: [{ question: 'Rác gom về rồi ai chở đi?', answer: 'Đội môi trường xã chở sáng thứ Hai.' }],
}
const outreach = {
  id: id(2),
  attendanceAtLeast: false,
  note: '',
  ...outreachBody,
  revision: 1,
} as const

const reviewBody = {
  heldOn: '2026-06-30',
  success: 'Sáu buổi liền đủ người.',
  failure: 'Mùa mưa bỏ hai buổi.',
  lessons: 'Lịch theo con nước giữ được người hơn lịch theo tháng.',
  decision: 'replicate',
}
const review = { id: id(3), ...reviewBody, decision: 'replicate', revision: 1 } as const

const evidence = {
  id: id(4),
  step: 'mobilise',
  kind: 'photo',
  caption: 'Họp thôn bàn lịch dọn bến',
  takenOn: '2026-03-07',
  url: null,
  public: true,
  files: [`/models/${modelId}/evidence/${id(4)}/large`, `/models/${modelId}/evidence/${id(4)}/small`],
} as const

export const answers = {
  steps: {
    steps: [step],
    tasks: [task],
    outreach: [outreach],
    reached: { times: 1, attendance: 65, counted: 1, atLeast: false, unanswered: 0 },
    reviews: [review],
    evidence: [evidence],
  },
  step,
  stepBody,
  task,
  taskBody,
  outreach,
  outreachBody,
  review,
  reviewBody,
  evidence,
}
