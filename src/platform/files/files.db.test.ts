/** Files in the house: stored with their row, handed out by a feature only, removed when nothing refers to them. */
import { existsSync, readdirSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { useDatabase } from '#test/harness/database.ts'
import { anonymous } from '../auth/actor.ts'
import { fixedClock } from '../clock.ts'
import { transact } from '../db/transact.ts'
import { createApp } from '../http/app.ts'
import { noAssets } from '../http/assets.test-support.ts'
import { api, html, page } from '../http/route.ts'
import { Problem } from '../problem.ts'
import { prepareDocument } from './document.ts'
import { type FileRow, keepContents, storeFile } from './files.ts'
import { preparePhoto } from './photo.ts'
import { serveFile } from './serve-file.ts'
import type { FileStore } from './store.ts'
import { tidyFiles } from './tidy-files.ts'
import { anUpload, pdf, tellingPhoto } from './uploads.test-support.ts'

const database = useDatabase()
const store = () => database.open.files as FileStore & { readonly folder: string }
const later = (days: number) => fixedClock(new Date(Date.now() + days * 24 * 3600 * 1000))

/** All that lies in the store, temporary files included. */
function lying(): string[] {
  if (!existsSync(store().folder)) return []
  const entries = readdirSync(store().folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

async function storePdf(content = pdf, name = 'Biên bản.pdf'): Promise<FileRow> {
  const prepared = await prepareDocument(anUpload(content, name))
  const scratch = await store().scratch()
  const path = scratch.path()
  await (await import('node:fs/promises')).copyFile(prepared.path, path)
  const row = await transact(database.ctx(), (ctx) => storeFile(ctx, { ...prepared, path }))
  await scratch.dispose()
  return row
}

async function storePhoto(): Promise<FileRow> {
  const prepared = await preparePhoto(anUpload(await tellingPhoto(900, 600), 'Ảnh.jpg'))
  return transact(database.ctx(), (ctx) => storeFile(ctx, prepared))
}

beforeAll(async () => {
  await sql`create table album (id integer primary key, cover uuid references file)`.execute(database.db)
})

describe('storing', () => {
  test('the same content twice lies there once, under its digest', async () => {
    const [one, two] = [await storePdf(), await storePdf(pdf, 'khác.pdf')]
    expect([one.sha256 === two.sha256, one.id === two.id]).toEqual([true, false])
    expect(lying()).toEqual([
      join(store().folder, one.sha256.slice(0, 2), one.sha256.slice(2, 4), one.sha256),
    ])
    expect(await store().digest(one.sha256)).toBe(one.sha256)
  })

  test('a photo has its size and a thumbnail; the row cannot be changed', async () => {
    const photo = await storePhoto()
    expect(photo).toMatchObject({
      kind: 'photo',
      media_type: 'image/jpeg',
      name: 'anh.jpg',
      width: 600,
      height: 900,
    })
    expect(await store().digest(photo.thumbnail_sha256 ?? '')).toBe(photo.thumbnail_sha256)
    await expect(sql`update file set name = 'x' where id = ${photo.id}`.execute(database.db)).rejects.toThrow(
      /append-only/u,
    )
  })

  test('a digest that is none leads nowhere', () => {
    for (const path of ['../../etc/passwd', '..', '', 'A'.repeat(64)]) {
      expect(() => store().read(path)).toThrow('not a digest')
    }
  })
})

describe('tidying', () => {
  test('leaves what is referred to and what is young; removes the rest, rows first', async () => {
    const [kept, lost] = [await storePhoto(), await storePdf(`${pdf}%%EOF`)]
    await sql`insert into album values (1, ${kept.id})`.execute(database.db)
    await expect(
      transact(database.ctx(), async (ctx) => {
        await storeFile(ctx, await preparePhoto(anUpload(await tellingPhoto(90, 90), 'a.jpg')))
        throw new Error('later in the transaction')
      }),
    ).rejects.toThrow('later')
    const before = lying().length
    expect(await tidyFiles(database.ctx({ clock: fixedClock(new Date()) }))).toMatchObject({ contents: 0 })
    expect(lying()).toHaveLength(before)

    const tidied = await tidyFiles(database.ctx({ clock: later(2) }))
    expect(tidied.contents).toBeGreaterThanOrEqual(3)
    const rows = await database.db.selectFrom('file').select('id').execute()
    expect(rows).toEqual([{ id: kept.id }])
    expect([await store().size(lost.sha256), typeof (await store().size(kept.sha256))]).toEqual([
      undefined,
      'number',
    ])
    expect(lying()).toHaveLength(2)
    expect(await tidyFiles(database.ctx({ clock: later(2) }))).toEqual({ rows: 0, contents: 0, scratches: 0 })
  })

  test('nothing is removed while somebody stores or backs up', async () => {
    const digest = await store().put(Buffer.from('no row'))
    if (database.open.engine === 'postgres') {
      await transact(database.ctx(), async (ctx) => {
        await keepContents(ctx.db)
        expect((await tidyFiles(database.ctx({ clock: later(2) }))).contents).toBe(0)
      })
    }
    expect((await tidyFiles(database.ctx({ clock: later(2) }))).contents).toBe(1)
    expect(await store().size(digest)).toBeUndefined()
  })

  test('temporary files of a killed process go after a day', async () => {
    const scratch = await store().scratch()
    await database.open.files.put(Buffer.from('kept'))
    const folder = join(scratch.path(), '..')
    expect((await tidyFiles(database.ctx({ clock: fixedClock(new Date()) }))).scratches).toBe(0)
    const old = new Date(Date.now() - 2 * 24 * 3600 * 1000)
    utimesSync(folder, old, old)
    expect((await tidyFiles(database.ctx({ clock: fixedClock(new Date()) }))).scratches).toBe(1)
    expect(existsSync(folder)).toBe(false)
  })
})

describe('over HTTP', () => {
  let stored: FileRow | undefined
  const files = { photos: { max: 2, bytes: 1_000_000 } }
  const body = z.object({ title: z.string().min(1), tags: z.array(z.string()).optional() })
  const showAgain = (problem: Problem, typed: Record<string, unknown>) =>
    Promise.resolve(
      html(`${problem.fields.map(({ code }) => code).join()}|${JSON.stringify(typed)}`, problem.status),
    )
  const app = () =>
    createApp({
      db: database.db,
      files: store(),
      clock: later(0),
      log: { info: () => undefined, error: (_, error) => expect.unreachable(String(error)) },
      assets: noAssets,
      routes: [
        page(
          {
            method: 'POST',
            path: '/form',
            body,
            files,
            again: (_, problem, typed) => showAgain(problem, typed),
          },
          async (exchange) => {
            const [upload] = exchange.uploads('photos')
            if (upload) {
              const prepared = await preparePhoto(upload)
              stored = await transact(exchange.ctx, (ctx) => storeFile(ctx, prepared))
            }
            return html(
              exchange
                .uploads('photos')
                .map(({ name }) => name)
                .join(),
            )
          },
        ),
        page({ method: 'POST', path: '/plain', body }, () => Promise.resolve(html('taken'))),
        page({ method: 'POST', path: '/members', body, files, members: true }, () =>
          Promise.resolve(html('taken')),
        ),
        api(
          {
            method: 'POST',
            path: '/photos',
            body,
            files,
            summary: '',
            tag: '',
            reply: z.object({}),
            replyExample: {},
          },
          (exchange) =>
            Promise.resolve({ title: exchange.body.title, sent: exchange.uploads('photos').length }),
        ),
        page({ method: 'GET', path: '/photo/{id}', params: z.object({ id: z.uuid() }) }, ({ ctx, params }) =>
          serveFile(ctx, params.id, { publicly: true, size: 'thumbnail' }),
        ),
        page({ method: 'GET', path: '/paper/{id}', params: z.object({ id: z.uuid() }) }, ({ ctx, params }) =>
          serveFile(ctx, params.id, { publicly: false }),
        ),
      ],
      navigation: [],
      siteName: 'test',
      publicUrl: undefined,
      trustProxy: false,
      requestsPerMinute: 0,
      metricsToken: undefined,
      resolveActor: () => Promise.resolve({ actor: anonymous, via: 'none' }),
      problemPage: (_view, problem, _id, typed, filesLost) =>
        html(`${problem.code}|${JSON.stringify(typed)}|${filesLost}`, problem.status),
      ready: () => Promise.resolve(),
    })

  const send = async (path: string, form: FormData | URLSearchParams) => {
    const response = await app().request(path, {
      method: 'POST',
      body: form,
      headers: { 'sec-fetch-site': 'same-origin' },
    })
    return [response.status, (await response.text()).replace('<!doctype html>', '').replaceAll('&quot;', '"')]
  }
  const form = async (more: Record<string, string> = {}, name = '../../Ảnh.jpg') => {
    const data = new FormData()
    for (const [key, value] of Object.entries({ title: 'Đường hoa', ...more })) data.append(key, value)
    data.append('photos', new Blob([new Uint8Array(await tellingPhoto())], { type: 'image/jpeg' }), name)
    return data
  }
  const leftOver = () => lying().filter((path) => path.startsWith(join(store().folder, 'tmp')))

  test('a form with files is taken, and leaves no temporary file', async () => {
    expect(await send('/form', await form())).toEqual([200, 'Ảnh.jpg'])
    expect(leftOver()).toEqual([])
    expect(await send('/form', new URLSearchParams({ title: 'không tệp' }))).toEqual([200, ''])
  })

  test('a refused file brings the form back with what was typed; so does a wrong field', async () => {
    const broken = await form({ 'tags[]': 'a' })
    broken.set('photos', new Blob(['<svg/>'], { type: 'image/jpeg' }), 'a.jpg')
    expect(await send('/form', broken)).toEqual([422, 'photo_wrong_type|{"title":"Đường hoa","tags":["a"]}'])
    expect(await send('/form', await form({ title: '' }))).toEqual([422, 'too_small|{"title":""}'])
    const large = await form()
    large.append('photos', new Blob([new Uint8Array(1_000_001)]), 'b.jpg')
    expect(await send('/form', large)).toEqual([422, 'file_too_large|{"title":"Đường hoa"}'])
    expect(leftOver()).toEqual([])
  })

  test('a route that declares no files refuses them; a stranger loses none of the words', async () => {
    expect((await send('/plain', await form()))[0]).toBe(415)
    expect(await send('/members', await form())).toEqual([401, 'not-signed-in|{"title":"Đường hoa"}|true'])
    expect(leftOver()).toEqual([])
  })

  test('the API takes multipart and JSON', async () => {
    const response = await app().request('/api/v1/photos', { method: 'POST', body: await form() })
    expect([response.status, await response.json()]).toEqual([200, { title: 'Đường hoa', sent: 1 }])
    const json = await app().request('/api/v1/photos', {
      method: 'POST',
      body: '{"title":"x"}',
      headers: { 'content-type': 'application/json' },
    })
    expect(await json.json()).toEqual({ title: 'x', sent: 0 })
    const broken = await form()
    broken.append('other', new Blob(['x']), 'x')
    const refused = await app().request('/api/v1/photos', { method: 'POST', body: broken })
    expect([refused.status, await refused.json()]).toMatchObject([
      422,
      { errors: [{ field: 'other', code: 'file_unexpected' }] },
    ])
  })

  test('a public photo may be kept by browsers and runs nothing', async () => {
    await send('/form', await form())
    const response = await app().request(`/photo/${stored?.id}`)
    const bytes = Buffer.from(await response.arrayBuffer())
    const header = (name: string) => response.headers.get(name)
    expect([response.status, bytes.length]).toEqual([200, Number(header('content-length'))])
    expect([header('content-type'), header('x-content-type-options')]).toEqual(['image/jpeg', 'nosniff'])
    expect(header('content-security-policy')).toBe("default-src 'none'; sandbox")
    expect(header('cache-control')).toBe('public, no-cache')
    expect(header('content-disposition')).toBe(`inline; filename="anh.jpg"; filename*=UTF-8''anh.jpg`)
    const again = await app().request(`/photo/${stored?.id}`, {
      headers: { 'if-none-match': header('etag') ?? '' },
    })
    expect([again.status, await again.text()]).toEqual([304, ''])
    const head = await app().request(`/photo/${stored?.id}`, { method: 'HEAD' })
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([
      200,
      header('content-length'),
      '',
    ])
  })

  test('a document is saved, kept by no shared cache, and gone is gone', async () => {
    const paper = await storePdf()
    const response = await app().request(`/paper/${paper.id}`)
    expect([await response.text(), response.headers.get('cache-control')]).toEqual([pdf, 'private, no-cache'])
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="Bien ban.pdf"/u)
    expect((await app().request(`/photo/${paper.id}`)).status).toBe(404)
    expect((await app().request(`/paper/${crypto.randomUUID()}`)).status).toBe(404)
    await store().remove(paper.sha256)
    expect((await app().request(`/paper/${paper.id}`)).status).toBe(404)
  })
})
