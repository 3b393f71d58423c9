/**
 * Builds `dist/`: the program as one file, the threads it starts, the templates of documents, the style sheet with
 * its fonts, and the islands. Names of assets carry a hash of their content; `manifest.json` says which is which.
 * Takes about a second.
 */
import { brotliCompressSync } from 'node:zlib'
import {
  cpSync,
  globSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
  existsSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import * as esbuild from 'esbuild'

const root = join(import.meta.dirname, '..')
const out = join(root, 'dist')
const assets = join(out, 'assets')

const common = { absWorkingDir: root, bundle: true, logLevel: 'warning', minify: true, metafile: true }

export async function build({ clean = true } = {}) {
  if (clean) rmSync(out, { recursive: true, force: true })
  mkdirSync(assets, { recursive: true })
  const islands = globSync('src/**/islands/*.{ts,tsx}', { cwd: root }).filter(
    (file) => !file.includes('.test.'),
  )

  const [, web] = await Promise.all([
    esbuild.build({
      ...common,
      entryPoints: {
        dongthuan: 'src/main/cli.ts',
        'typst.worker': 'src/platform/documents/typst.worker.ts',
      },
      outdir: out,
      platform: 'node',
      format: 'esm',
      target: 'node24',
      packages: 'external',
      minify: false,
      sourcemap: 'linked',
      jsx: 'automatic',
      jsxImportSource: 'preact',
    }),
    esbuild.build({
      ...common,
      entryPoints: [
        { in: 'src/ui/ui.css', out: 'ui' },
        ...islands.map((file) => ({ in: file, out: islandName(file) })),
      ],
      outdir: assets,
      entryNames: '[name]-[hash]',
      assetNames: '[name]-[hash]',
      format: 'esm',
      target: ['es2020', 'chrome80', 'firefox78', 'safari14.1'],
      loader: { '.woff2': 'file', '.svg': 'file' },
      jsx: 'automatic',
      jsxImportSource: 'preact',
    }),
  ])

  for (const folder of globSync('src/features/*/documents', { cwd: root })) {
    cpSync(join(root, folder), join(out, 'documents', basename(dirname(folder))), { recursive: true })
  }

  const built = Object.entries(web.metafile.outputs)
  const outputOf = (entry) => basename(built.find(([, output]) => output.entryPoint === entry)[0])
  const manifest = {
    css: outputOf('src/ui/ui.css'),
    fonts: built
      .map(([file]) => basename(file))
      .filter((file) => /-(?:latin|vietnamese)-400-normal-\w+\.woff2$/u.test(file))
      .sort(),
    islands: Object.fromEntries(islands.map((file) => [islandName(file), outputOf(file)])),
    ...(existsSync(join(root, 'src/ui/layout/icon.svg')) && { icon: 'icon.svg' }),
  }
  if (manifest.icon)
    writeFileSync(join(assets, 'icon.svg'), readFileSync(join(root, 'src/ui/layout/icon.svg')))
  writeFileSync(join(assets, 'manifest.json'), JSON.stringify(manifest))
  for (const file of readdirSync(assets)) {
    if (/\.(?:css|js|svg)$/u.test(file)) {
      writeFileSync(join(assets, `${file}.br`), brotliCompressSync(readFileSync(join(assets, file))))
    }
  }
}

function islandName(file) {
  return basename(file).replace(/\.tsx?$/u, '')
}

if (import.meta.main) await build()
