/** Accounts, roles and tokens from the command line: how an installation gets its first officer, and loses one. */
import { z } from 'zod'
import { findUnitByCode, getUnit } from '#features/units/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { transact } from '#platform/db/transact.ts'
import { type CliCommand, command, type Terminal } from '#platform/feature.ts'
import { date, integer, text } from '#platform/http/inputs.ts'
import { parse } from '#platform/http/issues.ts'
import { notFound } from '#platform/problem.ts'
import { type Account, findAccountByEmail } from './account.store.ts'
import { createAccount } from './commands/create-account.ts'
import { createToken } from './commands/create-token.ts'
import { disableAccount } from './commands/disable-account.ts'
import { enableAccount } from './commands/enable-account.ts'
import { endGrant } from './commands/end-grant.ts'
import { grantRole } from './commands/grant-role.ts'
import { listGrants } from './grant.store.ts'
import { accountInput, email, grantInput, password } from './people.schemas.ts'
import { accountDisabled, unitUnknown } from './people.problems.ts'
import { readablePassword } from './secret.ts'

const roleOptions = {
  role: {
    type: 'string',
    value: 'ROLE',
    help: 'national_registrar, province_officer, ward_officer, neighbourhood_head, appraiser',
  },
  unit: { type: 'string', value: 'UNIT', help: 'Official code of today (20305), or id:NUMBER' },
} as const

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
    ...roleOptions,
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
    const account = await accountOf(ctx, address)
    if (account.disabledAt) throw accountDisabled()
    const made = await createToken(ctx, { accountId: account.id, name, days })
    terminal.line(made.token)
    return { id: made.id, token: made.token, expiresAt: made.expiresAt.toISOString() }
  },
})

async function accountOf(ctx: Ctx, address: string): Promise<Account> {
  const account = await findAccountByEmail(ctx.db, address)
  if (!account) throw notFound({ vi: `tài khoản ${address}`, en: `an account ${address}` })
  return account
}

const accountDisable = command({
  name: 'account disable',
  help: 'Shuts an account out: ends its sessions, revokes its tokens, refuses its sign-in',
  arguments: ['EMAIL'],
  options: {},
  input: z.strictObject({ email }),
  run: async (ctx, input, terminal) => {
    const { id } = await accountOf(ctx, input.email)
    await disableAccount(ctx, { id })
    terminal.line(`Disabled the account ${input.email}.`)
    return { id, email: input.email, disabled: true }
  },
})

const accountEnable = command({
  name: 'account enable',
  help: 'Lets a disabled account in again',
  arguments: ['EMAIL'],
  options: {},
  input: z.strictObject({ email }),
  run: async (ctx, input, terminal) => {
    const { id } = await accountOf(ctx, input.email)
    await enableAccount(ctx, { id })
    terminal.line(`Enabled the account ${input.email}.`)
    return { id, email: input.email, disabled: false }
  },
})

const accountGrant = command({
  name: 'account grant',
  help: 'Grants a role to an account, over a unit and all below it',
  arguments: ['EMAIL'],
  options: {
    ...roleOptions,
    from: { type: 'string', value: 'DATE', help: 'First day; today unless told' },
    to: { type: 'string', value: 'DATE', help: 'Last day; open unless told' },
  },
  input: z.strictObject({
    email,
    role: grantInput.shape.role,
    unit: z.string().max(40),
    from: date.optional(),
    to: date.optional(),
  }),
  run: async (ctx, { email: address, role, unit, from = ctx.clock.today(), to }, terminal) => {
    const account = await accountOf(ctx, address)
    if (account.disabledAt) throw accountDisabled()
    const unitId = await unitOf(ctx, unit)
    const id = await grantRole(ctx, parse(grantInput, { accountId: account.id, role, unitId, from, to }))
    terminal.line(`Granted ${role} to ${address} from ${from}${to === undefined ? '' : ` to ${to}`}.`)
    return { id, accountId: account.id, role, unitId, from, to: to ?? null }
  },
})

const accountEndGrant = command({
  name: 'account end-grant',
  help: 'Ends a role of an account now, and takes it away where it would begin later',
  arguments: ['EMAIL'],
  options: roleOptions,
  input: z.strictObject({ email, role: grantInput.shape.role, unit: z.string().max(40) }),
  run: async (ctx, { email: address, role, unit }, terminal) => {
    const account = await accountOf(ctx, address)
    const unitId = await unitOf(ctx, unit)
    const ended = await transact(ctx, async (ctx) => {
      const today = ctx.clock.today()
      const living = (await listGrants(ctx.db, account.id)).filter(
        (grant) => grant.role === role && grant.unitId === unitId && (grant.to === null || grant.to >= today),
      )
      for (const { id } of living) await endGrant(ctx, { id })
      return living.map(({ id }) => id)
    })
    if (ended.length === 0) {
      throw notFound({ vi: `vai trò ${role} của ${address}`, en: `a role ${role} of ${address}` })
    }
    terminal.line(`Ended ${role} of ${address}.`)
    return { ended }
  },
})

export const peopleCommands: readonly CliCommand[] = [
  accountCreate,
  accountDisable,
  accountEnable,
  accountGrant,
  accountEndGrant,
  tokenCreate,
]
