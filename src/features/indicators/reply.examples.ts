/** Examples of what the API answers, for its document; each is true to the shape it stands for. */
const id = '01936d2e-7a00-7000-8000-0000001d000b'
const modelId = '01936d2e-7a00-7000-8000-000000000001'
const targetId = '01936d2e-7a00-7000-8000-000000000002'

export const valueExample = {
  hidden: false,
  amount: 545,
  outOf: 545,
  bound: 'exact',
  percent: 100,
  grade: null,
  marks: null,
}

export const indicatorExample = {
  id,
  code: 'households_with_extinguisher',
  scopeUnitId: null,
  kind: 'rate',
  measure: { code: 'household', vi: 'hộ', en: 'households', average: false },
  decimals: 0,
  timing: 'state',
  aboutPeople: true,
  additive: true,
  levels: ['commune', 'neighbourhood'],
  unitKinds: [],
  profile: null,
  revision: 1,
  versions: [
    {
      from: null,
      to: null,
      name: 'Tỷ lệ hộ có bình chữa cháy',
      nameEn: 'Households with an extinguisher',
      meaning: '',
      numerator: 'hộ có bình chữa cháy',
      denominator: 'tổng số hộ',
      options: [],
      direction: 'up',
      rounding: 1,
      every: null,
      suppliedBy: '',
      source: '',
      verified: false,
    },
  ],
}

export const reportedExample = {
  id: 17,
  fromDate: null,
  onDate: '2024-12-31',
  value: valueExample,
  counts: true,
  retracted: false,
  replaces: null,
  reason: null,
  sourceTitle: 'Báo cáo của ban công tác Mặt trận khu dân cư',
  sourceUrl: null,
  decision: null,
  at: '2025-01-06T02:00:00.000Z',
}

export const targetExample = {
  id: targetId,
  indicatorId: id,
  name: 'Tỷ lệ hộ có bình chữa cháy',
  measure: 'hộ',
  baseline: { ...valueExample, amount: 120, percent: 22 },
  baselineOn: '2021-01-01',
  target: valueExample,
  dueOn: '2024-12-31',
  state: 'met',
  reached: valueExample,
  reachedOn: '2024-12-31',
  metOn: '2024-12-31',
  way: { done: 7798, of: 7798 },
  growthPlanned: null,
  growthReached: null,
  streak: null,
  sourceTitle: null,
  sourceUrl: null,
  revision: 1,
}

export const targetsExample = { modelId, allMet: true, targets: [targetExample] }
export const historyExample = { ...targetExample, values: [reportedExample] }

export const profileExample = {
  unitId: 4021,
  on: '2026-11-21',
  lines: [
    {
      indicatorId: id,
      code: 'profile_households',
      name: 'Số hộ',
      measure: 'hộ',
      suppliedBy: '',
      value: { ...valueExample, outOf: null, percent: null },
      onDate: '2024-12-31',
      sourceTitle: null,
    },
  ],
  personsPerHousehold: { people: 2023, households: 545, ratio: 3.71, onDate: '2024-12-31' },
  days: ['2024-12-31'],
}

export const unitValuesExample = {
  items: [
    {
      indicatorId: id,
      name: 'Tỷ lệ hộ có bình chữa cháy',
      measure: 'hộ',
      value: valueExample,
      fromDate: null,
      onDate: '2024-12-31',
      sourceTitle: null,
      decision: null,
    },
  ],
}

export const unitHistoryExample = {
  unitId: 4021,
  indicator: indicatorExample,
  values: [reportedExample],
  streaks: [],
}

const rate = { n: 188, of: 382, percent: 49.2, rounding: 1 }
const asOf = { unitId: 1, basis: 'then', on: '2024-12-31', unitsOn: '2024-12-31' }

export const rollupExample = {
  ...asOf,
  level: 'neighbourhood',
  indicatorId: id,
  from: null,
  expected: 4,
  reported: 1,
  carried: 0,
  total: valueExample,
  rows: [{ unitId: 4021, scope: 'child', expected: 4, reported: 1, carried: 0, value: valueExample }],
  partly: 0,
  oldest: '2024-12-31',
  newest: '2024-12-31',
  criteria: [],
  allCriteria: null,
}

const nested = [
  { code: 'met', label: 'Đạt chuẩn', n: 382, of: 382, percent: 100, rounding: 1 },
  { code: 'advanced', label: 'Nâng cao', ...rate },
  { code: 'model', label: 'Kiểu mẫu', n: 76, of: 382, percent: 19.9, rounding: 1 },
]

export const gradesExample = {
  ...asOf,
  level: 'commune',
  indicatorId: id,
  of: 382,
  grades: nested,
  none: 0,
  undecided: 0,
  open: 0,
  rows: [{ unitId: 4021, of: 382, grades: nested }],
  units: [],
  next: null,
}

export const coverageExample = {
  ...asOf,
  level: 'neighbourhood',
  n: 13,
  of: 13,
  percent: 100,
  rounding: 1,
  rows: [{ unitId: 4021, n: 13, of: 13, percent: 100, rounding: 1 }],
  divided: 0,
  units: [],
  next: null,
}

export const dueExample = {
  units: [
    {
      indicatorId: id,
      name: 'Tỷ lệ hộ có bình chữa cháy',
      unitId: 4021,
      unitName: 'Khu dân cư 12',
      from: '2026-07-01',
      to: '2026-09-30',
    },
  ],
  models: [
    {
      targetId,
      modelId,
      title: 'Khu dân cư an toàn',
      name: 'Số camera an ninh',
      dueOn: '2026-06-30',
    },
  ],
}
