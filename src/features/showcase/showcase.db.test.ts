/** The public side of models over the web: what is told, to whom, and that nothing else is. */
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { withdrawModel } from '#features/models/commands/withdraw-model.ts'
import type { Model } from '#features/models/model.rules.ts'
import { findUnitByCode } from '#features/units/contract.ts'
import { aModel } from '#test/builders/models.ts'
import { useWeb } from '#test/harness/web.ts'
import { sitemapFiles } from './queries/sitemap-files.ts'
import { listModelAddresses, listUpdated } from './showcase.store.ts'
import { all, type Element, linkOf, readXml, textIn } from './xml.test-support.ts'

const web = useWeb('units', { env: { PUBLIC_URL: 'https://dongthuan.example.vn' } })
const site = 'https://dongthuan.example.vn'
let danang = 0
let huế = 0
let draft: Model
const published: Model[] = []

async function unitOf(code: string): Promise<number> {
  return (await findUnitByCode(web.database.ctx(), { code, date: '2026-11-21' }))?.id ?? 0
}

beforeAll(async () => {
  const ctx = web.database.ctx()
  danang = await unitOf('20305')
  huế = await unitOf('19753')
  for (let i = 0; i < 12; i++) {
    const unitId = i % 3 === 0 ? huế : danang
    published.push(await aModel(ctx, { unitId, title: `Mô hình số ${i} & "bạn" <bè>` }))
  }
  draft = await aModel(ctx, { unitId: danang, title: 'Bản nháp kín', state: 'draft' })
}, 60_000)

const get = async (path: string, headers: Record<string, string> = {}) => web.get(path, { headers })
const xmlOf = async (path: string) => readXml(await (await get(path)).text())
const titles = (feed: Element) => all(feed, 'entry').map((entry) => textIn(entry, 'title') ?? '')

describe('the feed', () => {
  test('lists what is public, with addresses that lead there from anywhere, and nothing else', async () => {
    const response = await get('/models/feed.atom')
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'application/atom+xml; charset=utf-8',
    ])
    expect(response.headers.get('cache-control')).toContain('public')
    const feed = readXml(await response.text())
    expect(textIn(feed, 'id')).toBe(`${site}/models/feed.atom`)
    expect(linkOf(feed, 'self')).toBe(`${site}/models/feed.atom`)
    expect(linkOf(feed, 'alternate')).toBe(`${site}/models`)
    expect(titles(feed).toSorted()).toEqual(published.map(({ title }) => title).toSorted())
    const [first] = all(feed, 'entry')
    if (!first) throw new Error('no entry')
    expect(textIn(first, 'id')).toMatch(/^urn:uuid:[0-9a-f-]{36}$/u)
    expect(linkOf(first, 'alternate')).toBe(`${site}/models/${textIn(first, 'id')?.slice(9)}`)
    expect(textIn(first, 'summary')).toMatch(/^(?:Phường|Xã) .*, Thành phố .*\. Hẹn lịch trước/u)
    expect(JSON.stringify(feed)).not.toContain('Bản nháp kín')
  })

  test('is the same again for who asks whether it changed', async () => {
    const { headers } = await get('/models/feed.atom')
    const etag = headers.get('etag') ?? ''
    const modified = headers.get('last-modified') ?? ''
    expect((await get('/models/feed.atom', { 'if-none-match': etag })).status).toBe(304)
    expect((await get('/models/feed.atom', { 'if-modified-since': modified })).status).toBe(304)
    const before = new Date(Date.parse(modified) - 1000).toUTCString()
    expect((await get('/models/feed.atom', { 'if-modified-since': before })).status).toBe(200)
    expect(
      (await get('/models/feed.atom', { 'if-none-match': '"x"', 'if-modified-since': modified })).status,
    ).toBe(200)
  })

  test('is narrowed to a unit, a field, a type, and says so', async () => {
    const ofUnit = await xmlOf(`/models/feed.atom?unit=${huế}`)
    expect(titles(ofUnit)).toHaveLength(4)
    expect(textIn(ofUnit, 'title')).toMatch(/: (?:Phường|Xã) /u)
    expect(linkOf(ofUnit, 'self')).toBe(`${site}/models/feed.atom?unit=${huế}`)
    expect(titles(await xmlOf('/models/feed.atom?field=political_system'))).toHaveLength(12)
    expect(titles(await xmlOf('/models/feed.atom?field=economy'))).toEqual([])
    await sql`update model set type_id = 1 where id = ${published[0]?.id ?? ''}`.execute(web.database.db)
    const ofType = await xmlOf('/models/feed.atom?type=1')
    expect(titles(ofType)).toEqual([published[0]?.title])
    const [entry] = all(ofType, 'entry')
    expect(entry && all(entry, 'category').map(({ attributes }) => attributes['term'])).toEqual([
      'political_system',
      'type-1',
    ])
  })

  test('in English leads to English pages', async () => {
    const feed = await xmlOf('/en/models/feed.atom')
    expect(feed.attributes['xml:lang']).toBe('en')
    expect(linkOf(feed, 'self')).toBe(`${site}/en/models/feed.atom`)
    expect(linkOf(all(feed, 'entry')[0] ?? feed, 'alternate')).toContain(`${site}/en/models/`)
  })

  test.each([
    ['/models/feed.atom?unit=999999999', 404],
    ['/models/feed.atom?type=999999', 404],
    ['/models/feed.atom?unit=x', 422],
    ['/models/feed.atom?field=religion', 422],
    ['/models/feed.atom?after=x', 422],
    ['/models/feed.atom?after=2026-11-21T05:00:00.000000Z_0190a5b2', 422],
  ])('%s answers %i', async (path, status) => {
    expect((await get(path)).status).toBe(status)
  })

  test('pages by key hold every model once, though all changed in one instant', async () => {
    const { db } = web.database
    for (const few of [true, false]) {
      for (const unitId of [undefined, danang]) {
        const seen: string[] = []
        let after: { at: string; id: string } | undefined
        for (let page = 0; page < 10; page++) {
          const rows = await listUpdated(db, { unitId, few, after, limit: 5 })
          seen.push(...rows.map(({ id }) => id))
          after = rows.at(-1)
          if (rows.length < 5) break
        }
        const expected = published.filter((model) => unitId === undefined || model.unitId === unitId)
        expect(seen.toSorted()).toEqual(expected.map(({ id }) => id).toSorted())
      }
    }
  })

  test('a next page is offered and leads on', async () => {
    const ctx = web.database.ctx()
    await sql`
      insert into model (id, unit_id, title, field, level, owner_block, registered_on, year, state, revision, created_at, updated_at)
      select gen_random_uuid(), ${huế}, 'Mô hình thêm ' || n, 'economy', 'grassroots', 'state', '2026-03-01', 2026,
        'published', 1, ${ctx.clock.now()}, ${ctx.clock.now()}
      from generate_series(1, 70) n`.execute(web.database.db)
    const first = await xmlOf('/models/feed.atom?field=economy')
    const next = linkOf(first, 'next') ?? ''
    expect(next.startsWith(`${site}/models/feed.atom?field=economy&after=`)).toBe(true)
    const second = await xmlOf(next.slice(site.length))
    expect(linkOf(second, 'next')).toBeUndefined()
    expect(linkOf(second, 'first')).toBe(`${site}/models/feed.atom?field=economy`)
    expect(new Set([...titles(first), ...titles(second)]).size).toBe(70)
    await sql`delete from model where title like 'Mô hình thêm %'`.execute(web.database.db)
  })
})

describe('sitemaps', () => {
  test('the index leads to files, the files to pages, and robots to the index', async () => {
    expect(await (await get('/robots.txt')).text()).toContain(`Sitemap: ${site}/sitemap.xml`)
    const index = await xmlOf('/sitemap.xml')
    const files = all(index, 'sitemap').map((map) => textIn(map, 'loc') ?? '')
    expect(files.slice(0, 2)).toEqual([`${site}/sitemap-site.xml`, `${site}/sitemap-units.xml`])
    const found = await Promise.all(files.map(async (file) => xmlOf(file.slice(site.length))))
    const urls = found.flatMap((file) => all(file, 'url').map((url) => textIn(url, 'loc') ?? ''))
    for (const model of published) expect(urls).toContain(`${site}/models/${model.id}`)
    expect(urls).not.toContain(`${site}/models/${draft.id}`)
    expect(urls).toContain(`${site}/units/${danang}`)
    expect(urls.filter((url) => url.includes('/units/'))).toHaveLength(34 + 3321)
    expect(urls).toContain(`${site}/model-types/fire_points`)
    expect(new Set(urls).size).toBe(urls.length)
  })

  test('files by key hold every public model once, whatever their size', async () => {
    const ctx = web.database.ctx()
    for (const every of [2, 5, 11, 12, 100]) {
      const files = await sitemapFiles(ctx, every)
      expect(files).toHaveLength(Math.ceil(12 / every))
      const ids: string[] = []
      for (const file of files) {
        const rows = await listModelAddresses(ctx.db, { ...file, limit: 50_000 })
        expect(rows.length).toBeLessThanOrEqual(every)
        ids.push(...rows.map(({ id }) => id))
      }
      expect(ids.toSorted()).toEqual(published.map(({ id }) => id).toSorted())
    }
  })

  test.each(['/sitemap-models.xml?from=x', `/sitemap-models.xml?from=2026-11-21_x`])(
    '%s is refused',
    async (path) => {
      expect((await get(path)).status).toBe(422)
    },
  )
})

const jsonLd = z.object({ '@graph': z.array(z.record(z.string(), z.unknown())) })

describe('the page of a model', () => {
  test('tells programs its address, its card and what it is', async () => {
    const [model] = published
    const html = await (await get(`/models/${model?.id}`)).text()
    const head = html.slice(0, html.indexOf('</head>'))
    expect(head).toContain(`<link rel="canonical" href="${site}/models/${model?.id}"`)
    expect(head).toContain(`<meta property="og:image" content="${site}/models/${model?.id}/card.png?v=1"`)
    expect(head).toContain('&lt;bè>')
    const [, text = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/u.exec(head) ?? []
    const graph = jsonLd.parse(JSON.parse(text))['@graph']
    expect(graph[0]).toMatchObject({ '@type': 'Article', headline: model?.title })
    expect(html.match(/<script/g)).toHaveLength(1)
    expect(html).toContain('Muốn làm theo')
    expect(html).toContain('/model-types/')
  })

  test('the English page says so', async () => {
    const html = await (await get(`/en/models/${published[1]?.id}`)).text()
    expect(html).toContain(`<link rel="canonical" href="${site}/en/models/${published[1]?.id}"`)
    expect(html).toContain('How to copy it')
  })
})

describe('the share card', () => {
  test('is a PNG that may be kept, and not sent twice', async () => {
    const path = `/models/${published[0]?.id}/card.png`
    const response = await get(path)
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect(response.headers.get('cache-control')).toContain('public')
    const png = Buffer.from(await response.arrayBuffer())
    expect(png.readUInt32BE(16)).toBe(1200)
    expect((await get(path, { 'if-none-match': response.headers.get('etag') ?? '' })).status).toBe(304)
  })

  test('there is none of what is not public', async () => {
    expect((await get(`/models/${draft.id}/card.png`)).status).toBe(404)
    expect((await get('/models/nothing/card.png')).status).toBe(404)
    const [gone] = published
    await withdrawModel(web.database.ctx(), { id: gone?.id ?? '', reason: 'Trùng với mô hình khác' })
    expect((await get(`/models/${gone?.id}/card.png`)).status).toBe(404)
    expect(titles(await xmlOf('/models/feed.atom'))).not.toContain(gone?.title)
  })
})

test('lists of models offer their feed', async () => {
  const html = await (await get(`/models?unit=${danang}&field=economy&year=2026`)).text()
  expect(html).toContain(`href="/models/feed.atom?unit=${danang}&amp;field=economy"`)
  expect(await (await get('/models?type=1')).text()).toContain('href="/models/feed.atom?type=1"')
})

test('the page of a unit offers the feed of what is published there', async () => {
  const html = await (await get(`/units/${danang}`)).text()
  expect(html).toContain(`href="/models/feed.atom?unit=${danang}"`)
  const former = await findUnitByCode(web.database.ctx(), { code: '20306', date: '2024-02-15' })
  expect(await (await get(`/units/${former?.id}`)).text()).not.toContain('feed.atom')
})
