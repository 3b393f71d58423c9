/** Lists models, newest registration first: the public ones, and for officers all of their units. */
import type { Actor } from '#platform/auth/actor.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { invalid } from '#platform/problem.ts'
import { countFigure } from '../figures.store.ts'
import {
  conditionsOf,
  type Cursor,
  type ModelFilter,
  readCursor,
  type Sort,
  sortOf,
  writeCursor,
} from '../filter.rules.ts'
import {
  asksOther,
  asksPublic,
  countOther,
  labelOf,
  type ListedModel,
  listRows,
  type Seer,
} from '../list.store.ts'
import { permissions } from '../model.policy.ts'
import type { ListModels } from '../model.schemas.ts'
import { searchModels } from './search-models.ts'

export interface ModelPage {
  readonly items: readonly ListedModel[]
  /** Pass as `after` for the next page; null at the end. */
  readonly next: string | null
  /** All that the filter finds, not only this page. */
  readonly total: number
  /** There are even more: what is not public is counted only so far, and words as far as was looked. */
  readonly more: boolean
  /** The order that they are in. */
  readonly sort: Sort
  /** Nothing holds the words that were asked for; these are the nearest. */
  readonly near: boolean
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
  const { type, theme, campaign, status, recognised, q, anyOf } = input
  return {
    ...(unit !== undefined && {
      unit: {
        unitId: unit,
        basis: basis ?? 'today',
        scope: scope ?? 'all',
        within,
      },
    }),
    field,
    level,
    ownerBlock,
    year,
    state,
    type,
    theme,
    campaign,
    status,
    recognised,
    q: q === '' ? undefined : q,
    anyOf,
  }
}

/** Of what is not public; public records have counters. */
const countedAtMost = 1000

function damagedCursor() {
  return invalid([
    {
      field: 'after',
      code: 'cursor',
      message: {
        vi: 'Địa chỉ trang không đúng. Xin mở lại danh sách từ đầu.',
        en: 'This page address is damaged. Please open the list from its start.',
      },
    },
  ])
}

/**
 * What is counted has a total; words are not counted beforehand: of them `total` is what is known to be there so far.
 * 50 a page unless told. Throws Problem `invalid` for a damaged cursor.
 */
export async function listModels(ctx: Ctx, input: ListModels): Promise<ModelPage> {
  const filter = filterOf(input)
  const sort = sortOf(filter, input.sort)
  const after = input.after === undefined ? undefined : readCursor(input.after, sort)
  if (input.after !== undefined && !after) throw damagedCursor()
  const ask = { filter, seer: seerOf(ctx.actor), sort, after }
  const limit = input.limit ?? 50
  return filter.q === undefined ? listed(ctx, ask, limit) : found(ctx, ask, limit)
}

interface PageAsk {
  readonly filter: ModelFilter
  readonly seer: Seer
  readonly sort: Sort
  readonly after: Cursor | undefined
}

function pageOf(rows: readonly ListedModel[], limit: number, sort: Sort) {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? writeCursor(last, sort) : null, sort }
}

async function found(ctx: Ctx, ask: PageAsk, limit: number): Promise<ModelPage> {
  const { items: rows, near, total } = await searchModels(ctx, { ...ask, limit: limit + 1 })
  const page = pageOf(rows, limit, ask.sort)
  const more = total === undefined && (page.next !== null || ask.after !== undefined)
  return { ...page, total: total ?? page.items.length, more, near: near && rows.length > 0 }
}

async function listed(ctx: Ctx, ask: PageAsk, limit: number): Promise<ModelPage> {
  const { filter, seer } = ask
  const sort = ask.sort === 'relevance' ? 'newest' : ask.sort
  const today = ctx.clock.today()
  const open = asksPublic(filter)
    ? await countFigure(ctx.db, { unit: filter.unit, where: conditionsOf(filter) }, today)
    : 0
  const label = labelOf(filter)
  const expectedOfLabel =
    label && open > 0 && filter.unit === undefined
      ? await countFigure(ctx.db, { unit: undefined, where: conditionsOf(label.filter) }, today)
      : undefined
  const whole = { ...ask, sort, today, expected: open, expectedOfLabel }
  const other = asksOther(filter, seer) ? await countOther(ctx.db, whole, countedAtMost + 1) : 0
  const rows = await listRows(ctx.db, { ...whole, limit: limit + 1 })
  return {
    ...pageOf(rows, limit, sort),
    total: open + Math.min(other, countedAtMost),
    more: other > countedAtMost,
    near: false,
  }
}
