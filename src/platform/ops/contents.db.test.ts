/** Files travel with a backup, each proved by its digest; what was lost before is said, what is altered is refused. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cloneDatabase } from '#test/harness/database.ts'
import { migrations } from '../../../migrations/index.ts'
import { system } from '../auth/actor.ts'
import { systemClock } from '../clock.ts'
import type { OpenDatabase } from '../db/database.ts'
import { transact } from '../db/transact.ts'
import { prepareDocument } from '../files/document.ts'
import { type FileRow, storeFile } from '../files/files.ts'
import { preparePhoto } from '../files/photo.ts'
import type { FileStore } from '../files/store.ts'
import { anUpload, pdf, tellingPhoto } from '../files/uploads.test-support.ts'
import { backup } from './backup.ts'
import { checkFiles } from './doctor-files.ts'
import { emptyDatabase } from './nasty.test-support.ts'
import { restore } from './restore.ts'

const quiet = () => undefined
const folder = mkdtempSync(join(tmpdir(), 'dongthuan-contents-'))
const file = join(folder, 'whole.gz')
let source: OpenDatabase
let photo: FileRow
let long: FileRow

async function store(prepared: Parameters<typeof storeFile>[1]): Promise<FileRow> {
  const ctx = { db: source.db, files: source.files, actor: system, clock: systemClock, requestId: 'test' }
  return transact(ctx, (inside) => storeFile(inside, prepared))
}

/** Where a content lies. */
function place(open: OpenDatabase, digest: string): string {
  const { folder: root } = open.files as FileStore & { folder: string }
  return join(root, digest.slice(0, 2), digest.slice(2, 4), digest)
}

beforeAll(async () => {
  source = await cloneDatabase('migrated')
  photo = await store(await preparePhoto(anUpload(await tellingPhoto(900, 600), 'Ảnh.jpg')))
  /* longer than a piece, of a length that is no multiple of three */
  const filling = Buffer.alloc(3_000_001, 'dài ')
  long = await store(await prepareDocument(anUpload(filling, 'dài.txt')))
  await store(await prepareDocument(anUpload(pdf, 'một.pdf')))
  await store(await prepareDocument(anUpload(pdf, 'hai.pdf')))
  await backup(source, file, quiet)
})
afterAll(async () => {
  await source.close()
  rmSync(folder, { recursive: true })
})

test('contents come back whole, and what lies there afterwards is proved', async () => {
  const into = await emptyDatabase()
  const loaded = await restore(into, file, migrations, quiet)
  expect(loaded.files).toEqual({ count: 4, lost: [] })
  for (const digest of [photo.sha256, photo.thumbnail_sha256 ?? '', long.sha256]) {
    expect(await into.files.digest(digest)).toBe(digest)
    expect(readFileSync(place(into, digest)).equals(readFileSync(place(source, digest)))).toBe(true)
  }
  expect(await checkFiles(into)).toMatchObject([
    { status: 'ok', what: { en: 'All 4 attached files lie there' } },
  ])
  const again = join(folder, 'again.gz')
  expect(await backup(into, again, quiet)).toMatchObject({ files: 4, lost: [] })
  await into.close()
})

test.each([
  [
    'altered',
    (lines: string[]) =>
      lines.map((line) => (line.startsWith('"') ? line.replace(/^"..../u, '"AAAA') : line)),
  ],
  [
    'missing',
    (lines: string[]) => lines.filter((line) => !line.startsWith('"') && !line.startsWith('{"file"')),
  ],
  [
    'cut short',
    (lines: string[]) => lines.filter((line, i) => !(line.startsWith('"') && lines[i - 1]?.startsWith('"'))),
  ],
  [
    'under another name',
    (lines: string[]) => lines.map((line) => line.replace(/^\{"file":"[0-9a-f]{4}/u, '{"file":"0000')),
  ],
  [
    'before its table',
    (lines: string[]) =>
      lines.toSorted((a, b) => Number(b.startsWith('{"file"')) - Number(a.startsWith('{"file"'))),
  ],
])('a backup whose contents are %s is refused', async (name, change) => {
  const [header = '', ...rest] = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n')
  const damaged = join(folder, `${name}.gz`)
  writeFileSync(damaged, gzipSync([header, ...change(rest), ''].join('\n')))
  const into = await emptyDatabase()
  await expect(restore(into, damaged, migrations, quiet)).rejects.toMatchObject({ code: 'backup-damaged' })
  await into.close()
})

test('what the store has lost or altered is told by doctor, left out of the backup, and said again on restore', async () => {
  const kept = readFileSync(place(source, long.sha256))
  rmSync(place(source, photo.sha256))
  writeFileSync(place(source, long.sha256), Buffer.alloc(3_000_001, 'khác '))
  const found = await checkFiles(source)
  expect(found.map(({ status, what }) => [status, what.en])).toEqual([
    ['fail', `1 of 4 files are missing (${photo.sha256.slice(0, 12)}).`],
    ['fail', `1 of 4 files are not what was stored (${long.sha256.slice(0, 12)}).`],
  ])
  const part = join(folder, 'part.gz')
  const made = await backup(source, part, quiet)
  expect([made.files, made.lost.toSorted()]).toEqual([2, [photo.sha256, long.sha256].toSorted()])
  const into = await emptyDatabase()
  const loaded = await restore(into, part, migrations, quiet)
  expect([loaded.files.count, loaded.files.lost.toSorted()]).toEqual([2, made.lost.toSorted()])
  await into.close()
  writeFileSync(place(source, long.sha256), kept.subarray(1))
  expect((await checkFiles(source))[1]?.what.en).toContain('not what was stored')
})
