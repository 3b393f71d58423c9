/** The API of units: every answer fits the schema that the OpenAPI document shows, and says what is true. */
import { describe, expect, test } from 'vitest'
import type { Actor } from '#platform/auth/actor.ts'
import { newId } from '#platform/ids.ts'
import { useDatabase } from '#test/harness/database.ts'
import { idOf, unitsApp } from './pages/app.test-support.ts'
import {
  ancestorsReply,
  childrenReply,
  createdReply,
  hitsReply,
  reachedReply,
  subtreeReply,
  todayReply,
  unitReply,
} from './reply.schemas.ts'
import { unitsApi } from './units.api.ts'

const database = useDatabase('units')
const app = (actor?: Actor) => unitsApp(database.db, actor)

describe('answers', () => {
  test('the examples in the document fit their schemas', () => {
    for (const { path, documented } of unitsApi) {
      expect(documented?.reply.safeParse(documented.replyExample).error, path).toBeUndefined()
    }
  })

  test('search', async () => {
    const { items } = hitsReply.parse(await app().json('/api/v1/units?q=hoa+an+cam+le'))
    expect(items[0]?.place).toBe('Phường Hòa An, Quận Cẩm Lệ, Thành phố Đà Nẵng')
    expect(items[0]?.now.map((unit) => unit.place)).toEqual(['Phường An Khê, Thành phố Đà Nẵng'])
  })

  test('one code, two units', async () => {
    const before = hitsReply.parse(await app().json('/api/v1/units?code=20305&on=2025-06-30'))
    const after = hitsReply.parse(await app().json('/api/v1/units?code=20305&on=2025-07-01'))
    expect(after.items[0]?.place).toBe('Phường An Khê, Thành phố Đà Nẵng')
    expect(before.items[0]?.unit.id).not.toBe(after.items[0]?.unit.id)
    expect(hitsReply.parse(await app().json('/api/v1/units?code=99999')).items).toEqual([])
  })

  test('a unit with its successions, those above, and where it is today', async () => {
    const id = await idOf(app(), '20306', '2024-02-01')
    const unit = unitReply.parse(await app().json(`/api/v1/units/${id}`))
    expect(unit).toMatchObject({
      id,
      existsToday: false,
      successions: [{ direction: 'into', date: '2025-07-01' }],
    })
    const above = ancestorsReply.parse(await app().json(`/api/v1/units/${id}/ancestors?on=2024-02-01`))
    expect(above.items.map(({ level }) => level)).toEqual(['nation', 'province', 'district'])
    const today = todayReply.parse(await app().json(`/api/v1/units/${id}/today`))
    expect(today.items.map(({ unit: { code } }) => code)).toEqual(['20305'])
  })

  test('successors and predecessors lead there and back', async () => {
    const id = await idOf(app(), '20306', '2024-02-01')
    const forth = reachedReply.parse(await app().json(`/api/v1/units/${id}/successors?from=2024-02-01`))
    const to = forth.items[0]?.unit.id ?? 0
    const back = reachedReply.parse(
      await app().json(`/api/v1/units/${to}/predecessors?from=2024-02-01&to=2026-11-21`),
    )
    expect(back.items.map(({ unit }) => unit.id)).toContain(id)
  })

  test('children page by page are the children in one', async () => {
    const nation = await above('nation')
    const all = childrenReply.parse(
      await app().json(`/api/v1/units/${nation}/children?on=2025-06-30&limit=500`),
    )
    expect(all.items).toHaveLength(63)
    const paged: number[] = []
    let after = ''
    for (let pages = 0; pages < 10; pages++) {
      const page = childrenReply.parse(
        await app().json(`/api/v1/units/${nation}/children?on=2025-06-30&limit=10&after=${after}`),
      )
      paged.push(...page.items.map(({ id }) => id))
      if (page.next === null) break
      after = page.next
    }
    expect(paged).toEqual(all.items.map(({ id }) => id))
  })

  test('subtree of one level', async () => {
    const id = await above('province')
    const below = subtreeReply.parse(
      await app().json(`/api/v1/units/${id}/subtree?on=2025-06-30&level=district&limit=500`),
    )
    expect(below.items.every(({ level, depth }) => level === 'district' && depth === 1)).toBe(true)
    expect(below.items.map(({ fullName }) => fullName)).toContain('Quận Cẩm Lệ')
  })
})

describe('refusals', () => {
  test.each([
    ['/api/v1/units', 422],
    ['/api/v1/units?q=a&limit=51', 422],
    ['/api/v1/units/99999999', 404],
    ['/api/v1/units/99999999/children', 404],
    ['/api/v1/units/1/children?after=%00', 422],
    ['/api/v1/units/1/successors', 422],
    ['/api/v1/units/1/ancestors?on=0001-01-01', 422],
  ])('%s answers %i', async (path, status) => {
    expect((await app().get(path)).status).toBe(status)
  })
})

describe('adding a neighbourhood', () => {
  const officer = (unitId: number): Actor => ({
    kind: 'account',
    accountId: newId<'account'>(new Date()),
    name: 'Cán bộ phường',
    grants: [{ permission: 'units.manage', unitId }],
  })
  const group = (parentId: number) => ({
    kind: 'residential_group',
    name: '12',
    parentId,
    from: '2026-01-01',
  })

  test('whoever manages the ward may, and finds it below the ward', async () => {
    const ward = await idOf(app(), '20305', '2026-01-01')
    const answer = await app(officer(ward)).post('/api/v1/units', group(ward))
    expect(answer.status).toBe(201)
    const { id } = createdReply.parse(await answer.json())
    const children = childrenReply.parse(await app().json(`/api/v1/units/${ward}/children`))
    expect(children.items.map((unit) => [unit.id, unit.fullName])).toEqual([[id, 'Tổ dân phố 12']])
  })

  test('nobody else may', async () => {
    const ward = await idOf(app(), '20305', '2026-01-01')
    const elsewhere = await idOf(app(), '00070', '2026-01-01')
    expect((await app().post('/api/v1/units', group(ward))).status).toBe(401)
    if (elsewhere !== 1)
      expect((await app(officer(elsewhere)).post('/api/v1/units', group(ward))).status).toBe(403)
  })
})

/** The unit of this level above phường Hòa An in 2024. */
async function above(level: string): Promise<number> {
  const id = await idOf(app(), '20306', '2024-02-01')
  const { items } = ancestorsReply.parse(await app().json(`/api/v1/units/${id}/ancestors?on=2024-02-01`))
  return items.find((unit) => unit.level === level)?.id ?? 0
}
