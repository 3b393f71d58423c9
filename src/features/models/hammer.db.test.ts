/**
 * Many officers at once, while units merge and changes are folded: publishing, withdrawing, reclassifying, statuses,
 * yearly checks, recognitions, the same thing by two. Whatever came in whichever order, the counters say what the records
 * say, every move has its trace, and none was made twice. On PostgreSQL over eight connections.
 */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { mergeUnits, onUnitsChanged } from '#features/units/contract.ts'
import { parse } from '#platform/http/issues.ts'
import { type Ctx, transact } from '#platform/db/transact.ts'
import { Problem } from '#platform/problem.ts'
import { useDatabase } from '#test/harness/database.ts'
import { acceptModel } from './commands/accept-model.ts'
import { checkModel } from './commands/check-model.ts'
import { editModel } from './commands/edit-model.ts'
import { foldTally } from './commands/fold-tally.ts'
import { publishModel } from './commands/publish-model.ts'
import { rebuildTally, settleTally } from './commands/rebuild-tally.ts'
import { registerModel } from './commands/register-model.ts'
import { setModelStatus } from './commands/set-status.ts'
import { setRecognised } from './commands/set-recognised.ts'
import { submitModel } from './commands/submit-model.ts'
import { withdrawModel } from './commands/withdraw-model.ts'
import { fields, statuses } from './model.rules.ts'
import { registerModelInput } from './model.schemas.ts'
import { checkTally } from './queries/check-tally.ts'
import { countsOfUnit } from './queries/counts-of-unit.ts'
import { type Dice, dice, invent, oracle, store, today } from './tally-worlds.test-support.ts'

const database = useDatabase()
onUnitsChanged(settleTally)

const refused = { problem: 0, busy: 0 }

/** Runs it; what a person would be told is no failure of the program. */
async function attempt(work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    refused[error.code === 'busy' ? 'busy' : 'problem']++
  }
}

async function aDraft(ctx: Ctx, unitId: number, registeredOn: string): Promise<string> {
  const { id } = await registerModel(
    ctx,
    parse(registerModelInput, {
      unitId,
      registeredOn,
      title: `Thử ${crypto.randomUUID()}`,
      field: 'economy',
      level: 'grassroots',
      ownerBlock: 'state',
      situation: 'a',
      goals: 'b',
      method: 'c',
      targetGroup: 'd',
      lead: ['e'],
      outputs: 'f',
    }),
  )
  return id
}

async function act(ctx: Ctx, id: string, { pick, below }: Dice): Promise<void> {
  const reason = 'x'
  const acts: (() => Promise<unknown>)[] = [
    () => submitModel(ctx, { id, another: reason }),
    () => acceptModel(ctx, { id }),
    () => publishModel(ctx, { id }),
    () => publishModel(ctx, { id }),
    async () => {
      const row = await ctx.db
        .selectFrom('model')
        .select('revision')
        .where('id', '=', id as never)
        .executeTakeFirstOrThrow()
      const budgetStateVnd = pick([null, 0, 1_000_000])
      await editModel(ctx, { id, revision: row.revision, field: pick(fields), budgetStateVnd })
    },
    () => setModelStatus(ctx, { id, status: pick(statuses), on: today, reason }),
    () => checkModel(ctx, { id, year: 2026, finding: pick(['active', 'degraded']), note: reason }),
    () => transact(ctx, (inside) => setRecognised(inside, id, below(2) === 0)),
    ...(below(8) === 0 ? [() => withdrawModel(ctx, { id, reason })] : []),
  ]
  await attempt(pick(acts))
}

test('counters and traces are those of the records, whoever did what at the same time', {
  timeout: 300_000,
}, async () => {
  const roll = dice(20_261_122)
  const ctx = database.ctx()
  const world = invent(roll)
  const ids = await store(database.db, world)
  const see = oracle(world)
  const drafts: string[] = []
  const units = [...ids.keys()]
  while (drafts.length < 60) {
    const unit = roll.pick(units)
    const day = `${2024 + roll.below(3)}-0${1 + roll.below(9)}-1${roll.below(10)}`
    if (see.on(unit, day)) drafts.push(await aDraft(ctx, ids.get(unit) ?? 0, day))
  }
  const over = new AbortController()
  const officer = async (seed: number) => {
    const own = dice(seed)
    for (let i = 0; i < 120; i++) await act(ctx, own.pick(drafts), own)
  }
  const folding = async () => {
    while (!over.signal.aborted) {
      await attempt(() => foldTally(ctx))
      expect(await checkTally(ctx)).toEqual([])
    }
  }
  const merging = async () => {
    const own = dice(7)
    const wards = world.versions.filter(
      ({ kind, to }) => ['ward', 'commune', 'village'].includes(kind) && to === null,
    )
    while (!over.signal.aborted) {
      const [from, into] = [own.pick(wards), own.pick(wards)]
      const merger = { fromIds: [ids.get(from.unit) ?? 0], intoId: ids.get(into.unit) ?? 0 }
      await attempt(() => mergeUnits(ctx, { ...merger, on: `2026-0${1 + own.below(9)}-15` }))
    }
  }
  const around = [folding(), merging()]
  await Promise.all(Array.from({ length: 8 }, (_, i) => officer(i + 1))).finally(() => over.abort())
  await Promise.all(around)

  expect(await checkTally(ctx)).toEqual([])
  const published = await database.db
    .selectFrom('model')
    .select('id')
    .where('state', '=', 'published')
    .execute()
  expect(published.length).toBeGreaterThan(5)
  const nation = ids.get(1) ?? 0
  for (const basis of ['then', 'today'] as const)
    expect((await countsOfUnit(ctx, { unitId: nation, basis })).total.n).toBe(published.length)
  const live = await counters()
  await rebuildTally(ctx)
  expect(await counters()).toEqual(live)

  /* One trace a move and a status, and the numbers of versions without a gap. */
  const { rows } = await sql<{ what: string; n: number }>`
    select 'moves' as what, count(*)::int as n from model m
      where (select count(*) from model_transition t where t.model_id = m.id and t.from_state is not null) <>
        (select count(*) from audit a where a.subject_type = 'model' and a.subject_id = m.id::text
          and a.details ->> 'from' is not null and a.details ->> 'to' is not null and a.action <> 'model.status-changed')
    union all select 'moved twice', count(*) from (
      select 1 from model_transition group by model_id, to_state having count(*) > 1) t
    union all select 'versions', count(*) from model m
      where m.revision <> (select count(*) from model_revision r where r.model_id = m.id)
    union all select 'state', count(*) from model m
      where m.state <> (select t.to_state from model_transition t where t.model_id = m.id order by t.id desc limit 1)
    union all select 'search', count(*) from model m join model_search s on s.model_id = m.id
      where s.public <> (m.state = 'published')
        or not s.document @@ quote_literal('#f' || m.field)::tsquery
        or not s.document @@ quote_literal('#s' || m.status)::tsquery
        or not s.document @@ quote_literal('#r' || m.recognised)::tsquery`.execute(database.db)
  expect(rows).toEqual(
    ['moves', 'moved twice', 'versions', 'state', 'search'].map((what) => ({ what, n: 0 })),
  )
})

/** Folded and unfolded together, by place and signature. */
async function counters(): Promise<unknown[]> {
  await foldTally(database.ctx())
  const { rows } = await sql`
    select g.unit_id, g.since, g.then_ids, g.today_ids, t.field, t.level, t.year, t.status, t.recognised, t.n, t.state_n,
      t.state_vnd
    from model_tally t join model_tally_group g on g.id = t.group_id order by 1, 2, 5, 6, 7, 8, 9`.execute(
    database.db,
  )
  return rows
}
