/** The shape of the package's file `address.json`, a database export of three tables. */
import { exactKey } from '#platform/i18n/vietnamese.rules.ts'
import { damagedFile } from './file.rules.ts'

export interface PackageProvince {
  readonly province_code: string
  readonly name: string
  readonly place_type: string
}
export interface PackageWard {
  readonly ward_code: string
  readonly name: string
  readonly province_code: string
}
export interface PackageMapping {
  readonly id: string
  readonly old_ward_code: string | null
  readonly old_ward_name: string | null
  readonly old_district_name: string | null
  readonly old_province_name: string | null
  readonly new_ward_code: string
  readonly new_ward_name: string
  readonly new_province_name: string
}
export interface AddressPackage {
  readonly provinces: readonly PackageProvince[]
  readonly wards: readonly PackageWard[]
  readonly mappings: readonly PackageMapping[]
}

/** Takes the phpMyAdmin export apart; undefined when the content is something else. */
export function readPackage(content: unknown): AddressPackage | undefined {
  if (!Array.isArray(content)) return undefined
  const table = (name: string): unknown =>
    content.find(
      (part: { type?: string; name?: string } | null) => part?.type === 'table' && part.name === name,
    )?.data
  const [provinces, wards, mappings] = [table('provinces'), table('wards'), table('ward_mappings')]
  if (!Array.isArray(provinces) || !Array.isArray(wards) || !Array.isArray(mappings)) return undefined
  check(provinces, ['province_code', 'name', 'place_type'])
  check(wards, ['ward_code', 'name', 'province_code'])
  check(mappings, ['id', 'new_ward_code', 'new_ward_name', 'new_province_name'])
  return { provinces, wards, mappings }
}

/** Throws Problem `units-file-damaged` at the first row that lacks one of `columns`, or when there is no row. */
function check(rows: readonly unknown[], columns: readonly string[]): void {
  const isWhole = (row: unknown) =>
    typeof row === 'object' &&
    row !== null &&
    columns.every((column) => typeof (row as Record<string, unknown>)[column] === 'string')
  const bad = rows.findIndex((row) => !isWhole(row))
  if (bad >= 0 || rows.length === 0) throw damagedFile(bad + 1)
}

/** What tells an old commune from every other: its names down from the province. */
export function placeOf(row: PackageMapping): string {
  return [row.old_province_name, row.old_district_name, row.old_ward_name]
    .map((part) => exactKey(part ?? ''))
    .join('|')
}
