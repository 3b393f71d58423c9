/** Forms with files: what is read, what is refused, what is kept of it, and that no temporary file stays behind. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { temporaryStore } from '../files/store.test-support.ts'
import { Problem } from '../problem.ts'
import { readMultipart, type Received } from './multipart.ts'

const limits = { photos: { max: 2, bytes: 1000 }, paper: { max: 1, bytes: 500 } }
const boundary = 'ranh-gioi'

interface Part {
  readonly name: string
  readonly value: string | Uint8Array
  readonly file?: string
  readonly type?: string
}

function body(parts: readonly Part[], { cut = 0 }: { cut?: number } = {}): Uint8Array<ArrayBuffer> {
  const pieces = parts.flatMap(({ name, value, file, type }) => [
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${file === undefined ? '' : `; filename="${file}"`}\r\n`,
    file === undefined ? '' : `content-type: ${type ?? 'image/jpeg'}\r\n`,
    '\r\n',
    value,
    '\r\n',
  ])
  const all = Buffer.concat([...pieces, `--${boundary}--\r\n`].map((piece) => Buffer.from(piece)))
  return new Uint8Array(all.subarray(0, all.length - cut))
}

function request(
  bytes: ReadableStream | Uint8Array<ArrayBuffer>,
  type = `multipart/form-data; boundary=${boundary}`,
): Request {
  const init = { method: 'POST', body: bytes, headers: { 'content-type': type }, duplex: 'half' }
  return new Request('http://localhost/', init)
}

const store = temporaryStore()
const temporary = () => {
  const folder = join(store.folder, 'tmp')
  return existsSync(folder) ? readdirSync(folder) : []
}

async function read(
  bytes: ReadableStream | Uint8Array<ArrayBuffer>,
  options: { keepFiles?: boolean; fieldBytes?: number; type?: string } = {},
): Promise<Received> {
  const reading = { files: limits, store, fieldBytes: 10_000, keepFiles: true, ...options }
  return readMultipart(request(bytes, options.type), reading)
}

function codes({ problem }: Received): string[] {
  return problem?.fields.map(({ field, code }) => `${field} ${code}`) ?? []
}

describe('a form with files', () => {
  test('gives fields and files; names lose their path and come as NFC', async () => {
    const photo = Buffer.alloc(900, 7)
    const received = await read(
      body([
        { name: 'title', value: 'Đường hoa' },
        { name: 'kinds[]', value: 'a' },
        { name: 'photos', value: photo, file: '../../etc/A\u0309nh cầu.jpg' },
        { name: 'photos', value: 'x', file: 'C:\\ảnh\\hai.JPG', type: 'image/JPEG' },
        { name: 'paper', value: '', file: '' },
        { name: 'goals', value: 'Hai dòng\r\nmục tiêu' },
      ]),
    )
    expect(received.problem).toBeUndefined()
    expect({ ...received.fields }).toEqual({
      title: 'Đường hoa',
      kinds: ['a'],
      goals: 'Hai dòng\r\nmục tiêu',
    })
    const [one, two] = received.uploads
    expect(
      received.uploads.map(({ field, name, declared, bytes }) => [field, name, declared, bytes]),
    ).toEqual([
      ['photos', 'Ảnh cầu.jpg', 'image/jpeg', 900],
      ['photos', 'hai.jpg', 'image/jpeg', 1],
    ])
    expect(one?.sha256).toBe(createHash('sha256').update(photo).digest('hex'))
    expect(readFileSync(two?.path ?? '', 'utf8')).toBe('x')
    expect(temporary()).toHaveLength(1)
    await received.dispose()
    await received.dispose()
    expect(temporary()).toEqual([])
  })

  test.each([
    ['too large', [{ name: 'photos', value: 'x'.repeat(1001), file: 'a.jpg' }], ['photos file_too_large']],
    ['empty', [{ name: 'photos', value: '', file: 'a.jpg' }], ['photos file_empty']],
    [
      'one too many',
      [1, 2, 3].map((n) => ({ name: 'photos', value: 'x', file: `${n}.jpg` })),
      ['photos too_many_files'],
    ],
    ['not asked for', [{ name: 'other', value: 'x', file: 'a.jpg' }], ['other file_unexpected']],
    [
      'named after a prototype',
      [{ name: '__proto__', value: 'x', file: 'a.jpg' }],
      ['__proto__ file_unexpected'],
    ],
  ])('a file that is %s is refused; what stands around it is kept', async (_, files, expected) => {
    const received = await read(
      body([{ name: 'title', value: 'trước' }, ...files, { name: 'goals', value: 'sau' }]),
    )
    expect(codes(received)).toEqual(expected)
    expect({ ...received.fields }).toEqual({ title: 'trước', goals: 'sau' })
    expect(received.uploads).toEqual([])
    await received.dispose()
    expect(temporary()).toEqual([])
  })

  test('fields beyond the bound of any form are refused, with what came before', async () => {
    const large = await read(
      body([
        { name: 'title', value: 'trước' },
        { name: 'x', value: 'y'.repeat(10_001) },
      ]),
    )
    expect([large.problem?.code, large.fields['title']]).toEqual(['body.too-large', 'trước'])
    const many = await read(body(Array.from({ length: 400 }, (_, n) => ({ name: `f${n}`, value: '' }))))
    expect([many.problem?.code, Object.keys(many.fields).length]).toEqual(['body.too-many-fields', 300])
    const thousands = await read(body(Array.from({ length: 5000 }, () => ({ name: 'a', value: '' }))), {
      fieldBytes: 1e6,
    })
    expect(thousands.problem?.code).toBe('body.too-many-fields')
    await Promise.all([large.dispose(), many.dispose(), thousands.dispose()])
  })

  test('a stream without end is left after twice what the form may hold, with the fields so far', async () => {
    let sent = 0
    const head = body(
      [
        { name: 'title', value: 'trước' },
        { name: 'photos', value: '', file: 'a.jpg' },
      ],
      { cut: boundary.length + 8 },
    )
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        controller.enqueue(sent === 0 ? head : Buffer.alloc(1000))
        sent += 1
      },
    })
    const received = await read(endless)
    expect([received.problem?.code, received.fields['title'], sent < 60]).toEqual([
      'body.too-large',
      'trước',
      true,
    ])
    await received.dispose()
    expect(temporary()).toEqual([])
  })

  test('who will be refused anyway leaves no file, but keeps the fields', async () => {
    const received = await read(
      body([
        { name: 'photos', value: 'x', file: 'a.jpg' },
        { name: 'title', value: 'sau' },
      ]),
      { keepFiles: false },
    )
    expect([received.uploads, received.fields['title'], temporary()]).toEqual([[], 'sau', []])
  })
})

describe('nothing stays behind', () => {
  const whole = [
    { name: 'title', value: 'trước' },
    { name: 'photos', value: 'x'.repeat(900), file: 'a.jpg' },
  ]

  test.each([1, 5, 14, 15, 16, 17, 200, 600, 940, 1000])(
    'a form that ends %d bytes early is damaged',
    async (cut) => {
      const bytes = body(whole, { cut })
      const outcome = await read(bytes).then(
        async (received) => {
          await received.dispose()
          return received.problem?.code ?? 'taken'
        },
        (error: unknown) => (error instanceof Problem ? error.code : error),
      )
      /* the line end behind the last boundary may be missing */
      expect(['body.not-multipart', ...(cut <= 2 ? ['taken'] : [])]).toContain(outcome)
      expect(temporary()).toEqual([])
    },
  )

  test('a sender who hangs up', async () => {
    const bytes = body(whole, { cut: 300 })
    let turn = 0
    const broken = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        if (turn++ === 0) controller.enqueue(bytes)
        else controller.error(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }))
      },
    })
    await expect(read(broken)).rejects.toMatchObject({ code: 'body.cut-off', status: 400 })
    expect(temporary()).toEqual([])
  })

  test('a sender who falls silent is left after a minute', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    try {
      const silent = new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(body(whole, { cut: 300 })),
      })
      const outcome = expect(read(silent)).rejects.toMatchObject({ code: 'body.too-slow', status: 408 })
      /* what is written in between goes through the disk, which keeps real time */
      const turn = () => new Promise((resolve) => setImmediate(resolve))
      for (let i = 0; i < 100_000 && temporary().length === 0; i++) await turn()
      for (let i = 0; i < 20; i++) await turn()
      await vi.advanceTimersByTimeAsync(61_000)
      await outcome
    } finally {
      vi.useRealTimers()
    }
    expect(temporary()).toEqual([])
  })

  test.each(['multipart/form-data', 'multipart/form-data; boundary=', 'multipart/form-data; boundary="'])(
    'a type without its boundary: %s',
    async (type) => {
      await expect(read(body(whole), { type })).rejects.toMatchObject({ status: 400 })
      expect(temporary()).toEqual([])
    },
  )

  test('garbage instead of parts', async () => {
    for (const text of [
      '',
      'x',
      `--${boundary}`,
      `--${boundary}\r\n`,
      `--${boundary}--`,
      `--${boundary}\r\n\r\n\r\n--${boundary}--`,
    ]) {
      const outcome = await read(new TextEncoder().encode(text)).then(
        (received) => received.dispose(),
        (error: unknown) => error,
      )
      expect(outcome === undefined || outcome instanceof Problem, text).toBe(true)
      expect(temporary()).toEqual([])
    }
  })
})
