/** Evidence over pages and API: sent, refused with its words kept, approved, served and hidden again. */
import { beforeAll, describe, expect, test } from 'vitest'
import { unitId as unitOf, codes } from '#test/builders/units.ts'
import { aModel } from '#test/builders/models.ts'
import { aToken, anAccount } from '#test/builders/accounts.ts'
import { useWeb, type Visitor } from '#test/harness/web.ts'
import { pdf, tellingPhoto } from '#platform/files/uploads.test-support.ts'
import { faults } from '#ui/markup.test-support.ts'
import { aPhoto } from './steps.test-support.ts'

const web = useWeb('units')
let ward = 0
let officer: Visitor
let head: Visitor
let program: Visitor

beforeAll(async () => {
  const ctx = web.database.ctx()
  ward = await unitOf(ctx, codes.anKhe)
  const first = await anAccount(ctx, { role: 'ward_officer', unitId: ward })
  officer = await web.signIn(first)
  program = { token: await aToken(ctx, first) }
  head = await web.signIn(await anAccount(ctx, { role: 'neighbourhood_head', unitId: ward }))
})

const system = () => web.database.ctx()

async function fresh(state: 'accepted' | 'published' = 'published'): Promise<string> {
  return (await aModel(system(), { unitId: ward, registeredOn: '2026-09-01', state })).id
}

async function text(answer: Promise<Response>): Promise<string> {
  const page = await (await answer).text()
  expect(faults(page)).toEqual([])
  return page
}

async function sendFiles(
  path: string,
  fields: Record<string, string>,
  files: [string, string, Uint8Array | string, string][],
  as: Visitor,
) {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  for (const [field, name, content, type] of files) {
    const bytes = typeof content === 'string' ? content : new Uint8Array(content)
    body.append(field, new Blob([bytes], { type }), name)
  }
  return web.request(path, { method: 'POST', body, as, headers: { 'sec-fetch-site': 'same-origin' } })
}

const location = (answer: Response) => [answer.status, answer.headers.get('location')]

describe('evidence', () => {
  test('is sent with its words, hidden until approved, served to everybody from then on', async () => {
    const id = await fresh()
    const add = `/models/${id}/steps/mobilise/evidence`
    const words = { caption: 'Ra quân dọn bến', takenOn: '2026-10-05', url: '' }
    const photo: [string, string, Uint8Array, string] = [
      'photos',
      'IMG_1.jpg',
      await tellingPhoto(900, 600),
      'image/jpeg',
    ]
    expect(await text(web.get(add, { as: head }))).toContain('enctype="multipart/form-data"')
    const wrong = await sendFiles(add, words, [photo, ['documents', 'a.docm', 'x', '']], head)
    const back = await text(Promise.resolve(wrong))
    expect([
      wrong.status,
      back.includes('có macro'),
      back.includes('value="Ra quân dọn bến"'),
      back.includes('Xin chọn lại tệp'),
    ]).toEqual([422, true, true, true])
    const sent = await sendFiles(
      add,
      words,
      [photo, ['documents', 'Biên bản.pdf', pdf, 'application/pdf']],
      head,
    )
    expect(location(sent)).toEqual([303, `/models/${id}/steps?done=evidence#mobilise`])

    const steps = await text(web.get(`/models/${id}/steps`, { as: head }))
    const [large = '', document = ''] = [/\/models\/[^"]+\/large/u, /\/models\/[^"]+\/document/u].map(
      (part) => part.exec(steps)?.[0],
    )
    expect(steps).toContain('Chưa công khai')
    expect([(await web.get(large)).status, (await web.get(large, { as: head })).status]).toEqual([404, 200])
    expect((await web.get(large, { as: head })).headers.get('cache-control')).toBe('private, no-cache')

    const ids = [...steps.matchAll(/evidence\/([0-9a-f-]{36})\/(?:large|document)/gu)].map(
      (match) => match[1] ?? '',
    )
    const choose = async (deed: string, fields: Record<string, string>, as: Visitor) => {
      const body = new URLSearchParams(fields)
      for (const one of new Set(ids)) body.append('ids[]', one)
      return web.request(`/models/${id}/evidence/${deed}`, {
        method: 'POST',
        body: body.toString(),
        as,
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      })
    }
    expect((await choose('approve', { consent: 'yes' }, head)).status).toBe(403)
    const unsure = await choose('approve', {}, officer)
    const asked = await text(Promise.resolve(unsure))
    expect([unsure.status, asked.includes('id="consent-error"'), asked.match(/ checked/gu)?.length]).toEqual([
      422,
      true,
      2,
    ])
    expect((await choose('approve', { consent: 'yes' }, officer)).status).toBe(303)
    const open = await web.get(large)
    expect([open.status, open.headers.get('cache-control')]).toEqual([200, 'public, no-cache'])
    expect((await web.get(document)).headers.get('content-disposition')).toContain('attachment')
    expect(await text(web.get(`/models/${id}`))).toContain('alt="Ra quân dọn bến"')
    expect((await choose('hide', {}, head)).status).toBe(303)
    expect((await web.get(large)).status).toBe(404)
    expect((await choose('remove', {}, head)).status).toBe(303)
    expect((await web.get(large, { as: head })).status).toBe(404)
  })

  test('of a model that is not public it stays with its officers, also when approved', async () => {
    const id = await fresh('accepted')
    const photo = await aPhoto(system(), id, 'choose')
    const { approveEvidence } = await import('./commands/approve-evidence.ts')
    await approveEvidence(system(), { modelId: id, ids: [photo], consent: true })
    const path = `/models/${id}/evidence/${photo}/large`
    expect([(await web.get(path)).status, (await web.get(path, { as: head })).status]).toEqual([404, 200])
    expect((await web.get(path, { as: head })).headers.get('cache-control')).toContain('private')
    const other = await fresh()
    expect((await web.get(`/models/${other}/evidence/${photo}/large`, { as: head })).status).toBe(404)
    expect((await web.get(`/models/${id}/evidence/${photo}/document`, { as: head })).status).toBe(404)
    expect((await web.get(`/models/${id}/evidence/${photo}/file`, { as: head })).status).toBe(404)
  })

  test('who was signed out meanwhile keeps the words and is told about the files', async () => {
    const id = await fresh()
    const answer = await sendFiles(
      `/models/${id}/steps/choose/evidence`,
      { caption: 'Ra quân' },
      [['photos', 'a.jpg', 'x', 'image/jpeg']],
      {},
    )
    const page = await text(Promise.resolve(answer))
    expect([answer.status, page.includes('value="Ra quân"'), page.includes('xin đính kèm lần nữa')]).toEqual([
      401,
      true,
      true,
    ])
  })
})

describe('the API', () => {
  test('goes the whole way, evidence as multipart', async () => {
    const id = await fresh()
    const path = `/api/v1/models/${id}`
    const call = async (method: string, to: string, body?: unknown) => {
      const answer = await web.call(method, `${path}${to}`, body, { as: program })
      return [answer.status, (await answer.json()) as Record<string, unknown>] as const
    }
    expect(
      await call('PUT', '/steps/choose', {
        revision: 0,
        startedOn: '2026-10-01',
        why: 'a',
        whom: 'b',
        strength: 'c',
        breakthrough: 'd',
      }),
    ).toMatchObject([200, { revision: 1 }])
    expect(await call('POST', '/steps/choose/close', { on: '2026-11-01' })).toMatchObject([
      200,
      { closedOn: '2026-11-01' },
    ])
    expect(await call('POST', '/steps/organise/close', { on: '2026-11-01' })).toMatchObject([
      422,
      { code: 'invalid' },
    ])
    const [, task] = await call('POST', '/tasks', { what: 'x', who: 'Hội', output: 'y', dueOn: '2026-11-11' })
    expect(task).toMatchObject({ daysLate: 10, state: 'todo' })
    expect(await call('POST', `/tasks/${String(task['id'])}/state`, { state: 'doing' })).toMatchObject([
      200,
      { revision: 2 },
    ])
    const form = new FormData()
    form.append('caption', 'Ra quân')
    form.append('photos', new Blob([new Uint8Array(await tellingPhoto())], { type: 'image/jpeg' }), 'a.jpg')
    const sent = await web.request(`${path}/steps/organise/evidence`, {
      method: 'POST',
      body: form,
      as: program,
    })
    expect([sent.status, await sent.json()]).toMatchObject([201, { ids: [expect.any(String)] }])
    const [, all] = await call('GET', '/steps')
    expect(all['evidence']).toMatchObject([
      { kind: 'photo', public: false, files: [expect.any(String), expect.any(String)] },
    ])
    const seen = (await (await web.get(`${path}/steps`)).json()) as Record<string, unknown>
    expect([seen['tasks'], seen['evidence']]).toEqual([[], []])
    for (const url of ['http://example.vn/a', 'javascript:boom()', 'https://user:pw@', 'ftp://example.vn']) {
      expect((await call('POST', '/steps/organise/evidence', { caption: 'x', url }))[0], url).toBe(422)
    }
    expect((await web.call('POST', `${path}/tasks`, {}, {})).status).toBe(401)
  })
})
