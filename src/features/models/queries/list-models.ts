/** Lists models, newest registration first: the public ones, and for officers all of their units. */
import type { Actor } from '#platform/auth/actor.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { invalid } from '#platform/problem.ts'
import { conditionsOf, type ModelFilter, readCursor, writeCursor } from '../filter.rules.ts'
import { asksOther, asksPublic, countOther, type ListedModel, listRows, type Seer } from '../list.store.ts'
import { permissions } from '../model.policy.ts'
import type { ListModels } from '../model.schemas.ts'
import { countFigure } from '../figures.store.ts'

export interface ModelPage {
  readonly items: readonly ListedModel[]
  /** Pass as `after` for the next page; null at the end. */
  readonly next: string | null
  /** All that the filter finds, not only this page. */
  readonly total: number
  /** There are even more: those that are not public are counted only so far. */
  readonly more: boolean
}

/** What an actor sees beside what is public. */
export function seerOf(actor: Actor): Seer {
  if (actor.kind === 'system') return 'all'
  const own = Object.values(permissions) as string[]
  return [
    ...new Set(actor.grants.filter((grant) => own.includes(grant.permission)).map(({ unitId }) => unitId)),
  ]
}

export function filterOf(input: ListModels): ModelFilter {
  const { unit, basis, scope, within, field, level, ownerBlock, year, state } = input
  return {
    ...(unit !== undefined && {
      unit: { unitId: unit, basis: basis ?? 'today', scope: scope ?? 'all', within },
    }),
    field,
    level,
    ownerBlock,
    year,
    state,
  }
}

/** Of what is not public; public records have counters. */
const countedAtMost = 1000

/** 50 a page unless told. Throws Problem `invalid` for a damaged cursor. */
export async function listModels(ctx: Ctx, input: ListModels): Promise<ModelPage> {
  const after = input.after === undefined ? undefined : readCursor(input.after)
  if (input.after !== undefined && !after)
    throw invalid([
      {
        field: 'after',
        code: 'cursor',
        message: {
          vi: 'Địa chỉ trang không đúng. Xin mở lại danh sách từ đầu.',
          en: 'This page address is damaged. Please open the list from its start.',
        },
      },
    ])
  const limit = input.limit ?? 50
  const filter = filterOf(input)
  const seer = seerOf(ctx.actor)
  const today = ctx.clock.today()
  const open = asksPublic(filter)
    ? await countFigure(ctx.db, { unit: filter.unit, where: conditionsOf(filter) }, today)
    : 0
  const ask = { filter, seer, today, after, expected: open }
  const other = asksOther(filter, seer) ? await countOther(ctx.db, ask, countedAtMost + 1) : 0
  const rows = await listRows(ctx.db, { ...ask, limit: limit + 1 })
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items,
    next: rows.length > limit && last ? writeCursor(last) : null,
    total: open + Math.min(other, countedAtMost),
    more: other > countedAtMost,
  }
}
