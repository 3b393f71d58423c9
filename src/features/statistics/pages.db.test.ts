/** The pages, files and answers of statistics: the same figures, each with its list; sets that are added up or not. */
import { beforeAll, describe, expect, test } from 'vitest'
import { loadExample } from '#features/models/commands/load-example.ts'
import { setRecognised } from '#features/models/commands/set-recognised.ts'
import { transact } from '#platform/db/transact.ts'
import { anAccount } from '#test/builders/accounts.ts'
import { aModel } from '#test/builders/models.ts'
import { codes, unitId } from '#test/builders/units.ts'
import { useWeb, type Visitor } from '#test/harness/web.ts'

const web = useWeb('units')
let daNang = 0
let anKhe = 0
let officer: Visitor
let elsewhere: Visitor

beforeAll(async () => {
  const ctx = web.database.ctx()
  await loadExample(ctx, () => undefined)
  daNang = await unitId(ctx, codes.daNang)
  anKhe = await unitId(ctx, codes.anKhe)
  officer = await web.signIn(await anAccount(ctx, { role: 'province_officer', unitId: daNang }))
  elsewhere = await web.signIn(await anAccount(ctx, { role: 'ward_officer', unitId: anKhe }))
}, 120_000)

async function read(path: string, as: Visitor = {}): Promise<string> {
  const response = await web.get(path, { as })
  expect(response.status, path).toBe(200)
  return response.text()
}
const json = async <T>(path: string) => JSON.parse(await read(path)) as T

interface Table {
  readonly total: { readonly n: number; readonly href: string }
  readonly rows: readonly {
    readonly key: Record<string, string>
    readonly n: number
    readonly href: string
  }[]
}

/** How many models the address of a figure lists. */
async function listed(href: string): Promise<number> {
  return (await json<{ total: number }>(`/api/v1${href}`)).total
}

describe('the page', () => {
  test('shows the whole country, says what it counts, and holds no script', async () => {
    const page = await read('/statistics')
    expect(page).toContain('<h1>Thống kê mô hình</h1>')
    expect(page).toMatch(/figure-value">32<\/p>/u)
    expect(page).toContain('Tính đến 21/11/2026, theo đơn vị hiện nay; mọi năm')
    expect(page).toContain('đếm mô hình, không đếm người')
    expect(page).not.toMatch(/<script/u)
    expect(await read('/en/statistics?by=theme')).toContain('Statistics of models')
  })

  test.each([
    'by=field',
    'by=field&by2=year',
    'by=unit',
    'by=unit&by2=level&basis=then',
    'by=year&field=economy',
    'by=theme&by2=campaign',
    'by=type&status=registered',
    'anyOf=ownerBlock:party,state',
  ])('%s: every number that stands there is one of the API, and lists as many', async (query) => {
    for (const unit of ['', `&unit=${daNang}`]) {
      const page = await read(`/statistics?${query}${unit}`)
      const table = await json<Table>(`/api/v1/statistics?${query}${unit}`)
      expect(await listed(table.total.href)).toBe(table.total.n)
      for (const { n, href } of table.rows) {
        expect(await listed(href), href).toBe(n)
        expect(page, href).toContain(`href="${href.replaceAll('&', '&amp;')}"`)
      }
      expect(table.rows.length).toBeGreaterThan(0)
    }
  })

  /** Counts in cells of tables: those that lead to their list, and those that lead nowhere. */
  function countsIn(page: string) {
    const cells = [...page.matchAll(/<td role="cell" class="numeric"[^>]*><div>(.*?)<\/div>/gu)]
    const of = (cell = '') => /^<a href="(\/models\?[^"]+)">([\d.]+)</u.exec(cell)
    const linked = cells.flatMap(([, cell]) => {
      const [, href = '', n = ''] = of(cell) ?? []
      return href === '' ? [] : [{ href: href.replaceAll('&amp;', '&'), n: Number(n.replaceAll('.', '')) }]
    })
    const bare = cells.flatMap(([, cell = '']) => (/^[1-9][\d.]*$/u.test(cell) ? [cell] : []))
    return { linked, bare }
  }

  test.each([
    'by=field',
    'by=field&by2=year',
    'by=unit&by2=field',
    'by=theme&by2=level',
    'by=type&by2=theme',
    'by=campaign&by2=year&basis=then',
  ])('%s: every count leads to its records, also those at the edges of the table', async (query) => {
    const { linked, bare } = countsIn(await read(`/statistics?${query}`))
    expect(bare).toEqual([])
    expect(linked.length).toBeGreaterThan(8)
    for (const { href, n } of new Map(linked.map((one) => [one.href, one])).values())
      expect(await listed(href), href).toBe(n)
  })

  test('a year without any model stands between its neighbours, and one that is not over is not compared', async () => {
    const page = await read('/statistics')
    for (const year of ['2011', '2014', '2025'])
      expect(page).toMatch(new RegExp(`data-label="Năm"><div>${year}</div></th>`, 'u'))
    expect(page).toMatch(/2026 \(đến 21\/11\/2026\)<\/div><\/th>(?:(?!<tr).)*chưa hết năm/u)
    expect(await read('/statistics?by=year')).toMatch(/<div>2014<\/div><\/th>[^/]*<div>0<\/div>/u)
  })

  test('a year in which nothing was registered stays the one that is chosen', async () => {
    expect(await read('/statistics?year=2014')).toContain('<option value="2014" selected>2014</option>')
    expect(await read('/statistics/sets/1?year=2014')).toContain(
      '<option value="2014" selected>2014</option>',
    )
  })

  test('of a unit that ended leads to what was registered there', async () => {
    const former = await unitId(web.database.ctx(), codes.hoaAn, '2024-02-15')
    const page = await read(`/statistics?unit=${former}`)
    expect(page).toContain('Đơn vị này nay không còn')
    expect(page).toContain(`href="/statistics?unit=${former}&amp;basis=then"`)
    expect(await read(`/statistics?unit=${former}&basis=then`)).not.toContain('nay không còn')
  })

  test('money that nobody wrote down is not nothing', async () => {
    const page = await read('/statistics?field=political_system')
    expect(page).not.toMatch(/figure-value[^>]*>0<span class="figure-unit"/u)
  })

  test('compares a year with the one before', async () => {
    const page = await read(`/statistics?year=2026&by=field`)
    expect(page).toContain('>Năm 2025</th>')
    expect(page).toContain('>Tăng, giảm</th>')
    expect(page).toContain('Chỉ đếm: Năm phong trào: 2026.')
  })

  test('of a unit leads back to it, and of no unit is not there', async () => {
    const page = await read(`/statistics?unit=${anKhe}`)
    expect(page).toContain('Thống kê mô hình: Phường An Khê')
    expect(page).toContain(`href="/units/${anKhe}"`)
    expect(await read(`/units/${anKhe}`)).toContain(`href="/statistics?unit=${anKhe}&amp;basis=today"`)
    expect((await web.get('/statistics?unit=999999')).status).toBe(404)
    expect((await web.get('/statistics?by=person')).status).toBe(422)
  })

  test('no table ranks places by money that was given', async () => {
    const ctx = web.database.ctx()
    const { id } = await aModel(ctx, { unitId: anKhe, registeredOn: '2026-02-03' })
    await transact(ctx, (inside) => setRecognised(inside, id, true))
    const { editModel } = await import('#features/models/commands/edit-model.ts')
    await editModel(ctx, { id, revision: 1, budgetStateVnd: 30_000_000, budgetMobilisedVnd: 170_000_000 })
    const page = await read(`/statistics?unit=${anKhe}`)
    expect(page).toContain('170.000.000')
    expect(page).not.toContain('200.000.000')
    expect(await read(`/api/v1/statistics?unit=${daNang}&by=field`)).toContain('"mobilised":{"models":1')
    const byUnit = await json<Table>(`/api/v1/statistics?unit=${daNang}&by=unit`)
    expect(byUnit.rows.filter((row) => 'mobilised' in row)).toEqual([])
    expect(await read(`/statistics/table.csv?unit=${daNang}&by=unit`)).not.toContain('Vận động')
  })
})

describe('the table as a file', () => {
  test('has codes beside names, and the list behind each row', async () => {
    const csv = await read('/statistics/table.csv?by=field&by2=level&basis=then')
    const [head, first] = csv.split('\r\n')
    expect(head).toContain('Lĩnh vực,Lĩnh vực (mã),Cấp đăng ký,Cấp đăng ký (mã),Số mô hình')
    expect(first).toMatch(/^Kinh tế,economy,"[^"]+",[a-z]+,\d+,\d+,\d+,\d+,\d+,"?http.*\/models\?/u)
    const rows = await json<{ n: number }[]>('/statistics/table.json?by=field')
    expect(rows.reduce((sum, { n }) => sum + n, 0)).toBe((await json<Table>('/api/v1/statistics')).total.n)
    const sheet = await web.get('/statistics/table.xlsx?by=unit')
    expect(sheet.headers.get('content-disposition')).toContain('thong-ke-mo-hinh-2026-11-21.xlsx')
  })
})

describe('sets of figures', () => {
  const form = {
    unitId: '',
    'name.vi': 'Việc của hai khối',
    source: 'Báo cáo số 12',
    'parts.0.name.vi': 'Khối Đảng',
    'parts.0.ownerBlock[]': 'party',
    'parts.1.name.vi': 'Kinh tế',
    'parts.1.field[]': 'economy',
  }

  test('come with the country, and are added up because their conditions exclude each other', async () => {
    const page = await read(`/statistics/sets/1?unit=${daNang}`)
    expect(page).toContain('Sở, ngành và lực lượng vũ trang')
    expect(page).toContain('điều kiện của các nhóm loại trừ nhau')
    expect(page).toContain('Khối chính quyền hoặc Lực lượng vũ trang')
    const { total, parts } = await json<{ total: number; parts: { n: number; href: string }[] }>(
      '/api/v1/statistics/sets/1',
    )
    expect(parts.reduce((sum, { n }) => sum + n, 0)).toBe(total)
    for (const { n, href } of parts) expect(await listed(href)).toBe(n)
  })

  async function saved(fields: Record<string, string>): Promise<string> {
    const answer = await web.post('/statistics/sets/new', { ...form, ...fields }, { as: officer })
    expect(answer.status).toBe(303)
    return (answer.headers.get('location') ?? '').replace('?done=saved', '')
  }

  test('that nobody declared disjoint have no total, nor do those that share a record', async () => {
    const plain = await saved({ unitId: String(daNang) })
    expect(await read(`${plain}?unit=${daNang}`)).toContain('không khai rằng các nhóm không trùng nhau')
    const declared = await saved({ unitId: String(daNang), disjoint: 'yes' })
    expect(await read(`${declared}?unit=${anKhe}`)).toContain('đã đối chiếu hồ sơ')
    const model = await aModel(web.database.ctx(), { unitId: anKhe, registeredOn: '2026-03-02' })
    const { editModel } = await import('#features/models/commands/edit-model.ts')
    await editModel(web.database.ctx(), { id: model.id, revision: 1, ownerBlock: 'party', field: 'economy' })
    const page = await read(`${declared}?unit=${anKhe}`)
    expect(page).toContain('Không cộng các nhóm này')
    expect(page).toContain('1 mô hình vừa thuộc “Khối Đảng” vừa thuộc “Kinh tế”.')
    expect(page).not.toContain('>Cộng<')
    expect(await json(`/api/v1${declared}?unit=${anKhe}`)).toMatchObject({
      total: null,
      adding: { may: false, why: 'overlap', shared: [{ parts: [0, 1], n: 1 }] },
    })
  })

  test('are defined by who may, for their own place; what was typed stays', async () => {
    expect((await web.post('/statistics/sets/new', form, { as: elsewhere })).status).toBe(403)
    expect((await web.post('/statistics/sets/new', form, { as: officer })).status).toBe(403)
    const answer = await web.post(
      '/statistics/sets/new',
      { ...form, unitId: String(daNang), 'parts.1.name.vi': '', 'parts.1.field[]': '' },
      { as: officer },
    )
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain('Cần ít nhất hai nhóm')
    expect(page).toContain('value="Việc của hai khối"')
    expect((await web.get('/statistics/sets/new', { as: elsewhere })).status).toBe(403)
  })

  test('change against the revision that was read', async () => {
    const path = await saved({ unitId: String(daNang), 'name.vi': 'Sẽ sửa' })
    const edit = await read(`${path}/edit`, officer)
    expect(edit).toContain('value="Sẽ sửa"')
    const { unitId: _, ...fields } = form
    const change = { ...fields, revision: '1', 'name.vi': 'Đã sửa', disjoint: 'yes' }
    expect((await web.post(`${path}/edit`, change, { as: officer })).status).toBe(303)
    expect(await read(path)).toContain('<h1>Đã sửa</h1>')
    const late = await web.post(`${path}/edit`, { ...change, 'name.vi': 'Muộn' }, { as: officer })
    expect(late.status).toBe(409)
    expect(await late.text()).toContain('value="Muộn"')
    const trail = await web.database.db
      .selectFrom('audit')
      .select('action')
      .where('subject_type', '=', 'figure_set')
      .where('subject_id', '=', path.split('/').at(-1) ?? '')
      .execute()
    expect(trail.map(({ action }) => action).sort()).toEqual(['figure-set.added', 'figure-set.edited'])
  })
})
