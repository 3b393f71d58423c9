/** The statistics of a page, a file or an answer of the API: rows in the order that people read, with their names. */
import { catalogueNames } from '#features/catalogue/contract.ts'
import {
  type By,
  type Conditions,
  fields,
  levels,
  type Statistics,
  type StatisticsAsk,
  type StatisticsFigure,
  statisticsOf,
  statuses,
  unitNames,
} from '#features/models/contract.ts'
import { ownerBlocks } from '#features/units/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { sortKey } from '#platform/i18n/vietnamese.rules.ts'
import type { Words } from '#platform/problem.ts'
import { everyYear } from '../statistics.rules.ts'

/** A figure of one unit among others says nothing of money given: no table ranks places by it. */
export type TableFigure = Omit<StatisticsFigure, 'mobilised'> & Partial<Pick<StatisticsFigure, 'mobilised'>>

export interface TableRow extends TableFigure {
  readonly keys: readonly string[]
}

export interface StatisticsTable {
  readonly ask: StatisticsAsk
  readonly total: StatisticsFigure
  readonly rows: readonly TableRow[]
  readonly split: StatisticsFigure
  readonly partly: StatisticsFigure
  readonly overlapping: boolean
  /** Of units, types, themes and campaigns, by their key; the words of the others belong to the pages. */
  readonly names: ReadonlyMap<string, Words>
  /** The keys of each of `by` that have any record, in the order that people read. */
  readonly orders: readonly (readonly string[])[]
}

const natural: Readonly<Partial<Record<By, readonly string[]>>> = {
  field: fields,
  level: levels,
  ownerBlock: ownerBlocks,
  status: statuses,
  recognised: ['true', 'false'],
}

/** Names come in the order of the alphabet; what is none of them comes after: own, split, none. */
function orderOf(by: By, keys: readonly string[], named: readonly string[]): string[] {
  const known = natural[by] ?? (by === 'year' ? [...keys].sort() : named)
  const last = ['own', 'split', '0']
  const place = (key: string) => (known.includes(key) ? known.indexOf(key) : 1e6 + last.indexOf(key))
  return [...keys].sort((a, b) => place(a) - place(b))
}

async function namesOf(ctx: Ctx, tables: readonly Statistics[]): Promise<Map<string, Words>[]> {
  const idsOf = (...wanted: readonly By[]) => [
    ...new Set(
      tables.flatMap(({ by, rows }) =>
        by.flatMap((one, i) =>
          wanted.includes(one) ? rows.map(({ keys }) => Number(keys[i])).filter((id) => id > 0) : [],
        ),
      ),
    ),
  ]
  const units = await unitNames(ctx, idsOf('unit'))
  const { types, labels } = await catalogueNames(ctx, {
    types: idsOf('type'),
    labels: idsOf('theme', 'campaign'),
  })
  const sorted = (all: ReadonlyMap<number, { readonly name: Words }>) =>
    [...all].sort(([, a], [, b]) => (sortKey(a.name.vi) < sortKey(b.name.vi) ? -1 : 1))
  return [
    new Map(units.map(({ id, name }) => [String(id), { vi: name, en: name }])),
    new Map(sorted(types).map(([id, { name }]) => [String(id), name])),
    new Map(sorted(labels).map(([id, { name }]) => [String(id), name])),
  ]
}

function tableOf(
  found: Statistics,
  [units, types, labels]: readonly ReadonlyMap<string, Words>[],
): StatisticsTable {
  const { total, split, partly, overlapping, rows, by, basis, unitId, where } = found
  const names = (one: By) =>
    (one === 'unit' ? units : one === 'type' ? types : labels) ?? new Map<string, Words>()
  const orders = by.map((one, i) =>
    orderOf(one, [...new Set(rows.map(({ keys }) => keys[i] ?? ''))], [...names(one).keys()]),
  )
  const place = (row: { readonly keys: readonly string[] }, i: number) =>
    orders[i]?.indexOf(row.keys[i] ?? '') ?? 0
  return {
    ask: { by, basis, unitId, where },
    total,
    split,
    partly,
    overlapping,
    orders,
    rows: rows
      .map(({ mobilised, ...row }) => (by.includes('unit') ? row : { ...row, mobilised }))
      .sort((a, b) => place(a, 0) - place(b, 0) || place(a, 1) - place(b, 1)),
    names: new Map(
      by.flatMap((one) => [...names(one)].map(([key, name]) => [`${one} ${key}`, name] as const)),
    ),
  }
}

/** Several tables, all of one moment. */
export async function readTables(ctx: Ctx, asks: readonly StatisticsAsk[]): Promise<StatisticsTable[]> {
  const found = await statisticsOf(ctx, asks)
  const names = await namesOf(ctx, found)
  return found.map((one) => tableOf(one, names))
}

export async function readTable(ctx: Ctx, ask: StatisticsAsk): Promise<StatisticsTable> {
  const [table] = await readTables(ctx, [ask])
  if (!table) throw new Error('a question has no answer')
  return table
}

const none: TableFigure = {
  n: 0,
  state: { models: 0, vnd: '0' },
  mobilised: { models: 0, vnd: '0' },
  href: '',
}

/** For readers: years in which nothing was registered stand in it with none. The API and files hold what there is. */
export function withEveryYear(table: StatisticsTable): StatisticsTable {
  const { by } = table.ask
  const orders = table.orders.map((keys, i) => (by[i] === 'year' ? everyYear(keys) : keys))
  if (by.length !== 1 || by[0] !== 'year') return { ...table, orders }
  const found = new Map(table.rows.map((row) => [row.keys[0], row]))
  const rows = (orders[0] ?? []).map((year) => found.get(year) ?? { ...none, keys: [year] })
  return { ...table, orders, rows }
}

/** The same without what it is asked by year: for comparing years. */
export function anyYear(where: Conditions): Conditions {
  return { ...where, year: undefined }
}
