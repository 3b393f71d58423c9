/** `npm run bench`: builds and measures; prints the figures of all parts or those named, and writes docs/benchmarks/ with `-- --write`. */
import { join } from 'node:path'
import { install, root, run } from './toolchain.mjs'

install()
const built = await run([join(root, 'scripts/build.mjs')])
process.exit(built || (await run([join(root, 'bench/run.ts'), ...process.argv.slice(2)])))
