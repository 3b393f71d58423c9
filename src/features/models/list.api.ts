/** Lists of models over JSON: filtered, searched, in several orders. */
import { z } from 'zod'
import { api, type Route } from '#platform/http/route.ts'
import { sorts } from './filter.rules.ts'
import { fields, levels, ownerBlocks, precisions, states, statuses } from './model.rules.ts'
import { listModelsQuery } from './model.schemas.ts'
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

export const listApi: readonly Route[] = [
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
