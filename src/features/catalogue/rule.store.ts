/** The SQL of dated rules: what holds at a place on a day, and their changes. */
import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Trx } from '#platform/db/transact.ts'
import type { RuleRow } from './catalogue.rules.ts'
import type {} from './catalogue.tables.ts'

const rows = sql`
  select r.id, r.code, r.unit_id as "unitId", r.value, lower(r.valid) as "from", upper(r.valid) as "to",
    r.source, r.verified, r.revision
  from rule_row r`

/** The value of the rule at the nearest unit that has one on the day; undefined where none says anything. */
export async function findRule(db: Db, code: string, unitId: number, day: string): Promise<unknown> {
  const found = await sql<{ value: unknown }>`
    select r.value from rule_row r
    left join unit_ancestor a on a.unit_id = ${unitId} and a.ancestor_id = r.unit_id and a.counted @> ${day}::date
    where r.code = ${code} and r.valid @> ${day}::date and (r.unit_id is null or a.ancestor_id is not null)
    order by a.depth nulls last limit 1`.execute(db)
  return found.rows[0]?.value
}

/** With the name of the unit; those of the whole country first, the newest of each place first. */
export async function listRules(db: Db): Promise<(RuleRow & { unitName: string | null })[]> {
  const found = await sql<RuleRow & { unitName: string | null }>`
    select r.*, u.name as "unitName" from (${rows}) r
    left join lateral (
      select v.sort_key,
        case when k.prefix_vi = '' then v.name else k.prefix_vi || ' ' || v.name end as name
      from unit_version v join unit_kind k on k.code = v.kind
      where v.unit_id = r."unitId" order by upper(v.valid) desc nulls first limit 1) u on true
    order by r.code, r."unitId" is not null, u.sort_key, r."unitId", r."from" desc nulls last`.execute(db)
  return found.rows
}

export async function lockRule(trx: Trx, id: number): Promise<RuleRow | undefined> {
  const found = await sql<RuleRow>`${rows} where r.id = ${id} for update`.execute(trx)
  return found.rows[0]
}

export async function findRuleRow(db: Db, id: number): Promise<RuleRow | undefined> {
  const found = await sql<RuleRow>`${rows} where r.id = ${id}`.execute(db)
  return found.rows[0]
}

/** Rows of the same rule and place that hold on some day of the period, the oldest first; locked. */
export async function lockOverlapping(
  trx: Trx,
  { code, unitId, from, to }: Pick<RuleRow, 'code' | 'unitId' | 'from' | 'to'>,
  without: number | undefined,
): Promise<RuleRow[]> {
  await sql`select pg_advisory_xact_lock(hashtext(${`rule_row ${code} ${unitId ?? 0}`}))`.execute(trx)
  const found = await sql<RuleRow>`
    ${rows} where r.code = ${code} and r.unit_id is not distinct from ${unitId}::int
      and r.valid && daterange(${from}::date, ${to}::date) and r.id <> ${without ?? 0}
    order by lower(r.valid) nulls first for update`.execute(trx)
  return found.rows
}

const valid = ({ from, to }: Pick<RuleRow, 'from' | 'to'>) =>
  sql<string>`daterange(${from}::date, ${to}::date)`

export async function insertRule(trx: Trx, rule: Omit<RuleRow, 'id'>): Promise<number> {
  const { id } = await trx
    .insertInto('rule_row')
    .values({
      code: rule.code,
      unit_id: rule.unitId,
      value: JSON.stringify(rule.value),
      valid: valid(rule),
      source: rule.source,
      verified: rule.verified,
      revision: rule.revision,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function updateRule(trx: Trx, rule: RuleRow): Promise<void> {
  await trx
    .updateTable('rule_row')
    .set({
      value: JSON.stringify(rule.value),
      valid: valid(rule),
      source: rule.source,
      verified: rule.verified,
      revision: rule.revision,
    })
    .where('id', '=', rule.id)
    .execute()
}
