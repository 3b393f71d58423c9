/** A list from its file to the register: what is wrong is said, what is good is entered, nothing twice. */
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { xlsxStream } from '#platform/sheets/xlsx-writer.ts'
import { codes, unitId } from '#test/builders/units.ts'
import { useDatabase } from '#test/harness/database.ts'
import { chooseHeader } from './commands/choose-header.ts'
import { startImport } from './commands/move-import.ts'
import { planImport } from './commands/plan-import.ts'
import { workOnImports } from './commands/work.ts'
import { planBody, type PlanBody } from './imports.schemas.ts'
import type { ImportId } from './import.rules.ts'
import { importing } from './journey.test-support.ts'
import { type ListCell, listFile } from './lists.test-support.ts'
import { listImportRows, readImport } from './queries/read-import.ts'
import { resultRows } from './queries/result-rows.ts'

const database = useDatabase('units')
const { officer, daNang, good, send, guessed, checked, entered, modelsOf, reasons } = importing(database)

describe('a list of 500 with 37 bad rows', () => {
  test('good rows in, bad rows out with their reasons, nothing twice on a second run', async () => {
    const ctx = await daNang()
    const records = await good(0, 500)
    const change = (row: number, column: number, value: ListCell) => {
      const cells = records[row]
      if (cells) cells[column] = value
    }
    for (let i = 0; i < 5; i++) change(10 + i, 8, '31/02/2024')
    for (let i = 0; i < 5; i++) change(30 + i, 2, 'xã Không Có Tên')
    for (let i = 0; i < 5; i++) change(50 + i, 1, null)
    for (let i = 0; i < 5; i++) change(70 + i, 5, 'Bóng đá')
    for (let i = 0; i < 5; i++) change(90 + i, 10, 'trên 5 tỷ')
    for (let i = 0; i < 5; i++) change(110 + i, 8, '2027')
    for (let i = 0; i < 4; i++) change(130 + i, 9, 'Ông Nguyễn Văn A')
    for (let i = 0; i < 3; i++) records[150 + i] = [...(records[3 + i] ?? [])]
    const bytes = await listFile([
      ...records.slice(0, 100),
      ['I. KHỐI ĐẢNG'],
      ...records.slice(100),
      ['Tổng cộng', null, null, null, null, null, null, null, null, null, 500],
      [],
      [null, null, null, null, null, 'NGƯỜI LẬP BIỂU', null, null, null, 'TRƯỞNG BAN'],
    ])

    const one = await send(ctx, bytes)
    expect(one).toMatchObject({
      sheetName: 'Danh sách',
      otherSheets: ['Ghi chú'],
      header: { top: 5, bottom: 6 },
    })
    await planImport(ctx, { id: one.id, ...guessed(one) })
    await workOnImports(database.ctx(), { batches: 100 })
    const seen = await readImport(ctx, one.id)
    expect(seen.one.state).toBe('checked')
    /* Titles and headings, the band, the total and the signatures are none of the 500. */
    expect(seen.counts).toEqual({ new: 0, skipped: 8, bad: 37, there: 0, good: 463, done: 0 })
    const said = await reasons(ctx, one.id)
    const counted = Object.entries(Object.groupBy(said, (line) => line.split(' ')[1] ?? '')).map(
      ([code, lines]) => [code, lines?.length],
    )
    expect(Object.fromEntries(counted)).toEqual({
      day: 5,
      unit_nowhere: 5,
      empty: 5,
      unknown_word: 5,
      money: 5,
      future: 5,
      person: 4,
      same_row: 3,
    })
    expect(await modelsOf(ctx.actor)).toEqual([])

    await startImport(ctx, { id: one.id })
    await workOnImports(database.ctx(), { batches: 100 })
    expect((await readImport(ctx, one.id)).counts).toMatchObject({ done: 463, bad: 37, good: 0 })
    const models = await modelsOf(ctx.actor)
    expect(models).toHaveLength(463)
    expect(new Set(models.map(({ state }) => state))).toEqual(new Set(['draft']))
    const first = models.find(({ title }) => title === 'Tuyến đường tự quản số 3')
    expect(first).toMatchObject({
      registered_on: '2024-05-01',
      registered_precision: 'month',
      year: 2024,
      budget_state_vnd: 12_500_000,
      forces: [
        { role: 'lead', name: 'Mặt trận' },
        { role: 'lead', name: 'Hội Phụ nữ' },
      ],
    })

    const second = await checked(ctx, bytes)
    expect((await readImport(ctx, second)).counts).toMatchObject({ good: 0, there: 463, bad: 37 })
    await expect(startImport(ctx, { id: second })).rejects.toMatchObject({ code: 'import.nothing-good' })
    expect(await modelsOf(ctx.actor)).toHaveLength(463)
  })

  test('the bad rows come back as a sheet, are mended and sent again', async () => {
    const ctx = await daNang()
    const records = await good(1_000, 6)
    const wrong = records[2]
    const other = records[4]
    if (wrong) wrong[8] = '30/02/2024'
    if (other) other[5] = 'Bóng đá'
    const id = await entered(ctx, await listFile(records))
    const { one } = await readImport(ctx, id)
    const columns = [...one.columns.map(({ heading }) => ({ header: heading })), { header: 'Kết quả nhập' }]
    const sheet = await new Response(xlsxStream(columns, resultRows(ctx, one, 'bad', 'vi'))).arrayBuffer()
    const book = await readXlsx(new Uint8Array(sheet))
    const rows = book.sheets[0]?.rows ?? []
    expect(rows.map((row) => row.at(-1))).toEqual([
      'Kết quả nhập',
      'Ngày đăng ký: Không hiểu thời gian “30/02/2024”; xin ghi như 21/11/2024, tháng 11/2024 hoặc 2024.',
      'Không hiểu lĩnh vực “Bóng đá”.',
    ])
    expect(rows[1]?.slice(0, 2)).toEqual([1003, 'Tuyến đường tự quản số 1003'])

    const day = one.columns.findIndex(({ heading }) => heading === 'Ngày đăng ký')
    const field = one.columns.findIndex(({ heading }) => heading === 'Lĩnh vực')
    const mended = rows.map((row, i) =>
      row.map((cell, at) =>
        i === 1 && at === day ? '28/02/2024' : i === 2 && at === field ? 'Kinh tế' : cell,
      ),
    )
    const again = await entered(ctx, Buffer.from(await writeXlsx({ sheets: [{ name: 'A', rows: mended }] })))
    expect((await readImport(ctx, again)).counts).toMatchObject({ done: 2, bad: 0, skipped: 1 })
    expect(await modelsOf(ctx.actor)).toHaveLength(6)
  })
})

describe('where it stands in the country', () => {
  test('units are those of the day; old districts and provinces say which; rows elsewhere are refused', async () => {
    const ctx = await daNang()
    const [base = []] = await good(2_000, 1)
    const row = (
      title: string,
      commune: string,
      district: string | null,
      province: string | null,
      day: ListCell,
    ) => {
      const cells = [...base]
      cells.splice(1, 4, title, commune, district, province)
      cells[8] = day
      return cells
    }
    const id = await checked(
      ctx,
      await listFile([
        row('a một', 'Phường An Khê', 'Quận Thanh Khê', 'Đà Nẵng', '01/06/2025'),
        row('b hai', 'phuong an khe', 'quan thanh khe', 'da nang', '01/08/2025'),
        row('c ba', 'Hòa An', 'Cẩm Lệ', 'Đà Nẵng', '01/08/2025'),
        row('d bốn', 'xã Duy Phước', 'Duy Xuyên', 'Quảng Nam', '2024'),
        row('e năm', 'Phường Bến Nghé', 'Quận 1', 'TP.HCM', '2024'),
        row('f sáu', 'xã Tân Lập', null, null, '2024'),
        row('g bảy', 'Thôn Lệ Sơn Bắc, phường Hòa An', 'Cẩm Lệ', 'Đà Nẵng', '2024'),
      ]),
    )
    expect(await reasons(ctx, id)).toEqual(['9 unit_other_time', '11 not_yours', '12 unit_several'])
    const { rows } = await listImportRows(ctx, { id, state: 'bad' })
    expect(rows[0]?.remarks[0]?.message.vi).toContain(
      'Phường Hòa An, Quận Cẩm Lệ, Thành phố Đà Nẵng (đến 30/06/2025)',
    )
    await startImport(ctx, { id })
    await workOnImports(database.ctx(), { batches: 10 })
    const models = await modelsOf(ctx.actor)
    expect(models.map(({ title, place, unit_id }) => [title, place, unit_id])).toEqual([
      ['a một', '', expect.any(Number)],
      ['b hai', '', await unitId(ctx, codes.anKhe)],
      ['d bốn', '', expect.any(Number)],
      ['g bảy', 'Thôn Lệ Sơn Bắc', await unitId(ctx, codes.hoaAn, '2024-01-01')],
    ])
    expect(models[0]?.unit_id).not.toBe(models[1]?.unit_id)
  })

  test('a name that many share is the one that the officer looks after', async () => {
    const ward = await unitId(database.ctx(), codes.anKhe)
    const ctx = database.ctx({ actor: await officer('ward_officer', ward) })
    const csv = 'Tên mô hình;Đơn vị;Lĩnh vực;Cấp;Khối;Năm\nĐường cờ;an khe;kinh te;xa;dang;2026\n'
    const id = await entered(ctx, Buffer.from(csv))
    expect((await readImport(ctx, id)).counts).toMatchObject({ done: 1, bad: 0 })
    expect((await modelsOf(ctx.actor)).map(({ unit_id }) => unit_id)).toEqual([ward])
  })
})

describe('what comes in as what', () => {
  const csv = (...titles: string[]) =>
    Buffer.from(
      [
        'Tên mô hình,Đơn vị,Lĩnh vực,Cấp,Khối,Năm',
        ...titles.map((title) => `${title},"phường An Khê, Đà Nẵng",Kinh tế,xã,Đảng,2026`),
      ].join('\n'),
    )

  test('a submission must say what a submission says', async () => {
    const ctx = await daNang()
    const id = await checked(ctx, csv('Vườn rau một'), { enterAs: 'submitted' })
    expect(await reasons(ctx, id)).toEqual(['2 missing,missing,missing,missing,missing,missing'])
  })

  test('what repeats another work stays a draft, and its row says why', async () => {
    const ctx = await daNang()
    const all =
      'Tên mô hình,Đơn vị,Lĩnh vực,Cấp,Khối,Năm,Thực trạng,Mục tiêu,Cách làm,Đối tượng,Chủ trì,Kết quả'
    const row = (title: string) =>
      `${title},"phường An Khê, Đà Nẵng",Kinh tế,xã,Đảng,2026,a,${title},c,d,Chi bộ,e`
    const titles = ['Góc đọc sách ven sông', 'Góc đọc sách ven sông Hàn', 'Phiên chợ không tiền mặt']
    const id = await entered(ctx, Buffer.from([all, ...titles.map(row)].join('\n')), { enterAs: 'submitted' })
    expect((await modelsOf(ctx.actor)).map(({ title, state }) => [title, state])).toEqual([
      ['Góc đọc sách ven sông', 'submitted'],
      ['Góc đọc sách ven sông Hàn', 'draft'],
      ['Phiên chợ không tiền mặt', 'submitted'],
    ])
    const { rows } = await listImportRows(ctx, { id, state: 'done' })
    expect(rows.map(({ remarks }) => remarks.map(({ code }) => code))).toEqual([[], ['kept_draft'], []])
  })

  test('what was published before is entered with its source, by who publishes there only', async () => {
    const ctx = await daNang()
    const one = await send(ctx, csv('Vườn rau hai'), 'da-cong-bo.csv')
    await expect(
      planImport(ctx, { id: one.id, ...guessed(one, { enterAs: 'published' }) }),
    ).rejects.toMatchObject({
      code: 'invalid',
      fields: [{ field: 'source' }],
    })
    const source = 'Quyết định 12/QĐ-UBND'
    await planImport(ctx, { id: one.id, ...guessed(one, { enterAs: 'published', source }) })
    await workOnImports(database.ctx(), { batches: 10 })
    await startImport(ctx, { id: one.id })
    await workOnImports(database.ctx(), { batches: 10 })
    const [model] = await modelsOf(ctx.actor)
    expect(model).toMatchObject({ state: 'published', source_title: source, submitted_by: null })
    const trail = await database.db
      .selectFrom('audit')
      .select(['action', 'details'])
      .where('subject_id', '=', model?.id ?? '')
      .orderBy('id')
      .execute()
    expect(trail).toMatchObject([
      { action: 'model.registered', details: { import: one.id } },
      { action: 'model.published', details: { import: one.id, from: null, to: 'published' } },
    ])
  })

  test('nearly the same as a model of that year is refused, unless the officer takes it', async () => {
    const ctx = await daNang()
    await entered(ctx, csv('Đường hoa mười giờ'))
    const again = csv('Duong hoa muoi gio', 'Đường hoa mười giơ', 'Đường hoa chín giờ')
    expect(await reasons(ctx, await checked(ctx, again))).toEqual(['2 similar_model', '3 similar_model'])
    const taken = await entered(ctx, again, { takeSimilar: true })
    expect((await readImport(ctx, taken)).counts).toMatchObject({ done: 3 })
  })
})

describe('columns and headings', () => {
  test('the officer may say where the headings are and what the columns hold', async () => {
    const ctx = await daNang()
    const file = 'a;b;c\nBáo cáo;;\nGọi là;Ở;Việc\nTổ tự quản ngõ 5;phường An Khê, Đà Nẵng;kinh tế\n'
    const one = await send(ctx, Buffer.from(file))
    await expect(chooseHeader(ctx, { id: one.id, row: 4 })).rejects.toMatchObject({ code: 'invalid' })
    const moved = await chooseHeader(ctx, { id: one.id, row: 3 })
    expect(moved.columns.map(({ heading }) => heading)).toEqual(['Gọi là', 'Ở', 'Việc'])
    const plan = planBody.parse({
      columns: [
        { column: 1, target: 'title' },
        { column: 2, target: 'unit' },
        { column: 3, target: 'field' },
      ],
      registered: 'tháng 3/2026',
      level: 'grassroots',
      ownerBlock: 'state',
    })
    await planImport(ctx, { id: one.id, ...plan })
    await workOnImports(database.ctx(), { batches: 10 })
    expect((await readImport(ctx, one.id)).counts).toMatchObject({ good: 1, bad: 0, skipped: 3 })
  })

  test('one column must be the name, and only one', async () => {
    const ctx = await daNang()
    const one = await send(ctx, Buffer.from('Tên mô hình;Tên;Đơn vị\na;b;c\n'))
    const said = {
      unit: 'An Khê, Đà Nẵng',
      registered: '2026',
      field: 'economy',
      level: 'grassroots',
    } as const
    const plan = (...columns: PlanBody['columns']) =>
      planImport(ctx, { id: one.id, ...guessed(one, { columns, ...said, ownerBlock: 'state' }) })
    await expect(plan({ column: 3, target: 'unit' })).rejects.toMatchObject({
      fields: [{ code: 'no_title' }],
    })
    await expect(plan({ column: 1, target: 'title' }, { column: 2, target: 'title' })).rejects.toMatchObject({
      fields: [{ code: 'twice' }],
    })
    await expect(plan({ column: 9, target: 'title' })).rejects.toMatchObject({
      fields: [{ code: 'no_column' }],
    })
  })

  test('what every row needs and no column holds is asked for before rows are checked', async () => {
    const ctx = await daNang()
    const one = await send(ctx, Buffer.from('Tên mô hình;Đơn vị;Kinh phí (triệu)\nVườn mẫu;An Khê;12\n'))
    const plan = guessed(one)
    await expect(planImport(ctx, { id: one.id, ...plan })).rejects.toMatchObject({
      fields: ['registered', 'field', 'level', 'ownerBlock'].map((field) => ({
        field,
        code: 'no_column_for',
      })),
    })
    expect((await readImport(ctx, one.id)).one.state).toBe('columns')
  })

  test('nor below a heading that is merged over several columns, nor where another row has the headings', async () => {
    const ctx = await daNang()
    const rows = [
      ['Tên mô hình', 'Đơn vị', 'Tôn giáo', null, 'Năm'],
      [null, null, 'Có', 'Không', null],
      ['Xứ đạo bình yên', 'An Khê', 'bí mật', 'bí mật', 2024],
    ]
    const merges = [
      { startRow: 0, startCol: 2, endRow: 0, endCol: 3 },
      ...[0, 1, 4].map((column) => ({ startRow: 0, startCol: column, endRow: 1, endCol: column })),
    ]
    const kept = async (id: ImportId) =>
      JSON.stringify(
        await database.db
          .selectFrom('sheet_import_row')
          .select('cells')
          .where('import_id', '=', id)
          .execute(),
      )
    const book = Buffer.from(await writeXlsx({ sheets: [{ name: 'A', rows, merges }] }))
    const one = await send(ctx, book)
    expect(one.leftOut).toEqual(['Tôn giáo Có', 'Tôn giáo Không'])
    expect(await kept(one.id)).not.toContain('bí mật')
    expect(await kept(one.id)).toContain('Xứ đạo bình yên')
    const guess =
      'Tên mô hình;Đơn vị;Năm;Ghi chú\nMục;Nơi;Khi;Dân tộc của từng hộ dân trong tổ dân phố, ghi rõ từng tên một\na;b;2024;bí mật\n'
    const other = await send(ctx, Buffer.from(guess))
    expect(await kept(other.id)).toContain('bí mật')
    const chosen = await chooseHeader(ctx, { id: other.id, row: 2 })
    expect(chosen.leftOut).toHaveLength(1)
    expect(chosen.columns).toHaveLength(3)
    expect(await kept(other.id)).not.toContain('bí mật')
  })

  test('what must not be known of a person is not kept', async () => {
    const ctx = await daNang()
    const file = 'Tên mô hình;Đơn vị;Tôn giáo;Đảng viên phụ trách\nĐường cờ;An Khê;Công giáo;Bí Mật\n'
    const one = await send(ctx, Buffer.from(file))
    expect(one.leftOut).toEqual(['Tôn giáo', 'Đảng viên phụ trách'])
    const stored = await database.db
      .selectFrom('sheet_import_row')
      .select('cells')
      .where('import_id', '=', one.id)
      .execute()
    expect(JSON.stringify(stored)).not.toMatch(/Công giáo|Bí Mật|Tôn giáo/u)
    expect(JSON.stringify(one.columns)).not.toMatch(/Công giáo|Bí Mật/u)
  })
})
