/** What the command line says and how: lines and progress for people, one JSON value for machines. */
import { readFile } from 'node:fs/promises'
import type { Terminal } from '#platform/feature.ts'
import { Problem } from '#platform/problem.ts'

export function fileNotFound(file: string): Problem {
  return new Problem('file-not-found', 404, {
    vi: `Không đọc được tệp ${file}.`,
    en: `Cannot read the file ${file}.`,
  })
}

/** Progress is redrawn in place on a terminal; elsewhere each stage is named once when it starts and ends. */
export function createTerminal(
  json: boolean,
  streams: { out: NodeJS.WriteStream; err: NodeJS.WriteStream },
): Terminal {
  let last = ''
  let drawn = 0
  const { out, err } = streams
  const clear = () => {
    if (err.isTTY && last) err.write('\r\u001B[K')
    last = ''
  }
  return {
    json,
    line: (text) => {
      if (json) return
      clear()
      out.write(`${text}\n`)
    },
    progress: (stage, done, total) => {
      if (json) return
      const finished = total > 0 && done >= total
      if (!err.isTTY) {
        if (stage !== last || finished) err.write(`${stage}${finished ? `: ${total}` : ' …'}\n`)
        last = finished ? '' : stage
        return
      }
      const now = performance.now()
      if (stage === last && !finished && now - drawn < 80) return
      drawn = now
      const width = 24
      const filled = total > 0 ? Math.round((Math.min(done, total) / total) * width) : 0
      const bar = total > 0 ? ` ${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${done}/${total}` : ' …'
      err.write(`\r\u001B[K${stage}${bar}${finished ? '\n' : ''}`)
      last = finished ? '' : stage
    },
    read: async (file) => {
      try {
        if (file !== '-') return await readFile(file)
        const chunks: Buffer[] = []
        for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
        return Buffer.concat(chunks)
      } catch {
        throw fileNotFound(file)
      }
    },
  }
}
