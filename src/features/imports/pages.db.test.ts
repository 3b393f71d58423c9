/** Importing from a browser without JavaScript and from a program: send, choose columns, look over, enter, download. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anAccount, aToken, type Person } from '#test/builders/accounts.ts'
import { codes, unitId } from '#test/builders/units.ts'
import { useWeb, type Visitor } from '#test/harness/web.ts'
import { guessColumns } from './columns.rules.ts'
import { workOnImports } from './commands/work.ts'
import { listFile, oldCommunes, record } from './lists.test-support.ts'
import { messages } from './messages.ts'
import { templateTargets } from './queries/template.ts'
import { readBlock, readField, readLevel } from './vocabulary.rules.ts'

const folder = mkdtempSync(join(tmpdir(), 'imports-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const web = useWeb('units', { env: { DATA_DIR: folder } })

let officer: Person
let browser: Visitor
let program: Visitor
beforeAll(async () => {
  const ctx = web.database.ctx()
  officer = await anAccount(ctx, { role: 'province_officer', unitId: await unitId(ctx, codes.daNang) })
  browser = await web.signIn(officer)
  program = { token: await aToken(ctx, officer) }
})

async function upload(
  file: Buffer | string,
  over: { path?: string; name?: string; as?: Visitor; sheet?: string } = {},
) {
  const form = new FormData()
  form.set(
    'file',
    new Blob([typeof file === 'string' ? file : new Uint8Array(file)]),
    over.name ?? 'danh sách.xlsx',
  )
  if (over.sheet !== undefined) form.set('sheet', over.sheet)
  return web.request(over.path ?? '/imports', {
    method: 'POST',
    body: form,
    as: over.as ?? browser,
    headers: { 'sec-fetch-site': 'same-origin' },
  })
}

/** What a browser would send of a form as it stands. */
function fieldsOf(page: string, action: string): Record<string, string> {
  const form =
    page
      .split('<form')
      .find((part) => part.includes(`action="${action}"`))
      ?.split('</form>')[0] ?? ''
  const fields: Record<string, string> = {}
  for (const [, name = '', inside = ''] of form.matchAll(
    /<select[^>]* name="([^"]*)"[^>]*>(.*?)<\/select>/gsu,
  ))
    fields[name] = /<option value="([^"]*)" selected/u.exec(inside)?.[1] ?? ''
  for (const [tag] of form.matchAll(/<input[^>]*>/gu)) {
    const of = (key: string) => new RegExp(` ${key}="([^"]*)"`, 'u').exec(tag)?.[1]
    const name = of('name')
    const choice = of('type') === 'radio' || of('type') === 'checkbox'
    if (name !== undefined && (!choice || / checked/u.test(tag))) fields[name] = of('value') ?? ''
  }
  return fields
}

async function list(count: number): Promise<Buffer> {
  const communes = await oldCommunes(web.database.db, ['Đà Nẵng'])
  const records = Array.from({ length: count }, (_, i) => {
    const commune = communes[i % communes.length]
    if (!commune) throw new Error('no communes')
    return record(i, commune)
  })
  const [bad] = records
  if (bad) bad[8] = '31/02/2024'
  return listFile(records)
}

const text = async (path: string, as = browser) => (await web.get(path, { as })).text()

test('from the file to the models, without JavaScript', async () => {
  const sent = await upload(await list(6))
  expect(sent.status).toBe(303)
  const path = sent.headers.get('location') ?? ''
  expect(path).toMatch(/^\/imports\/[0-9a-f-]{36}$/u)

  const columns = await text(path)
  expect(columns).toContain('Cột nào là gì')
  expect(columns).toContain('Kinh phí (triệu đồng) Ngân sách')
  const fields = fieldsOf(columns, `${path}/columns`)
  expect(fields).toMatchObject({
    'column.1': '',
    'column.2': 'title',
    'column.3': 'commune',
    'column.4': 'district',
    'column.11': 'budgetStateVnd',
    'column.12': 'budgetMobilisedVnd',
    moneyUnit: '1000000',
    enterAs: 'draft',
  })
  expect((await web.post(`${path}/columns`, fields, { as: browser })).headers.get('location')).toBe(path)

  const preview = await text(path)
  expect(preview).toContain('Đã kiểm tra xong')
  expect(preview).toContain('Nhập 5 dòng')
  expect(preview).toContain('Không hiểu thời gian “<span lang="vi">31/02/2024</span>”')
  expect(preview).toMatch(/Tuyến đường tự quản số 2/u)

  expect((await web.post(`${path}/start`, {}, { as: browser })).status).toBe(303)
  const done = await text(path)
  expect(done).toContain('Đã nhập xong')
  expect(done).toContain('5 mô hình đã nhập')
  const rows = await text(`${path}/rows?state=done`)
  const model = /href="(\/models\/[0-9a-f-]{36})"/u.exec(rows)?.[1] ?? ''
  expect(await text(model)).toContain('Nhập từ tệp “danh sách.xlsx”, dòng 8')

  const result = await web.get(`${path}/result.xlsx`, { as: browser })
  expect(result.headers.get('content-type')).toContain('spreadsheetml')
  expect(result.headers.get('content-disposition')).toContain(
    "filename*=UTF-8''danh%20s%C3%A1ch-ket-qua.xlsx",
  )
  const book = await readXlsx(new Uint8Array(await result.arrayBuffer()))
  expect(book.sheets[0]?.rows).toHaveLength(2)
  const all = await web.get(`/en${path}/result.xlsx?rows=all`, { as: browser })
  const english = await readXlsx(new Uint8Array(await all.arrayBuffer()))
  expect(english.sheets[0]?.rows.map((row) => row.at(-1))).toEqual([
    'Import result',
    expect.stringContaining('is no time'),
    ...Array.from({ length: 5 }, () => 'Entered.'),
  ])
})

test('a long list goes on after the request, and its page comes again by itself', async () => {
  const sent = await upload(await list(2_600))
  const path = sent.headers.get('location') ?? ''
  const fields = fieldsOf(await text(path), `${path}/columns`)
  await web.post(`${path}/columns`, { ...fields, takeSimilar: 'yes' }, { as: browser })
  const working = await web.get(path, { as: browser })
  expect(working.headers.get('refresh')).toBe('3')
  const page = await working.text()
  expect(page).toContain('2.000 trên 2.600 dòng')
  const still = await web.get(`${path}?still=1`, { as: browser })
  expect([still.headers.get('refresh'), (await still.text()).includes('Trang tự cập nhật')]).toEqual([
    null,
    false,
  ])
  expect(await text('/worklist')).toContain(`href="${path}"`)
  await workOnImports(web.database.ctx(), { batches: 10 })
  expect(await text(path)).toContain('Đã kiểm tra xong')
  await web.post(`${path}/start`, {}, { as: browser })
  expect(await text(path)).toMatch(/1\.000 trên 2\.5\d\d dòng/u)
  await web.post(`${path}/cancel`, {}, { as: browser })
  expect(await text(path)).toContain('Nhập tiếp')
  await web.post(`${path}/resume`, {}, { as: browser })
  await workOnImports(web.database.ctx(), { batches: 10 })
  expect(await text(path)).toContain('Đã nhập xong')
})

describe('what is refused says why, on the form it came from', () => {
  test.each<[string, Buffer | string, string]>([
    ['old Excel', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), '.xls'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'không phải bảng tính'],
    ['nothing in it', ';;;\n', 'không có dòng nào'],
  ])('%s', async (_name, file, words) => {
    const response = await upload(file, { sheet: 'Trang 2' })
    const page = await response.text()
    expect(response.status).toBe(422)
    expect(page).toContain(words)
    expect(page).toContain('Xin chọn lại tệp')
    expect(page).toContain('value="Trang 2"')
  })

  test('no file at all, and one that is too large', async () => {
    const none = await web.request('/imports', {
      method: 'POST',
      body: new FormData(),
      as: browser,
      headers: { 'sec-fetch-site': 'same-origin' },
    })
    expect([none.status, (await none.text()).includes('Xin chọn tệp bảng tính')]).toEqual([422, true])
    const large = await upload(Buffer.alloc(21 * 1024 * 1024, 'a'))
    expect([large.status, (await large.text()).includes('quá lớn')]).toEqual([422, true])
  })

  test('wrong columns come back as they were chosen', async () => {
    const sent = await upload('Tên mô hình;Đơn vị\nĐường hoa;An Khê\n', { name: 'a.csv' })
    const path = sent.headers.get('location') ?? ''
    const response = await web.post(
      `${path}/columns`,
      { 'column.1': 'place', 'column.2': 'unit', unit: 'phường “An Khê”', moneyUnit: '1', enterAs: 'draft' },
      { as: browser },
    )
    const page = await response.text()
    expect(response.status).toBe(422)
    expect(page).toContain('Xin chọn cột nào là “Tên mô hình”')
    expect(fieldsOf(page, `${path}/columns`)).toMatchObject({
      'column.1': 'place',
      unit: 'phường “An Khê”',
    })
    const header = await web.post(`${path}/header`, { row: '9' }, { as: browser })
    expect([header.status, (await header.text()).includes('không có trong bảng')]).toEqual([422, true])
    expect((await web.post(`${path}/remove`, {}, { as: browser })).headers.get('location')).toBe('/imports')
    expect((await web.get(path, { as: browser })).status).toBe(404)
  })

  test('who registers nowhere is told so; others see nothing of a list', async () => {
    const sent = await upload('Tên mô hình;Đơn vị\nĐường hoa;An Khê\n', { name: 'a.csv' })
    const path = sent.headers.get('location') ?? ''
    const nobody = await web.signIn(await anAccount(web.database.ctx()))
    expect(await text('/imports', nobody)).toContain('chưa được giao đăng ký mô hình')
    expect((await upload('a;b\n1;2\n', { as: nobody })).status).toBe(403)
    for (const page of [path, `${path}/columns`, `${path}/rows`, `${path}/result.xlsx`])
      expect((await web.get(page, { as: nobody })).status, page).toBe(404)
    expect((await web.get(path)).status).toBe(303)
    expect((await web.post(`${path}/start`, {}, { as: nobody })).status).toBe(403)
  })
})

test('the template means to the import what it says, in both languages', async () => {
  for (const [locale, prefix] of [
    ['vi', ''],
    ['en', '/en'],
  ] as const) {
    const response = await web.get(`${prefix}/imports/template.xlsx`, { as: browser })
    const book = await readXlsx(new Uint8Array(await response.arrayBuffer()))
    const [headings = []] = book.sheets[0]?.rows ?? []
    const guessed = guessColumns(headings.map((heading, i) => ({ column: i + 1, heading: String(heading) })))
    expect([...guessed].toSorted(([a], [b]) => a - b).map(([, target]) => target)).toEqual(templateTargets)
    const notes = book.sheets[1]?.rows ?? []
    const values = (target: 'field' | 'level' | 'ownerBlock') => {
      const row = notes.find(([name]) => name === messages[locale].target[target])
      return String(row?.[2]).split('; ')
    }
    expect(values('field').map(readField)).toEqual(Object.keys(messages.vi.field))
    expect(values('level').map(readLevel)).toEqual(Object.keys(messages.vi.level))
    expect(values('ownerBlock').map(readBlock)).toEqual(Object.keys(messages.vi.ownerBlock))
    const offered = book.sheets[0]?.dataValidations?.flatMap((one) => one.values ?? []) ?? []
    expect(offered).toEqual(expect.arrayContaining([...values('field'), ...values('level')]))
  }
  /* Words of the register itself are understood too. */
  expect(Object.values(messages.vi.level).map(readLevel)).toEqual(Object.keys(messages.vi.level))
  expect(Object.values(messages.en.level).map(readLevel)).toEqual(Object.keys(messages.en.level))
})

test('a program does the same', async () => {
  const csv =
    'Tên mô hình;Đơn vị;Lĩnh vực\nVườn mẫu;phường An Khê, Đà Nẵng;kinh tế\nVườn hai;xã Không Có;kinh tế\n'
  const sent = await upload(csv, { path: '/api/v1/imports', name: 'a.csv', as: program })
  expect(sent.status).toBe(201)
  const one = (await sent.json()) as {
    id: string
    state: string
    columns: { column: number; heading: string }[]
  }
  expect(one).toMatchObject({ state: 'columns', columns: [{ heading: 'Tên mô hình' }, {}, {}] })
  const at = `/api/v1/imports/${one.id}`
  const columns = ['title', 'unit', 'field'].map((target, i) => ({ column: i + 1, target }))
  const call = async (method: string, path: string, body?: unknown) =>
    (await web.call(method, path, body, { as: program })).json() as Promise<Record<string, unknown>>
  expect(await call('PUT', `${at}/columns`, { columns })).toMatchObject({
    code: 'invalid',
    errors: [{ field: 'registered' }, { field: 'level' }, { field: 'ownerBlock' }],
  })
  const plan = { columns, registered: '2026', level: 'grassroots', ownerBlock: 'state' }
  await call('PUT', `${at}/columns`, plan)
  await workOnImports(web.database.ctx(), { batches: 5 })
  expect(await call('POST', `${at}/start`, {})).toMatchObject({
    state: 'running',
    counts: { good: 1, bad: 1 },
  })
  await workOnImports(web.database.ctx(), { batches: 5 })
  expect(await call('GET', at)).toMatchObject({ state: 'done', counts: { done: 1, bad: 1 } })
  expect(await call('GET', `${at}/rows`)).toMatchObject({
    items: [{ row: 3, state: 'bad', remarks: [{ field: 'unit', code: 'unit_nowhere' }] }],
    next: null,
  })
  const mine = (await call('GET', '/api/v1/imports'))['items'] as { id: string; state: string }[]
  expect(mine.find(({ id }) => id === one.id)?.state).toBe('done')
  expect(await call('POST', `${at}/start`, {})).toMatchObject({ code: 'import.wrong-moment', status: 409 })
  expect(await call('POST', '/api/v1/imports', {})).toMatchObject({ status: 422 })
  const spare = await upload(csv, { path: '/api/v1/imports', name: 'b.csv', as: program })
  const { id } = (await spare.json()) as { id: string }
  expect(await call('DELETE', `/api/v1/imports/${id}`)).toEqual({ removed: true })
})
