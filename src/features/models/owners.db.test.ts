/** Several owners with roles: how they are stored, shown and counted, and versions from before blocks were said. */
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { findUnitByCode } from '#features/units/contract.ts'
import { parse } from '#platform/http/issues.ts'
import { Problem } from '#platform/problem.ts'
import { useWeb } from '#test/harness/web.ts'
import { editModel } from './commands/edit-model.ts'
import { moveModel } from './commands/move-model.ts'
import { registerModel } from './commands/register-model.ts'
import type { Model } from './model.rules.ts'
import { registerModelInput } from './model.schemas.ts'
import { findRevision } from './model.store.ts'
import { changesOf } from './problems.rules.ts'
import { countsOfUnit } from './queries/counts-of-unit.ts'
import { readModel } from './queries/read-model.ts'

const web = useWeb('units')
const { database } = web
let anKhe = 0

beforeAll(async () => {
  anKhe = (await findUnitByCode(database.ctx(), { code: '20305', date: '2026-11-21' }))?.id ?? 0
})

function register(change: Record<string, unknown>): Promise<Model> {
  return registerModel(
    database.ctx(),
    parse(registerModelInput, {
      unitId: anKhe,
      registeredOn: '2026-11-02',
      title: 'Ngõ sạch',
      field: 'culture_society',
      level: 'grassroots',
      ownerBlock: 'state',
      situation: 'a',
      goals: 'b',
      method: 'c',
      targetGroup: 'd',
      outputs: 'e',
      ...change,
    }),
  )
}

describe('several owners with roles', () => {
  test('a model co-owned by two blocks counts once, and its page names both', async () => {
    const before = await countsOfUnit(database.ctx(), { unitId: anKhe, basis: 'today' })
    const { id } = await register({
      lead: `Ủy ban nhân dân phường\nHội Phụ nữ phường | mặt trận\nChi bộ tổ 5 | Đảng | #${anKhe}`,
      coordinating: [{ name: 'Công an phường', block: 'armed_forces' }, 'Trạm Y tế'],
    })
    for (const move of ['submit', 'accept', 'publish'] as const) await moveModel(database.ctx(), move, { id })
    const after = await countsOfUnit(database.ctx(), { unitId: anKhe, basis: 'today' })
    expect(after.total.n).toBe(before.total.n + 1)
    const { rows } = await sql<{ co: string[]; n: number }>`
      select co_blocks as co, (select count(*)::int from model_tally_delta d where d.unit_id = m.unit_id) as n
      from model m where id = ${id}`.execute(database.db)
    expect(rows).toEqual([{ co: ['party', 'front_unions'], n: 1 }])

    const { model } = await readModel(database.ctx(), id)
    expect(model.lead).toEqual([
      { name: 'Ủy ban nhân dân phường', block: null, unitId: null },
      { name: 'Hội Phụ nữ phường', block: 'front_unions', unitId: null },
      { name: 'Chi bộ tổ 5', block: 'party', unitId: anKhe },
    ])
    const page = await (await web.get(`/models/${id}`)).text()
    expect(page).toContain('Cùng chủ trì: Khối Đảng, Mặt trận và đoàn thể (vẫn tính là một mô hình)')
    expect(page).toContain(`<a href="/units/${anKhe}">Chi bộ tổ 5</a>`)
    expect(page).toContain('Công an phường</span> (Lực lượng vũ trang)')
    const api = (await (await web.get(`/api/v1/models/${id}`)).json()) as Record<string, unknown>
    expect(api).toMatchObject({
      lead: ['Ủy ban nhân dân phường', 'Hội Phụ nữ phường', 'Chi bộ tổ 5'],
      coBlocks: ['party', 'front_unions'],
    })
    expect(api['owners']).toContainEqual({
      role: 'coordinating',
      name: 'Công an phường',
      block: 'armed_forces',
      unitId: null,
    })
  })

  test('the unit of an organisation must be one there is', async () => {
    const refused = await register({ lead: 'Hội Phụ nữ | #999999999' }).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(Problem)
    expect((refused as Problem).fields.map(({ field, code }) => [field, code])).toEqual([['lead', 'no_unit']])
  })
})

test('a version of the earlier format still reads, and can be the base of an edit', async () => {
  const { id, revision } = await register({ lead: 'Hội Phụ nữ phường' })
  await sql`alter table model_revision disable trigger user`.execute(database.db)
  await sql`update model_revision set content = content
      || '{"lead": ["Hội Phụ nữ phường"], "coordinating": ["Hội Nông dân phường"]}'::jsonb
      - 'typeId' - 'themes' - 'campaigns' where model_id = ${id}`.execute(database.db)
  await sql`alter table model_revision enable trigger user`.execute(database.db)
  const old = await findRevision(database.db, id, revision)
  expect(old?.content).toMatchObject({
    lead: [{ name: 'Hội Phụ nữ phường', block: null, unitId: null }],
    coordinating: [{ name: 'Hội Nông dân phường', block: null, unitId: null }],
    typeId: null,
    themes: [],
  })
  await editModel(database.ctx(), { id, revision, goals: 'Mười hộ' })
  const late = await editModel(database.ctx(), { id, revision, goals: 'Hai mươi hộ' }).catch(
    (error: unknown) => error,
  )
  expect(changesOf(late as Problem)?.conflicts.map(({ field }) => field)).toEqual(['goals'])
})
