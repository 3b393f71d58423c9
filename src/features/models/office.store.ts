/**
 * In which office an account acted: its role and the unit it held it for, instead of a name. Reads `role` and
 * `role_grant` of the people feature, tables of a neighbour, in SQL: asked through its contract the grants of every
 * account that ever acted would come over to pick one a day. Whoever changes these tables has to look here.
 */
import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'

export interface Office {
  readonly accountId: string
  /** The civil date asked for. */
  readonly day: string
  readonly role: { readonly vi: string; readonly en: string }
  readonly unit: string
}

/**
 * Of each account on each day, among its grants over the units in charge, the one nearest to the ground; what
 * held no such grant is left out.
 */
export async function listOffices(
  db: Db,
  asked: readonly { readonly accountId: string; readonly day: string }[],
  inCharge: readonly number[],
): Promise<Office[]> {
  if (asked.length === 0 || inCharge.length === 0) return []
  const rows = sql.join(asked.map(({ accountId, day }) => sql`(${accountId}::uuid, ${day}::date)`))
  const found = await sql<{ accountId: string; day: string; vi: string; en: string; unit: string }>`
    select distinct on (a.account_id, a.day) a.account_id as "accountId", a.day,
      r.name_vi as vi, r.name_en as en,
      case when k.prefix_vi = '' then v.name else k.prefix_vi || ' ' || v.name end as unit
    from (values ${rows}) a (account_id, day)
    join role_grant g on g.account_id = a.account_id and g.valid @> a.day
    join role r on r.code = g.role
    join unit_version v on v.unit_id = g.unit_id and v.valid @> a.day
    join unit_kind k on k.code = v.kind
    where g.unit_id in (${sql.join(inCharge)})
    order by a.account_id, a.day, r.rank desc, g.id`.execute(db)
  return found.rows.map(({ accountId, day, vi, en, unit }) => ({ accountId, day, role: { vi, en }, unit }))
}
