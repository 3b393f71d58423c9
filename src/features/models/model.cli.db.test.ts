/** The command line registers through the same command as form and API, and proves the counters. */
import { beforeAll, describe, expect, test } from 'vitest'
import { changeUnit, createUnit, findUnitByCode } from '#features/units/contract.ts'
import type { Terminal } from '#platform/feature.ts'
import { parse } from '#platform/http/issues.ts'
import { Problem } from '#platform/problem.ts'
import { transact } from '#platform/db/transact.ts'
import { useDatabase } from '#test/harness/database.ts'
import { moveModel } from './commands/move-model.ts'
import { settleTally } from './commands/rebuild-tally.ts'
import { registerModel } from './commands/register-model.ts'
import { modelCommands } from './model.cli.ts'
import { registerModelInput } from './model.schemas.ts'
import { countsOfUnit } from './queries/counts-of-unit.ts'
import { readModel } from './queries/read-model.ts'

const database = useDatabase('units')
const content = {
  unitCode: '20306',
  registeredOn: '2024-02-15',
  title: 'Tổ công dân lưu động',
  field: 'political_system',
  level: 'grassroots',
  ownerBlock: 'state',
  situation: 'a',
  goals: 'b',
  method: 'c',
  targetGroup: 'd',
  lead: ['Ủy ban nhân dân phường'],
  outputs: 'e',
}

async function run(name: string, input: Record<string, unknown>, file = ''): Promise<unknown> {
  const command = modelCommands.find((one) => one.name === name)
  if (!command) throw new Error(`no command ${name}`)
  const terminal: Terminal = {
    json: true,
    line: () => undefined,
    progress: () => undefined,
    read: () => Promise.resolve(Buffer.from(file)),
  }
  return command.run(database.ctx(), parse(command.input, input) as never, terminal)
}

async function unit(code: string, date: string): Promise<number> {
  return (await findUnitByCode(database.ctx(), { code, date }))?.id ?? 0
}

describe('models register', () => {
  test('from flags, as a draft', async () => {
    const made = await run('models register', {
      code: '20306',
      on: '2024-02-15',
      precision: 'month',
      title: 'Tổ vay vốn',
      field: 'economy',
      level: 'grassroots',
      block: 'front_unions',
    })
    expect(made).toMatchObject({ models: [{ title: 'Tổ vay vốn', state: 'draft' }] })
    const { models } = made as { models: { id: string }[] }
    const { model } = await readModel(database.ctx(), models[0]?.id ?? '')
    expect(model.registeredPrecision).toBe('month')
  })

  test('from a file, one or many, handed to review at once', async () => {
    const two = [content, { ...content, title: 'Tổ công dân lưu động 2' }]
    const alike = await run('models register', { file: '-', submit: true }, JSON.stringify(two)).catch(
      (error: unknown) => error,
    )
    expect((alike as Problem).code).toBe('model.similar')
    const why = { file: '-', submit: true, another: 'Hai khu' }
    const made = (await run('models register', why, JSON.stringify(two))) as {
      models: { id: string; state: string }[]
    }
    expect(made.models.map(({ state }) => state)).toEqual(['submitted', 'submitted'])
    const { model } = await readModel(database.ctx(), made.models[0]?.id ?? '')
    expect(model.unitId).toBe(await unit('20306', '2024-02-15'))
  })

  test.each([
    ['what is no JSON', '{', 'body.not-json'],
    ['a field that does not exist', JSON.stringify({ ...content, ethnicity: 'x' }), 'invalid'],
    ['no unit', JSON.stringify({ ...content, unitCode: '99999' }), 'invalid'],
  ])('refuses %s and stores nothing', async (_, file, code) => {
    const count = () => database.db.selectFrom('model').select('id').execute()
    const before = await count()
    const error = await run('models register', { file: '-' }, file).catch((thrown: unknown) => thrown)
    expect(error instanceof Problem ? error.code : error).toBe(code)
    expect(await count()).toHaveLength(before.length)
  })
})

describe('models check', () => {
  let village = 0
  beforeAll(async () => {
    const ctx = database.ctx()
    const parentId = await unit('20305', '2026-01-01')
    village = (await createUnit(ctx, { kind: 'village', name: 'Thử', parentId, from: '2025-07-01' })).id
    const input = { ...content, unitCode: undefined, unitId: village, registeredOn: '2026-01-05' }
    const { id } = await registerModel(ctx, parse(registerModelInput, input))
    for (const move of ['submit', 'accept', 'publish'] as const) await moveModel(ctx, move, { id })
  })

  test('finds a counter that drifted, refuses, and mends it when told', async () => {
    expect(await run('models check', {})).toMatchObject({ ok: true })
    await database.db.deleteFrom('model_tally_delta').execute()
    const error = await run('models check', {}).catch((thrown: unknown) => thrown)
    expect(error instanceof Problem ? error.code : error).toBe('models.counters-differ')
    expect(await run('models check', { repair: true })).toMatchObject({ ok: true, repaired: true })
    expect(await run('models check', {})).toMatchObject({ ok: true, repaired: false })
  })

  test('a unit that moved in hindsight takes its figures along', async () => {
    const ctx = database.ctx()
    const from = await unit('20305', '2026-01-01')
    const to = await unit('20314', '2026-01-01')
    await changeUnit(ctx, { unitId: village, from: '2025-12-01', parentId: to })
    await transact(ctx, (inside) => settleTally(inside, [village]))
    expect(await run('models check', {})).toMatchObject({ ok: true })
    for (const basis of ['then', 'today'] as const) {
      expect((await countsOfUnit(ctx, { unitId: to, basis })).total.n).toBe(1)
      expect((await countsOfUnit(ctx, { unitId: from, basis })).total.n).toBe(0)
    }
  })
})
