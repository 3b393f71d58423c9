/** A graceful stop: what is under way finishes, new requests are refused, nothing stays behind. */
import { existsSync, readdirSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startServer } from './harness/server.ts'

test('a request under way finishes after SIGTERM while new ones are refused', async () => {
  const server = await startServer()
  const body = new URLSearchParams({ email: 'not-an-address', password: '' }).toString()
  const slow = request(`${server.url}/sign-in`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
      'sec-fetch-site': 'same-origin',
    },
  })
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    slow.once('response', resolve).once('error', reject)
  })
  slow.write(body.slice(0, 10))
  await wait(200)

  server.process.kill('SIGTERM')
  const refused = async () => {
    try {
      return (await fetch(`${server.url}/readyz`, { headers: { connection: 'close' } })).status
    } catch {
      return 'refused'
    }
  }
  const deadline = Date.now() + 5000
  while ((await refused()) !== 'refused' && Date.now() < deadline) await wait(50)
  expect(await refused()).toBe('refused')
  expect(server.process.exitCode).toBeNull()

  slow.end(body.slice(10))
  const response = await answer
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk as Buffer)
  expect(response.statusCode).toBe(422)
  expect(Buffer.concat(chunks).toString()).toContain('value="not-an-address"')

  expect(await server.ended).toBe(0)
  expect(existsSync(server.dataDir)).toBe(true)
  expect(readdirSync(server.dataDir).filter((name) => name.endsWith('.owner'))).toEqual([])

  const again = await startServer({ dataDir: server.dataDir })
  expect(again.output()).not.toContain('Writing changes')
  expect((await fetch(`${again.url}/readyz`)).status).toBe(200)
  expect(await again.stop()).toBe(0)
})

test('one JSON line a request, on standard output, with the id that the answer carries', async () => {
  const server = await startServer()
  const response = await fetch(`${server.url}/en/sign-in?next=/account`)
  await fetch(`${server.url}/units/abc`)
  await server.stop()
  const lines = server
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(lines.filter(({ event }) => event === 'request')).toMatchObject([
    { id: response.headers.get('x-request-id'), method: 'GET', route: '/sign-in', status: 200 },
    { method: 'GET', route: '/units/{id}', status: 404 },
  ])
})
