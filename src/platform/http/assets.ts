/** The built CSS, fonts and islands: names carry a hash of the content, so browsers keep them for ever. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const manifestSchema = z.object({
  css: z.string(),
  fonts: z.array(z.string()),
  islands: z.record(z.string(), z.string()),
  icon: z.string().optional(),
})

export interface Assets {
  readonly css: string
  readonly fonts: string[]
  readonly icon: string | undefined
  island(name: string): string
  /** The file behind `/assets/<name>`; undefined when there is none of that name. */
  file(
    name: string,
  ): { body: Uint8Array<ArrayBuffer>; brotli: Uint8Array<ArrayBuffer> | undefined; type: string } | undefined
}

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
  map: 'application/json',
}

function bytes(file: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return new Uint8Array(readFileSync(file))
  } catch {
    return undefined
  }
}

/** Reads what the build wrote into `folder`; files are read once and kept. */
export function openAssets(folder: string): Assets {
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')))
  const kept = new Map<string, ReturnType<Assets['file']>>()
  return {
    css: `/assets/${manifest.css}`,
    fonts: manifest.fonts.map((font) => `/assets/${font}`),
    icon: manifest.icon && `/assets/${manifest.icon}`,
    island: (name) => {
      const file = manifest.islands[name]
      if (!file) throw new Error(`no island named ${name} was built`)
      return `/assets/${file}`
    },
    file: (name) => {
      if (!/^[\w.-]+$/u.test(name) || name === 'manifest.json') return undefined
      if (!kept.has(name)) {
        const body = bytes(join(folder, name))
        if (!body) return undefined
        const type = types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
        kept.set(name, { body, brotli: bytes(join(folder, `${name}.br`)), type })
      }
      return kept.get(name)
    },
  }
}
