/** The built program as a process of its own: for browser journeys, tests of stopping and killing, measurements. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const program = join(import.meta.dirname, '../../dist/dongthuan.js')

export interface Server {
  readonly url: string
  readonly process: ChildProcess
  readonly dataDir: string
  /** Addresses and passwords of the example accounts, where they were asked for. */
  readonly logins: readonly { readonly email: string; readonly password: string }[]
  /** Its exit code, once it has ended; null when a signal ended it. */
  readonly ended: Promise<number | null>
  /** All that it wrote so far, both streams. */
  output(): string
  /** Asks it to stop and resolves to its exit code; `keep` leaves its data folder. */
  stop(options?: { readonly keep?: boolean }): Promise<number | null>
}

interface Start {
  readonly env?: Readonly<Record<string, string>>
  readonly example?: boolean
  /** Its data folder; a new one in the temporary folder unless told. */
  readonly dataDir?: string
}

/** Starts `serve` on a free port and waits for its address. Throws with its output when it ends before. */
export async function startServer({ env = {}, example = false, dataDir }: Start = {}): Promise<Server> {
  if (!existsSync(program)) throw new Error('dist/ is not built: run npm run build first')
  const folder = dataDir ?? mkdtempSync(join(tmpdir(), 'dongthuan-data-'))
  const args = [
    '--max-semi-space-size=8',
    '--heap-growing-percent=150',
    program,
    'serve',
    ...(example ? ['--example'] : []),
  ]
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env['PATH'], REQUESTS_PER_MINUTE: '0', ...env, DATA_DIR: folder, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const closed = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)))
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  const url = await new Promise<string>((resolve, reject) => {
    const read = (text: string) => {
      output += text
      const address = /^Đồng Thuận: (http\S+)\n/mu.exec(output)?.[1]
      /* the logins follow in the same breath */
      if (address && (!example || /^Example logins:\n(?: .*\n)+\n/mu.test(output))) resolve(address)
    }
    child.stdout.setEncoding('utf8').on('data', read)
    child.stderr.setEncoding('utf8').on('data', read)
    child.once('error', reject)
    void closed.then((code) => reject(new Error(`serve ended with ${code}:\n${output}`)))
  })
  const logins = [...output.matchAll(/^ {2}(\S+@\S+) +(\S+)/gmu)].map(([, email = '', password = '']) => ({
    email,
    password,
  }))
  return {
    url,
    process: child,
    dataDir: folder,
    logins,
    ended: closed,
    output: () => output,
    stop: async ({ keep = false } = {}) => {
      child.kill('SIGTERM')
      const code = await closed
      process.off('exit', kill)
      if (!keep) rmSync(folder, { recursive: true, force: true })
      return code
    },
  }
}
