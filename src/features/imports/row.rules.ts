/** Makes a record out of a row of a list: what each cell says by the plan, and what can't be understood, in words. */
import type { FieldError } from '#platform/problem.ts'
import { foldedKey } from '#platform/i18n/vietnamese.rules.ts'
import { takesSeveral, type Target } from './columns.rules.ts'
import { type Period, readPeriod } from './days.rules.ts'
import { type Cell, cellText, type Row } from './header.rules.ts'
import type { Plan, Remark } from './import.rules.ts'
import { readMoney } from './money.rules.ts'
import { namesAPerson, readBlock, readField, readLevel, readNames } from './vocabulary.rules.ts'

/** What the catalogue calls types and labels, without accents. */
export interface CatalogueNames {
  readonly types: ReadonlyMap<string, number>
  readonly themes: ReadonlyMap<string, number>
  readonly campaigns: ReadonlyMap<string, number>
}

export interface RowDraft {
  /** Fields as the form would send them, without unit and day. */
  readonly fields: Readonly<Record<string, unknown>>
  /** Nearest unit first. */
  readonly places: readonly string[]
  /** The same without what may be the name of an organisation; empty where there is no such difference. */
  readonly otherPlaces: readonly string[]
  readonly period: Period | undefined
  readonly remarks: readonly Remark[]
}

/** Why a row is no record; `empty` cells where a record has its name. */
export type Skipped = 'band' | 'total' | 'numbering' | 'foot'

const quote = (text: string) => `“${text.length > 60 ? `${text.slice(0, 59)}…` : text}”`

function wrong(field: Target | 'registeredOn', code: string, vi: string, en: string): FieldError {
  return { field, code, message: { vi, en } }
}

const totals = /^(?:tong|tong cong|tong so|cong|cong tong|luy ke|total)\b/u
const numbering = /^\(?[\divx]{1,4}\)?$|^[a-d]$/iu

/** Whether a row of the list is none of its records. `band`: its cells are merged across. */
export function skippedRow(row: Row, plan: Plan, band: boolean): Skipped | undefined {
  if (band) return 'band'
  const texts = row.cells.map(cellText)
  const said = texts.filter((text) => text !== '')
  if (said.length > 1 && said.every((text) => numbering.test(text)) && isSequence(said)) return 'numbering'
  if (totals.test(foldedKey(said[0] ?? '')) || totals.test(foldedKey(said[1] ?? ''))) return 'total'
  if (said.length === 1 && plan.columns.length > 2) return 'band'
  const of = (target: Target) => plan.columns.find((one) => one.target === target)?.column
  const title = of('title')
  const place = (['unit', 'commune', 'village'] as const).map(of).find((column) => column !== undefined)
  const blank = (column: number | undefined) => column === undefined || (texts[column - 1] ?? '') === ''
  return blank(title) && blank(place) ? 'foot' : undefined
}

/** `1 2 3 …` or `(1) (2) …` below the headings. */
function isSequence(texts: readonly string[]): boolean {
  const numbers = texts.map((text) => Number(text.replace(/[()]/gu, '')))
  return numbers.every((number, i) => Number.isInteger(number) && number === (numbers[0] ?? 0) + i)
}

class Reading {
  readonly fields: Record<string, unknown> = {}
  readonly remarks: Remark[] = []
  readonly #values: ReadonlyMap<Target, readonly Cell[]>

  constructor(row: Row, plan: Plan) {
    const values = new Map<Target, Cell[]>()
    for (const { column, target } of plan.columns) {
      const cell = row.cells[column - 1] ?? null
      if (cell === null) continue
      values.set(target, [...(values.get(target) ?? []), cell])
    }
    this.#values = values
  }

  cell(target: Target): Cell {
    return this.#values.get(target)?.[0] ?? null
  }

  text(target: Target): string {
    const all = (this.#values.get(target) ?? []).map(cellText).filter((text) => text !== '')
    return takesSeveral(target) ? all.join('\n') : (all[0] ?? '')
  }

  say(error: FieldError): void {
    this.remarks.push(error)
  }

  note(error: FieldError): void {
    this.remarks.push({ ...error, note: true })
  }
}

/** A value of a fixed list, or the one for rows that say nothing. */
function choice(
  reading: Reading,
  target: 'field' | 'level' | 'ownerBlock',
  read: (text: string) => string | undefined,
  fallback: string | null,
  [vi, en]: readonly [string, string],
): void {
  const text = reading.text(target)
  const value = text === '' ? fallback : read(text)
  if (value) reading.fields[target] = value
  else if (text === '') reading.say(wrong(target, 'empty', `Thiếu ${vi}.`, `No ${en}.`))
  else
    reading.say(
      wrong(
        target,
        'unknown_word',
        `Không hiểu ${vi} ${quote(text)}.`,
        `The ${en} ${quote(text)} is not known.`,
      ),
    )
}

const texts = [
  'title',
  'situation',
  'goals',
  'method',
  'targetGroup',
  'place',
  'resources',
  'outputs',
  'sustainability',
] as const

function readTexts(reading: Reading): void {
  for (const target of texts) {
    const text = reading.text(target)
    if (text !== '') reading.fields[target] = text
  }
  if (reading.fields['title'] === undefined)
    reading.say(wrong('title', 'empty', 'Thiếu tên mô hình.', 'The model has no name.'))
}

function readOwners(reading: Reading): void {
  for (const target of ['lead', 'coordinating', 'participating'] as const) {
    const names = readNames(reading.text(target))
    const person = names.find(namesAPerson)
    if (person !== undefined)
      reading.say(
        wrong(
          target,
          'person',
          `${quote(person)} là tên người; xin ghi tên cơ quan, đoàn thể.`,
          `${quote(person)} is a person; please name the organisation.`,
        ),
      )
    if (names.length > 0) reading.fields[target] = names
  }
}

function readBudgets(reading: Reading, plan: Plan): void {
  for (const target of ['budgetStateVnd', 'budgetMobilisedVnd'] as const) {
    const cell = reading.cell(target)
    const text = cellText(cell)
    if (text === '' || /^[-–—]+$/u.test(text)) continue
    const amount = readMoney(cell, plan.moneyUnit)
    if (amount !== undefined) reading.fields[target] = amount
    else
      reading.say(
        wrong(
          target,
          'money',
          `${quote(text)} không phải một số tiền rõ ràng; xin ghi như 3.500.000 hoặc 3,5 triệu.`,
          `${quote(text)} is no plain amount; please write it like 3500000 or 3,5 triệu.`,
        ),
      )
  }
}

function readSpan(reading: Reading): void {
  for (const target of ['startsOn', 'endsOn'] as const) {
    const cell = reading.cell(target)
    const text = cellText(cell)
    if (text === '') continue
    const period = readPeriod(cell)
    if (!period)
      reading.say(
        wrong(
          target,
          'day',
          `${quote(text)} không phải ngày; xin ghi như 21/11/2026.`,
          `${quote(text)} is no day; please write it like 21/11/2026.`,
        ),
      )
    else if (period.precision === 'day') reading.fields[target] = period.from
    else
      reading.note(
        wrong(
          target,
          'not_exact',
          `${quote(text)} không rõ ngày nào nên để trống.`,
          `${quote(text)} names no day, so it was left empty.`,
        ),
      )
  }
}

function readCatalogue(reading: Reading, names: CatalogueNames): void {
  const find = (
    target: 'typeId' | 'themes' | 'campaigns',
    map: ReadonlyMap<string, number>,
    text: string,
  ) => {
    const id = map.get(foldedKey(text))
    if (id === undefined)
      reading.say(
        wrong(
          target,
          'not_in_catalogue',
          `Danh mục không có ${quote(text)}.`,
          `The catalogue has no ${quote(text)}.`,
        ),
      )
    return id
  }
  const type = reading.text('typeId')
  if (type !== '') reading.fields['typeId'] = find('typeId', names.types, type)
  for (const target of ['themes', 'campaigns'] as const) {
    const said = reading
      .text(target)
      .split(/[\n;]+/u)
      .map((text) => text.trim())
    const ids = said.filter((text) => text !== '').flatMap((text) => find(target, names[target], text) ?? [])
    if (ids.length > 0) reading.fields[target] = ids
  }
}

function periodOf(reading: Reading, plan: Plan): Period | undefined {
  const day = reading.text('registered')
  const year = reading.text('year')
  const said = readPeriod(reading.cell('registered'))
  const ofYear = readPeriod(reading.cell('year'))
  if (year !== '') {
    if (ofYear) reading.fields['year'] = Number(ofYear.from.slice(0, 4))
    else reading.say(wrong('year', 'year', `${quote(year)} không phải năm.`, `${quote(year)} is no year.`))
  }
  if (day !== '' && !said) {
    reading.say(
      wrong(
        'registered',
        'day',
        `Không hiểu thời gian ${quote(day)}; xin ghi như 21/11/2024, tháng 11/2024 hoặc 2024.`,
        `${quote(day)} is no time; please write it like 21/11/2024, 11/2024 or 2024.`,
      ),
    )
    return undefined
  }
  const period = said ?? ofYear ?? (year === '' ? readPeriod(plan.defaults.registered) : undefined)
  if (!period && year === '')
    reading.say(
      wrong('registered', 'empty', 'Thiếu ngày hoặc năm đăng ký.', 'No day or year of registration.'),
    )
  return period
}

const neighbourhood = /^(?:thon|ban|ap|buon|lang|xom|to|khu|khoi|tdp|kdc|kp|cum)\b/u

function placesOf(reading: Reading, plan: Plan): Pick<RowDraft, 'places' | 'otherPlaces'> {
  const village = reading.text('village')
  const named = village === '' || neighbourhood.test(foldedKey(village)) ? village : `Thôn ${village}`
  const unit = reading.text('unit')
  const above = (['commune', 'district', 'province'] as const).map((target) => reading.text(target))
  const all = [named, unit, ...above].filter((text) => text !== '')
  const bare = unit === '' && above.every((text) => text === '')
  const places = bare && plan.defaults.unit !== '' ? [...all, plan.defaults.unit] : all
  const others = unit !== '' && above[0] !== '' ? [named, ...above].filter((text) => text !== '') : []
  return { places, otherPlaces: others }
}

/** What the row says; which unit that is, and whether it may stand, is decided for many rows at once. */
export function readRow(row: Row, plan: Plan, names: CatalogueNames): RowDraft {
  const reading = new Reading(row, plan)
  readTexts(reading)
  choice(reading, 'field', readField, plan.defaults.field, ['lĩnh vực', 'field'])
  choice(reading, 'level', readLevel, plan.defaults.level, ['cấp đăng ký', 'level'])
  choice(reading, 'ownerBlock', readBlock, plan.defaults.ownerBlock, ['khối', 'owner block'])
  readOwners(reading)
  readBudgets(reading, plan)
  readSpan(reading)
  readCatalogue(reading, names)
  const period = periodOf(reading, plan)
  const { places, otherPlaces } = placesOf(reading, plan)
  if (places.length === 0) reading.say(wrong('unit', 'empty', 'Thiếu tên đơn vị.', 'No unit is named.'))
  return { fields: reading.fields, places, otherPlaces, period, remarks: reading.remarks }
}
