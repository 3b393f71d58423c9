/** Examples for the API's description: phường Hòa An of 2024, which is part of phường An Khê today. */
const anKhe = {
  id: 10702,
  kind: 'ward',
  level: 'commune',
  name: 'An Khê',
  fullName: 'Phường An Khê',
  code: '20305',
  codeSystem: 'gso',
  parentId: 33,
  ownerBlock: null,
  from: '2025-07-01',
  to: null,
  dated: true,
} as const

const hoaAn = {
  ...anKhe,
  id: 6712,
  name: 'Hòa An',
  fullName: 'Phường Hòa An',
  code: '20306',
  parentId: 691,
  from: null,
  to: '2025-07-01',
} as const

const daNang = {
  ...anKhe,
  id: 33,
  kind: 'municipality',
  level: 'province',
  name: 'Đà Nẵng',
  fullName: 'Thành phố Đà Nẵng',
  code: '48',
  parentId: 1,
  from: null,
} as const

const place = 'Phường An Khê, Thành phố Đà Nẵng'

export const hits = {
  items: [
    {
      unit: hoaAn,
      place: 'Phường Hòa An, Quận Cẩm Lệ, Thành phố Đà Nẵng',
      province: 'Thành phố Đà Nẵng',
      existsToday: false,
      now: [{ id: anKhe.id, fullName: anKhe.fullName, place }],
    },
  ],
}

export const unit = {
  id: anKhe.id,
  existsToday: true,
  place,
  latest: anKhe,
  versions: [anKhe],
  successions: [
    {
      direction: 'from',
      date: '2025-07-01',
      dated: true,
      kind: 'merge',
      extent: 'whole',
      extentNote: null,
      share: 1,
      certainty: 'stated',
      source: { title: 'Bảng chuyển đổi đơn vị hành chính 01/07/2025 (Cục Thống kê)', url: null },
      deniedBy: null,
      unit: hoaAn,
      place: 'Phường Hòa An, Quận Cẩm Lệ, Thành phố Đà Nẵng',
    },
  ],
}

export const children = { on: '2026-11-21', items: [{ ...anKhe, childCount: 0 }], next: null }
export const below = { on: '2026-11-21', items: [{ ...anKhe, depth: 1 }], next: null }
export const ancestors = { on: '2026-11-21', items: [daNang] }
export const reached = {
  from: '2024-01-01',
  to: '2026-11-21',
  items: [{ unit: anKhe, share: 1, steps: 1, certainty: 'stated' }],
}
export const today = {
  items: [{ unit: anKhe, place, share: 1, extent: 'whole', extentNote: null, certainty: 'stated' }],
}

export const newUnit = { kind: 'residential_group', name: '12', parentId: anKhe.id, from: '2026-01-01' }
export const created = { id: 14905 }
