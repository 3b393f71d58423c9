/** The tables of statistics, as types. */
import type { Generated, JSONColumnType } from 'kysely'
import type { Where } from './statistics.rules.ts'

export interface StatisticsTables {
  figure_set: {
    id: Generated<number>
    unit_id: number | null
    name_vi: string
    name_en: string
    disjoint: boolean
    source: string
    revision: Generated<number>
  }
  figure_part: {
    set_id: number
    position: number
    name_vi: string
    name_en: string
    conditions: JSONColumnType<Where>
  }
}

declare module '#platform/db/tables.ts' {
  interface Tables extends StatisticsTables {}
}
