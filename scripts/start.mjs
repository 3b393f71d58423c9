/** `npm start`: installs, builds, and hands over to `serve`, which prepares the database and prints the address. */
import { install, pinnedNode, root, run } from './toolchain.mjs'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

install()
pinnedNode()

/** Digest of the names, sizes and times of the sources: whether what was built is what is here. */
function sources() {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')))
  for (const folder of ['src', 'migrations', 'scripts']) {
    for (const name of readdirSync(join(root, folder), { recursive: true }).sort()) {
      const stat = statSync(join(root, folder, name))
      if (stat.isFile()) hash.update(`${folder}/${name} ${stat.size} ${stat.mtimeMs}\n`)
    }
  }
  return hash.digest('hex')
}

const stamp = join(root, 'dist', '.built')
const now = sources()
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== now) {
  console.log('Building …')
  const code = await run([join(root, 'scripts/build.mjs')])
  if (code !== 0) process.exit(code)
  writeFileSync(stamp, now)
}
process.exit(
  await run([
    '--max-semi-space-size=8',
    '--heap-growing-percent=150',
    join(root, 'dist/dongthuan.js'),
    'serve',
    '--example',
  ]),
)
