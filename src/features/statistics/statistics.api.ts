/** Statistics over JSON: the same figures as the pages, each with the address that lists its records. */
import { z } from 'zod'
import { coverage, fields, groupings, levels, statuses } from '#features/models/contract.ts'
import { ownerBlocks } from '#features/units/contract.ts'
import { api, type Route } from '#platform/http/route.ts'
import {
  coverageLevels,
  coverageQuery,
  groupingOf,
  progressQuery,
  setPath,
  setQuery,
  setsQuery,
  statisticsQuery,
  whereOf,
} from './asked.ts'
import { addSet, editSet } from './commands/save-set.ts'
import { figuresOfSet } from './queries/figures-of-set.ts'
import { readProgress } from './queries/read-progress.ts'
import { readTable, type TableRow } from './queries/read-statistics.ts'
import { setsFor } from './queries/sets.ts'
import { unitAsked } from './queries/unit-asked.ts'
import { addSetInput, editSetInput } from './set-input.ts'

const tag = 'statistics'
const bases = z.enum(['then', 'today'])

const amount = z.object({
  /** How many of the models said an amount. */
  models: z.int(),
  /** Whole đồng as digits: a sum may be larger than numbers of JSON keep. */
  vnd: z.string(),
})
const figure = { n: z.int(), state: amount, mobilised: amount, href: z.string() }
const conditions = z.object({
  field: z.array(z.enum(fields)).optional(),
  level: z.array(z.enum(levels)).optional(),
  year: z.array(z.int()).optional(),
  ownerBlock: z.array(z.enum(ownerBlocks)).optional(),
  type: z.array(z.int()).optional(),
  theme: z.array(z.int()).optional(),
  campaign: z.array(z.int()).optional(),
  status: z.array(z.enum(statuses)).optional(),
  recognised: z.array(z.boolean()).optional(),
})

const statisticsReply = z.object({
  unitId: z.int(),
  basis: bases,
  by: z.array(z.enum(groupings)),
  where: conditions,
  total: z.object(figure),
  rows: z.array(
    z.object({
      /** The values of `by`: codes, years, ids; of `unit` also `own` and `split`; 0 for none. */
      key: z.record(z.string(), z.string()),
      ...figure,
      /** Left out of rows by unit: no list ranks places by money given. */
      mobilised: amount.optional(),
    }),
  ),
  /** Of the total: not attributable to any unit below. */
  split: z.object(figure),
  /** Not in the total: of units only a part of which came here. */
  partly: z.object(figure),
  /** Rows share records, as a model may have several themes and campaigns. */
  overlapping: z.boolean(),
})

const money = (models: number, vnd: string) => ({ models, vnd })
const exampleFigure = (n: number, more = '') => ({
  n,
  state: money(2, '45000000'),
  mobilised: money(1, '12000000'),
  href: `/models?unit=1&basis=today${more}&state=published`,
})
const noFigure = (scope: string) => ({
  n: 0,
  state: money(0, '0'),
  mobilised: money(0, '0'),
  href: `/models?unit=1&basis=today&scope=${scope}&state=published`,
})
const statisticsExample = {
  unitId: 1,
  basis: 'today',
  by: ['field'],
  where: { year: [2025] },
  total: exampleFigure(3, '&year=2025'),
  rows: [{ key: { field: 'economy' }, ...exampleFigure(3, '&field=economy&year=2025') }],
  split: noFigure('split'),
  partly: noFigure('partly'),
  overlapping: false,
}

const rate = z.object({
  n: z.int(),
  of: z.int(),
  /** Digits with a dot; null where there is nothing to divide by. */
  percent: z.string().nullable(),
  /** Decimals of `percent`. */
  rounding: z.int(),
})
const counted = { n: z.int(), href: z.string() }
const progressReply = z.object({
  unitId: z.int(),
  basis: bases,
  where: conditions,
  registered: z.object(counted),
  completed: z.object({ ...counted, rate }),
  open: z.object(counted),
  ended: z.object(counted),
  recognised: z.object({ ...counted, rate }),
  byStatus: z.array(z.object({ ...counted, status: z.enum(statuses) })),
})
const listOf = (more: string) => `/models?unit=1&basis=today${more}&state=published`
const progressExample = {
  unitId: 1,
  basis: 'today',
  where: {},
  registered: { n: 154, href: listOf('') },
  completed: {
    n: 101,
    href: listOf('&status=completed'),
    rate: { n: 101, of: 154, percent: '65.6', rounding: 1 },
  },
  open: { n: 53, href: listOf('&anyOf=status%3Aregistered%2Cunder_way') },
  ended: { n: 0, href: listOf('&anyOf=status%3Adegraded%2Cstopped') },
  recognised: {
    n: 8,
    href: listOf('&recognised=true'),
    rate: { n: 8, of: 154, percent: '5.2', rounding: 1 },
  },
  byStatus: [{ status: 'completed', n: 101, href: listOf('&status=completed') }],
}

const coverageReply = z.object({
  unitId: z.int(),
  level: z.string(),
  basis: bases,
  date: z.iso.date(),
  total: z.int(),
  covered: z.int(),
  without: z.array(z.object({ id: z.int(), name: z.string() })),
})

const name = z.object({ vi: z.string(), en: z.string() })
const part = { name, where: conditions }
const setReply = z.object({
  id: z.int(),
  unitId: z.int().nullable(),
  name,
  disjoint: z.boolean(),
  source: z.string(),
  revision: z.int(),
  parts: z.array(z.object(part)),
})
const setExample = {
  id: 1,
  unitId: null,
  name: { vi: 'Cấp xã và thôn, bản', en: 'Communes and villages' },
  disjoint: true,
  source: '',
  revision: 1,
  parts: [
    { name: { vi: 'Cấp xã', en: 'Commune level' }, where: { level: ['grassroots'] } },
    { name: { vi: 'Thôn, bản', en: 'Village level' }, where: { level: ['village'] } },
  ],
}
const setFiguresReply = z.object({
  set: setReply,
  unitId: z.int(),
  basis: bases,
  year: z.int().nullable(),
  parts: z.array(z.object({ ...part, ...figure })),
  /** Whether the parts may be added, how that was proven, or why not. */
  adding: z.union([
    z.object({ may: z.literal(true), proof: z.enum(['conditions', 'records']) }),
    z.object({ may: z.literal(false), why: z.literal('not-declared') }),
    z.object({
      may: z.literal(false),
      why: z.literal('overlap'),
      shared: z.array(z.object({ parts: z.tuple([z.int(), z.int()]), n: z.int() })),
    }),
  ]),
  total: z.int().nullable(),
})
const given = { name: setExample.name, disjoint: true, source: 'Báo cáo năm 2025', parts: setExample.parts }

function keyed(by: readonly string[], { keys, ...row }: TableRow) {
  return { key: Object.fromEntries(by.map((one, i) => [one, keys[i] ?? ''])), ...row }
}

export const statisticsApi: readonly Route[] = [
  api(
    {
      method: 'GET',
      path: '/statistics',
      summary: 'Public models by one or two things, of any unit, with the list behind each number',
      description:
        'Of the nation unless `unit` is named. `basis=then` counts in the units of the day of registration, ' +
        '`basis=today` in those of today. Filters are those of lists of models; `anyOf` takes several values. ' +
        '`by` and `by2` may be `unit` (those directly below) or any filter. Models are counted, not people.',
      tag,
      open: true,
      query: statisticsQuery,
      reply: statisticsReply,
      replyExample: statisticsExample,
      problems: ['not-found'],
    },
    async ({ ctx, query }) => {
      const { id } = await unitAsked(ctx, query.unit)
      const ask = {
        unitId: id,
        basis: query.basis ?? 'today',
        where: whereOf(query),
        by: groupingOf(query),
      } as const
      const { total, rows, split, partly, overlapping } = await readTable(ctx, ask)
      return { ...ask, total, rows: rows.map((row) => keyed(ask.by, row)), split, partly, overlapping }
    },
  ),
  api(
    {
      method: 'GET',
      path: '/statistics/progress',
      summary: 'How far the work of models has come, with rates, their numerators and denominators',
      description: '`open` are registered or under way; percentages have one decimal, rounded half up.',
      tag,
      open: true,
      query: progressQuery,
      reply: progressReply,
      replyExample: progressExample,
      problems: ['not-found'],
    },
    async ({ ctx, query }) => {
      const { id } = await unitAsked(ctx, query.unit)
      const ask = { unitId: id, basis: query.basis ?? 'today', where: whereOf(query) } as const
      return { ...ask, ...(await readProgress(ctx, ask)) }
    },
  ),
  api(
    {
      method: 'GET',
      path: '/statistics/coverage',
      summary: 'How many of the units of a level have any public model, and which have none',
      description: 'Units that existed on the day: today, or with `basis=then` the day `on`.',
      tag,
      open: true,
      query: coverageQuery,
      reply: coverageReply,
      replyExample: {
        unitId: 4021,
        level: 'neighbourhood',
        basis: 'today',
        date: '2026-11-21',
        total: 13,
        covered: 13,
        without: [],
      },
      problems: ['not-found'],
    },
    async ({ ctx, query }) => {
      const { id, level } = await unitAsked(ctx, query.unit)
      const at = coverageLevels.indexOf(level as (typeof coverageLevels)[number])
      const asked = query.unitLevel ?? coverageLevels[Math.min(at + 1, 3)] ?? 'commune'
      return coverage(ctx, {
        unitId: id,
        level: asked,
        basis: query.basis ?? 'today',
        date: query.on,
        where: whereOf(query),
      })
    },
  ),
  api(
    {
      method: 'GET',
      path: '/statistics/sets',
      summary: 'Sets of figures that a unit is offered',
      tag,
      open: true,
      query: setsQuery,
      reply: z.object({ items: z.array(setReply) }),
      replyExample: { items: [setExample] },
      problems: ['not-found'],
    },
    async ({ ctx, query }) => ({ items: await setsFor(ctx, (await unitAsked(ctx, query.unit)).id) }),
  ),
  api(
    {
      method: 'GET',
      path: '/statistics/sets/{id}',
      summary: 'The figures of a set, and their total only where nothing is counted twice',
      tag,
      open: true,
      params: setPath,
      query: setQuery.omit({ done: true }),
      reply: setFiguresReply,
      replyExample: {
        set: setExample,
        unitId: 1,
        basis: 'today',
        year: null,
        parts: setExample.parts.map((one) => ({ ...one, ...exampleFigure(3) })),
        adding: { may: true, proof: 'conditions' },
        total: 6,
      },
      problems: ['not-found'],
    },
    async ({ ctx, params, query }) => {
      const { id } = await unitAsked(ctx, query.unit)
      return figuresOfSet(ctx, { id: params.id, unitId: id, basis: query.basis ?? 'today', year: query.year })
    },
  ),
  api(
    {
      method: 'POST',
      path: '/statistics/sets',
      summary: 'Define a set of figures',
      tag,
      status: 201,
      body: addSetInput,
      bodyExample: { unitId: 29, ...given },
      reply: setReply,
      replyExample: setExample,
      problems: ['not-signed-in', 'not-allowed'],
    },
    async ({ ctx, body }) => addSet(ctx, body),
  ),
  api(
    {
      method: 'PUT',
      path: '/statistics/sets/{id}',
      summary: 'Change a set of figures against the revision that was read',
      tag,
      params: setPath,
      body: editSetInput,
      bodyExample: { revision: 1, ...given },
      reply: setReply,
      replyExample: { ...setExample, revision: 2 },
      problems: ['not-signed-in', 'not-allowed', 'not-found', 'statistics.set-changed'],
    },
    async ({ ctx, params, body }) => editSet(ctx, { ...body, id: params.id }),
  ),
]
