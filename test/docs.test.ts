/** Written documents are current: what `node scripts/docs.mjs` would write is what is there. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { contextMap } from './docs/context-map.ts'

const root = join(import.meta.dirname, '..')

test('docs/context-map.md is what the manifests say; node scripts/docs.mjs writes it anew', () => {
  expect(readFileSync(join(root, 'docs/context-map.md'), 'utf8')).toBe(contextMap(root))
})
