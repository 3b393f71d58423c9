import { sql } from 'kysely'
import { test } from 'vitest'
import { useDatabase } from '#test/harness/database.ts'
import { findUnitByCode } from '#features/units/contract.ts'
import { countsOfUnit } from './queries/counts-of-unit.ts'
import { listModels } from './queries/list-models.ts'
import { rebuildTally } from './commands/rebuild-tally.ts'
import { parse } from '#platform/http/issues.ts'
import { listModelsQuery } from './model.schemas.ts'
const d = useDatabase('units')
test('x', { timeout: 600000 }, async () => {
  const ctx = d.ctx()
  await sql`insert into model (id, unit_id, title, field, level, owner_block, registered_on, year, state, revision, created_at, updated_at)
    select gen_random_uuid(), u.unit_id, 'Mô hình ' || i, (array['economy','culture_society','security_defence','political_system'])[1+i%4], 'grassroots', 'state',
     date '2012-01-01' + ((i*37)%5000), extract(year from date '2012-01-01' + ((i*37)%5000)), 'published', 1, now(), now()
    from generate_series(1,100000) i join (select unit_id, row_number() over (order by unit_id) r, count(*) over () c from unit_version v join unit_kind k on k.code=v.kind where k.level in ('commune')) u on u.r = 1 + (i*7919) % u.c`.execute(
    d.db,
  )
  let t = performance.now()
  await rebuildTally(ctx)
  console.error('rebuild', performance.now() - t)
  await sql`analyze`.execute(d.db)
  const n = await sql`select count(*) from model_tally`.execute(d.db)
  console.error(n.rows)
  for (const [code, sys] of [
    ['VN', 'iso'],
    ['48', 'gso'],
    ['20305', 'gso'],
    ['40', 'gso'],
  ]) {
    const u = await findUnitByCode(ctx, { code: code!, codeSystem: sys!, date: '2026-11-21' })
    if (!u) {
      console.error('no', code)
      continue
    }
    for (const basis of ['then', 'today'] as const) {
      t = performance.now()
      const c = await countsOfUnit(ctx, { unitId: u.id, basis })
      const a = performance.now() - t
      t = performance.now()
      const l = await listModels(ctx, parse(listModelsQuery, { unit: u.id, basis, state: 'published' }))
      const b = performance.now() - t
      t = performance.now()
      const s = await listModels(
        {
          ...ctx,
          actor: {
            kind: 'account',
            accountId: null,
            name: '',
            grants: [{ permission: 'models.review', unitId: u.id }],
          },
        },
        parse(listModelsQuery, { unit: u.id, basis, scope: 'split' }),
      )
      const e = performance.now() - t
      console.error(
        code,
        basis,
        'counts',
        a.toFixed(0),
        'ms list',
        b.toFixed(0),
        'split',
        e.toFixed(0),
        c.total.n,
        l.total,
        c.own.n,
        c.split.n,
        s.total,
        c.partly.n,
        c.children.length,
      )
    }
  }
  t = performance.now()
  await listModels(ctx, parse(listModelsQuery, {}))
  console.error('all', performance.now() - t)
})
