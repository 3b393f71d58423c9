/** Starts the built program once for all journeys, with the example data, and says where it is. */
import type { TestProject } from 'vitest/node'
import { startServer } from '../../harness/server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    site: { url: string; logins: { email: string; password: string }[] }
  }
}

/** Vitest's global setup. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer({ example: true })
  project.provide('site', { url: server.url, logins: [...server.logins] })
  let asked = false
  server.process.once('close', (code, signal) => {
    if (asked) return
    const tail = server.output().slice(-6000)
    process.stderr.write(`the server ended by itself, with ${signal ?? code}:\n${tail}\n`)
  })
  return async () => {
    asked = true
    await server.stop()
  }
}
