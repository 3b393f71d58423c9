/** The example rounds: plausible, marked, made by the commands, and loading again changes nothing. */
import { expect, test } from 'vitest'
import { loadExample as loadModels } from '#features/models/commands/load-example.ts'
import { loadExample as loadPeople } from '#features/people/commands/load-example.ts'
import { useDatabase } from '#test/harness/database.ts'
import './appraisal.problems.ts'
import { loadExample } from './commands/load-example.ts'
import { listCertificatesUnder } from './decision.store.ts'
import { certificateState } from './round.rules.ts'
import { readRound } from './queries/read-round.ts'
import { listRounds } from './round.store.ts'

const database = useDatabase('units')
const quiet = () => undefined

test('one is decided with a revoked certificate, one is being scored, one takes models', async () => {
  const ctx = database.ctx()
  await loadPeople(ctx, quiet)
  await loadModels(ctx, quiet)
  await loadExample(ctx, quiet)
  const rounds = () => listRounds(database.db, { seer: 'all', today: '2026-11-21', limit: 50 })
  const made = await rounds()
  expect(made.map(({ state, example }) => [state, example])).toEqual([
    ['open', true],
    ['scoring', true],
    ['decided', true],
  ])
  const decided = made.find(({ state }) => state === 'decided')
  if (!decided) throw new Error('one is decided')
  const { inside } = await readRound(ctx, decided.id)
  expect(inside?.shortlist.map(({ title, rank, proposed }) => [title, rank, proposed])).toEqual([
    ['Bình chữa cháy đầu ngõ', 1, true],
    ['Phân loại rác lấy quỹ an sinh', 2, true],
    ['Phiên chợ quê cuối tháng', 3, true],
    ['Tủ sách dưới gốc mít', null, false],
  ])
  const held = await listCertificatesUnder(database.db, decided.id, '2026-11-21')
  expect(Object.fromEntries(held.map((one) => [one.modelTitle, certificateState(one)]))).toEqual({
    'Bình chữa cháy đầu ngõ': 'valid',
    'Phiên chợ quê cuối tháng': 'revoked',
    'Phân loại rác lấy quỹ an sinh': 'valid',
  })
  expect(held.every(({ example }) => example)).toBe(true)
  expect(held[0]?.unitPlace).toMatch(/^Thôn .+, Xã Bến Mai \(ví dụ\), Thành phố Đà Nẵng$/u)
  const tables = ['appraisal_round', 'appraisal_sheet', 'certificate', 'appraisal_nomination'] as const
  const count = async () => {
    const found: number[] = []
    for (const table of tables)
      found.push((await database.db.selectFrom(table).select('id').execute()).length)
    return found
  }
  const before = await count()
  await loadExample(ctx, quiet)
  expect(await count()).toEqual(before)
  expect(before.every((n) => n > 0)).toBe(true)
})
