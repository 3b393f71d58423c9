/**
 * Lays the shapes of a file beside the units of a day. An official code is not an identity, so a shape is a unit's only
 * where code and name both say so; everything else is told and left out.
 */
import { foldedKey, exactKey, normaliseName } from '#platform/i18n/vietnamese.rules.ts'
import type { Note } from '../import/report.rules.ts'
import { parseFullName, type UnitVersion } from '../units.rules.ts'
import type { Polygon, Shape } from './shape-file.rules.ts'

export interface Bounded {
  readonly unit: UnitVersion
  readonly polygons: readonly Polygon[]
}

export interface BoundaryMatch {
  readonly matched: readonly Bounded[]
  readonly unresolved: Note[]
  readonly repaired: Note[]
  readonly guessed: Note[]
}

/** Properties in which files are known to keep them, without regard to case; the first that is there counts. */
const codeFields = ['code', 'ma', 'ma_xa', 'maxa', 'ma_tinh', 'matinh', 'ma_dvhc', 'gso', 'gso_id', 'id']
const nameFields = [
  'fullname',
  'full_name',
  'name',
  'ten',
  'ten_xa',
  'tenxa',
  'ten_tinh',
  'tentinh',
  'ten_dvhc',
]

export interface FieldNames {
  readonly code?: string | undefined
  readonly name?: string | undefined
}

function textOf(shape: Shape, asked: string | undefined, usual: readonly string[]): string {
  const fields = Object.entries(shape.properties)
  const names = asked === undefined ? usual : [asked.toLowerCase()]
  const value = names
    .map((name) => fields.find(([field]) => field.toLowerCase() === name)?.[1])
    .find((one) => one !== undefined && one !== null && one !== '')
  if (typeof value !== 'string' && typeof value !== 'number') return ''
  return normaliseName(String(value).slice(0, 300))
}

interface Named {
  readonly shape: Shape
  readonly code: string
  readonly name: string
}

/**
 * `units` are those of the day that carry official codes. A shape whose code is of no unit or of another is the one
 * unit's that bears its whole name, has no shape yet, and lies beside units that have one: that is a guess, and told.
 */
export function matchShapes(
  shapes: readonly Shape[],
  units: readonly UnitVersion[],
  fields: FieldNames = {},
): BoundaryMatch {
  const byCode = new Map(units.map((unit) => [unit.code, unit]))
  const found = new Map<number, { unit: UnitVersion; polygons: Polygon[] }>()
  const notes = { unresolved: [] as Note[], repaired: [] as Note[], guessed: [] as Note[] }
  const left: { named: Named; note: Note }[] = []
  for (const shape of shapes) {
    const named = {
      shape,
      code: textOf(shape, fields.code, codeFields),
      name: textOf(shape, fields.name, nameFields),
    }
    const { code, name } = named
    const candidates = paddedCodes(code).flatMap((one) => byCode.get(one) ?? [])
    const hits = candidates
      .map((unit) => ({ unit, how: sameName(unit, name) }))
      .filter(({ how }) => how !== 'other')
    const [hit] = hits
    if (shape.polygons.length === 0) notes.unresolved.push(noteOf(named, 'shape-without-area'))
    else if (code === '' || name === '') notes.unresolved.push(noteOf(named, 'shape-unnamed'))
    else if (!hit || hits.length > 1) {
      const others = candidates.map((unit) => unit.fullName).join(', ')
      const what = candidates.length === 0 ? 'shape-code-unknown' : 'shape-name-differs'
      left.push({ named, note: noteOf(named, what, others === '' ? code : `${code}: ${others}`) })
    } else {
      if (hit.unit.code !== code) {
        notes.repaired.push(noteOf(named, 'leading-zero', `${code} → ${hit.unit.code}`))
      }
      if (hit.how === 'almost') notes.guessed.push(noteOf(named, 'shape-named-otherwise', hit.unit.fullName))
      const known = found.get(hit.unit.id)
      if (known) {
        known.polygons.push(...shape.polygons)
        notes.repaired.push(noteOf(named, 'shape-parts-joined'))
      } else found.set(hit.unit.id, { unit: hit.unit, polygons: [...shape.polygons] })
    }
  }
  const beside = besideMatched(units, [...found.values()]).filter(({ id }) => !found.has(id))
  for (const { named, note } of left) {
    const whole = exactKey(named.name)
    const same = beside.filter((unit) => exactKey(unit.fullName) === whole)
    const rivals = left.filter((other) => exactKey(other.named.name) === whole)
    const [only] = same
    if (only && same.length === 1 && rivals.length === 1) {
      notes.guessed.push(noteOf(named, 'shape-by-name', `${named.code} → ${only.code}`))
      found.set(only.id, { unit: only, polygons: [...named.shape.polygons] })
    } else notes.unresolved.push(note)
  }
  return { matched: [...found.values()], ...notes }
}

function noteOf({ shape, code, name }: Named, what: Note['code'], detail = code): Note {
  return { row: String(shape.row), code: what, subject: name === '' ? code : name, detail }
}

/** Units of the level and under the unit above of one that was matched. */
function besideMatched(units: readonly UnitVersion[], matched: readonly Bounded[]): UnitVersion[] {
  const groups = new Set(matched.map(({ unit }) => `${unit.level} ${unit.parentId}`))
  return units.filter((unit) => groups.has(`${unit.level} ${unit.parentId}`))
}

/** Spreadsheets drop zeros at the front: codes have two, three or five digits. */
function paddedCodes(code: string): string[] {
  if (!/^\d{1,5}$/u.test(code)) return code === '' ? [] : [code]
  return [...new Set([code, ...[2, 3, 5].map((length) => code.padStart(length, '0'))])]
}

/** Accents decide; a name without accents, or with another word for the kind, is taken and said. */
function sameName(unit: UnitVersion, name: string): 'same' | 'almost' | 'other' {
  const own = [unit.fullName, unit.name]
  if (own.some((one) => exactKey(one) === exactKey(name))) return 'same'
  const levels = ['province', 'district', 'commune'] as const
  const bare = levels.flatMap((level) => parseFullName(level, name)?.name ?? [])
  if (bare.some((one) => exactKey(one) === exactKey(unit.name))) return 'almost'
  const plain = foldedKey(name)
  const withoutAccents = name.normalize('NFC').toLowerCase() === plain
  return withoutAccents && own.some((one) => foldedKey(one) === plain) ? 'almost' : 'other'
}

/** Units beside a matched one that have no boundary. */
export function unitsWithout(
  units: readonly UnitVersion[],
  bounded: ReadonlySet<number>,
  matched: readonly Bounded[],
): Note[] {
  return besideMatched(units, matched)
    .filter((unit) => !bounded.has(unit.id))
    .map((unit) => ({ row: '', code: 'unit-without-shape', subject: unit.fullName, detail: unit.code ?? '' }))
}
