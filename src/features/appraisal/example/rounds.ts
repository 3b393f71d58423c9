/** Made-up rounds of the invented commune and its city: one decided, one being scored, one that takes models. */

export const rubric = {
  year: 2026,
  title: 'Tiêu chí xét chọn mô hình “Dân vận khéo” năm 2026 (ví dụ)',
  guidance: 'Chấm theo điều thấy được khi khảo sát và hồ sơ. Ưu tiên việc làm bền, nơi khác làm theo được.',
  scale: 10,
  criteria: [
    {
      name: 'Sát nhu cầu của người dân',
      weight: 20,
      guidance: 'Người dân có nêu việc này ra không, có bàn không.',
    },
    { name: 'Cách làm', weight: 20, guidance: 'Rõ việc, rõ người, rõ thời gian; ít tốn kém.' },
    { name: 'Kết quả đo được', weight: 30, guidance: 'Có số liệu, có người kiểm.' },
    { name: 'Người dân tham gia', weight: 15, guidance: 'Số hộ, số ngày công, tinh thần tự nguyện.' },
    {
      name: 'Bền và nhân rộng được',
      weight: 15,
      guidance: 'Sau một năm còn chạy không, nơi khác học được gì.',
    },
  ],
} as const

/** The model at the commune itself: its unit runs the round. */
export const communeModel = 'Một cửa nói dễ hiểu'

/** Points by appraiser, in the order of the criteria; an empty list: no sheet. */
export interface ExampleEntry {
  readonly title: string
  readonly note: string
  readonly visit: { readonly on: string; readonly place: string; readonly findings: string }
  readonly points: readonly (readonly number[])[]
}

export const decided = {
  title: 'Xét chọn mô hình “Dân vận khéo” năm 2026, xã Bến Mai (ví dụ)',
  opensOn: '2026-06-01',
  closesOn: '2026-06-30',
  started: '2026-07-02',
  scored: '2026-07-20',
  closed: '2026-07-24',
  shortlisted: '2026-07-28',
  decided: '2026-08-03',
  entries: [
    {
      title: 'Bình chữa cháy đầu ngõ',
      note: 'Sau một năm đủ mười hai ngõ, đã dùng kịp hai lần.',
      visit: {
        on: '2026-07-07',
        place: 'Nhà văn hóa thôn Đồng Mít',
        findings:
          'Xem chín trên mười hai tủ: đủ bình, còn hạn, chìa treo đúng chỗ. Bà con kể hai lần dập lửa bếp.',
      },
      points: [
        [9, 8, 9, 8, 9],
        [9, 9, 8, 8, 9],
        [8, 8, 9, 9, 8],
      ],
    },
    {
      title: 'Phân loại rác lấy quỹ an sinh',
      note: 'Quỹ công khai mỗi tháng ở bảng tin.',
      visit: {
        on: '2026-07-08',
        place: 'Điểm tập kết thôn Cồn Dâu',
        findings: 'Sổ thu chi khớp bảng tin sáu tháng. Hai xóm đã làm theo.',
      },
      points: [
        [8, 8, 9, 9, 8],
        [8, 9, 9, 8, 8],
        [9, 8, 8, 9, 8],
      ],
    },
    {
      title: 'Phiên chợ quê cuối tháng',
      note: 'Mười một phiên trong năm.',
      visit: {
        on: '2026-07-09',
        place: 'Sân kho cũ thôn Mai Hạ',
        findings: 'Hai mươi gian hàng, có ba gian từ xã bên. Mùa mưa phải nghỉ hai phiên.',
      },
      points: [
        [7, 7, 7, 8, 7],
        [7, 8, 7, 7, 7],
        [8, 7, 7, 7, 6],
      ],
    },
    {
      title: 'Tủ sách dưới gốc mít',
      note: '',
      visit: {
        on: '2026-07-10',
        place: 'Thôn Đồng Mít',
        findings: 'Tủ còn tốt, lượt mượn giảm sau hè.',
      },
      points: [[6, 6, 5, 6, 6], [6, 7, 5, 6, 5], []],
    },
  ] as readonly ExampleEntry[],
  proposed: ['Bình chữa cháy đầu ngõ', 'Phân loại rác lấy quỹ an sinh', 'Phiên chợ quê cuối tháng'],
  paper: {
    number: '15/TTr-UBND',
    addressee: 'Chủ tịch Ủy ban nhân dân xã Bến Mai (ví dụ)',
    note: '',
  },
  decision: {
    number: '42/QĐ-UBND',
    heading: 'state',
    issuers: ['Ủy ban nhân dân xã Bến Mai (ví dụ)'],
    signatoryName: 'Nguyễn Văn Mẫu',
    signatoryPosition: 'Chủ tịch',
    place: 'Bến Mai',
    legalBasis:
      'Căn cứ Luật Thi đua, khen thưởng (dẫn làm ví dụ);\nXét Tờ trình số 15/TTr-UBND của bộ phận phụ trách (ví dụ).',
  },
  /** Revoked later, so that a check can be tried. */
  revoked: {
    title: 'Phiên chợ quê cuối tháng',
    on: '2026-10-12',
    reason: 'Chợ đã dừng từ tháng 8/2026 mà báo cáo vẫn ghi còn hoạt động (ví dụ).',
  },
} as const

export const scoring = {
  title: 'Xét chọn mô hình “Dân vận khéo” năm 2026, thành phố Đà Nẵng (ví dụ)',
  opensOn: '2026-09-01',
  closesOn: '2026-10-15',
  started: '2026-10-19',
  models: ['Bình chữa cháy đầu ngõ', 'Tổ báo bão Xóm Lưới', 'Bữa cơm cho người già ở một mình'],
} as const

export const open = {
  title: (year: number) => `Xét chọn bổ sung năm ${year}, xã Bến Mai (ví dụ)`,
  days: 45,
  nominated: 'Lưới cũ không bỏ xuống sông',
  reason: 'Xóm bên kia sông học theo, ba tháng nay chân vịt ít vướng lưới hẳn. Nên xét cho bà con phấn khởi.',
} as const
