/** Lists of models over JSON: filtered, searched, in several orders. */
import { z } from 'zod'
import { api, type Route } from '#platform/http/route.ts'
import { exportColumns } from './export.rules.ts'
import { exportFile } from './export-file.ts'
import { sorts } from './filter.rules.ts'
import { fields, levels, ownerBlocks, precisions, states, statuses } from './model.rules.ts'
import { exportQuery, listModelsQuery } from './model.schemas.ts'
import { listModels } from './queries/list-models.ts'

const rowReply = z.object({
  id: z.uuid(),
  title: z.string(),
  field: z.enum(fields),
  level: z.enum(levels),
  ownerBlock: z.enum(ownerBlocks),
  registeredOn: z.iso.date(),
  registeredPrecision: z.enum(precisions),
  year: z.int(),
  state: z.enum(states),
  typeId: z.int().nullable(),
  status: z.enum(statuses),
  recognised: z.boolean(),
  example: z.boolean(),
  unitId: z.int(),
  unitName: z.string().nullable(),
  provinceName: z.string().nullable(),
})

const rowExample = {
  id: '01936d2e-7a00-7000-8000-000000000001',
  title: 'Tổ công dân lưu động',
  field: 'political_system',
  level: 'grassroots',
  ownerBlock: 'state',
  registeredOn: '2024-02-15',
  registeredPrecision: 'day',
  year: 2024,
  state: 'published',
  typeId: 3,
  status: 'under_way',
  recognised: false,
  example: false,
  unitId: 4021,
  unitName: 'Phường Hòa An',
  provinceName: 'Thành phố Đà Nẵng',
}

const listReply = z.object({
  items: z.array(rowReply),
  next: z.string().nullable(),
  total: z.int(),
  /** `total` is where counting stopped: there are more. */
  more: z.boolean(),
  sort: z.enum(sorts),
  /** Nothing holds all the words; these are the nearest. */
  near: z.boolean(),
})

const cell: Readonly<Record<'text' | 'number' | 'date', z.ZodType>> = {
  text: z.union([z.string(), z.boolean()]),
  number: z.number(),
  date: z.string(),
}
const rowOfFile = z.object(
  Object.fromEntries(exportColumns('en').map(({ key, kind }) => [key, cell[kind].nullable()])),
)

const exported = api(
  {
    method: 'GET',
    path: '/models/export',
    summary: 'A list of models as a file: JSON, CSV or XLSX',
    description:
      'The filters of the list, without pages: all of it, sent while it is read. `format` is `json` unless said. ' +
      'Columns and their codes stay the same and always stand in the same order.',
    tag: 'models',
    open: true,
    query: exportQuery,
    reply: z.array(rowOfFile),
    replyExample: [
      Object.fromEntries(
        exportColumns('en').map(({ key, kind }) => [
          key,
          (rowExample as Record<string, unknown>)[key] ?? (kind === 'number' ? 2024 : null),
        ]),
      ),
    ],
    problems: ['export.busy'],
  },
  () => Promise.resolve(undefined),
)

/** Before `listApi`'s neighbours: the address of one model would take its own. */
export const listApi: readonly Route[] = [
  {
    ...exported,
    handle: (exchange) => {
      const query = exchange.query as z.output<typeof exportQuery>
      return Promise.resolve(exportFile(exchange, query, query.format ?? 'json'))
    },
  },
  api(
    {
      method: 'GET',
      path: '/models',
      summary: 'Models: filtered, searched, in several orders',
      description:
        'Everyone sees public models; officers also those of their units in any state. `basis=then` asks for ' +
        'units as they were on the day of registration, `basis=today` for the units of today. `type`, `theme` and ' +
        '`campaign` are ids of the catalogue; 0 asks for those that have none. `more` says that `total` is not all: ' +
        'what is not public is counted only up to 1,000, and of `q` what was looked at. `q` finds words with or ' +
        'without accents, those in the title first; where nothing holds them, `near` says that these are the ' +
        'nearest. With `q` the order is `relevance` or `newest`.',
      tag: 'models',
      open: true,
      query: listModelsQuery,
      reply: listReply,
      replyExample: { items: [rowExample], next: null, total: 1, more: false, sort: 'newest', near: false },
    },
    async ({ ctx, query }) => {
      const { items, ...rest } = await listModels(ctx, query)
      return { items: items.map((row) => rowReply.parse(row)), ...rest }
    },
  ),
]
