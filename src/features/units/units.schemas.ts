/** What commands on units take in: one schema each for form, API and command line. */
import { z } from 'zod'
import { date, integer, optional, text } from '#platform/http/inputs.ts'
import { ownerBlocks } from './units.rules.ts'

const kind = z.string().regex(/^[a-z_]{1,40}$/u)
const name = text({ max: 200 })
const unitId = integer({ min: 1 })
const code = text({ max: 40 })

/** `from` is the first day on which the unit exists. */
export const unitInput = z.object({
  kind,
  name,
  parentId: unitId,
  from: date,
  code: optional(code),
  ownerBlock: optional(z.enum(ownerBlocks)),
})

/** What is absent stays as it was; `from` is the first day of the new state. */
export const unitChange = z.object({
  unitId,
  from: date,
  kind: optional(kind),
  name: optional(name),
  parentId: optional(unitId),
  code: optional(code),
  ownerBlock: optional(z.enum(ownerBlocks)),
})

/** Into a unit that exists, or into a new one; `on` is the first day after the merger. */
export const unitMerger = z
  .object({
    fromIds: z.array(unitId).min(1).max(50),
    on: date,
    intoId: optional(unitId),
    kind: optional(kind),
    name: optional(name),
    parentId: optional(unitId),
    code: optional(code),
    note: optional(text({ max: 500 })),
  })
  .refine((value) => value.intoId !== undefined || (value.kind && value.name && value.parentId), {
    path: ['intoId'],
    error: 'required',
  })

export type UnitInput = z.output<typeof unitInput>
export type UnitChange = z.output<typeof unitChange>
export type UnitMerger = z.output<typeof unitMerger>
