/** Lists of models over many records: every filter, order and page, and every search, finds what looking at all finds. */
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { titleKey } from '#features/models/search.rules.ts'
import { fields, levels, ownerBlocks, states, statuses } from '#features/models/model.rules.ts'
import { permissions } from '#features/models/model.policy.ts'
import { type ListModels, listModelsQuery } from '#features/models/model.schemas.ts'
import { listModels } from '#features/models/queries/list-models.ts'
import { type Actor, anonymous } from '#platform/auth/actor.ts'
import { foldedKey } from '#platform/i18n/vietnamese.rules.ts'
import { fillModels } from '../bench/models-data.ts'
import { deeds } from '../bench/models-words.ts'
import { codes, unitId } from './builders/units.ts'
import { Random } from './fuzz/random.ts'
import { useDatabase } from './harness/database.ts'

const database = useDatabase('units')

interface Row {
  readonly id: string
  readonly title: string
  readonly field: string
  readonly level: string
  readonly owner_block: string
  readonly year: number
  readonly state: string
  readonly type_id: number | null
  readonly status: string
  readonly recognised: boolean
  readonly registered_on: string
  readonly updated_at: Date
  readonly labels: number[]
  readonly text: string
  /** Officers of Đà Nẵng look after it. */
  readonly ours: boolean
}

let rows: Row[] = []
let labels: { id: number; kind: string }[] = []
let officer: Actor = anonymous

beforeAll(async () => {
  const ctx = database.ctx()
  await fillModels(ctx.db, 1500, ctx.clock)
  const daNang = await unitId(ctx, codes.daNang)
  const grants = Object.values(permissions).map((permission) => ({ permission, unitId: daNang }))
  officer = { ...ctx.actor, kind: 'account', name: 'x', grants }
  const found = await sql<Row>`
    select m.*, array(select label_id from model_label l where l.model_id = m.id) as labels,
      m.title || ' ' || m.situation || ' ' || m.goals || ' ' || m.method || ' ' || m.target_group || ' ' || m.outputs
        || ' ' || m.forces::text as text,
      exists (select 1 from unit_attribution a where a.unit_id = m.unit_id and a.today_id = ${daNang}) as ours
    from model m`.execute(ctx.db)
  rows = found.rows
  labels = (await sql<{ id: number; kind: string }>`select id, kind from label`.execute(ctx.db)).rows
})

function visible(row: Row, actor: Actor): boolean {
  return row.state === 'published' || (actor.kind === 'account' && row.ours)
}

/** 0 asks for those without any of the kind. */
function has(row: Row, kind: string, id: number | undefined): boolean {
  const of = labels.filter((one) => one.kind === kind && row.labels.includes(one.id)).map((one) => one.id)
  return id === undefined || (id === 0 ? of.length === 0 : of.includes(id))
}

function fits(row: Row, ask: ListModels): boolean {
  return (
    (ask.field === undefined || row.field === ask.field) &&
    (ask.level === undefined || row.level === ask.level) &&
    (ask.ownerBlock === undefined || row.owner_block === ask.ownerBlock) &&
    (ask.year === undefined || row.year === ask.year) &&
    (ask.state === undefined || row.state === ask.state) &&
    (ask.type === undefined || (row.type_id ?? 0) === ask.type) &&
    has(row, 'theme', ask.theme) &&
    has(row, 'campaign', ask.campaign) &&
    (ask.status === undefined || row.status === ask.status) &&
    (ask.recognised === undefined || row.recognised === ask.recognised)
  )
}

const orders = {
  newest: { key: (row: Row) => row.registered_on, sign: -1 },
  oldest: { key: (row: Row) => row.registered_on, sign: 1 },
  title: { key: (row: Row) => titleKey(row.title), sign: 1 },
  updated: { key: (row: Row) => row.updated_at.toISOString(), sign: -1 },
} as const

function expected(ask: ListModels, actor: Actor): string[] {
  const { key, sign } = orders[(ask.sort ?? 'newest') as keyof typeof orders]
  return rows
    .filter((row) => visible(row, actor) && fits(row, ask))
    .toSorted((a, b) => {
      const [one, other] = [key(a) + a.id, key(b) + b.id]
      return key(a) === key(b) ? sign * (a.id < b.id ? -1 : 1) : sign * (one < other ? -1 : 1)
    })
    .map(({ id }) => id)
}

/** All pages of a list. */
async function pages(ask: ListModels, actor: Actor, most = Number.POSITIVE_INFINITY) {
  const ids: string[] = []
  const titles: string[] = []
  let after: string | undefined
  let first: Awaited<ReturnType<typeof listModels>> | undefined
  do {
    const page = await listModels(database.ctx({ actor }), { ...ask, after })
    first ??= page
    ids.push(...page.items.map(({ id }) => id))
    titles.push(...page.items.map(({ title }) => title))
    after = page.next ?? undefined
  } while (after !== undefined && ids.length < most)
  return { ids, titles, first }
}

describe('list with filter and sort, keyset pages', () => {
  test('the same records in the same order as by hand, for the public and for an officer', async () => {
    const random = new Random(20_261_122)
    let found = 0
    for (let i = 0; i < 50; i++) {
      const maybe = <T>(chance: number, from: readonly T[]) =>
        random.chance(chance) ? random.pick(from) : undefined
      const label = (kind: string) => labels.filter((one) => one.kind === kind).map(({ id }) => id)
      const actor = random.chance(0.3) ? officer : anonymous
      const ask: ListModels = {
        field: maybe(0.3, fields),
        level: maybe(0.2, levels),
        ownerBlock: maybe(0.2, ownerBlocks),
        year: maybe(0.1, [2019, 2025, 2026]),
        state: actor === officer ? maybe(0.3, states) : undefined,
        type: maybe(0.15, [0, 1, 2, 3]),
        theme: maybe(0.2, [0, ...label('theme').slice(0, 4)]),
        campaign: maybe(0.1, [0, ...label('campaign').slice(0, 3)]),
        status: maybe(0.2, statuses),
        recognised: maybe(0.1, [true, false]),
        sort: maybe(0.8, ['newest', 'oldest', 'title', 'updated'] as const),
        limit: random.pick([20, 120]),
      }
      const wanted = expected(ask, actor)
      const { ids, first } = await pages(ask, actor, 250)
      const said = JSON.stringify([ask, actor.kind])
      expect(ids, said).toEqual(wanted.slice(0, ids.length))
      if (ids.length < 250) expect(ids.length, said).toBe(wanted.length)
      if (first && !first.more) expect(first.total, said).toBe(wanted.length)
      else expect(wanted.length, said).toBeGreaterThanOrEqual(first?.total ?? 0)
      found += wanted.length
    }
    expect(found).toBeGreaterThan(2000)
  })

  test('a cursor of another order is refused', async () => {
    const ctx = database.ctx({ actor: anonymous })
    const { next } = await listModels(ctx, { sort: 'title', limit: 5 })
    await expect(listModels(ctx, { sort: 'newest', after: next ?? '' })).rejects.toMatchObject({
      status: 422,
    })
    await expect(listModels(ctx, { q: 'camera', after: next ?? '' })).rejects.toMatchObject({ status: 422 })
  })
})

const words = (text: string) => foldedKey(text).split(' ')

describe('search over all records', () => {
  test.each([...deeds.slice(0, 12), 'to dan pho', 'quỹ', 'Camera an ninh tổ dân phố'])(
    '%s: every record that has the words and no other, those with them in the title first',
    async (q) => {
      const has = (text: string) => words(q).every((word) => words(text).includes(word))
      const open = rows.filter((row) => row.state === 'published')
      const { ids, titles, first } = await pages({ q, limit: 60 }, anonymous)
      const held = open.filter((row) => has(row.text)).map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(held.filter((id) => !ids.includes(id))).toEqual([])
      const inTitle = titles.map((title) => has(title))
      expect(inTitle.lastIndexOf(true)).toBeLessThan(
        inTitle.includes(false) ? inTitle.indexOf(false) : ids.length,
      )
      expect(first?.near).toBe(false)
    },
  )

  test('with filters, and for officers also what is not public yet', async () => {
    for (const ask of [
      { q: 'camera', field: 'economy' as const },
      { q: 'to dan pho', status: 'stopped' as const },
      { q: 'dan', sort: 'newest' as const, level: 'village' as const },
    ])
      for (const actor of [anonymous, officer]) {
        const ids = (await pages({ ...ask, limit: 100 }, actor)).ids
        const wanted = rows.filter(
          (row) =>
            visible(row, actor) &&
            fits(row, ask) &&
            words(ask.q).every((word) => words(row.text).includes(word)),
        )
        expect(wanted.length).toBeGreaterThan(0)
        expect(wanted.filter(({ id }) => !ids.includes(id))).toEqual([])
        expect(
          ids.filter((id) => !rows.some((row) => row.id === id && visible(row, actor) && fits(row, ask))),
        ).toEqual([])
      }
  })

  test('of a unit: the records that its list has, narrowed by the words', async () => {
    const ctx = database.ctx()
    const unit = await unitId(ctx, codes.daNang)
    for (const basis of ['today', 'then'] as const) {
      const all = new Set((await pages({ unit, basis, limit: 200 }, anonymous)).ids)
      const found = (await pages({ unit, basis, q: 'dan', limit: 200 }, anonymous)).ids
      const wanted = rows
        .filter((row) => all.has(row.id) && words(row.text).includes('dan'))
        .map(({ id }) => id)
      expect(found.toSorted()).toEqual(wanted.toSorted())
      expect(found.length).toBeGreaterThan(3)
    }
  })

  test('typing errors: a wrong, missing or swapped letter, a missing space, one wrong word of several', async () => {
    for (const [typed, meant] of [
      ['camrea an nihn', 'Camera an ninh'],
      ['thap sag duong que', 'Thắp sáng đường quê'],
      ['hien dat mo duogn', 'Hiến đất mở đường'],
      ['dothoai dau tuan', 'Đối thoại đầu tuần'],
      ['camera xanninh', 'Camera an ninh'],
    ] as const) {
      const page = await listModels(database.ctx({ actor: anonymous }), { q: typed })
      expect(page.near, typed).toBe(true)
      expect(page.items.length, typed).toBeGreaterThan(0)
      if (typed !== 'dothoai dau tuan') expect(page.items[0]?.title, typed).toContain(meant)
    }
    const nothing = await listModels(database.ctx({ actor: anonymous }), { q: 'qqqqqq zzzzzz' })
    expect(nothing).toMatchObject({ items: [], total: 0, near: false, next: null })
  })

  test('what the address says is what is looked for', () => {
    expect(listModelsQuery.parse({ q: '  hoà  an ', recognised: 'false', sort: 'title' })).toMatchObject({
      q: 'hoà an',
      recognised: false,
      sort: 'title',
    })
  })
})
