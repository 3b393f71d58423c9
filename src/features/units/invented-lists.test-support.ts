/**
 * An invented river country before and after a reform: two lists and a conversion table in the shapes that are
 * imported, with what the table says in so many words. Every sort of change is in it once, and three flaws.
 */
import type { Fact } from './import/facts.rules.ts'

type Raw = { Code: string; FullName: string; District?: Raw[]; Ward?: Raw[]; Wards?: Raw[] }
const unit = (Code: string, FullName: string, below: Partial<Raw> = {}): Raw => ({ Code, FullName, ...below })

const before = [
  unit('91', 'Tỉnh Sơn Lam', {
    District: [
      unit('911', 'Huyện Lam Thượng', {
        Ward: [
          unit('90001', 'Xã Đầu Nguồn'),
          unit('90004', 'Xã Suối Trong'),
          unit('90007', 'Xã Đồng Giữa'),
          unit('90010', 'Thị trấn Lam Thượng'),
          unit('90013', 'Xã Núi Tây'),
          unit('90016', 'Xã Cổ Lam'),
        ],
      }),
      unit('912', 'Thị xã Lam Hạ', {
        Ward: [
          unit('90101', 'Phường Lam Hạ'),
          unit('90104', 'Phường Bến Lam'),
          unit('90107', 'Xã Bãi Giữa'),
          unit('90110', 'Xã Hoà Lam'),
        ],
      }),
    ],
  }),
  unit('92', 'Tỉnh Hải Lam', {
    District: [
      unit('921', 'Huyện Bờ Nam', {
        Ward: [
          unit('90201', 'Xã Cửa Lam'),
          unit('90204', 'Xã Nam Bờ'),
          unit('90207', 'Thị trấn Bờ Nam'),
          unit('90210', 'Xã Đảo Gần'),
        ],
      }),
      unit('922', 'Huyện Hòn Lam', { Ward: [] }),
    ],
  }),
]

const after = [
  unit('91', 'Tỉnh Sơn Lam', {
    Wards: [
      unit('90001', 'Xã Đầu Nguồn'),
      unit('90004', 'Xã Lam Thượng'),
      unit('90007', 'Xã Núi Tây'),
      unit('90016', 'Xã Cổ Lam Mới'),
      unit('90101', 'Phường Lam Hạ'),
      unit('90110', 'Phường Hòa Lam'),
      unit('90201', 'Xã Cửa Lam'),
      unit('90207', 'Xã Bờ Nam'),
      unit('90301', 'Đặc khu Hòn Lam'),
    ],
  }),
]

const above = [
  'Huyện Lam Thượng,Tỉnh Sơn Lam',
  'Thị xã Lam Hạ,Tỉnh Sơn Lam',
  'Huyện Bờ Nam,Tỉnh Hải Lam',
] as const
const row = (oldUnit: string, district: 0 | 1 | 2, newUnit: string, extent: string) =>
  `${oldUnit},${above[district]},${newUnit},Tỉnh Sơn Lam,${extent}`

const table = [
  'old_code,old_name,old_district,old_province,new_code,new_name,new_province,extent',
  row('90001,Xã Đầu Nguồn', 0, '90001,Xã Đầu Nguồn', 'Giữ nguyên'),
  row('90004,Xã Suối Trong', 0, '90004,Xã Lam Thượng', 'whole'),
  row('90007,Xã Đồng Giữa', 0, '90004,Xã Lam Thượng', 'part'),
  row('90007,Xã Đồng Giữa', 0, '90007,Xã Núi Tây', 'part'),
  row('90010,Thị trấn Lam Thượng', 0, '90004,Xã Lam Thượng', 'whole'),
  row('90013,Xã Núi Tây', 0, '90007,Xã Núi Tây', 'whole'),
  row('90016,Xã Cổ Lam', 0, '90016,Xã Cổ Lam Mới', 'Đổi tên'),
  row('90101,Phường Lam Hạ', 1, '90101,Phường Lam Hạ', 'whole'),
  row('90104,Phường Bến Lam', 1, '90101,Phường Lam Hạ', 'whole'),
  row('90107,Xã Bãi Giữa', 1, '90101,Phường Lam Hạ', '"Nhập một phần diện tích, toàn bộ dân số"'),
  row('90107,Xã Bãi Giữa', 1, '90201,Xã Cửa Lam', 'Nhập một phần  diện tích'),
  row('90110,Xã Hòa Lam', 1, '90110,Phường Hoà Lam', 'Đổi loại hình'),
  row('90201,Xã Cửa Lam', 2, '90201,Xã Cửa Lam', 'whole'),
  /* The code of a neighbour. */
  row('90201,Xã Nam Bờ', 2, '90201,Xã Cửa Lam', 'whole'),
  row('90207,Thị trấn Bờ Nam', 2, '90207,Xã Bờ Nam', 'whole'),
  /* A code that no list has. */
  row('90210,Xã Đảo Gần', 2, '90999,Xã Bờ Nam', 'whole'),
  /* No such commune. */
  row('90999,Xã Không Có', 2, '90207,Xã Bờ Nam', 'whole'),
]

/** In the order in which they are imported. */
export const inventedFiles = [
  { fileName: 'units-before-2025-07-01.json', content: JSON.stringify(before) },
  { fileName: 'units-2026-07-25.json', content: JSON.stringify(after) },
  { fileName: 'succession.csv', content: `${table.join('\n')}\n` },
] as const

/** The island had no commune: no row of a table of communes leads to what it became. */
export const islandFact: Fact = {
  date: '2025-07-01',
  legal: 'Huyện đảo không có đơn vị cấp xã, cùng tên với đặc khu mới',
  certainty: 'guessed',
  kind: 'upgrade',
  from: [{ level: 'district', code: '922', path: ['Tỉnh Hải Lam', 'Huyện Hòn Lam'] }],
  into: { level: 'commune', code: '90301', path: ['Tỉnh Sơn Lam', 'Đặc khu Hòn Lam'] },
}

/** What must be stored afterwards: old code, new code, kind, extent, share. */
export const inventedPairs = [
  '90001 90001 unchanged whole 1',
  '90004 90004 merge whole 1',
  '90007 90004 partial part ?',
  '90007 90007 partial part ?',
  '90010 90004 merge whole 1',
  '90013 90007 merge whole 1',
  '90016 90016 rename whole 1',
  '90101 90101 merge whole 1',
  '90104 90101 merge whole 1',
  '90107 90101 partial part_with_all_people 1',
  '90107 90201 partial part 0',
  '90110 90110 upgrade whole 1',
  '90201 90201 merge whole 1',
  '90204 90201 merge whole 1',
  '90207 90207 merge whole 1',
  '90210 90207 merge whole 1',
  '922 90301 upgrade whole 1',
] as const

/** For which commune of today an old unit's records count, by full names; those left out only for the province. */
export const inventedAttribution = {
  'Xã Đầu Nguồn': 'Xã Đầu Nguồn',
  'Xã Suối Trong': 'Xã Lam Thượng',
  'Thị trấn Lam Thượng': 'Xã Lam Thượng',
  'Xã Núi Tây': 'Xã Núi Tây',
  'Xã Cổ Lam': 'Xã Cổ Lam Mới',
  'Phường Lam Hạ': 'Phường Lam Hạ',
  'Phường Bến Lam': 'Phường Lam Hạ',
  'Xã Bãi Giữa': 'Phường Lam Hạ',
  'Xã Hoà Lam': 'Phường Hòa Lam',
  'Xã Cửa Lam': 'Xã Cửa Lam',
  'Xã Nam Bờ': 'Xã Cửa Lam',
  'Thị trấn Bờ Nam': 'Xã Bờ Nam',
  'Xã Đảo Gần': 'Xã Bờ Nam',
  'Huyện Hòn Lam': 'Đặc khu Hòn Lam',
} as const
