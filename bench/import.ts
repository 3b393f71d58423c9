/** Imports a list of models as an office would send it, and says how long reading, checking and entering took. */
import { createAccount } from '#features/people/commands/create-account.ts'
import { grantRole } from '#features/people/commands/grant-role.ts'
import { actorOf } from '#features/people/contract.ts'
import { guessColumns } from '#features/imports/columns.rules.ts'
import { startImport } from '#features/imports/commands/move-import.ts'
import { planImport } from '#features/imports/commands/plan-import.ts'
import { receiveList } from '#features/imports/commands/receive-list.ts'
import { workOnImports } from '#features/imports/commands/work.ts'
import { planBody } from '#features/imports/imports.schemas.ts'
import { listFile, oldCommunes, record } from '#features/imports/lists.test-support.ts'
import { readImport } from '#features/imports/queries/read-import.ts'
import type { Ctx } from '#platform/db/transact.ts'

export interface ImportFigures {
  readonly rows: number
  /** Bytes of the workbook. */
  readonly bytes: number
  /** Milliseconds each. */
  readonly read: number
  readonly check: number
  readonly enter: number
  /** The same list once more: read and checked, nothing entered. */
  readonly again: number
  readonly entered: number
  readonly enteredAgain: number
}

const provinces = [
  'Đà Nẵng',
  'Quảng Nam',
  'Hà Nội',
  'Nghệ An',
  'Thanh Hóa',
  'Hồ Chí Minh',
  'Cần Thơ',
  'Lâm Đồng',
  'Sơn La',
  'Bắc Giang',
]

/** An account that registers for the whole country. */
async function registrar(ctx: Ctx) {
  const nation = await ctx.db
    .selectFrom('unit_version')
    .select('unit_id as id')
    .where('kind', '=', 'nation')
    .executeTakeFirstOrThrow()
  const id = await createAccount(ctx, {
    email: `bench-${crypto.randomUUID()}@example.vn`,
    name: 'Người đo tốc độ',
    password: 'bến đò chiều nay đông khách',
  })
  await grantRole(ctx, {
    accountId: id,
    role: 'national_registrar',
    unitId: nation.id,
    from: '2025-01-01',
    to: undefined,
  })
  const actor = await actorOf(ctx, id)
  if (!actor) throw new Error('the account is gone')
  return actor
}

/**
 * `ctx` is the system's over a database with the country's units. Half of the columns are filled as richly as a form;
 * units stand in columns of their own, a third of them without accents.
 */
export async function measureImport(ctx: Ctx, rows = 10_000): Promise<ImportFigures> {
  const communes = await oldCommunes(ctx.db, provinces)
  const records = Array.from({ length: rows }, (_, i) => {
    const commune = communes[i % communes.length]
    if (!commune) throw new Error('the units were not imported')
    return record(i, commune)
  })
  const bytes = await listFile(records)
  const as: Ctx = { ...ctx, actor: await registrar(ctx) }
  const timed = async <T>(work: () => Promise<T>): Promise<[number, T]> => {
    const start = performance.now()
    const result = await work()
    return [performance.now() - start, result]
  }
  const work = () => workOnImports(ctx, { batches: 1_000 })
  const receive = () => receiveList(as, { name: 'bench.xlsx', bytes, sha256: '0'.repeat(64) })
  const check = async (id: string, one: Awaited<ReturnType<typeof receive>>) => {
    const columns = [...guessColumns(one.columns)].map(([column, target]) => ({ column, target }))
    await planImport(as, { id, ...planBody.parse({ columns, moneyUnit: 1_000_000 }) })
    await work()
  }
  const [read, one] = await timed(receive)
  const [checking] = await timed(() => check(one.id, one))
  const [entering] = await timed(async () => {
    await startImport(as, { id: one.id })
    await work()
  })
  const [again, second] = await timed(async () => {
    const next = await receive()
    await check(next.id, next)
    return next
  })
  const counted = await readImport(as, one.id)
  const repeated = await readImport(as, second.id)
  return {
    rows,
    bytes: bytes.length,
    read,
    check: checking,
    enter: entering,
    again,
    entered: counted.counts.done,
    enteredAgain: repeated.counts.good,
  }
}
