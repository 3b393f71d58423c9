/** Export of any list as filtered: CSV, XLSX and JSON, what the asker may see and nothing else, read while it is sent. */
import { parse } from 'csv-parse/sync'
import { readXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, test } from 'vitest'
import { anonymous } from '#platform/auth/actor.ts'
import { anAccount } from '#test/builders/accounts.ts'
import { aModel } from '#test/builders/models.ts'
import { codes, unitId } from '#test/builders/units.ts'
import { useWeb, type Visitor } from '#test/harness/web.ts'
import { columnKeys } from './export.messages.ts'
import { exportColumns } from './export.rules.ts'
import { exportModels } from './queries/export-models.ts'
import { withdrawModel } from './commands/withdraw-model.ts'
import { fillModels } from '../../../bench/models-data.ts'

const web = useWeb('units')
const dangerous = '=HYPERLINK("http://x";"y")'
let officer: Visitor
let draft = ''
let anKhe = 0

beforeAll(async () => {
  const ctx = web.database.ctx()
  await fillModels(ctx.db, 1200, ctx.clock)
  anKhe = await unitId(ctx, codes.anKhe)
  await aModel(ctx, { unitId: anKhe, title: dangerous, registeredOn: '2026-11-20' })
  draft = (await aModel(ctx, { unitId: anKhe, title: 'Bản nháp của An Khê', state: 'draft' })).id
  officer = await web.signIn(await anAccount(ctx, { role: 'ward_officer', unitId: anKhe }))
})

async function csv(path: string, as?: Visitor): Promise<Record<string, string>[]> {
  const response = await web.get(path, as ? { as } : {})
  expect(response.status, path).toBe(200)
  const text = Buffer.from(await response.arrayBuffer())
    .subarray(3)
    .toString()
  const rows: string[][] = parse(text)
  expect(rows[0]).toEqual(exportColumns('vi').map(({ header }) => header))
  return rows.slice(1).map((row) => Object.fromEntries(columnKeys.map((key, i) => [key, row[i] ?? ''])))
}

/** Ids of all pages of a list over the API. */
async function listed(query: string, as?: Visitor): Promise<string[]> {
  const ids: string[] = []
  let after = ''
  do {
    const response = await web.get(`/api/v1/models?limit=200&${query}${after}`, as ? { as } : {})
    const page = (await response.json()) as { items: { id: string }[]; next: string | null }
    ids.push(...page.items.map(({ id }) => id))
    after = page.next === null ? '' : `&after=${encodeURIComponent(page.next)}`
  } while (after !== '')
  return ids
}

describe('a list as a file has the records of the list, in its order', () => {
  test.each([
    '',
    'field=economy&sort=title',
    'level=village&type=2',
    'status=stopped&sort=oldest',
    'recognised=true&year=2026',
    'unit=UNIT',
    'unit=UNIT&basis=then&sort=title',
    'q=camera&sort=newest',
    'q=camera&field=security_defence&sort=newest',
  ])('%s', async (asked) => {
    const query = asked.replace('UNIT', String(await unitId(web.database.ctx(), codes.daNang)))
    const rows = await csv(`/models/export.csv?${query}`)
    expect(rows.map(({ id }) => id)).toEqual(await listed(query))
    expect(rows.length).toBeGreaterThan(0)
  })

  test('nothing found is a file with its heading', async () => {
    expect(await csv('/models/export.csv?q=zzzzzzz')).toEqual([])
  })

  test('what changes while it is read comes newest first', async () => {
    expect((await csv('/models/export.csv?sort=updated&year=2026')).map(({ id }) => id)).toEqual(
      await listed('year=2026'),
    )
  })
})

test('three formats, the same values; text that a spreadsheet would calculate is text', async () => {
  const path = (format: string) => `/models/export.${format}?unit=${anKhe}&basis=then`
  const rows = await csv(path('csv'))
  const one = rows.find(({ title }) => title === `'${dangerous}`)
  expect(one).toMatchObject({
    field: 'political_system',
    field_name: 'Xây dựng hệ thống chính trị',
    registered_on: '2026-11-20',
    unit: 'Phường An Khê',
    lead: 'Ủy ban nhân dân phường',
    budget_state_vnd: '',
    url: `http://localhost/models/${one?.['id']}`,
  })
  const json = (await (await web.get(path('json'))).json()) as Record<string, unknown>[]
  expect(json.map(({ id }) => id)).toEqual(rows.map(({ id }) => id))
  expect(Object.keys(json[0] ?? {})).toEqual(columnKeys)
  expect(json.find(({ id }) => id === one?.['id'])).toMatchObject({ title: dangerous, recognised: false })
  const response = await web.get(path('xlsx'))
  expect(response.headers.get('content-disposition')).toContain(
    'attachment; filename="mo-hinh-2026-11-21.xlsx"',
  )
  const [sheet] = (await readXlsx(Buffer.from(await response.arrayBuffer()))).sheets
  expect(sheet?.rows).toHaveLength(rows.length + 1)
  expect(sheet?.rows.some((row) => row.includes(dangerous))).toBe(true)
  const api = await web.call('GET', `/api/v1/models/export?unit=${anKhe}&basis=then`)
  expect(await api.json()).toEqual(json)
  const english = await web.get(`/en${path('csv')}`)
  expect(Buffer.from(await english.arrayBuffer()).toString()).toContain('Registered on')
})

test("an officer's file has what the officer may see, others' has what is public", async () => {
  const theirs = await csv(`/models/export.csv?unit=${anKhe}&state=draft`, officer)
  expect(theirs.map(({ id }) => id)).toContain(draft)
  expect(theirs.map(({ id }) => id)).toEqual(await listed(`unit=${anKhe}&state=draft`, officer))
  expect(await csv(`/models/export.csv?unit=${anKhe}&state=draft`)).toEqual([])
  expect((await csv('/models/export.csv')).every(({ state }) => state === 'published')).toBe(true)
})

test('it is read while it is sent: who leaves ends the reading, and nothing is read before', async () => {
  const { queries } = web.database
  await csv('/models/export.csv?limit=1')
  queries.length = 0
  await csv('/models/export.csv')
  const whole = queries.length
  const ctx = web.database.ctx({ actor: anonymous })
  const rows = exportModels(ctx, {}, { locale: 'vi', site: '' })
  queries.length = 0
  await rows.next()
  await rows.return(undefined)
  expect(queries.length).toBeLessThan(whole)
  const response = await web.get('/models/export.csv')
  queries.length = 0
  await response.body?.cancel()
  expect(queries).toEqual([])
})

test('a model that is withdrawn while the list is read is left out', async () => {
  const ctx = web.database.ctx()
  const hoaAn = await unitId(ctx, codes.hoaAn, '2024-03-01')
  const late = await aModel(ctx, { unitId: hoaAn, title: 'Bị rút giữa chừng', registeredOn: '2012-01-01' })
  const seen: unknown[] = []
  let n = 0
  for await (const [id] of exportModels(
    web.database.ctx({ actor: anonymous }),
    {},
    { locale: 'vi', site: '' },
  )) {
    if (n++ === 0) await withdrawModel(ctx, { id: late.id, reason: 'Nhập nhầm' })
    seen.push(id)
  }
  expect(seen).not.toContain(late.id)
  expect(seen.length).toBeGreaterThan(1000)
})
