/** Lists as offices keep them, for tests: titles above, headings of two storeys, names without accents, text for dates. */
import { writeXlsx } from 'hucre/xlsx'
import { sql } from 'kysely'
import { foldedKey } from '#platform/i18n/vietnamese.rules.ts'
import type { Db } from '#platform/db/database.ts'

export type ListCell = string | number | boolean | Date | null

const headings = [
  [
    'STT',
    'Tên mô hình',
    'Xã, phường',
    'Quận, huyện',
    'Tỉnh, TP',
    'Lĩnh vực',
    'Khối',
    'Cấp',
    'Ngày đăng ký',
    'Chủ trì',
    'Kinh phí (triệu đồng)',
    null,
  ],
  [null, null, null, null, null, null, null, null, null, null, 'Ngân sách', 'Vận động'],
] as const

export const width = headings[0].length

/** A workbook with merged titles in the first rows; the first record stands in row 7. */
export async function listFile(records: readonly (readonly ListCell[])[]): Promise<Buffer> {
  const down = Array.from({ length: 10 }, (_, column) => ({
    startRow: 4,
    startCol: column,
    endRow: 5,
    endCol: column,
  }))
  const bytes = await writeXlsx({
    sheets: [
      {
        name: 'Danh sách',
        rows: [
          ['BAN CHỈ ĐẠO DÂN VẬN', null, null, null, null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
          [],
          ['DANH SÁCH ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO”'],
          ['(Kèm theo Công văn số 12-CV/BCĐ)'],
          [...headings[0]],
          [...headings[1]],
          ...records.map((record) => [...record]),
        ],
        merges: [
          { startRow: 0, startCol: 0, endRow: 0, endCol: 4 },
          { startRow: 2, startCol: 0, endRow: 2, endCol: width - 1 },
          { startRow: 3, startCol: 0, endRow: 3, endCol: width - 1 },
          ...down,
          { startRow: 4, startCol: 10, endRow: 4, endCol: 11 },
        ],
      },
      { name: 'Ghi chú', rows: [['không đọc']] },
    ],
  })
  return Buffer.from(bytes)
}

export interface OldCommune {
  readonly name: string
  readonly district: string
  readonly province: string
}

/** Communes of the days before the districts ended, as a list would name them, in a fixed order. */
export async function oldCommunes(db: Db, provinces: readonly string[]): Promise<OldCommune[]> {
  const found = await sql<OldCommune>`
    select ck.prefix_vi || ' ' || c.name as name, dk.prefix_vi || ' ' || d.name as district, p.name as province
    from unit_version c
    join unit_kind ck on ck.code = c.kind and ck.level = 'commune'
    join unit_version d on d.unit_id = c.parent_id and d.valid @> '2025-06-30'::date
    join unit_kind dk on dk.code = d.kind and dk.level = 'district'
    join unit_version p on p.unit_id = d.parent_id and p.valid @> '2025-06-30'::date
    where c.valid @> '2025-06-30'::date and c.valid @> '2024-01-01'::date and c.dated and p.name in (${sql.join(provinces)})
    order by c.sort_key, c.unit_id`.execute(db)
  /* Tam Dân and Tam Đàn lie in one district: without accents nobody can tell them apart. */
  const key = ({ name, district }: OldCommune) => foldedKey(`${name} ${district}`)
  const shared = Map.groupBy(found.rows, key)
  return found.rows.filter((commune) => shared.get(key(commune))?.length === 1)
}

const fields = ['Kinh tế', 'VH-XH', 'An ninh quốc phòng', 'XD HTCT']
const blocks = ['Khối Đảng', 'Chính quyền', 'MTTQ và đoàn thể', 'LLVT']
const days = ['05/03/2024', '7-4-24', 'tháng 5/2024', 'Quý II/2024', '2024']

/** A good record; every third without accents, each another work. */
export function record(i: number, commune: OldCommune): ListCell[] {
  const plain = (text: string) => (i % 3 === 0 ? foldedKey(text) : text)
  const day = i % 7 === 0 ? new Date(Date.UTC(2024, i % 12, 1 + (i % 28))) : (days[i % days.length] ?? null)
  return [
    i + 1,
    `Tuyến đường tự quản số ${i + 1}`,
    plain(commune.name),
    plain(commune.district),
    plain(commune.province),
    fields[i % fields.length] ?? null,
    blocks[i % blocks.length] ?? null,
    'Cơ sở',
    day,
    'Mặt trận; Hội Phụ nữ',
    i % 2 === 0 ? 12.5 : '3,5 triệu',
    null,
  ]
}
