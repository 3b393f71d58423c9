/** What feeds and sitemaps may be asked. */
import { z } from 'zod'
import { uuid } from '#platform/http/inputs.ts'
import { readKey } from './key.rules.ts'

/** A key that one of our pages handed out. */
export const keyInput = z.string().transform((text, context) => {
  const read = readKey(text)
  if (read) return read
  context.addIssue({ code: 'custom', message: 'cursor' })
  return z.NEVER
})

export const cardPath = z.object({ id: uuid })
