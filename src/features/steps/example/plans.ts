/** What the invented commune wrote about the steps of some of its models: one whole, one under way, one begun. */
import type { OutreachContent, ReviewContent, TaskPlan } from '../steps.rules.ts'

interface TaskDone extends TaskPlan {
  /** Null while it is open; then `doing` says whether anybody began. */
  readonly doneOn: string | null
  readonly doing?: true
}

export interface Plan {
  /** Of the example model. */
  readonly title: string
  readonly choose: {
    readonly startedOn: string
    readonly closedOn: string | null
    readonly why: string
    readonly whom: string
    readonly strength: string
    readonly breakthrough: string
  }
  readonly organise?: {
    readonly startedOn: string
    readonly closedOn: string | null
    readonly tasks: readonly TaskDone[]
  }
  readonly mobilise?: {
    readonly startedOn: string
    readonly closedOn: string | null
    readonly outreach: readonly OutreachContent[]
  }
  readonly review?: {
    readonly startedOn: string
    readonly closedOn: string | null
    readonly reviews: readonly ReviewContent[]
  }
  /** Whether drawn pictures show it. */
  readonly pictures: boolean
}

const counted = { attendanceAtLeast: false, note: '' }

export const plans: readonly Plan[] = [
  {
    title: 'Ngày Chủ nhật sạch bến',
    pictures: true,
    choose: {
      startedOn: '2025-08-05',
      closedOn: '2025-08-29',
      why: 'Rác dạt vào bến sau mỗi con nước. Bà con nêu ba lần ở họp thôn, dọn lẻ vài nhà thì hôm sau lại đầy.',
      whom: '46 hộ hai bên bến và bạn hàng lên xuống mỗi sáng.',
      strength: 'Chi đoàn có hai xuồng và 18 đoàn viên ở nhà; mỗi hộ góp được một buổi mỗi tháng.',
      breakthrough: 'Dọn ngay sau con nước lớn rồi đặt điểm gom, để rác không trôi ngược lại.',
    },
    organise: {
      startedOn: '2025-09-01',
      closedOn: '2025-09-12',
      tasks: [
        {
          what: 'Lập lịch dọn theo con nước ba tháng',
          who: 'Chi đoàn Thanh niên thôn Bến Cũ',
          how: 'Lấy lịch con nước của xã, chọn Chủ nhật gần nhất.',
          output: 'Lịch dán ở bến và nhà văn hóa',
          dueOn: '2025-09-07',
          doneOn: '2025-09-06',
        },
        {
          what: 'Đặt 12 điểm gom rác dọc bến',
          who: 'Ban cán sự thôn Bến Cũ',
          how: 'Dùng phuy cũ rửa sạch, sơn xanh, cách nhau 60 bước chân.',
          output: '12 điểm có thùng và biển',
          dueOn: '2025-09-21',
          doneOn: '2025-09-28',
        },
        {
          what: 'Chở rác về điểm tập kết sau mỗi buổi',
          who: 'Đội môi trường xã',
          how: '',
          output: 'Bến không còn bao rác vào sáng thứ Hai',
          dueOn: '2025-12-31',
          doneOn: '2025-12-28',
        },
      ],
    },
    mobilise: {
      startedOn: '2025-09-07',
      closedOn: '2025-12-31',
      outreach: [
        {
          ...counted,
          kind: 'meeting',
          audience: 'Các hộ thôn Bến Cũ',
          heldOn: '2025-09-07',
          place: 'Nhà văn hóa thôn Bến Cũ',
          attendance: 65,
          questions: [
            { question: 'Rác gom về rồi ai chở đi?', answer: 'Đội môi trường xã chở sáng thứ Hai.' },
            { question: 'Nhà neo đơn thì làm sao?', answer: 'Không phải đi dọn; ai muốn thì giúp nấu nước.' },
          ],
        },
        {
          ...counted,
          kind: 'visits',
          audience: 'Nhà ghe neo ngoài bến',
          heldOn: '2025-09-20',
          place: 'Bến Cũ',
          attendance: 22,
          questions: [{ question: 'Ghe về khuya bỏ rác ở đâu?', answer: 'Phuy số 1 và số 12 có đèn.' }],
        },
        {
          kind: 'campaign_day',
          audience: 'Cả thôn',
          heldOn: '2025-10-05',
          place: 'Từ cầu gỗ đến bến ghe',
          attendance: 80,
          attendanceAtLeast: true,
          note: 'Gom 43 bao rác, vớt hai tấm lưới cũ.',
          questions: [],
        },
        {
          ...counted,
          kind: 'loudspeaker',
          audience: 'Cả thôn',
          heldOn: '2025-11-01',
          place: 'Cụm loa Bến Cũ',
          attendance: null,
          note: 'Nhắc lịch trước mỗi con nước lớn.',
          questions: [],
        },
      ],
    },
    review: {
      startedOn: '2026-01-05',
      closedOn: '2026-01-16',
      reviews: [
        {
          heldOn: '2026-01-11',
          success: 'Bốn buổi đủ người, bến sạch qua cả mùa nước lớn. Nhà ghe giữ thói quen bỏ rác vào phuy.',
          failure: 'Đặt điểm gom trễ một tuần vì thiếu phuy. Tháng Mười Một bỏ một buổi do mưa.',
          lessons: 'Lịch theo con nước giữ được người hơn lịch theo tháng. Xin phuy trước khi hẹn ngày.',
          decision: 'replicate',
        },
      ],
    },
  },
  {
    title: 'Lưới cũ không bỏ xuống sông',
    pictures: false,
    choose: {
      startedOn: '2026-03-24',
      closedOn: '2026-04-17',
      why: 'Lưới rách bỏ xuống sông vướng chân vịt và giữ cá chết.',
      whom: 'Khoảng 30 hộ làm nghề lưới ở Xóm Lưới và Bến Cũ.',
      strength: 'Chi hội Phụ nữ có mối thu mua dây cũ.',
      breakthrough: 'Đổi lưới cũ lấy dây mới ngay tại bến.',
    },
    organise: {
      startedOn: '2026-04-20',
      closedOn: '2026-05-04',
      tasks: [
        {
          what: 'Mở điểm thu lưới cũ',
          who: 'Chi hội Phụ nữ thôn Xóm Lưới',
          how: 'Thu chiều thứ Sáu, cân và ghi sổ chung.',
          output: 'Một điểm có cân và sổ',
          dueOn: '2026-05-15',
          doneOn: '2026-05-15',
        },
        {
          what: 'Tìm nơi nhận lưới để tái chế',
          who: 'Ủy ban Mặt trận Tổ quốc xã Bến Mai (ví dụ)',
          how: '',
          output: 'Giấy nhận hàng của nơi tái chế',
          dueOn: '2026-09-30',
          doneOn: null,
          doing: true,
        },
      ],
    },
    mobilise: {
      startedOn: '2026-05-08',
      closedOn: null,
      outreach: [
        {
          ...counted,
          kind: 'dialogue',
          audience: 'Chủ ghe Xóm Lưới',
          heldOn: '2026-05-08',
          place: 'Bến Xóm Lưới',
          attendance: 27,
          questions: [
            { question: 'Một ký lưới đổi được bao nhiêu dây?', answer: 'Ba ký lưới đổi một ký dây.' },
            { question: 'Lưới dính phao có thu không?', answer: '' },
          ],
        },
      ],
    },
  },
  {
    title: 'Giếng làng sạch lại',
    pictures: false,
    choose: {
      startedOn: '2026-05-19',
      closedOn: null,
      why: 'Giếng chung bỏ lâu, mùa khô nhiều nhà thiếu nước.',
      whom: '22 hộ quanh giếng.',
      strength: 'Có người từng đào giếng; ban công tác Mặt trận giữ được sổ thu chi chung.',
      breakthrough: '',
    },
  },
]
