/**
 * Everything that is not public, of one ward, looked for over every route by everybody else: nobody, a citizen, the
 * officers of another ward in a browser and by a program, an appraiser of another round, and an officer whose office has
 * ended. Each secret word must stay unread, each list must find nothing, and no good body sent to any route may change
 * anything of that ward.
 */
import { strFromU8, unzipSync } from 'fflate'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { recordVisit } from '#features/appraisal/commands/record-visit.ts'
import { declareConflict } from '#features/appraisal/commands/panel.ts'
import { nominateModel } from '#features/appraisal/commands/nominate.ts'
import { scoreModel } from '#features/appraisal/commands/score-model.ts'
import { days, useWorld } from '#features/appraisal/world.test-support.ts'
import { saveFilter } from '#features/desk/commands/save-filter.ts'
import { runBulk } from '#features/desk/commands/run-bulk.ts'
import { writeComment } from '#features/desk/commands/write-comment.ts'
import { planImport } from '#features/imports/commands/plan-import.ts'
import { receiveList } from '#features/imports/commands/receive-list.ts'
import { workOnImports } from '#features/imports/commands/work.ts'
import { planBody } from '#features/imports/imports.schemas.ts'
import { editModel } from '#features/models/commands/edit-model.ts'
import { setModelStatus } from '#features/models/commands/set-status.ts'
import { returnModel } from '#features/models/commands/return-model.ts'
import { withdrawModel } from '#features/models/commands/withdraw-model.ts'
import { editModelBody } from '#features/models/model.schemas.ts'
import { addEvidence } from '#features/steps/commands/add-evidence.ts'
import { addTask } from '#features/steps/commands/add-task.ts'
import { saveStep } from '#features/steps/commands/save-step.ts'
import { aPhoto, taskPlan } from '#features/steps/steps.test-support.ts'
import { refreshToday } from '#features/units/commands/refresh-today.ts'
import { grantRole } from '#features/people/commands/grant-role.ts'
import { routes } from '#main/web.ts'
import { aModel } from './builders/models.ts'
import { aToken, anAccount } from './builders/accounts.ts'
import { type Built, buildAccount } from './builders/people.ts'
import { documentedTargets } from './fuzz/requests.ts'
import { useWeb, type Visitor } from './harness/web.ts'

const web = useWeb('migrated')
const { database } = web
const world = useWorld(database)

/** Stands beside `asked` in all that is not public: who searches for one word must not read the other. */
const secret = 'chuồnchuồnkim'
const asked = 'tìmkiếm'
const hidden = (what: string) => `${asked} ${secret} ${what}`

const ids: Record<'models' | 'rounds' | 'others', string[]> = { models: [], rounds: [], others: [] }
let visitors: [string, Visitor][] = []
let ward = 0

async function secretModels(writer: Built): Promise<string> {
  const system = database.ctx()
  const own = (state: 'draft' | 'submitted' | 'accepted' | 'published') =>
    aModel(system, { unitId: ward, title: hidden(state), state })
  const draft = await own('draft')
  const submitted = await own('submitted')
  const returned = await own('submitted')
  await returnModel(system, { id: returned.id, reason: hidden('reason') })
  const accepted = await own('accepted')
  const withdrawn = await own('published')
  await withdrawModel(system, { id: withdrawn.id, reason: hidden('reason') })
  /* A public one, whose earlier words, comments, open steps, hidden evidence and reasons are not. */
  const open = await own('published')
  const plain = Object.fromEntries([['title', 'Sạch đường, sáng ngõ']])
  await editModel(system, { ...editModelBody.parse({ revision: open.revision, ...plain }), id: open.id })
  await setModelStatus(system, { id: open.id, status: 'degraded', on: days.today, reason: hidden('status') })
  const ctx = world.ctx(writer.actor)
  await writeComment(ctx, {
    id: open.id,
    key: crypto.randomUUID(),
    body: hidden('comment'),
    asks: true,
    replaces: undefined,
  })
  const said = { why: hidden('why'), whom: 'a', strength: 'b', breakthrough: 'c', note: hidden('note') }
  await saveStep(ctx, { ...said, modelId: open.id, step: 'choose', startedOn: '2026-10-01', revision: 0 })
  const task = await addTask(ctx, { ...taskPlan, what: hidden('task'), modelId: open.id })
  const [link = ''] = await addEvidence(ctx, {
    photos: [],
    documents: [],
    before: undefined,
    after: undefined,
    takenOn: null,
    modelId: open.id,
    step: 'choose',
    caption: hidden('evidence'),
    url: `https://example.vn/${secret.normalize('NFD').replace(/\p{M}/gu, '')}`,
  })
  const photo = await aPhoto(ctx, open.id, 'choose')
  ids.models.push(draft.id, submitted.id, returned.id, accepted.id, withdrawn.id, open.id)
  ids.others.push(task.id, link, photo)
  return open.id
}

async function secretRounds(publicModel: string, other: Built): Promise<void> {
  await world.rubric()
  const model = await world.model('Mô hình được xét')
  const round = await world.scoring([model])
  const [first, second] = world.panel
  await scoreModel(world.ctx(first.actor, days.scoring), {
    id: round.id,
    model: model.id,
    version: 0,
    remark: hidden('remark'),
    points: {
      1: 7,
      2: 7,
      3: 7,
    },
  })
  await recordVisit(world.ctx(world.manager.actor, days.scoring), {
    id: round.id,
    model: model.id,
    visitedOn: days.scoring,
    corrects: undefined,
    place: hidden('place'),
    members: [hidden('member')],
    findings: hidden('finding'),
  })
  const conflict = { id: round.id, model: model.id, reason: hidden('conflict') }
  await declareConflict(world.ctx(second.actor, days.scoring), conflict)
  await nominateModel(world.ctx(other.actor), {
    modelId: publicModel,
    reason: hidden('nomination'),
    prefix: 'x',
  })
  const draft = await world.round({ title: hidden('round') })
  ids.rounds.push(round.id, draft.id)
}

async function secretDesk(writer: Built): Promise<void> {
  const ctx = world.ctx(writer.actor)
  const filter = { name: hidden('filter'), query: `unit=${ward}` }
  await saveFilter(ctx, filter)
  const run = crypto.randomUUID()
  await runBulk(ctx, { key: run, ids: ids.models.slice(0, 2), move: 'submit', reason: '' })
  const list = Buffer.from(
    `Tên mô hình,Đơn vị,Lĩnh vực,Khối,Cấp,Năm\n${hidden('row')},phường An Khê,Kinh tế,Đảng,Cơ sở,2026\n`,
  )
  const sent = { name: `${hidden('list')}.csv`, bytes: list, sha256: 'a'.repeat(64) }
  const one = await receiveList(ctx, sent)
  const columns = [
    { column: 1, target: 'title' as const },
    { column: 2, target: 'unit' as const },
    { column: 3, target: 'field' as const },
    { column: 4, target: 'ownerBlock' as const },
    { column: 5, target: 'level' as const },
    { column: 6, target: 'year' as const },
  ]
  const said = { registered: '2026', field: 'economy', level: 'grassroots', ownerBlock: 'party' }
  await planImport(ctx, { ...planBody.parse({ columns, ...said }), id: one.id })
  await workOnImports(database.ctx(), { batches: 3 })
  const saved = await database.db.selectFrom('saved_filter').select('id').executeTakeFirstOrThrow()
  ids.others.push(run, one.id, saved.id)
}

beforeAll(async () => {
  const system = database.ctx()
  await refreshToday(system)
  ward = world.places.ward
  const writer = await buildAccount(system, { name: hidden('name'), roles: [['ward_officer', ward]] })
  const { otherWard, otherProvince } = world.places
  const other = await anAccount(system, { role: 'ward_officer', unitId: otherWard })
  const above = await anAccount(system, { role: 'province_officer', unitId: otherProvince })
  const appraiser = await anAccount(system, { role: 'appraiser', unitId: otherProvince })
  const citizen = await anAccount(system)
  const former = await anAccount(system)
  const once = { role: 'ward_officer', unitId: ward, from: '2026-01-01', to: '2026-11-20' } as const
  await grantRole(database.ctx(), { accountId: former.id, ...once })
  const open = await secretModels(writer)
  await secretRounds(open, world.stranger)
  await secretDesk(writer)
  visitors = [
    ['nobody', {}],
    ['a citizen', await web.signIn(citizen)],
    ['an officer of another ward', await web.signIn(other)],
    ['a program of another ward', { token: await aToken(system, other) }],
    ['an officer of another province', await web.signIn(above)],
    ['an appraiser of another province', await web.signIn(appraiser)],
    ['a former officer', await web.signIn(former)],
    ['a program of a former officer', { token: await aToken(system, former) }],
  ]
})

/** Each address of a route with what this ward has; any other parameter takes each id in turn. */
function addresses(path: string): string[] {
  const known: Readonly<Record<string, readonly string[]>> = {
    'models/{id}': ids.models,
    'rounds/{id}': ids.rounds,
    'units/{id}': [String(ward)],
  }
  const first = Object.keys(known).find((part) => path.includes(part))
  const values = first ? (known[first] ?? []) : [...ids.others, ...ids.models.slice(0, 1)]
  const inner = [...ids.others, ...ids.models, 'choose', 'large', 'small', 'document']
  const fill = (addresses: string[], index: number): string[] => {
    if (!addresses.some((address) => address.includes('{'))) return addresses
    const options = index === 0 ? values : inner
    return fill(
      addresses.flatMap((address) => options.map((value) => address.replace(/\{\w+\}/u, value))),
      index + 1,
    )
  }
  return fill([path], 0).slice(0, 120)
}

const queries = (path: string): string[] =>
  /\/(?:models|export|search|statistics|table)(?:[./]|$)/u.test(path) && !path.includes('{')
    ? [
        '',
        `?q=${encodeURIComponent(asked)}`,
        `?unit=${ward}`,
        '?state=draft',
        '?state=returned&sort=updated',
        '?state=withdrawn',
      ]
    : path.includes('/units/') || path.includes('unit')
      ? ['', `?unit=${ward}`]
      : ['']

async function readAll(response: Response): Promise<string> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return new TextDecoder().decode(bytes)
  return Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part))
    .join('\n')
}

const plainSecret = secret.normalize('NFD').replace(/\p{M}/gu, '')
const tells = (text: string) =>
  text.normalize('NFC').includes(secret) || text.toLowerCase().includes(plainSecret)

describe('what is not public', () => {
  test('is there: its own officer reads it', async () => {
    const page = await web.get(`/models?q=${encodeURIComponent(asked)}`, {
      as: { cookie: `dt=${world.manager.token}` },
    })
    expect(tells(await page.text())).toBe(true)
  })

  test('is read by no stranger on any address', { timeout: 240_000 }, async () => {
    const told: string[] = []
    let asked = 0
    for (const route of routes.filter(({ method }) => method === 'GET'))
      for (const address of addresses(route.path))
        for (const query of queries(route.path))
          for (const [who, as] of visitors) {
            if (as.token !== undefined && route.kind === 'page') continue
            asked++
            const response = await web.get(address + query, { as })
            if (response.status >= 500) told.push(`${who}: ${response.status} ${address}${query}`)
            if (tells(await readAll(response))) told.push(`${who}: ${address}${query}`)
          }
    expect(told).toEqual([])
    expect(asked).toBeGreaterThan(3000)
    expect(tells(JSON.stringify(web.log))).toBe(false)
  })
})

/** Of every table that holds anything of the ward, each row as text. */
async function everything(): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and c.relname not in ('rate_limit', 'session', 'access_token', 'job')
    order by 1`.execute(database.db)
  const all: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`
      select t::text as row from ${sql.table(name)} t order by 1`.execute(database.db)
    all.push(...rows.map(({ row }) => `${name} ${row}`))
  }
  return all
}

/** What anybody may do: suggest a public model. Of many at once each is refused by itself. */
const suggesting = /\/appraisal\/nominations$/u
const many = /\/models\/(?:checks|carry-over)$/u

test('nothing of it is changed by a stranger with a good body', { timeout: 240_000 }, async () => {
  const targets = documentedTargets(await (await web.get('/api/v1/openapi.json')).json())
  const before = await everything()
  const wrong: string[] = []
  for (const { method, path, body } of targets.filter((target) => target.method !== 'GET')) {
    if (suggesting.test(path)) continue
    for (const address of addresses(path).slice(0, 40))
      for (const [who, as] of visitors) {
        const text = JSON.stringify(body?.example ?? {})
          .replaceAll(/"unitId":\d+/gu, `"unitId":${ward}`)
          .replaceAll(/"unitCode":"\d+"/gu, `"unitId":${ward}`)
          .replaceAll('01936d2e-7a00-7000-8000-000000000001', ids.models[5] ?? '')
        const response = await web.call(method, address, body ? JSON.parse(text) : undefined, { as })
        const refused = response.status >= 400 && response.status < 500
        if (!refused && !(many.test(path) && response.status === 200))
          wrong.push(`${who}: ${method} ${address} ${response.status}`)
      }
  }
  expect(wrong).toEqual([])
  expect(await everything()).toEqual(before)
})
