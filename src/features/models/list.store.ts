/** The SQL of lists of models: filtered, visible to the asker, newest first, paged by key. */
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Cursor, ModelFilter } from './filter.rules.ts'
import type { Field, Level, ModelId, OwnerBlock, Precision, State } from './model.rules.ts'
import type {} from './model.tables.ts'
import { belongs } from './place.store.ts'

export interface ListedModel {
  readonly id: ModelId
  readonly title: string
  readonly field: Field
  readonly level: Level
  readonly ownerBlock: OwnerBlock
  readonly registeredOn: string
  readonly registeredPrecision: Precision
  readonly year: number
  readonly state: State
  readonly example: boolean
  readonly updatedAt: Date
  readonly unitId: number
  /** Full names on the day of registration; null where the unit's history no longer covers that day. */
  readonly unitName: string | null
  /** The commune, ward or zone above; null for what is none's neighbourhood. */
  readonly communeName: string | null
  readonly provinceName: string | null
}

/** `Thôn Bến Cũ, Xã Bến Mai, Thành phố Đà Nẵng`, as it was on the day of registration. */
export function placeOf(row: Pick<ListedModel, 'unitName' | 'communeName' | 'provinceName'>): string {
  return [row.unitName, row.communeName, row.provinceName].filter((part) => part !== null).join(', ')
}

/** Who asks: everything, or what is public and what lies under these units. */
export type Seer = 'all' | readonly number[]

const at = { unit: sql.ref('m.unit_id'), day: sql.ref('m.registered_on') }

function visible(seer: Seer): RawBuilder<boolean> {
  if (seer === 'all') return sql<boolean>`true`
  if (seer.length === 0) return sql<boolean>`m.state = 'published'`
  return sql<boolean>`(m.state = 'published' or m.unit_id in (
    select s.unit_id from unit_attribution s where s.today_id in (${sql.join(seer)})))`
}

function where(filter: ModelFilter, seer: Seer, today: string): RawBuilder<boolean> {
  const parts = [visible(seer)]
  if (filter.unit) parts.push(belongs(at, filter.unit, today))
  if (filter.field) parts.push(sql<boolean>`m.field = ${filter.field}`)
  if (filter.level) parts.push(sql<boolean>`m.level = ${filter.level}`)
  if (filter.ownerBlock) parts.push(sql<boolean>`m.owner_block = ${filter.ownerBlock}`)
  if (filter.year !== undefined) parts.push(sql<boolean>`m.year = ${filter.year}`)
  if (filter.state) parts.push(sql<boolean>`m.state = ${filter.state}`)
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

const fullName = sql`case when k.prefix_vi = '' then v.name else k.prefix_vi || ' ' || v.name end`
const above = (level: 'commune' | 'province') => sql`(
  select ${fullName} from unit_ancestor a
    join unit_version v on v.unit_id = a.ancestor_id and v.valid @> m.registered_on
    join unit_kind k on k.code = v.kind and k.level = ${level}
    where a.unit_id = m.unit_id and a.depth > 0 and a.valid @> m.registered_on limit 1)`
const columns = sql`
  m.id, m.title, m.field, m.level, m.owner_block as "ownerBlock", m.registered_on as "registeredOn",
  m.registered_precision as "registeredPrecision", m.year, m.state, m.example, m.updated_at as "updatedAt", m.unit_id as "unitId",
  (select ${fullName} from unit_version v join unit_kind k on k.code = v.kind
    where v.unit_id = m.unit_id and v.valid @> m.registered_on) as "unitName",
  ${above('commune')} as "communeName",
  ${above('province')} as "provinceName"`

export interface ListAsk {
  readonly filter: ModelFilter
  readonly seer: Seer
  readonly today: string
  readonly after?: Cursor | undefined
  readonly limit: number
}

export async function listRows(db: Db, ask: ListAsk): Promise<ListedModel[]> {
  const { after } = ask
  const found = await sql<ListedModel>`
    select ${columns} from model m
    where ${where(ask.filter, ask.seer, ask.today)}
      ${after ? sql`and (m.registered_on, m.id) < (${after.registeredOn}::date, ${after.id}::uuid)` : sql``}
    order by m.registered_on desc, m.id desc limit ${ask.limit}`.execute(db)
  return found.rows
}

export async function countRows(db: Db, filter: ModelFilter, seer: Seer, today: string): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*)::int as n from model m where ${where(filter, seer, today)}`.execute(db)
  return found.rows[0]?.n ?? 0
}

/** What waits, oldest first: `states` under `units`, or everywhere with 'all'. */
export async function listWaiting(
  db: Db,
  units: Seer,
  waiting: readonly State[],
  limit: number,
): Promise<ListedModel[]> {
  if (units !== 'all' && units.length === 0) return []
  const found = await sql<ListedModel>`
    select ${columns} from model m
    where m.state in (${sql.join(waiting)})
      and m.state in ('draft','submitted','returned','accepted')
      ${
        units === 'all'
          ? sql``
          : sql`and exists (select 1 from unit_attribution s
              where s.unit_id = m.unit_id and s.today_id in (${sql.join(units)}))`
      }
    order by m.updated_at, m.id limit ${limit}`.execute(db)
  return found.rows
}
