/** Addresses of every page, with real things behind them: what a page shows decides what can be wrong with it. */
import { inject } from 'vitest'
import { z } from 'zod'
import { routes } from '#main/web.ts'
import { site } from './browser.ts'
import { indicatorPages } from './indicator-pages.ts'

const units = z.object({ items: z.array(z.object({ unit: z.object({ id: z.int() }) })).min(1) })
const rounds = z.object({ items: z.array(z.object({ id: z.uuid(), state: z.string() })) })
const round = z.object({
  rubricId: z.uuid(),
  certificates: z.array(z.object({ code: z.string(), modelId: z.uuid(), state: z.string() })).min(1),
})
const models = z.object({ items: z.array(z.object({ id: z.uuid(), title: z.string() })).min(1) })
const tasks = z.object({ tasks: z.array(z.object({ id: z.uuid() })).min(1) })

async function ask<S extends z.ZodType>(path: string, shape: S): Promise<z.output<S>> {
  const response = await fetch(`${site()}/api/v1${path}`)
  return shape.parse(await response.json())
}

export interface Sample {
  /** The route's pattern. */
  readonly route: string
  readonly path: string
  readonly as: 'nobody' | 'registrar'
}

/** The id of the unit that had an official code on a day. */
export async function unit(code: string, day: string): Promise<number | undefined> {
  return (await ask(`/units?code=${code}&on=${day}`, units)).items[0]?.unit.id
}

type Send = (path: string, body: FormData | URLSearchParams) => Promise<Response>

/** Sends forms as the registrar. */
async function registrar(): Promise<Send> {
  const login = inject('site').logins.find(({ email }) => email.startsWith('registrar@'))
  if (!login) throw new Error('no example login')
  const headers = { 'sec-fetch-site': 'same-origin' }
  const send = (path: string, body: FormData | URLSearchParams, cookie = '') =>
    fetch(site() + path, { method: 'POST', body, redirect: 'manual', headers: { ...headers, cookie } })
  const { email, password } = login
  const signed = await send('/sign-in', new URLSearchParams({ email, password }))
  const cookie = signed.headers
    .getSetCookie()
    .map((value) => value.split(';')[0])
    .join('; ')
  return (path, body) => send(path, body, cookie)
}

/** The steps of an example model under way, with an outreach and a review whose forms can be opened. */
async function stepPages(send: Send): Promise<Readonly<Record<string, readonly string[]>>> {
  const all = (await ask('/models?limit=200', models)).items
  const named = (title: string) => `/models/${all.find((model) => model.title === title)?.id}`
  const [whole, open] = [named('Ngày Chủ nhật sạch bến'), named('Lưới cũ không bỏ xuống sông')]
  const untouched = named('Bữa cơm cho người già ở một mình')
  const task = (await ask(`${open}/steps`, tasks)).tasks[0]?.id
  const [outreach, review] = ['01936d2e-7a00-7000-8000-0000000e2e01', '01936d2e-7a00-7000-8000-0000000e2e02']
  const held = { heldOn: '2026-06-01' }
  const met = { key: outreach, kind: 'meeting', audience: 'Các hộ', place: 'Nhà văn hóa', ...held }
  const learnt = { key: review, success: 'a', failure: 'b', lessons: 'c', decision: 'adjust', ...held }
  await send(`${open}/outreach/new`, new URLSearchParams(met))
  await send(`${open}/reviews/new`, new URLSearchParams(learnt))
  const at = (path: string) => ({ [`/models/{id}${path}`]: [open + path.replace('{step}', 'mobilise')] })
  return {
    '/models/{id}/steps': [`${whole}/steps`, `${open}/steps`, `${untouched}/steps`],
    '/models/{id}/tasks/new': [`${untouched}/tasks/new`],
    '/models/{id}/tasks/{task}': [`${open}/tasks/${task}`],
    '/models/{id}/tasks/{task}/state': [`${open}/tasks/${task}/state`],
    '/models/{id}/outreach': [`${whole}/outreach`, `${open}/outreach`],
    '/models/{id}/outreach/{outreach}': [`${open}/outreach/${outreach}`],
    '/models/{id}/outreach/{outreach}/remove': [`${open}/outreach/${outreach}/remove`],
    '/models/{id}/reviews/{review}': [`${open}/reviews/${review}`],
    '/models/{id}/evidence': [`${whole}/evidence`, `${untouched}/evidence`],
    ...Object.assign(
      {},
      ...['/outreach/new', '/reviews/new', '/evidence/approve', '/evidence/hide', '/evidence/remove'].map(at),
      ...['edit', 'evidence', 'close', 'reopen'].map((deed) => at(`/steps/{step}/${deed}`)),
    ),
  }
}

/** A list that the registrar sent, checked, with a good row and a bad one; its address. */
async function anImport(send: Send): Promise<string> {
  const form = new FormData()
  const rows = [
    'Tên mô hình;Đơn vị;Lĩnh vực;Năm',
    `Vườn mẫu ${crypto.randomUUID()};An Khê, Đà Nẵng;kinh tế;2026`,
  ]
  form.set('file', new Blob([[...rows, 'Đường cờ;An Khê, Đà Nẵng;bóng đá;2026'].join('\n')]), 'danh sách.csv')
  const path = (await send('/imports', form)).headers.get('location') ?? ''
  const plan = { level: 'grassroots', ownerBlock: 'state', moneyUnit: '1', enterAs: 'draft' }
  const columns = { 'column.1': 'title', 'column.2': 'unit', 'column.3': 'field', 'column.4': 'year' }
  await send(`${path}/columns`, new URLSearchParams({ ...plan, ...columns }))
  return path
}

/** The pages where officers work with models: a run that was refused, a question that waits. */
async function deskPages(send: Send, model: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const run = '01936d2e-7a00-7000-8000-0000000e2e03'
  const asked = { ids: model, reason: 'Xem thử' }
  const done = await send('/desk/bulk', new URLSearchParams({ key: run, move: 'return', ...asked }))
  await send(
    `/models/${model}/comments`,
    new URLSearchParams({ key: run, body: 'Ai viết bài này?', asks: 'yes' }),
  )
  return {
    '/desk/bulk': [`/desk/bulk?move=return&ids=${model}`],
    '/desk/bulk/{id}': [done.headers.get('location') ?? ''],
    '/models/{id}/history': [`/models/${model}/history`],
    '/models/{id}/comments': [`/models/${model}/comments`],
    '/models/{id}/print': [`/models/${model}/print`],
  }
}

/** At least one address for each page that can be opened; throws when a route has none. */
export async function samples(): Promise<Sample[]> {
  const anKhe = await unit('20305', '2026-01-01')
  const hoaAn = await unit('20306', '2024-02-15')
  const daNang = await unit('48', '2026-01-01')
  const model = (await ask('/models?limit=1', models)).items[0]?.id
  const decided = (await ask('/appraisal/rounds', rounds)).items.find(({ state }) => state === 'decided')?.id
  const { rubricId, certificates } = await ask(`/appraisal/rounds/${decided}`, round)
  const valid = certificates.find(({ state }) => state === 'valid')
  const appraised = `/appraisal/rounds/${decided}`
  const send = await registrar()
  const sent = await anImport(send)
  const known: Readonly<Record<string, readonly string[]>> = {
    ...(await stepPages(send)),
    ...(await indicatorPages(ask)),
    ...(await deskPages(send, model ?? '')),
    '/': ['/'],
    '/search': ['/search', '/search?q=an+khe', '/search?q=zzzzzz'],
    '/units/{id}': [anKhe, hoaAn, daNang].map((id) => `/units/${id}`),
    '/models': ['/models', '/models?field=economy&year=2024'],
    '/models/{id}': [`/models/${model}`],
    '/models/{id}/edit': [`/models/${model}/edit`],
    '/models/{id}/submit': [`/models/${model}/submit`],
    '/models/{id}/return': [`/models/${model}/return`],
    '/models/{id}/accept': [`/models/${model}/accept`],
    '/models/{id}/publish': [`/models/${model}/publish`],
    '/models/{id}/withdraw': [`/models/${model}/withdraw`],
    '/models/{id}/status': [`/models/${model}/status`],
    '/models/{id}/check': [`/models/${model}/check`],
    '/models/carry-over': [`/models/carry-over?unit=${daNang}&from=2025`],
    '/models/new': [
      '/models/new',
      '/models/new?q=an+khe',
      `/models/new?unit=${anKhe}`,
      `/models/new?unit=${anKhe}&type=1`,
    ],
    '/model-types': ['/model-types', `/model-types?unit=${anKhe}`],
    '/model-types/{code}': ['/model-types/fire_points', '/model-types/five_no_three_clean'],
    '/model-types/{code}/edit': ['/model-types/five_no_three_clean/edit'],
    '/labels/{code}/edit': ['/labels/environment/edit'],
    '/rules/{id}/edit': ['/rules/1/edit'],
    '/units/imports/{id}': ['/units/imports/1'],
    '/imports': ['/imports'],
    '/imports/{id}': [sent],
    '/imports/{id}/columns': [`${sent}/columns`],
    '/imports/{id}/rows': [`${sent}/rows`, `${sent}/rows?state=good`],
    '/sign-in': ['/sign-in'],
    '/appraisal/rounds/{id}': [appraised],
    '/appraisal/rounds/{id}/open': [`${appraised}/open`],
    '/appraisal/rounds/{id}/start': [`${appraised}/start`],
    '/appraisal/rounds/{id}/close': [`${appraised}/close`],
    '/appraisal/rounds/{id}/shortlist': [`${appraised}/shortlist`],
    '/appraisal/rounds/{id}/decision': [`${appraised}/decision`],
    '/appraisal/rounds/{id}/models/{model}': [`${appraised}/models/${valid?.modelId}`],
    '/appraisal/rubrics/{id}': [`/appraisal/rubrics/${rubricId}`],
    '/appraisal/rubrics/{id}/edit': [`/appraisal/rubrics/${rubricId}/edit`],
    '/models/{id}/suggest': [`/models/${model}/suggest`],
    '/statistics': [
      '/statistics',
      `/statistics?unit=${daNang}&by=unit`,
      '/statistics?by=field&by2=year&basis=then',
      '/statistics?by=theme&year=2024',
    ],
    '/statistics/sets/{id}': ['/statistics/sets/1'],
    '/statistics/sets/{id}/edit': ['/statistics/sets/1/edit'],
    '/certificates/{code}': certificates.map(({ code }) => `/certificates/${code}`),
    '/certificates/{code}/print': [`/certificates/${valid?.code}/print`],
  }
  /* What is handed out is no page: data, feeds, papers, photos. */
  const handedOut = /\.[a-z]+$|\/pdf$|\/\{(?:file|part)\}$/u
  return routes
    .filter(({ kind, method, path }) => kind === 'page' && method === 'GET' && !handedOut.test(path))
    .flatMap(({ path: route, members }): Sample[] => {
      const paths = known[route] ?? (route.includes('{') ? [] : [route])
      if (paths.length === 0) throw new Error(`name an address of ${route} here`)
      const as = members || route === '/account' ? 'registrar' : 'nobody'
      return paths.map((path) => ({ route, path, as }))
    })
}
