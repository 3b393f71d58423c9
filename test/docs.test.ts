/** Written documents are current: `npm run docs` writes them anew. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { contextMap } from './docs/context-map.ts'

test('docs/context-map.md is what the manifests say', async () => {
  await expect(contextMap(join(import.meta.dirname, '..'))).toMatchFileSnapshot('../docs/context-map.md')
})
