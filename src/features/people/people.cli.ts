/** Accounts and tokens from the command line: how an installation gets its first officer. */
import { z } from 'zod'
import { findUnitByCode, getUnit } from '#features/units/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { transact } from '#platform/db/transact.ts'
import { type CliCommand, command, type Terminal } from '#platform/feature.ts'
import { integer, text } from '#platform/http/inputs.ts'
import { parse } from '#platform/http/issues.ts'
import { notFound, Problem } from '#platform/problem.ts'
import { findAccountByEmail } from './account.store.ts'
import { createAccount } from './commands/create-account.ts'
import { createToken } from './commands/create-token.ts'
import { grantRole } from './commands/grant-role.ts'
import { accountInput, email, password } from './people.schemas.ts'
import { unitUnknown } from './people.problems.ts'
import { readablePassword } from './secret.ts'

const accountCreate = command({
  name: 'account create',
  help: 'Opens an account, with a role where one is given. The password is read from standard input unless told',
  arguments: [],
  options: {
    email: { type: 'string', value: 'EMAIL', help: 'The address to sign in with' },
    name: { type: 'string', value: 'NAME', help: 'Full name' },
    password: {
      type: 'string',
      value: 'TEXT',
      help: 'The password (other users may see it in the process list)',
    },
    generate: { type: 'boolean', help: 'Make a password and print it' },
    role: {
      type: 'string',
      value: 'ROLE',
      help: 'national_registrar, province_officer, ward_officer, neighbourhood_head',
    },
    unit: { type: 'string', value: 'UNIT', help: 'Official code of today (20305), or id:NUMBER' },
  },
  input: z
    .strictObject({
      email,
      name: text({ max: 120 }),
      password: password.optional(),
      generate: z.boolean().default(false),
      role: z.string().optional(),
      unit: z.string().max(40).optional(),
    })
    .refine((value) => (value.role === undefined) === (value.unit === undefined), {
      path: ['unit'],
      error: 'role_and_unit',
    })
    .refine((value) => !(value.generate && value.password !== undefined), {
      path: ['generate'],
      error: 'one_password',
    }),
  run: async (ctx, input, terminal) => {
    const chosen = input.generate ? readablePassword() : (input.password ?? (await readPassword(terminal)))
    const account = parse(accountInput, { email: input.email, name: input.name, password: chosen })
    const id = await transact(ctx, async (ctx) => {
      const id = await createAccount(ctx, account)
      if (input.role !== undefined && input.unit !== undefined) {
        const unitId = await unitOf(ctx, input.unit)
        await grantRole(ctx, { accountId: id, role: input.role, unitId, from: ctx.clock.today() })
      }
      return id
    })
    terminal.line(`Opened the account ${account.email}.`)
    if (input.generate) terminal.line(`Password: ${chosen}`)
    return { id, email: account.email, ...(input.generate && { password: chosen }) }
  },
})

/** The first line of standard input. */
async function readPassword(terminal: Terminal): Promise<string> {
  const [line = ''] = (await terminal.read('-')).toString('utf8').split(/\r?\n/u)
  return line
}

async function unitOf(ctx: Ctx, unit: string): Promise<number> {
  const id = /^id:(\d{1,9})$/u.exec(unit)?.[1]
  if (id !== undefined) return (await getUnit(ctx, Number(id))).id
  const date = ctx.clock.today()
  const found =
    (await findUnitByCode(ctx, { code: unit, date })) ??
    (await findUnitByCode(ctx, { code: unit, date, codeSystem: 'iso' }))
  if (!found) throw unitUnknown()
  return found.id
}

const tokenCreate = command({
  name: 'token create',
  help: 'Makes a token with which a program acts as an account, and prints it once',
  arguments: [],
  options: {
    account: { type: 'string', value: 'EMAIL', help: 'Whose token' },
    name: { type: 'string', value: 'NAME', help: 'What it is for' },
    days: { type: 'string', value: 'N', help: 'Days until it expires, 1 to 366; 90 unless told' },
  },
  input: z.strictObject({
    account: email,
    name: text({ max: 80 }).default('command line'),
    days: integer({ min: 1, max: 366 }).prefault(90),
  }),
  run: async (ctx, { account: address, name, days }, terminal) => {
    const account = await findAccountByEmail(ctx.db, address)
    if (!account) throw notFound({ vi: `tài khoản ${address}`, en: `an account ${address}` })
    if (account.disabledAt) {
      throw new Problem('account.disabled', 409, {
        vi: 'Tài khoản này đã khóa.',
        en: 'This account is disabled.',
      })
    }
    const made = await createToken(ctx, { accountId: account.id, name, days })
    terminal.line(made.token)
    return { id: made.id, token: made.token, expiresAt: made.expiresAt.toISOString() }
  },
})

export const peopleCommands: readonly CliCommand[] = [accountCreate, tokenCreate]
