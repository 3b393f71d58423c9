/** Importing in tests, step by step: an officer of Đà Nẵng, lists of its communes, and the steps of the pages. */
import { actorOf } from '#features/people/contract.ts'
import type { Actor } from '#platform/auth/actor.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { anAccount } from '#test/builders/accounts.ts'
import { codes, unitId } from '#test/builders/units.ts'
import type { TestDatabase } from '#test/harness/database.ts'
import { guessColumns } from './columns.rules.ts'
import { startImport } from './commands/move-import.ts'
import { planImport } from './commands/plan-import.ts'
import { receiveList } from './commands/receive-list.ts'
import { workOnImports } from './commands/work.ts'
import type { ImportId } from './import.rules.ts'
import { planBody, type PlanBody } from './imports.schemas.ts'
import type { SheetImport } from './imports.store.ts'
import { type ListCell, oldCommunes, type OldCommune, record } from './lists.test-support.ts'
import { listImportRows } from './queries/read-import.ts'

/** The steps over one test database. */
export function importing(database: TestDatabase) {
  async function officer(role: 'province_officer' | 'ward_officer', unit: number): Promise<Actor> {
    const ctx = database.ctx()
    const { id } = await anAccount(ctx, { role, unitId: unit })
    const actor = await actorOf(ctx, id)
    if (!actor) throw new Error('no actor')
    return actor
  }

  async function daNang(): Promise<Ctx> {
    const ctx = database.ctx()
    return database.ctx({ actor: await officer('province_officer', await unitId(ctx, codes.daNang)) })
  }

  let known: OldCommune[] | undefined
  async function communes(): Promise<OldCommune[]> {
    known ??= await oldCommunes(database.db, ['Đà Nẵng', 'Quảng Nam'])
    return known
  }

  async function good(from: number, count: number): Promise<ListCell[][]> {
    const all = await communes()
    return Array.from({ length: count }, (_, i) => {
      const commune = all[(from + i) % all.length]
      if (!commune) throw new Error('no communes')
      return record(from + i, commune)
    })
  }

  async function send(ctx: Ctx, bytes: Buffer, name = 'danh-sach.xlsx'): Promise<SheetImport> {
    return receiveList(ctx, { name, bytes, sha256: 'a'.repeat(64) })
  }

  /** What the page would propose. */
  function guessed(one: SheetImport, over: Partial<PlanBody> = {}): PlanBody {
    const columns = [...guessColumns(one.columns)].map(([column, target]) => ({ column, target }))
    return { ...planBody.parse({ columns, moneyUnit: 1_000_000 }), ...over }
  }

  /** Sends, plans and checks; works until nothing is left to do. */
  async function checked(ctx: Ctx, bytes: Buffer, over: Partial<PlanBody> = {}): Promise<ImportId> {
    const one = await send(ctx, bytes)
    await planImport(ctx, { id: one.id, ...guessed(one, over) })
    await workOnImports(database.ctx(), { batches: 100 })
    return one.id
  }

  async function entered(ctx: Ctx, bytes: Buffer, over: Partial<PlanBody> = {}): Promise<ImportId> {
    const id = await checked(ctx, bytes, over)
    await startImport(ctx, { id })
    await workOnImports(database.ctx(), { batches: 100 })
    return id
  }

  async function modelsOf(actor: Actor) {
    return database.db
      .selectFrom('model')
      .selectAll()
      .where('created_by', '=', actor.accountId)
      .orderBy('title')
      .execute()
  }

  async function reasons(ctx: Ctx, id: string): Promise<string[]> {
    const { rows } = await listImportRows(ctx, { id, state: 'bad', limit: 100 })
    return rows.map(
      ({ rowNo, remarks }) =>
        `${rowNo} ${remarks
          .filter(({ note }) => !note)
          .map(({ code }) => code)
          .join(',')}`,
    )
  }

  return { officer, daNang, good, send, guessed, checked, entered, modelsOf, reasons }
}
