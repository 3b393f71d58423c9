/** Many drafts that are submitted at once are asked what each would be asked alone. */
import { describe, expect, test } from 'vitest'
import { codes, unitId } from '#test/builders/units.ts'
import { useDatabase } from '#test/harness/database.ts'
import { registerMany } from './commands/register-many.ts'
import { registerModel } from './commands/register-model.ts'
import { submitModel } from './commands/submit-model.ts'
import { contentOf } from './content.test-support.ts'
import type { Content } from './model.rules.ts'

const database = useDatabase('units')

describe('what repeats another work is not submitted unasked', () => {
  const place = async () => {
    const ctx = database.ctx()
    return { ctx, unit: await unitId(ctx, codes.anKhe) }
  }
  const titled = (unit: number, title: string, given: Partial<Content> = {}) =>
    contentOf({ unitId: unit, title, goals: title, method: title, ...given })
  const submitAll = async (contents: readonly Content[]) =>
    (
      await registerMany((await place()).ctx, {
        enterAs: 'submitted',
        entries: contents.map((content) => ({ content })),
      })
    ).map((result) =>
      'errors' in result ? result.errors.map(({ code }) => code).join() : (result.kept ?? result.state),
    )

  test('it stays a draft, for somebody to say why it is another one; the same as one after the other', async () => {
    const { ctx, unit } = await place()
    const titles = [
      'Vườn rau trường học',
      'Vườn rau trường học hai',
      'Câu lạc bộ đờn ca',
      'Câu lạc bộ đờn ca trẻ',
    ]
    expect(await submitAll(titles.map((title) => titled(unit, title)))).toEqual([
      'submitted',
      'similar',
      'submitted',
      'similar',
    ])
    expect(await submitAll([titled(unit, 'Vườn rau trường học ba'), titled(unit, 'Phiên chợ quê')])).toEqual([
      'similar',
      'submitted',
    ])
    const one = await registerModel(ctx, {
      ...titled(unit, 'Vườn rau trường học bốn'),
      unitCode: undefined,
      themes: [],
      campaigns: [],
      lead: [{ name: 'Ủy ban nhân dân phường', block: null, unitId: null }],
      coordinating: [],
      participating: [],
    })
    await expect(submitModel(ctx, { id: one.id })).rejects.toMatchObject({ code: 'model.similar' })
  })

  test('and where a place forbids that a Party cell repeats a union, that too', async () => {
    const { unit } = await place()
    await database.db
      .insertInto('rule_row')
      .values({
        code: 'model.party-repeats-union',
        unit_id: unit,
        value: '"forbid"',
        valid: '[2026-01-01,)',
        source: 'Quy định của phường',
        verified: true,
      })
      .execute()
    const of = (ownerBlock: 'party' | 'front_unions' | 'state', title: string) =>
      titled(unit, title, { ownerBlock })
    expect(
      await submitAll([
        of('front_unions', 'Ngày thứ bảy tình nguyện'),
        of('party', 'Ngày thứ bảy tình nguyện xanh'),
        of('state', 'Ngày thứ bảy tình nguyện khác'),
        of('party', 'Tổ hòa giải ở cơ sở'),
      ]),
    ).toEqual(['submitted', 'repeats-union', 'similar', 'submitted'])
  })
})
