/** The JSON API of units: open to everybody, since the units of a country are public. */
import { z } from 'zod'
import { date, integer, optional, text } from '#platform/http/inputs.ts'
import { api } from '#platform/http/route.ts'
import { invalid, notSignedIn } from '#platform/problem.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { createUnit } from './commands/create-unit.ts'
import { ancestorsOn } from './queries/ancestors-on.ts'
import { withCurrentNames } from './queries/current-names.ts'
import { findUnitByCode } from './queries/find-unit-by-code.ts'
import { getUnit } from './queries/get-unit.ts'
import { listChildren } from './queries/list-children.ts'
import { predecessors } from './queries/predecessors.ts'
import { searchUnits } from './queries/search-units.ts'
import { subtree } from './queries/subtree.ts'
import { successors } from './queries/successors.ts'
import { timeline } from './queries/timeline.ts'
import { whereIsToday } from './queries/where-is-today.ts'
import { placeName, type Reached, type SearchHit, type TodayPart, type UnitVersion } from './units.rules.ts'
import {
  ancestorsReply,
  childrenReply,
  createdReply,
  hitsReply,
  levels,
  reachedReply,
  subtreeReply,
  todayReply,
  unitReply,
} from './reply.schemas.ts'
import * as examples from './reply.examples.ts'
import { unitInput } from './units.schemas.ts'

const tag = 'units'
const params = z.object({ id: integer({ min: 1 }).describe('Stable id of the unit') })
const on = optional(date).describe('Civil date; today unless told')
const toBeforeFrom = {
  vi: 'Ngày sau phải từ ngày trước trở đi.',
  en: '`to` must not lie before `from`.',
}
const between = z.object({
  from: date.describe('Changes after this date count'),
  to: optional(date).describe('Up to and including this date; today unless told'),
})
const listing = z.object({
  on,
  level: optional(z.enum(levels)).describe('Only units of this level'),
  after: optional(z.string().max(900)).describe('`next` of the page before'),
  limit: optional(integer({ min: 1, max: 500 })).describe(
    'How many at most; 50 unless told, 100 of a subtree',
  ),
})

/** A version without what is ours alone: row ids and English words. */
function version(unit: UnitVersion) {
  const { id, kind, level, name, fullName, code, codeSystem, parentId, ownerBlock, from, to, dated } = unit
  return { id, kind, level, name, fullName, code, codeSystem, parentId, ownerBlock, from, to, dated }
}

const hit = (found: SearchHit) => ({ ...found, unit: version(found.unit) })

const reached = (list: readonly Reached[]) =>
  list.map(({ unit, ...rest }) => ({ unit: version(unit), ...rest }))

function todayPart({ unit, place, share, extent, extentNote, certainty }: TodayPart) {
  return { unit: version(unit), place, share, extent, extentNote, certainty }
}

/** The unit with this code on this date, in the shape of a search hit; empty when no unit carried it. */
async function byCode(ctx: Ctx, code: string, day: string) {
  const unit = await findUnitByCode(ctx, { code, date: day })
  if (!unit) return []
  const above = await ancestorsOn(ctx, { unitId: unit.id, date: day })
  const { existsToday } = await getUnit(ctx, unit.id)
  const parts = existsToday ? [] : await whereIsToday(ctx, { unitId: unit.id })
  return [
    {
      unit: version(unit),
      place: placeName([...above, unit]),
      province: [...above, unit].find(({ level }) => level === 'province')?.fullName ?? null,
      existsToday,
      now: parts.map((part) => ({ id: part.unit.id, fullName: part.unit.fullName, place: part.place })),
    },
  ]
}

export const unitsApi = [
  api(
    {
      method: 'GET',
      path: '/units',
      query: z.object({
        q: optional(text({ min: 0, max: 100 })).describe('A name, with or without accents, kinds and places'),
        code: optional(text({ max: 40 })).describe('An official code; instead of q'),
        on: on.describe(
          'With code: the day it is meant for (today unless told), since codes were reused in 2025. With q: only units of that day',
        ),
        limit: optional(integer({ min: 1, max: 50 })).describe('How many at most; 20 unless told'),
      }),
      summary: 'Finds units by name, or the one with a code on a date',
      description: 'Exact accents come first, names without accents after; former names are found too.',
      tag,
      open: true,
      reply: hitsReply,
      replyExample: examples.hits,
    },
    async ({ ctx, query }) => {
      if (query.code !== undefined)
        return { items: await byCode(ctx, query.code, query.on ?? ctx.clock.today()) }
      if (query.q === undefined) throw nothingAsked()
      if (query.q === '') return { items: [] }
      const found = await searchUnits(ctx, { query: query.q, date: query.on, limit: query.limit ?? 20 })
      return { items: (await withCurrentNames(ctx, found)).map(hit) }
    },
  ),
  api(
    {
      method: 'GET',
      path: '/units/{id}',
      params,
      summary: 'A unit with its names over time and its mergers and splits',
      tag,
      open: true,
      reply: unitReply,
      replyExample: examples.unit,
    },
    async ({ ctx, params }) => {
      const { unit, place, edges } = await timeline(ctx, params.id)
      return {
        id: unit.id,
        existsToday: unit.existsToday,
        place,
        latest: version(unit.latest),
        versions: unit.versions.map(version),
        successions: edges.map((edge) => ({ ...edge, unit: version(edge.unit) })),
      }
    },
  ),
  api(
    {
      method: 'GET',
      path: '/units/{id}/children',
      params,
      query: listing,
      summary: 'The units directly below on a date',
      description:
        'In Vietnamese alphabetical order, 50 a page unless told. Units without known dates are left out.',
      tag,
      open: true,
      reply: childrenReply,
      replyExample: examples.children,
    },
    async ({ ctx, params, query }) => {
      await getUnit(ctx, params.id)
      const day = query.on ?? ctx.clock.today()
      const found = await listChildren(ctx, { unitId: params.id, date: day, ...query })
      const items = found.items.map(({ childCount, ...unit }) => ({ ...version(unit), childCount }))
      return { on: day, items, next: found.next }
    },
  ),
  api(
    {
      method: 'GET',
      path: '/units/{id}/subtree',
      params,
      query: listing,
      summary: 'All units below on a date, at any depth',
      description: 'In Vietnamese alphabetical order, 100 a page unless told.',
      tag,
      open: true,
      reply: subtreeReply,
      replyExample: examples.below,
    },
    async ({ ctx, params, query }) => {
      await getUnit(ctx, params.id)
      const day = query.on ?? ctx.clock.today()
      const found = await subtree(ctx, { unitId: params.id, date: day, ...query })
      const items = found.items.map(({ depth, ...unit }) => ({ ...version(unit), depth }))
      return { on: day, items, next: found.next }
    },
  ),
  api(
    {
      method: 'GET',
      path: '/units/{id}/ancestors',
      params,
      query: z.object({ on }),
      summary: 'The units above on a date',
      tag,
      open: true,
      reply: ancestorsReply,
      replyExample: examples.ancestors,
    },
    async ({ ctx, params, query }) => {
      await getUnit(ctx, params.id)
      const day = query.on ?? ctx.clock.today()
      return { on: day, items: (await ancestorsOn(ctx, { unitId: params.id, date: day })).map(version) }
    },
  ),
  ...(
    [
      ['successors', 'What became of a unit between two dates', 'The units that exist on `to`', successors],
      [
        'predecessors',
        'What a unit was made of between two dates',
        'The units that exist on `from`',
        predecessors,
      ],
    ] as const
  ).map(([name, summary, which, query]) =>
    api(
      {
        method: 'GET',
        path: `/units/{id}/${name}`,
        params,
        query: between,
        summary,
        description: `${which}, through every merger and split; the unit itself when it lasted.`,
        tag,
        open: true,
        reply: reachedReply,
        replyExample: examples.reached,
      },
      async ({ ctx, params, query: { from, to = ctx.clock.today() } }) => {
        await getUnit(ctx, params.id)
        if (to < from) throw invalid([{ field: 'to', code: 'before_from', message: toBeforeFrom }])
        return { from, to, items: reached(await query(ctx, { unitId: params.id, from, to })) }
      },
    ),
  ),
  api(
    {
      method: 'GET',
      path: '/units/{id}/today',
      params,
      summary: 'Where a unit is today, with every part of a split',
      tag,
      open: true,
      reply: todayReply,
      replyExample: examples.today,
    },
    async ({ ctx, params }) => {
      await getUnit(ctx, params.id)
      const parts = await whereIsToday(ctx, { unitId: params.id })
      return { items: parts.map(todayPart) }
    },
  ),
  api(
    {
      method: 'POST',
      path: '/units',
      body: unitInput,
      summary: 'Adds a neighbourhood, an organisation or another unit under one that exists',
      description:
        'For whoever manages units over the parent. `from` is the first day on which the unit exists.',
      tag,
      status: 201,
      reply: createdReply,
      replyExample: examples.created,
      bodyExample: examples.newUnit,
      problems: ['not-allowed', 'invalid'],
    },
    async ({ ctx, body }) => {
      if (ctx.actor.kind === 'anonymous') throw notSignedIn()
      return createUnit(ctx, body)
    },
  ),
]

function nothingAsked() {
  const message = { vi: 'Xin cho biết tên (q) hoặc mã (code).', en: 'Please give a name (q) or a code.' }
  return invalid([{ field: 'q', code: 'required', message }])
}
