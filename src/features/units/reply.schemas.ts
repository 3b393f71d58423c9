/**
 * What the API answers about units, as schemas: the OpenAPI document is made from them and the tests hold the
 * answers to them. Dates are `YYYY-MM-DD`; `from` is inclusive, `to` exclusive, null means without bound.
 */
import { z } from 'zod'
import { ownerBlocks } from './units.rules.ts'

const day = z.iso.date()
const id = z.int().describe('Stable id of the unit: never reused, unlike its code')
const share = z
  .number()
  .min(0)
  .max(1)
  .nullable()
  .describe('Part of the start, 0 to 1; null when no source states it')
const certainty = z.enum(['stated', 'repaired', 'guessed'])
const extent = z.enum(['whole', 'part', 'part_with_all_people', 'part_of_people']).nullable()

export const levels = [
  'nation',
  'province',
  'district',
  'commune',
  'neighbourhood',
  'organisation',
  'cluster',
  'zone',
] as const

/** One version of a unit: what it was called and where it belonged during a period. */
export const versionReply = z.object({
  id,
  kind: z.string(),
  level: z.enum(levels),
  name: z.string().describe('Without the word for the kind'),
  fullName: z.string(),
  code: z.string().nullable(),
  codeSystem: z.string().describe('Who gave the code: gso is the Statistics Office'),
  parentId: z.int().nullable(),
  ownerBlock: z.enum(ownerBlocks).nullable(),
  from: day.nullable(),
  to: day.nullable(),
  dated: z.boolean().describe('False: its dates are not known, from and to are outer bounds'),
})

export const hitReply = z.object({
  unit: versionReply,
  place: z.string().describe('Full name with the units above, at the time of this version'),
  province: z.string().nullable(),
  existsToday: z.boolean(),
  now: z
    .array(z.object({ id, fullName: z.string(), place: z.string() }))
    .describe(
      'Where a former unit is today, or what a unit found by a former name is called now; else empty',
    ),
})

export const hitsReply = z.object({ items: z.array(hitReply) })

export const unitReply = z.object({
  id,
  existsToday: z.boolean(),
  place: z.string(),
  latest: versionReply.describe('The version of today, or the last one'),
  versions: z.array(versionReply).describe('Oldest first'),
  successions: z.array(
    z.object({
      direction: z.enum(['from', 'into']).describe('from: the other unit flowed into this one'),
      date: day,
      dated: z.boolean(),
      kind: z.enum(['merge', 'split', 'partial', 'rename', 'upgrade', 'unchanged']),
      extent,
      extentNote: z.string().nullable(),
      share,
      certainty,
      source: z.object({ title: z.string(), url: z.string().nullable() }),
      deniedBy: z.string().nullable().describe('A better source that denies it; then it does not count'),
      unit: versionReply,
      place: z.string(),
    }),
  ),
})

const next = z.string().nullable().describe('Pass as `after` for the following page; null at the end')

export const childrenReply = z.object({
  on: day,
  items: z.array(versionReply.extend({ childCount: z.int() })),
  next,
})
export const subtreeReply = z.object({
  on: day,
  items: z.array(versionReply.extend({ depth: z.int().describe('Counted from the unit asked for') })),
  next,
})
export const ancestorsReply = z.object({ on: day, items: z.array(versionReply).describe('Root first') })
export const reachedReply = z.object({
  from: day,
  to: day,
  items: z.array(
    z.object({
      unit: versionReply,
      share,
      steps: z.int(),
      certainty: certainty.describe('The weakest on the way'),
    }),
  ),
})
export const todayReply = z.object({
  items: z.array(
    z.object({
      unit: versionReply,
      place: z.string(),
      share,
      extent,
      extentNote: z.string().nullable(),
      certainty: certainty.nullable(),
    }),
  ),
})
export const createdReply = z.object({ id })
