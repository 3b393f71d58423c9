/**
 * Example figures: what was published of real places, and made-up ones of the invented commune Bến Mai. Of a published
 * case only what its source says stands here; where it names a year, the figure is dated to the year's last day.
 */

/** Reported of the unit of an example model. */
export interface AreaFigures {
  /** Title of an example model registered at the unit. */
  readonly model: string
  readonly source: string
  readonly profiles?: readonly { readonly on: string; readonly values: Readonly<Record<string, number>> }[]
  readonly values?: readonly {
    readonly code: string
    readonly from?: string
    readonly on: string
    readonly amount?: number
    readonly outOf?: number
    readonly bound?: 'at_least' | 'about'
    readonly grade?: string
    readonly marks?: Readonly<Record<string, boolean>>
    readonly decision?: string
  }[]
}

export interface TargetFigures {
  readonly model: string
  readonly code: string
  readonly source: string
  readonly setOn: string
  readonly baseline?: { readonly amount: number; readonly on: string }
  readonly target: { readonly amount: number; readonly bound?: 'at_least' }
  readonly dueOn: string
  readonly results?: readonly {
    readonly from?: string
    readonly on: string
    readonly amount: number
    readonly bound?: 'at_least'
  }[]
}

const daNang = 'Bài viết đã công bố về phong trào “Dân vận khéo” ở Đà Nẵng, 2024'
const ngheAn = 'Bài viết đã công bố về phong trào “Dân vận khéo” ở Nghệ An, khoảng năm 2013'
const langSon = 'Bài viết đã công bố về phong trào “Dân vận khéo” ở Lạng Sơn, 2023'
const invented = 'Số liệu ví dụ, không có thật'

const eight = [
  'no_malnourished',
  'no_dropout',
  'no_third_child',
  'no_drugs',
  'no_unapproved',
  'clean_house',
  'clean_kitchen',
  'clean_alley',
]

/** A line a village: a model of it, households, people, poor and near-poor households, with an extinguisher, criteria not met. */
const villages: readonly (readonly [string, number, number, number, number, number, readonly string[]])[] = [
  ['Ngày Chủ nhật sạch bến', 212, 801, 3, 9, 160, ['clean_alley']],
  ['Vườn dâu chung giống', 186, 690, 11, 14, 186, []],
  ['Bình chữa cháy đầu ngõ', 240, 902, 6, 12, 240, []],
  ['Đổi công trồng rừng', 158, 633, 19, 21, 88, ['no_dropout', 'clean_kitchen']],
  ['Thứ Năm cán bộ về thôn', 204, 777, 0, 6, 197, []],
  ['Bữa cơm cho người già ở một mình', 175, 642, 8, 10, 120, ['clean_house']],
  ['Phiên chợ quê cuối tháng', 190, 711, 7, 13, 131, []],
]

export const areas: readonly AreaFigures[] = [
  {
    model: 'Khu dân cư an toàn, khu dân cư 12 Hòa Phát',
    source: daNang,
    profiles: [
      {
        on: '2024-12-31',
        values: {
          profile_groups: 4,
          profile_households: 545,
          profile_people: 2023,
          profile_party_members: 25,
        },
      },
    ],
    values: [
      { code: 'security_cameras', on: '2024-12-31', amount: 42 },
      { code: 'households_with_extinguisher', on: '2024-12-31', amount: 545, outOf: 545 },
      { code: 'land_handed_over', on: '2024-12-31', amount: 545, outOf: 545 },
      { code: 'thefts', from: '2024-01-01', on: '2024-12-31', amount: 0 },
    ],
  },
  {
    model: 'Hiến đất mở đường thôn Tân Tiến',
    source: langSon,
    values: [{ code: 'land_donated', from: '2022-01-01', on: '2022-12-31', amount: 600, bound: 'at_least' }],
  },
  ...villages.map(
    ([model, households, people, poor, nearPoor, extinguishers, missing], i): AreaFigures => ({
      model,
      source: invented,
      profiles: [
        {
          on: '2025-12-31',
          values: {
            profile_groups: 2 + (i % 3),
            profile_households: households,
            profile_people: people,
            profile_poor_households: poor,
            profile_near_poor_households: nearPoor,
            profile_party_members: 12 + i,
          },
        },
        { on: '2026-06-30', values: { profile_households: households + 3, profile_people: people + 8 } },
      ],
      values: [
        { code: 'households_with_extinguisher', on: '2025-12-31', amount: extinguishers, outOf: households },
        {
          code: 'five_no_three_clean',
          on: '2025-12-31',
          marks: Object.fromEntries(eight.map((code) => [code, !missing.includes(code)])),
        },
      ],
    }),
  ),
  {
    model: 'Một cửa nói dễ hiểu',
    source: invented,
    values: [
      {
        code: 'new_rural',
        on: '2025-12-30',
        grade: 'advanced',
        decision: 'Quyết định 1/QĐ-VD ngày 30/12/2025 (ví dụ)',
      },
      { code: 'income_per_person', on: '2025-12-31', amount: 58_400_000 },
    ],
  },
]

export const targets: readonly TargetFigures[] = [
  {
    model: 'Dồn điền đổi thửa, đổi cây trồng ở Cẩm Sơn',
    code: 'income_per_person',
    source: ngheAn,
    setOn: '2013-01-15',
    baseline: { amount: 20_600_000, on: '2012-12-31' },
    target: { amount: 24_000_000 },
    dueOn: '2015-12-31',
  },
  {
    model: 'Bình chữa cháy đầu ngõ',
    code: 'fire_points',
    source: invented,
    setOn: '2025-08-20',
    baseline: { amount: 0, on: '2025-07-28' },
    target: { amount: 12 },
    dueOn: '2026-06-30',
    results: [
      { on: '2025-12-31', amount: 7 },
      { on: '2026-06-15', amount: 12 },
    ],
  },
  {
    model: 'Phân loại rác lấy quỹ an sinh',
    code: 'recycling_fund',
    source: invented,
    setOn: '2025-12-01',
    target: { amount: 24_000_000 },
    dueOn: '2026-12-31',
    results: [
      { from: '2026-01-01', on: '2026-03-31', amount: 4_850_000 },
      { from: '2026-04-01', on: '2026-06-30', amount: 6_120_000 },
      { from: '2026-07-01', on: '2026-09-30', amount: 5_400_000 },
    ],
  },
  {
    model: 'Đổi công trồng rừng',
    code: 'labour_days',
    source: invented,
    setOn: '2025-09-01',
    target: { amount: 5500, bound: 'at_least' },
    dueOn: '2026-08-31',
    results: [
      { from: '2025-09-01', on: '2025-12-31', amount: 2600, bound: 'at_least' },
      { from: '2026-01-01', on: '2026-08-31', amount: 3050 },
    ],
  },
]
