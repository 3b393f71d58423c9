/** `npm run dev`: builds and serves, and does both again whenever a source changes. Reload the page to see it. */
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { environment, install, pinnedNode, root, run } from './toolchain.mjs'

install()
let server
let timer
let busy = Promise.resolve()

async function restart() {
  const code = await run([join(root, 'scripts/build.mjs')])
  if (code !== 0) return
  if (server && server.exitCode === null) {
    const gone = new Promise((resolve) => server.once('close', resolve))
    server.kill('SIGTERM')
    await gone
  }
  const args = ['--enable-source-maps', join(root, 'dist/dongthuan.js'), 'serve', '--example']
  server = spawn(pinnedNode(), args, { cwd: root, stdio: 'inherit', env: environment() })
}

function later() {
  clearTimeout(timer)
  timer = setTimeout(() => {
    busy = busy.then(restart)
  }, 150)
}

for (const folder of ['src', 'migrations']) {
  watch(join(root, folder), { recursive: true }, (_event, file) => {
    if (file && !/\.test\.tsx?$|README/u.test(file)) later()
  })
}
process.on('SIGINT', () => {
  server?.kill('SIGTERM')
  process.exit(0)
})
later()
