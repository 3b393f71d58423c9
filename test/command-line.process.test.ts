/** The built command line as a process: what it prints, where, and with which exit code. */
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'

const root = join(import.meta.dirname, '..')
const program = join(root, 'dist/dongthuan.js')

function dongthuan(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' })
  return { status, stdout, stderr }
}

test('--version says what package.json says', () => {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
  expect(dongthuan('--version')).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' })
  expect(dongthuan('--help').stdout.split('\n')[0]).toBe(`Đồng Thuận ${version}`)
})

test('wrong usage ends with 2 and says on standard error how it is used', () => {
  expect(dongthuan().status).toBe(2)
  expect(dongthuan('nothing', 'such')).toMatchObject({ status: 2, stdout: '' })
  const { status, stderr } = dongthuan('backup')
  expect(status).toBe(2)
  expect(stderr).toContain('Usage: bin/dongthuan backup FILE')
  expect(dongthuan('backup', '--help')).toMatchObject({ status: 0, stderr: '' })
})

test('a reader that stops early (… | head) is no failure', async () => {
  for (const args of [['--help'], ['doctor'], ['doctor', '--json']]) {
    const child = spawn(process.execPath, [program, ...args], {
      env: { ...process.env, DATA_DIR: join(root, 'dist/nowhere') },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.destroy()
    let complaints = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaints += text
    })
    const code = await new Promise((resolve) => child.once('close', resolve))
    expect({ args, code, complaints }).toEqual({ args, code: 0, complaints: '' })
  }
})
