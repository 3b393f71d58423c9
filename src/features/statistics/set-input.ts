/** A set of figures as it comes in: one schema for the API and the form, whose fields are flat. */
import { z } from 'zod'
import { fields, levels, statuses } from '#features/models/contract.ts'
import { ownerBlocks } from '#features/units/contract.ts'
import { integer, text } from '#platform/http/inputs.ts'
import { mostParts } from './statistics.rules.ts'

const empty = (value: unknown) => (value === '' || value === undefined ? null : value)

/** What a form sends of boxes that are not ticked, and of a choice not made. */
const list = <T extends z.ZodType>(one: T) =>
  z.preprocess((value) => {
    if (value === undefined || value === null || value === '') return undefined
    const values = (Array.isArray(value) ? value : [value]).filter((word) => word !== '')
    return values.length === 0 ? undefined : values
  }, z.array(one).max(50).optional())

const id = integer()
const yes = z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')])

const conditions = z.strictObject({
  field: list(z.enum(fields)),
  level: list(z.enum(levels)),
  year: list(integer({ min: 1900, max: 2199 })),
  ownerBlock: list(z.enum(ownerBlocks)),
  type: list(id),
  theme: list(id),
  campaign: list(id),
  status: list(z.enum(statuses)),
  recognised: list(yes),
})

/** English may be left to whoever knows it: then the Vietnamese stands in for it. */
const name = z
  .object({ vi: text({ min: 0, max: 200 }), en: text({ min: 0, max: 200 }).default('') })
  .transform(({ vi, en }) => ({ vi, en: en === '' ? vi : en }))

const named = name.refine(({ vi }) => vi !== '', { path: ['vi'], error: 'too_small' })

const part = z.object({
  name: named,
  where: conditions.transform((where) =>
    Object.fromEntries(Object.entries(where).filter(([, values]) => values !== undefined)),
  ),
})

const given = {
  name: named,
  /** A form sends the box only where it is ticked. */
  disjoint: z.preprocess(
    (value) => (value === undefined || value === '' ? false : value === 'yes' ? true : value),
    z.boolean(),
  ),
  source: text({ min: 0, max: 500 }).default(''),
  parts: z.array(part).max(mostParts),
}

export const addSetInput = z.strictObject({
  unitId: z.preprocess(empty, integer({ min: 1 }).nullable()).default(null),
  ...given,
})
export const editSetInput = z.strictObject({ revision: integer({ min: 1 }), ...given })

type Flat = Readonly<Record<string, unknown>>

/** `parts.0.name.vi` and `parts.0.level` become parts; those that were left blank as a whole are none. */
function nested(flat: unknown): unknown {
  if (typeof flat !== 'object' || flat === null) return flat
  const { 'name.vi': vi = '', 'name.en': en = '', ...rest } = flat as Flat
  const parts = new Map<string, Record<string, unknown>>()
  const whole: Record<string, unknown> = {}
  for (const [path, value] of Object.entries(rest)) {
    const [, index, field] = /^parts\.([0-7])\.(name\.vi|name\.en|[a-zA-Z]+)$/u.exec(path) ?? []
    if (index === undefined || field === undefined) whole[path] = value
    else parts.set(index, { ...parts.get(index), [field]: value })
  }
  const filled = [...parts.values()].filter((fields) =>
    Object.values(fields).some((value) =>
      Array.isArray(value) ? value.some((one) => one !== '') : value !== '',
    ),
  )
  return {
    ...whole,
    name: { vi, en },
    parts: filled.map(({ 'name.vi': vi = '', 'name.en': en = '', ...where }) => ({
      name: { vi, en },
      where,
    })),
  }
}

export const addSetForm = z.preprocess(nested, addSetInput)
export const editSetForm = z.preprocess(nested, editSetInput)
