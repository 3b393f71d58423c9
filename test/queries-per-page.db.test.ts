/** How many queries a page costs: a bounded number, whatever it shows. One that grows with its rows is a loop. */
import { beforeAll, expect, test } from 'vitest'
import { findUnitByCode } from '#features/units/contract.ts'
import { loadExample } from '#features/models/commands/load-example.ts'
import { useWeb } from './harness/web.ts'

const web = useWeb('units')
let paths: Record<string, string>

async function idOf(code: string, date: string, codeSystem = 'gso'): Promise<number> {
  const unit = await findUnitByCode(web.database.ctx(), { code, date, codeSystem })
  if (!unit) throw new Error(`no unit with code ${code} on ${date}`)
  return unit.id
}

beforeAll(async () => {
  await loadExample(web.database.ctx(), () => undefined)
  const model = await web.database.db
    .selectFrom('model')
    .select('id')
    .where('state', '=', 'published')
    .limit(1)
    .executeTakeFirstOrThrow()
  paths = {
    home: '/',
    nation: '/units',
    'ward of today, three predecessors': `/units/${await idOf('20305', '2026-11-21')}`,
    'province of today, a hundred units below': `/units/${await idOf('48', '2026-11-21')}`,
    'ward of before': `/units/${await idOf('20306', '2024-03-01')}`,
    'search with many results': '/search?q=hoa+an',
    models: '/models',
    'models of a province': `/models?unit=${await idOf('48', '2026-11-21')}&basis=today`,
    model: `/models/${model.id}`,
    statistics: '/statistics',
    'statistics of a province by its units': `/statistics?unit=${await idOf('48', '2026-11-21')}&by=unit&by2=field`,
  }
})

test('a page costs a bounded number of queries', async () => {
  const counts: Record<string, number> = {}
  for (const [name, path] of Object.entries(paths)) {
    web.database.queries.length = 0
    const response = await web.get(path)
    expect(response.status, name).toBe(200)
    counts[name] = web.database.queries.length
  }
  expect(counts).toMatchInlineSnapshot(`
    {
      "home": 4,
      "model": 18,
      "models": 5,
      "models of a province": 8,
      "nation": 14,
      "province of today, a hundred units below": 13,
      "search with many results": 4,
      "statistics": 10,
      "statistics of a province by its units": 11,
      "ward of before": 12,
      "ward of today, three predecessors": 13,
    }
  `)
})
