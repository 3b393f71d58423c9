/** What people's commands take in: one schema each for form, API and command line. */
import { z } from 'zod'
import { date, integer, optional, text, uuid } from '#platform/http/inputs.ts'

/** Addresses are kept in lower case, so that one person is one account whatever they type. */
export const email = z
  .string()
  .max(254)
  .transform((value) => value.normalize('NFC').trim().toLowerCase())
  .pipe(z.email().min(3).max(254))

/** Taken as typed: spaces count. Which ones are good enough is in `password.rules.ts`. */
export const password = z
  .string()
  .min(1)
  .max(1000)
  .refine((value) => value.isWellFormed() && !/\p{Cc}/u.test(value), { error: 'control' })

export const signInInput = z.object({ email, password })

export const accountInput = z.object({ email, name: text({ max: 120 }), password })

export const passwordChange = z.object({ current: password, password })

export const tokenInput = z.object({
  name: text({ max: 80 }),
  days: integer({ min: 1, max: 366 }).prefault(90),
})

export const grantInput = z
  .object({
    accountId: uuid,
    role: z.string().regex(/^[a-z_]{1,40}$/u),
    unitId: integer({ min: 1 }),
    from: date,
    to: optional(date),
  })
  .refine((value) => value.to === undefined || value.to >= value.from, { path: ['to'], error: 'date_order' })

export const idInput = z.object({ id: uuid })

export type SignInInput = z.output<typeof signInInput>
export type AccountInput = z.output<typeof accountInput> & { readonly example?: boolean }
export type PasswordChange = z.output<typeof passwordChange>
export type TokenInput = z.output<typeof tokenInput>
export type GrantInput = z.output<typeof grantInput>
