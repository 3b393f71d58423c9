/** What may come in at the desk. */
import { z } from 'zod'
import { integer, multiline, optional, text, uuid } from '#platform/http/inputs.ts'
import { bulkMoves, mostAtOnce } from './bulk.rules.ts'

export const modelPath = z.object({ id: uuid })

const list = (value: unknown) =>
  value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]

/** Each model once, in the order of the list. */
const ids = z.preprocess(
  list,
  z
    .array(uuid)
    .max(mostAtOnce)
    .transform((all) => [...new Set(all)]),
)

/** What was ticked, before anything is done; an address opened by hand may say nothing. */
export const bulkQuery = z.object({ ids, move: optional(z.enum(bulkMoves)) })

export const bulkBody = z.object({
  key: uuid,
  ids: ids.pipe(z.array(z.string()).min(1)),
  move: z.enum(bulkMoves),
  /** Needed to return or withdraw. */
  reason: multiline({ min: 0, max: 2000 }).default(''),
})
export type RunBulk = z.output<typeof bulkBody>

export const runPath = z.object({ id: uuid })

export const saveFilterBody = z.object({
  name: text({ max: 100 }),
  /** The query string of the list. */
  query: text({ max: 1000 }),
})
export type SaveFilter = z.output<typeof saveFilterBody>

/** Made when the form is shown, so that a form sent twice says it once. */
const key = uuid

export const commentBody = z.object({
  key,
  body: multiline({ max: 2000 }),
  /** Ticked where somebody else is to answer. */
  asks: z.preprocess((value) => value === 'yes' || value === true, z.boolean()),
  /** The comment that this one corrects. */
  replaces: optional(integer({ min: 1 })),
})
export type WriteComment = z.output<typeof commentBody> & { readonly id: string }

export const commentQuery = z.object({
  /** The comment to correct. */
  edit: optional(integer({ min: 1 })),
  /** Comments older than this one. */
  before: optional(integer({ min: 1 })),
  done: optional(z.literal('said')),
})

export const historyQuery = z.object({
  before: optional(integer({ min: 1, max: Number.MAX_SAFE_INTEGER })).describe('`next` of the page before'),
})
