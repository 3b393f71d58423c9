/** Whose a list is, and that stopping, dying and hurrying neither lose a row nor enter one twice. */
import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { actorOf } from '#features/people/contract.ts'
import { fixedClock } from '#platform/clock.ts'
import { anAccount } from '#test/builders/accounts.ts'
import { useDatabase } from '#test/harness/database.ts'
import { cancelImport, removeImport, resumeImport, startImport } from './commands/move-import.ts'
import { planImport } from './commands/plan-import.ts'
import { tidyImports } from './commands/tidy-imports.ts'
import { workOnImports } from './commands/work.ts'
import { claimImport } from './imports.store.ts'
import { importing } from './journey.test-support.ts'
import { listFile } from './lists.test-support.ts'
import { readImport } from './queries/read-import.ts'

const database = useDatabase('units')
const { daNang, good, send, guessed, checked, entered, modelsOf } = importing(database)

describe('whose it is', () => {
  test('nobody else sees it or touches it, and who registers nowhere sends none', async () => {
    const ctx = await daNang()
    const other = await daNang()
    const one = await send(ctx, Buffer.from('Tên mô hình;Đơn vị\na;b\n'))
    await expect(readImport(other, one.id)).rejects.toMatchObject({ status: 404 })
    await expect(removeImport(other, { id: one.id })).rejects.toMatchObject({ status: 404 })
    await expect(planImport(other, { id: one.id, ...guessed(one) })).rejects.toMatchObject({ status: 404 })
    const { id } = await anAccount(database.ctx())
    const actor = await actorOf(database.ctx(), id)
    const nobody = database.ctx({ actor: actor ?? ctx.actor })
    await expect(send(nobody, Buffer.from('a;b\n1;2\n'))).rejects.toMatchObject({ code: 'not-allowed' })
    await removeImport(ctx, { id: one.id })
    await expect(readImport(ctx, one.id)).rejects.toMatchObject({ status: 404 })
  })

  test('a bounded number of lists waits at once', async () => {
    const ctx = await daNang()
    for (let i = 0; i < 20; i++) await send(ctx, Buffer.from(`Tên mô hình;Đơn vị\n${i};b\n`))
    await expect(send(ctx, Buffer.from('a;b\n1;2\n'))).rejects.toMatchObject({ code: 'import.too-many-open' })
  })
})

describe('stopping, going on, and dying in between', () => {
  test('between two batches whoever waits for a page has their turn', async () => {
    const ctx = await daNang()
    const id = await checked(ctx, await listFile(await good(20_000, 1_100)))
    await startImport(ctx, { id })
    const seen = new Set<number>()
    const over = new AbortController()
    const others = (async () => {
      while (!over.signal.aborted) {
        seen.add((await readImport(ctx, id)).counts.done)
        await setImmediate()
      }
    })()
    await workOnImports(database.ctx(), { batches: 10 })
    over.abort()
    await others
    expect([...seen]).toEqual(expect.arrayContaining([500, 1_000]))
  })

  test('cancelled after a batch, resumed to the end, no row twice', async () => {
    const ctx = await daNang()
    const id = await checked(ctx, await listFile(await good(3_000, 1_200)))
    await startImport(ctx, { id })
    await workOnImports(database.ctx(), { batches: 1 })
    expect((await readImport(ctx, id)).counts).toMatchObject({ done: 500, good: 700 })
    await cancelImport(ctx, { id })
    await workOnImports(database.ctx(), { batches: 10 })
    expect((await readImport(ctx, id)).counts).toMatchObject({ done: 500, good: 700 })
    await expect(startImport(ctx, { id })).rejects.toMatchObject({ code: 'import.wrong-moment' })
    await resumeImport(ctx, { id })
    await workOnImports(database.ctx(), { batches: 10 })
    expect(await readImport(ctx, id)).toMatchObject({
      one: { state: 'done' },
      counts: { done: 1_200, good: 0 },
    })
    expect(await modelsOf(ctx.actor)).toHaveLength(1_200)
  })

  test('who died holding it is waited for, then another goes on', async () => {
    const ctx = await daNang()
    const id = await checked(ctx, await listFile(await good(5_000, 3)))
    await startImport(ctx, { id })
    const now = ctx.clock.now()
    const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
    const dead = await claimImport(ctx.db, { lease: crypto.randomUUID(), now, until: later(90) })
    expect(dead?.id).toBe(id)
    await workOnImports(database.ctx(), { batches: 10 })
    expect((await readImport(ctx, id)).counts.done).toBe(0)
    await workOnImports(database.ctx({ clock: fixedClock(later(91)) }), { batches: 10 })
    expect(await readImport(ctx, id)).toMatchObject({ one: { state: 'done' }, counts: { done: 3 } })
  })

  test('what fails again and again is stopped, and a disabled account enters nothing', async () => {
    const ctx = await daNang()
    const id = await checked(ctx, await listFile(await good(6_000, 3)))
    await startImport(ctx, { id })
    await database.db.updateTable('sheet_import').set({ tries: 5 }).where('id', '=', id).execute()
    await workOnImports(database.ctx(), { batches: 10 })
    expect((await readImport(ctx, id)).one).toMatchObject({ state: 'cancelled', problem: 'failed' })
    await resumeImport(ctx, { id })
    await database.db
      .updateTable('account')
      .set({ disabled_at: ctx.clock.now() })
      .where('id', '=', ctx.actor.accountId)
      .execute()
    await workOnImports(database.ctx(), { batches: 10 })
    expect((await readImport(ctx, id)).one).toMatchObject({ state: 'cancelled', problem: 'account-gone' })
    expect(await modelsOf(ctx.actor)).toEqual([])
  })

  test('what was sent is forgotten after 90 days; the models stay and are known', async () => {
    const ctx = await daNang()
    const bytes = await listFile(await good(7_000, 2))
    const done = await entered(ctx, bytes)
    const waiting = await checked(ctx, await listFile(await good(7_100, 2)))
    const later = fixedClock(new Date(ctx.clock.now().getTime() + 91 * 86_400_000))
    await tidyImports(database.ctx({ clock: later }))
    await expect(readImport(ctx, waiting)).rejects.toMatchObject({ status: 404 })
    expect((await readImport(ctx, done)).one.clearedAt).not.toBeNull()
    const stored = await database.db
      .selectFrom('sheet_import_row')
      .select(['cells', 'content', 'state'])
      .where('import_id', '=', done)
      .execute()
    expect(stored.every(({ cells, content }) => cells.length === 0 && content === null)).toBe(true)
    expect((await readImport(ctx, await checked(ctx, bytes))).counts).toMatchObject({ there: 2, good: 0 })
  })

  test('a batch that breaks in the middle leaves nothing behind, and is done whole the next time', async () => {
    const ctx = await daNang()
    const id = await checked(ctx, await listFile(await good(8_000, 600)))
    await startImport(ctx, { id })
    /* The last statement of a batch fails, when its models and keys are written already. */
    await sql`
      create function break_batch() returns trigger language plpgsql as $$
      begin if new.state = 'done' and new.row_no > 550 then raise exception 'the power went out'; end if; return new; end $$`.execute(
      database.db,
    )
    await sql`create trigger break_batch before update on sheet_import_row
      for each row execute function break_batch()`.execute(database.db)
    await expect(workOnImports(database.ctx(), { batches: 10 })).rejects.toThrow('the power went out')
    const keys = async () => {
      const models = await modelsOf(ctx.actor)
      const found = await database.db.selectFrom('import_key').select('model_id').execute()
      const mine = new Set(models.map((model): string => model.id))
      return { models: models.length, keys: found.filter(({ model_id }) => mine.has(model_id)).length }
    }
    expect(await keys()).toEqual({ models: 500, keys: 500 })
    await sql`drop trigger break_batch on sheet_import_row`.execute(database.db)
    await workOnImports(database.ctx(), { batches: 10 })
    expect(await readImport(ctx, id)).toMatchObject({ one: { state: 'done' }, counts: { done: 600 } })
    expect(await keys()).toEqual({ models: 600, keys: 600 })
  })

  test('workers side by side: one import is one worker’s, and equal rows of two lists become one model', async () => {
    const [ctx, other] = [await daNang(), await daNang()]
    const bytes = await listFile(await good(9_000, 700))
    const ids = [await checked(ctx, bytes), await checked(other, bytes)]
    await startImport(ctx, { id: ids[0] ?? '' })
    await startImport(other, { id: ids[1] ?? '' })
    await Promise.all([1, 2, 3, 4].map(() => workOnImports(database.ctx(), { batches: 20 })))
    await workOnImports(database.ctx(), { batches: 20 })
    const [one, two] = [await readImport(ctx, ids[0] ?? ''), await readImport(other, ids[1] ?? '')]
    expect([one.one.state, two.one.state]).toEqual(['done', 'done'])
    expect(one.counts.done + two.counts.done).toBe(700)
    expect(one.counts.there + two.counts.there).toBe(700)
    const models = [...(await modelsOf(ctx.actor)), ...(await modelsOf(other.actor))]
    expect(new Set(models.map(({ title }) => title)).size).toBe(700)
    expect(models).toHaveLength(700)
  })
})
