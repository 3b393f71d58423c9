/** `npm run check`: the fast part of the tests, for while you write. Types, format, lint, architecture, unit. */
import { install } from './toolchain.mjs'

install()
const { quickStages, runStages, tests } = await import('./stages.mjs')
await runStages([...quickStages, tests('architecture, unit and components', 'unit')])
