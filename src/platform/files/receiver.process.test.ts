/** Uploads over a real connection: large ones in constant memory; cut off or killed, they leave nothing behind. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { openFileStore } from './store.ts'

const megabyte = 1_000_000
const boundary = 'x'.repeat(30)
const head = [
  `--${boundary}`,
  'content-disposition: form-data; name="title"',
  '',
  'a',
  `--${boundary}`,
  'content-disposition: form-data; name="files"; filename="a.pdf"',
  'content-type: application/pdf',
  '',
  '',
].join('\r\n')
const tail = `\r\n--${boundary}--\r\n`

interface Receiver {
  readonly folder: string
  readonly port: number
  readonly process: ChildProcess
  /** What it said of its requests. */
  readonly said: z.infer<typeof line>[]
}

const line = z.object({ event: z.string(), grown: z.number().optional() })

const running: Receiver[] = []
afterEach(() => {
  for (const { process: child, folder } of running.splice(0)) {
    child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
})

async function receive(): Promise<Receiver> {
  const folder = mkdtempSync(join(tmpdir(), 'dongthuan-receiver-'))
  const program = join(import.meta.dirname, 'receiver.test-support.ts')
  const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const said: Receiver['said'] = []
  const port = await new Promise<number>((resolve, reject) => {
    let rest = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      for (const one of lines) {
        const opened = z.object({ port: z.int() }).safeParse(JSON.parse(one))
        if (opened.success) resolve(opened.data.port)
        else said.push(line.parse(JSON.parse(one)))
      }
    })
    child.once('close', (code) => reject(new Error(`ended with ${code}`)))
  })
  const receiver = { folder, port, process: child, said }
  running.push(receiver)
  return receiver
}

function upload({ port }: Receiver) {
  const headers = {
    'content-type': `multipart/form-data; boundary=${boundary}`,
    'sec-fetch-site': 'same-origin',
  }
  const sending = request({ port, host: '127.0.0.1', method: 'POST', path: '/', headers })
  const answer = new Promise<string>((resolve, reject) => {
    sending.once('response', (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (piece: string) => {
        text += piece
      })
      response.once('end', () => resolve(text))
    })
    sending.once('error', reject)
  })
  answer.catch(() => undefined)
  return { sending, answer }
}

async function write(sending: ReturnType<typeof upload>['sending'], piece: Buffer | string): Promise<void> {
  if (!sending.write(piece)) await new Promise((resolve) => sending.once('drain', resolve))
}

const lying = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    : []

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 400 && !condition(); i++) await sleep(25)
  expect(condition()).toBe(true)
}

test('200 megabytes arrive whole, and cost hardly any memory', async () => {
  const receiver = await receive()
  const { sending, answer } = upload(receiver)
  const hash = createHash('sha256')
  await write(sending, head)
  for (let i = 0; i < 200; i++) {
    const piece = Buffer.alloc(megabyte, String.fromCodePoint(65 + (i % 26)))
    hash.update(piece)
    await write(sending, piece)
  }
  sending.end(tail)
  expect(await answer).toContain(`${200 * megabyte} ${hash.digest('hex')}`)
  await until(() => receiver.said.length > 0)

  expect(receiver.said[0]?.grown).toBeLessThan(120 * megabyte)
  expect(lying(receiver.folder)).toHaveLength(1)
})

test('a sender who hangs up leaves no file, and is no fault of ours', async () => {
  const receiver = await receive()
  const { sending } = upload(receiver)
  await write(sending, head)
  await write(sending, Buffer.alloc(5 * megabyte))
  await until(() => lying(receiver.folder).length === 1)
  sending.destroy()
  await until(() => lying(receiver.folder).length === 0)
  await until(() => receiver.said.length > 0)
  expect(receiver.said.map(({ event }) => event)).toEqual(['request'])
})

test('a process that is killed leaves nothing half in the store, and what it left is removed later', async () => {
  const receiver = await receive()
  const { sending } = upload(receiver)
  await write(sending, head)
  await write(sending, Buffer.alloc(5 * megabyte))
  await until(() => lying(receiver.folder).length === 1)
  receiver.process.kill('SIGKILL')
  await new Promise((resolve) => receiver.process.once('close', resolve))
  expect(lying(receiver.folder).every((path) => path.startsWith(join(receiver.folder, 'tmp')))).toBe(true)
  const store = openFileStore(receiver.folder)
  expect(await store.dropScratch(new Date(Date.now() + 1000))).toBe(1)
  expect(lying(receiver.folder)).toEqual([])
})
