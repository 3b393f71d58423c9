/** The pages of appraisal: what each reader finds there, what comes back with an error, and how they are made. */
import { describe, expect, test } from 'vitest'
import { faults, unmarkedVietnamese } from '#ui/markup.test-support.ts'
import { tellingPhoto } from '#platform/files/uploads.test-support.ts'
import { textOfPdf } from '#platform/documents/pdf.test-support.ts'
import { useWeb } from '#test/harness/web.ts'
import { spoken } from './code.rules.ts'
import { openRound } from './commands/move-round.ts'
import { listEntries } from './entry.store.ts'
import { days, seen, useWorld } from './world.test-support.ts'

const web = useWeb('migrated')
const { database } = web
const world = useWorld(database)

const as = (who: { token: string }) => ({ as: { cookie: `dt=${who.token}` } })
async function read(path: string, who?: { token: string }) {
  const response = await web.get(path, who ? as(who) : {})
  return { status: response.status, text: await response.text() }
}

describe('every page, for who works there', () => {
  test('is whole: no fault in its markup, Vietnamese marked on English pages', async () => {
    const rubric = await world.rubric()
    const [model, other] = [await world.model('Vẽ tranh tường'), await world.model('Tủ thuốc xóm')]
    const open = await world.open([model])
    const scoring = await world.scoring([model, other])
    await world.score(scoring, model, world.panel[0], [5, 6])
    const closed = await world.closed(
      [model, other],
      [
        [8, 8, 8],
        [8, 8, 8],
      ],
    )
    const { round: decided, codes } = await world.decided([model])
    const { id: draft } = await world.round({ title: 'Còn là nháp' })
    await web.post(`/models/${other.id}/suggest`, { reason: 'Xóm bên làm theo và rất vui, nên xét.' })
    const code = spoken(codes[0] ?? '')
    const manager = [
      '/appraisal',
      '/appraisal/rounds/new',
      `/appraisal/rounds/${draft}`,
      `/appraisal/rounds/${open.id}`,
      `/appraisal/rounds/${scoring.id}`,
      `/appraisal/rounds/${closed.id}`,
      `/appraisal/rounds/${closed.id}/shortlist`,
      `/appraisal/rounds/${decided.id}`,
      `/appraisal/rounds/${scoring.id}/models/${model.id}`,
      '/appraisal/rubrics',
      '/appraisal/rubrics/new',
      `/appraisal/rubrics/new?unit=${world.places.ward}&year=2027&from=${rubric.id}`,
      `/appraisal/rubrics/${rubric.id}`,
      `/appraisal/rubrics/${rubric.id}/edit`,
      '/appraisal/nominations',
      `/certificates/${code}`,
      `/certificates/${code}/print`,
      `/models/${model.id}`,
      '/worklist',
    ]
    const appraiser = [
      '/worklist',
      `/appraisal/rounds/${scoring.id}`,
      `/appraisal/rounds/${scoring.id}/models/${model.id}`,
      `/appraisal/rounds/${closed.id}/models/${model.id}`,
    ]
    const nobody = [
      '/appraisal',
      `/appraisal/rounds/${open.id}`,
      `/appraisal/rounds/${decided.id}`,
      `/appraisal/rubrics/${rubric.id}`,
      '/certificates',
      `/certificates/${code}`,
      '/certificates/nonsense',
      `/models/${model.id}/suggest`,
    ]
    const pages = [
      ...manager.map((path) => [path, world.manager] as const),
      ...appraiser.map((path) => [path, world.panel[0]] as const),
      ...nobody.map((path) => [path, undefined] as const),
    ]
    for (const [path, who] of pages) {
      const vi = await read(path, who)
      expect([200, 404], path).toContain(vi.status)
      expect(faults(vi.text), path).toEqual([])
      const en = await read(`/en${path}`, who)
      expect(faults(en.text), path).toEqual([])
      if (path.startsWith('/models/') && !path.endsWith('/suggest')) continue
      const main = en.text.slice(en.text.indexOf('<main'), en.text.indexOf('</main>'))
      const options = /<(?:option|textarea|input|title|label|summary|legend|caption)\b/u
      expect(
        unmarkedVietnamese(main).filter((text) => !options.test(text) && !allowed(text)),
        path,
      ).toEqual([])
    }
  })
})

/** Names inside of choices, labels and captions, where no element can carry a language. */
function allowed(text: string): boolean {
  return /Vẽ tranh|Tủ thuốc|Đợt thử|Giám khảo|Tiêu chí 2026|Phường An Khê|Sát nhu cầu|Kết quả đo|Nhân rộng|“Dân vận khéo”|Còn là nháp/u.test(
    text,
  )
}

describe('what a stranger sees', () => {
  test('the rules of an open round and its decisions; no model, no panel, no score', async () => {
    await world.rubric()
    const model = await world.model('Chưa công bố kết quả')
    const open = await world.open([model])
    const { text } = await read(`/appraisal/rounds/${open.id}`)
    expect(text).toContain('Thể lệ')
    expect(text).toContain('Kết quả đo được')
    expect(text).not.toMatch(/Chưa công bố kết quả|Giám khảo Một|<form class="form"/u)
    const { round } = await world.decided([model])
    const decided = await read(`/appraisal/rounds/${round.id}`)
    expect(decided.text).toContain('Chưa công bố kết quả')
    expect(decided.text).not.toMatch(/Giám khảo Một|80,00|Hạng/u)
    const { id } = await world.round()
    expect((await read(`/appraisal/rounds/${id}`)).status).toBe(404)
    expect((await read(`/appraisal/rounds/${id}`, world.stranger)).status).toBe(404)
    expect((await read(`/appraisal/rounds/${open.id}/models/${model.id}`, world.stranger)).status).toBe(404)
    expect((await read('/appraisal')).text).not.toContain(`/appraisal/rounds/${id}`)
  })

  test('over the API as well: no entries, no ranking', async () => {
    await world.rubric()
    const round = await world.closed([await world.model('Qua API')], [[8, 8, 8]])
    const open = await (await web.call('GET', `/api/v1/appraisal/rounds/${round.id}`)).json()
    expect(open).toMatchObject({ entries: null, decisions: [] })
    expect((await web.call('GET', `/api/v1/appraisal/rounds/${round.id}/ranking`)).status).toBe(409)
  })
})

describe('an appraiser', () => {
  test('scores with a plain form, with gaps, and gets back what was wrong with what was typed', async () => {
    await world.rubric()
    const model = await world.model('Chấm bằng mẫu')
    const round = await world.scoring([model])
    const [me, other] = world.panel
    const path = `/appraisal/rounds/${round.id}/models/${model.id}`
    expect((await read('/worklist', me)).text).toContain(path)
    const wrong = await web.post(
      `${path}/scores`,
      { version: '0', 'points.1': '12', 'points.2': '7', remark: 'Hay nhưng thiếu số liệu.' },
      as(me),
    )
    const page = await wrong.text()
    expect(wrong.status).toBe(422)
    expect(page).toContain('Điểm từ 0 đến 10.')
    expect(page).toMatch(/name="points\.1"[^>]* value="12"/u)
    expect(page).toContain('Hay nhưng thiếu số liệu.')
    const saved = await web.post(`${path}/scores`, { version: '0', 'points.1': '9', 'points.2': '' }, as(me))
    expect([saved.status, saved.headers.get('location')]).toEqual([303, `${path}?done=scored`])
    expect((await read(path, me)).text).toMatch(/name="points\.1"[^>]* value="9"/u)
    expect((await read(path, other)).text).not.toMatch(/value="9"/u)
    expect((await read('/worklist', me)).text).toContain(path)
    await web.post(
      `${path}/scores`,
      { version: '1', 'points.1': '9', 'points.2': '8', 'points.3': '7' },
      as(me),
    )
    expect((await read('/worklist', me)).text).not.toContain(path)
    const own = await web.post(`${path}/conflict`, { reason: 'Người nhà.' }, as(other))
    expect(own.status).toBe(303)
    const kept = await read(path, other)
    expect(kept.text).toContain('Anh/chị không chấm mô hình này: tự khai có liên quan.')
    expect(kept.text).not.toContain('points.1')
  })
})

describe('the manager', () => {
  test('makes a rubric of rows; wrong weights come back with every row', async () => {
    const rows = {
      unitId: String(world.places.ward),
      year: '2030',
      title: 'Tiêu chí 2030',
      scale: '10',
      guidance: '',
      'name.1': 'Một',
      'weight.1': '60',
      'guidance.1': 'Xem sổ',
      'name.3': 'Ba',
      'weight.3': '30',
      'guidance.3': '',
    }
    const wrong = await web.post('/appraisal/rubrics/new', rows, as(world.manager))
    const page = await wrong.text()
    expect([wrong.status, page.includes('Tổng trọng số phải đúng 100, hiện là 90.')]).toEqual([422, true])
    for (const value of ['Một', 'Ba', 'Xem sổ', '60', '30']) expect(page).toContain(`value="${value}"`)
    const broken = await web.post('/appraisal/rubrics/new', { ...rows, 'weight.3': 'x' }, as(world.manager))
    expect(await broken.text()).toContain('href="#weight.3"')
    const right = await web.post('/appraisal/rubrics/new', { ...rows, 'weight.3': '40' }, as(world.manager))
    const path = (right.headers.get('location') ?? '').replace('?done=saved', '')
    const { text } = await read(path, world.manager)
    expect([text.includes('Một'), text.includes('Ba'), text.includes('Chép sang năm 2031')]).toEqual([
      true,
      true,
      true,
    ])
  })

  test('shortlists past a tie only with a reason, asked for beside the model', async () => {
    await world.rubric()
    const models = [await world.model('Bằng điểm một'), await world.model('Bằng điểm hai')]
    const round = await world.closed(models, [
      [8, 8, 8],
      [8, 8, 8],
    ])
    const path = `/appraisal/rounds/${round.id}/shortlist`
    expect((await read(path, world.manager)).text).toContain('1 (đồng hạng)')
    const [first, second] = await listEntries(database.db, round.id)
    if (!first || !second) throw new Error('two entries')
    const fields = {
      proposed: first.id,
      number: '15/TTr-UBND',
      proposedOn: days.today,
      addressee: 'Chủ tịch phường',
      note: '',
    }
    const refused = await web.post(path, fields, as(world.manager))
    const page = await refused.text()
    expect(refused.status).toBe(422)
    expect(page).toContain(`href="#reasons.${second.id}"`)
    expect(page).toMatch(new RegExp(`value="${first.id}"[^>]* checked`, 'u'))
    expect(page).toContain('value="15/TTr-UBND"')
    const reason = { [`reasons.${second.id}`]: 'Đã khen năm trước.' }
    const done = await web.post(path, { ...fields, ...reason }, as(world.manager))
    expect(done.status).toBe(303)
    const shown = await read(`/appraisal/rounds/${round.id}`, world.manager)
    expect(seen(shown.text)).toContain('Khác thứ hạng vì: Đã khen năm trước.')
    expect((await read(path, world.manager)).status).toBe(303)
    const pdf = `/appraisal/rounds/${round.id}/proposal/pdf`
    expect(shown.text).toContain(`href="${pdf}"`)
    const paper = async (query = '') =>
      textOfPdf(new Uint8Array(await (await web.get(pdf + query, as(world.manager))).arrayBuffer()))
    const said = (await paper()).replaceAll('\u00a0', ' ')
    for (const part of ['TỜ TRÌNH', '15/TTr-UBND', 'Chủ tịch phường', 'Bằng điểm một', 'Đã khen năm trước.'])
      expect(said).toContain(part)
    expect(said).toContain('Độc lập – Tự do – Hạnh phúc')
    expect(await paper('?heading=party')).toContain('ĐẢNG CỘNG SẢN VIỆT NAM')
    expect((await web.get(pdf, as(world.stranger))).status).toBe(404)
  })

  test('closes the panel only on purpose where models would stay without a rank', async () => {
    await world.rubric()
    const model = await world.model('Còn thiếu phiếu')
    const round = await world.scoring([model])
    const { id } = round
    await world.score(round, model, world.panel[0], [9, 9, 9])
    const path = `/appraisal/rounds/${id}`
    expect((await read(path, world.manager)).text).toContain('name="despite"')
    const refused = await web.post(`${path}/close`, {}, as(world.manager))
    expect([refused.status, (await refused.text()).includes('href="#despite"')]).toEqual([422, true])
    expect((await web.post(`${path}/close`, { despite: 'yes' }, as(world.manager))).status).toBe(303)
    expect((await read(path, world.manager)).text).toContain('Chưa đủ phiếu')
  })

  test('attaches photos to a visit; nobody outside the round gets them', async () => {
    await world.rubric()
    const model = await world.model('Có ảnh khảo sát')
    const round = await world.open([model])
    const path = `/appraisal/rounds/${round.id}/models/${model.id}`
    const form = new FormData()
    form.set('visitedOn', days.opens)
    form.set('findings', 'Đã xem tận nơi.')
    form.set('members', 'Phó Chủ tịch Mặt trận phường')
    form.set(
      'photos',
      new Blob([new Uint8Array(await tellingPhoto(900, 600))], { type: 'image/jpeg' }),
      'ảnh.jpg',
    )
    const sent = await web.request(`${path}/visits`, {
      method: 'POST',
      body: form,
      headers: { 'sec-fetch-site': 'same-origin' },
      ...as(world.manager),
    })
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `${path}?done=visited`])
    const src = /src="([^"]+\/files\/[^"]+)\?size=thumbnail"/u.exec(
      (await read(path, world.panel[0])).text,
    )?.[1]
    expect(src).toBeDefined()
    const image = await web.get(src ?? '', as(world.panel[0]))
    expect([image.status, image.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
    expect((await web.get(src ?? '', as(world.stranger))).status).toBe(404)
    expect((await web.get(src ?? '')).status).toBe(303)
  })

  test('is offered only what may come next', async () => {
    await world.rubric()
    const { id } = await world.round()
    expect((await read(`/appraisal/rounds/${id}`, world.manager)).text).toContain(`/rounds/${id}/open"`)
    await openRound(world.ctx(world.manager.actor), { id })
    const open = (await read(`/appraisal/rounds/${id}`, world.manager)).text
    expect(open).toContain(`/rounds/${id}/start"`)
    const early = await web.post(`/appraisal/rounds/${id}/close`, {}, as(world.manager))
    expect([early.status, (await early.text()).includes('Đợt xét chọn đang nhận mô hình')]).toEqual([
      409,
      true,
    ])
    expect((await read(`/appraisal/rounds/${id}`, world.panel[0])).text).not.toContain('/start"')
  })
})

test('who registers a model proposes it from its page, and is told when it is too late', async () => {
  await world.rubric()
  const model = await world.model('Tự đề nghị')
  const { id } = await world.round({ opensOn: '2026-11-01', closesOn: '2026-12-31' })
  await openRound(world.ctx(world.manager.actor), { id })
  expect((await read(`/models/${model.id}`, world.head)).text).toContain(`value="${id}"`)
  expect((await read(`/models/${model.id}`, world.stranger)).text).not.toContain('/appraisal/entries')
  const fields = { roundId: id, modelId: model.id, note: 'Làm được hai năm.' }
  const done = await web.post('/appraisal/entries', fields, as(world.head))
  expect([done.status, done.headers.get('location')]).toEqual([303, `/models/${model.id}#appraisal`])
  expect((await read(`/models/${model.id}`, world.head)).text).toContain('đã có trong đợt')
  const again = await web.post('/appraisal/entries', fields, as(world.head))
  expect([again.status, (await again.text()).includes('Làm được hai năm.')]).toEqual([409, true])
})
