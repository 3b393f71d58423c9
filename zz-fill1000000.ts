import { overPostgres } from '#platform/db/database.ts'
import { fillModels } from './bench/models-data.ts'
const open = overPostgres('postgres://postgres@127.0.0.1:46299/m1000000', 2)
const s = performance.now()
await fillModels(open.db, 1000000)
console.log(1000000, Math.round(performance.now()-s), 'ms')
await open.close()
