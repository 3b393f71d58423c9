/** A process for tests: takes the lock of the folder it is given, says so, and holds it until it is killed. */
import { writeSync } from 'node:fs'
import { Problem } from '../problem.ts'
import { lockFolder } from './folder-lock.ts'

try {
  lockFolder(process.argv[2] ?? '')
  writeSync(1, `held by ${process.pid}\n`)
  setInterval(() => undefined, 60_000)
} catch (error) {
  writeSync(2, `${error instanceof Problem ? error.code : String(error)}\n`)
  process.exit(1)
}
