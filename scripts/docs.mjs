/** Writes the generated documents anew: `docs/context-map.md` from the manifests of the features. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './toolchain.mjs'

const esbuild = await import('esbuild')
const folder = join(root, 'node_modules/.cache/dongthuan')
const outfile = join(folder, 'context-map.mjs')
mkdirSync(folder, { recursive: true })
await esbuild.build({
  absWorkingDir: root,
  entryPoints: ['test/docs/context-map.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  packages: 'external',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'warning',
})
const { contextMap } = await import(pathToFileURL(outfile).href)
writeFileSync(join(root, 'docs/context-map.md'), contextMap(root))
rmSync(outfile)
console.log('Wrote docs/context-map.md')
