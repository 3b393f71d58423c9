import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, type Server, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { lockFolder } from '../db/folder-lock.ts'
import { complaint, masked } from './check.ts'
import { type Check, doctor } from './doctor.ts'
import { checkDocuments } from './doctor-machine.ts'
import { greeting } from './reach.ts'

const cwd = mkdtempSync(join(tmpdir(), 'dongthuan-doctor-'))
const servers: Server[] = []
afterAll(() => {
  for (const server of servers) server.close()
  rmSync(cwd, { recursive: true })
})

function say(text: string | undefined): Promise<number> {
  const server = createServer((socket) => {
    if (text !== undefined) socket.write(text)
  })
  servers.push(server)
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

const examine = (env: Record<string, string>, pinnedNode = process.versions.node) =>
  doctor({ env, cwd, migrations: ['1'], pinnedNode })
const states = (checks: readonly Check[]) =>
  Object.fromEntries(checks.map(({ name, status }) => [name, status]))

test('a fresh machine is fit, and doctor leaves nothing behind', async () => {
  expect(states(await examine({}))).toEqual({
    node: 'ok',
    configuration: 'ok',
    'public-url': 'warn',
    'data-folder': 'ok',
    database: 'ok',
    durability: 'ok',
    documents: 'ok',
    mail: 'ok',
  })
  expect(readdirSync(cwd)).toEqual([])
})

test('wrong variables are told one by one, and nothing else is tried', async () => {
  const checks = await examine({ PORT: 'x', PUBLIC_URL: 'y' })
  expect(checks.map(({ name, status, what }) => `${name} ${status} ${what.en.split(':')[0]}`)).toEqual([
    expect.stringContaining('node ok'),
    'configuration fail PORT',
    'configuration fail PUBLIC_URL',
  ])
})

test('every finding that is not fine says what to do, in both languages', async () => {
  const env = {
    PUBLIC_URL: 'http://dongthuan.example.vn',
    DATABASE_URL: 'postgres://u:geheim@127.0.0.1:1/x',
    SMTP_URL: 'smtp://u:geheim@127.0.0.1:1',
    MAIL_FROM: 'a@example.vn',
  }
  const checks = await examine(env, '1.2.3')
  expect(states(checks)).toMatchObject({ node: 'warn', 'public-url': 'fail', database: 'fail', mail: 'fail' })
  for (const check of checks.filter(({ status }) => status !== 'ok')) {
    expect(check.whatToDo?.vi).toBeTruthy()
    expect(check.whatToDo?.en).toBeTruthy()
  }
  expect(JSON.stringify(checks)).not.toContain('geheim')
})

test('https behind a proxy that is not trusted is minded, and so is the embedded database there', async () => {
  const env = { PUBLIC_URL: 'https://dongthuan.example.vn' }
  expect(states(await examine(env))).toMatchObject({ 'trust-proxy': 'warn', durability: 'warn' })
  expect(states(await examine({ ...env, TRUST_PROXY: '1' }))).not.toHaveProperty('trust-proxy')
})

test('a data folder that can’t be written to is said', async () => {
  writeFileSync(join(cwd, 'file'), '')
  expect(states(await examine({ DATA_DIR: 'file/below' }))).toMatchObject({ 'data-folder': 'fail' })
})

test('a database in use is no failure, and stays locked', async () => {
  const dataDir = mkdtempSync(join(cwd, 'used-'))
  writeFileSync(join(dataDir, 'db'), '')
  const unlock = lockFolder(join(dataDir, 'db'))
  const checks = await examine({ DATA_DIR: dataDir })
  expect(states(checks)).toMatchObject({ database: 'warn' })
  expect(checks.find(({ name }) => name === 'database')?.what.en).toContain(`process ${process.pid}`)
  expect(() => lockFolder(join(dataDir, 'db'))).toThrow('database-in-use')
  unlock()
})

test('a machine that can’t make PDFs is said, with what to do, and stays fit', () => {
  const found = checkDocuments(['@myriaddreamin/typst-ts-node-compiler-of-no-machine'])
  expect(found).toMatchObject({ name: 'documents', status: 'warn' })
  expect(found.whatToDo?.en).toContain('npm ci')
})

test('the mail server must greet, and a silent one does not hold us', async () => {
  const mail = async (port: number) => {
    const env = { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'a@example.vn' }
    return states(await examine(env))['mail']
  }
  expect(await mail(await say('220 mail.example.vn ESMTP\r\n'))).toBe('ok')
  expect(await mail(await say('554 go away\r\n'))).toBe('fail')
  const place = { host: '127.0.0.1', port: await say(undefined), tls: false }
  await expect(greeting(place, true, 50)).rejects.toThrow('no answer within')
  expect(await greeting(place, false)).toBe('')
})

test('passwords never reach the screen', () => {
  expect(masked('postgres://u:ge%20heim@db/x?sslpassword=geheim')).toBe(
    'postgres://u:***@db/x?sslpassword=***',
  )
  const url = 'postgres://u:ge%20heim@db/x'
  expect(complaint(new Error('no ge heim, no ge%20heim'), url)).toBe('no ***, no ***')
  expect(complaint(Object.assign(new Error(''), { code: 'ECONNREFUSED' }))).toContain('ECONNREFUSED')
})
