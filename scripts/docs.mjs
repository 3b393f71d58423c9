/** `npm run docs`: writes the documents anew that are made from the code; their tests compare, here they update. */
import { bin, install, run } from './toolchain.mjs'

install()
const made = [
  'test/docs.test.ts',
  'test/database-doc.db.test.ts',
  'src/platform/ops/configuration-table.test.ts',
]
process.exit(await run([bin('vitest'), 'run', ...made, '--update']))
