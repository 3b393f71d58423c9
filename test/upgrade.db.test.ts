/**
 * A running installation survives every upgrade: the backups in `releases/` were made by the released programs with
 * their example data, and are restored by this one, which brings their schema up to date.
 */
import { globSync } from 'node:fs'
import { basename, join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkTally, countsOfUnit, readModel } from '#features/models/contract.ts'
import { listRevisions } from '#features/models/queries/list-revisions.ts'
import { system } from '#platform/auth/actor.ts'
import { fixedClock } from '#platform/clock.ts'
import type { OpenDatabase } from '#platform/db/database.ts'
import { migrationsDone } from '#platform/db/migrate.ts'
import { emptyDatabase } from '#platform/ops/nasty.test-support.ts'
import { restore } from '#platform/ops/restore.ts'
import { migrations } from '../migrations/index.ts'

const folder = join(import.meta.dirname, 'releases')
const releases = globSync('*.backup', { cwd: folder }).sort()

test('there is a release to come from', () => {
  expect(releases).toContain('0.1.0.backup')
})

describe.each(releases)('from release %s', (release) => {
  let open: OpenDatabase
  let proved: readonly { readonly source: unknown; readonly target: unknown }[]
  const ctx = () => ({
    db: open.db,
    files: open.files,
    actor: system,
    clock: fixedClock('2026-11-22T05:00:00Z'),
    requestId: basename(release),
  })

  beforeAll(async () => {
    open = await emptyDatabase()
    const loaded = await restore(open, join(folder, release), migrations, () => undefined)
    proved = loaded.proof
  })
  afterAll(() => open.close())

  test('every table arrives whole, and every migration of today runs over it', async () => {
    expect(proved.length).toBeGreaterThan(25)
    expect(proved.filter(({ source, target }) => source !== target)).toEqual([])
    expect(await migrationsDone(open.db)).toEqual(Object.keys(migrations))
  })

  test('the figures are those that the release showed, and equal the records', async () => {
    const nation = await countsOfUnit(ctx(), { unitId: 1, basis: 'today' })
    expect(nation.total.n).toBe(32)
    expect(nation.children.map(({ n }) => n)).toEqual([4, 3, 25])
    const byField = new Map<string, number>()
    for (const { field, n } of nation.cells) byField.set(field, (byField.get(field) ?? 0) + n)
    expect(Object.fromEntries(byField)).toEqual({
      economy: 8,
      culture_society: 9,
      security_defence: 8,
      political_system: 7,
    })
    expect((await countsOfUnit(ctx(), { unitId: 1, basis: 'then' })).total.n).toBe(32)
    expect(await checkTally(ctx())).toEqual([])
  })

  test('every model can be read and says what its newest version says', async () => {
    const { rows } = await sql<{ id: string }>`select id from model order by id`.execute(open.db)
    expect(rows.length).toBeGreaterThan(32)
    for (const { id } of rows) {
      const { model, history } = await readModel(ctx(), id)
      const [newest] = await listRevisions(ctx(), model)
      expect(newest?.revision).toBe(model.revision)
      expect(newest?.changed ?? []).not.toContain('themes')
      expect(history.length).toBeGreaterThan(0)
      expect(model.status).toBe('registered')
    }
  })
})
