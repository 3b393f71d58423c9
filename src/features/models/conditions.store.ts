/** Conditions of several values, asked of records `m`; counters ask the same of signatures. */
import { type RawBuilder, sql } from 'kysely'
import { type Conditions, conditioned, type Dimension, isManifold, noneOfIt } from './tally.rules.ts'

const column = {
  field: sql.ref('m.field'),
  level: sql.ref('m.level'),
  year: sql.ref('m.year'),
  ownerBlock: sql.ref('m.owner_block'),
  type: sql`coalesce(m.type_id, ${sql.lit(noneOfIt)})`,
  status: sql.ref('m.status'),
  recognised: sql.ref('m.recognised'),
} as const

function condition(
  dimension: Dimension,
  values: readonly (string | number | boolean)[],
): RawBuilder<boolean> {
  if (values.length === 0) return sql<boolean>`false`
  if (!isManifold(dimension)) return sql<boolean>`${column[dimension]} in (${sql.join(values)})`
  const labels = sql`select 1 from model_label l where l.model_id = m.id`
  const named = values.filter((value) => value !== noneOfIt)
  const parts = [
    ...(named.length > 0 ? [sql`exists (${labels} and l.label_id in (${sql.join(named)}))`] : []),
    ...(named.length < values.length ? [sql`not exists (${labels} and l.kind = ${dimension})`] : []),
  ]
  return sql<boolean>`(${sql.join(parts, sql` or `)})`
}

/** One for each dimension; all must hold. */
export function askedOf(where: Conditions): RawBuilder<boolean>[] {
  return conditioned(where).map((dimension) => condition(dimension, where[dimension] ?? []))
}
