/** Models over JSON: the same commands and queries as the pages. */
import { z } from 'zod'
import type { Ctx } from '#platform/db/transact.ts'
import { api, type Route } from '#platform/http/route.ts'
import { acceptModel } from './commands/accept-model.ts'
import { editModel } from './commands/edit-model.ts'
import { publishModel } from './commands/publish-model.ts'
import { registerModel } from './commands/register-model.ts'
import { setModelStatus } from './commands/set-status.ts'
import { returnModel } from './commands/return-model.ts'
import { submitModel } from './commands/submit-model.ts'
import { withdrawModel } from './commands/withdraw-model.ts'
import {
  fields,
  forceRoles,
  levels,
  type Model,
  ownerBlocks,
  precisions,
  states,
  statuses,
} from './model.rules.ts'
import {
  countsQuery,
  editModelBody,
  modelPath,
  moveBody,
  reasonBody,
  registerModelInput,
  statusBody,
  submitBody,
} from './model.schemas.ts'
import { coBlocks } from './owners.rules.ts'
import { countsOfUnit } from './queries/counts-of-unit.ts'
import { readModel } from './queries/read-model.ts'

const tag = 'models'
const amount = z.int().nullable()

export const modelReply = z.object({
  id: z.uuid(),
  state: z.enum(states),
  revision: z.int(),
  status: z.enum(statuses),
  statusOn: z.iso.date().nullable(),
  recognised: z.boolean(),
  carriedFrom: z.uuid().nullable(),
  checkedYear: z.int().nullable(),
  unitId: z.int(),
  title: z.string(),
  field: z.enum(fields),
  level: z.enum(levels),
  ownerBlock: z.enum(ownerBlocks),
  typeId: z.int().nullable(),
  themes: z.array(z.int()),
  campaigns: z.array(z.int()),
  registeredOn: z.iso.date(),
  registeredPrecision: z.enum(precisions),
  year: z.int(),
  situation: z.string(),
  goals: z.string(),
  method: z.string(),
  targetGroup: z.string(),
  place: z.string(),
  lead: z.array(z.string()),
  coordinating: z.array(z.string()),
  participating: z.array(z.string()),
  owners: z.array(
    z.object({
      role: z.enum(forceRoles),
      name: z.string(),
      block: z.enum(ownerBlocks).nullable(),
      unitId: z.int().nullable(),
    }),
  ),
  coBlocks: z.array(z.enum(ownerBlocks)),
  resources: z.string(),
  budgetStateVnd: amount,
  budgetMobilisedVnd: amount,
  startsOn: z.iso.date().nullable(),
  endsOn: z.iso.date().nullable(),
  outputs: z.string(),
  sustainability: z.string(),
  example: z.boolean(),
  sourceTitle: z.string().nullable(),
  sourceUrl: z.string().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
})

/** Everything but the accounts that acted. */
export function shown(model: Model): z.output<typeof modelReply> {
  const { createdBy: _, submittedBy: __, lead, coordinating, participating, ...rest } = model
  return {
    ...rest,
    themes: [...model.themes],
    campaigns: [...model.campaigns],
    lead: lead.map(({ name }) => name),
    coordinating: coordinating.map(({ name }) => name),
    participating: participating.map(({ name }) => name),
    owners: forceRoles.flatMap((role) => model[role].map((owner) => ({ role, ...owner }))),
    coBlocks: coBlocks(model),
    createdAt: model.createdAt.toISOString(),
    updatedAt: model.updatedAt.toISOString(),
  }
}

const written = {
  title: 'Tổ công dân lưu động',
  field: 'political_system',
  level: 'grassroots',
  ownerBlock: 'state',
  registeredOn: '2024-02-15',
  situation: 'Người đi làm giờ hành chính khó đến phường.',
  goals: 'Mỗi quý một buổi tại mỗi khu dân cư.',
  method: 'Hẹn lịch trước, nhận việc tại nhà sinh hoạt cộng đồng vào thứ Bảy.',
  targetGroup: 'Người dân bốn khu dân cư',
  lead: [{ name: 'Ủy ban nhân dân phường', block: 'state' }],
  coordinating: ['Ủy ban Mặt trận Tổ quốc phường'],
  outputs: 'Số buổi, số việc nhận và giải quyết',
}

export const modelExample = {
  id: '01936d2e-7a00-7000-8000-000000000001',
  state: 'published',
  revision: 1,
  status: 'under_way',
  statusOn: '2024-03-01',
  recognised: false,
  carriedFrom: null,
  checkedYear: 2025,
  typeId: 3,
  themes: [10],
  campaigns: [],
  unitId: 4021,
  ...written,
  lead: ['Ủy ban nhân dân phường'],
  registeredPrecision: 'day',
  year: 2024,
  place: 'Khu dân cư 1, 2, 3, 8',
  participating: [],
  owners: [
    { role: 'lead', name: 'Ủy ban nhân dân phường', block: 'state', unitId: null },
    {
      role: 'coordinating',
      name: 'Ủy ban Mặt trận Tổ quốc phường',
      block: 'front_unions',
      unitId: null,
    },
  ],
  coBlocks: [],
  resources: '',
  budgetStateVnd: null,
  budgetMobilisedVnd: null,
  startsOn: '2024-03-01',
  endsOn: null,
  sustainability: '',
  example: false,
  sourceTitle: null,
  sourceUrl: null,
  createdAt: '2024-02-15T02:00:00.000Z',
  updatedAt: '2024-03-01T02:00:00.000Z',
}

const figure = { n: z.int(), href: z.string() }
const countsReply = z.object({
  unitId: z.int(),
  basis: z.enum(['then', 'today']),
  year: z.int().nullable(),
  total: z.object(figure),
  cells: z.array(z.object({ ...figure, field: z.enum(fields), level: z.enum(levels) })),
  own: z.object(figure),
  children: z.array(z.object({ ...figure, unitId: z.int() })),
  split: z.object(figure),
  partly: z.object(figure),
})

type Mover = (ctx: Ctx, input: { id: string; reason: string }) => Promise<Model>

function move(name: string, summary: string, mover: Mover, withReason: boolean): Route {
  return api(
    {
      method: 'POST',
      path: `/models/{id}/${name}`,
      summary,
      tag,
      params: modelPath,
      body: withReason ? reasonBody : moveBody,
      reply: modelReply,
      replyExample: modelExample,
      bodyExample: withReason ? { reason: 'Xin nêu rõ đơn vị chủ trì và kết quả kiểm được.' } : {},
      problems: ['not-signed-in', 'not-allowed', 'not-found', 'model.wrong-state', 'model.own-submission'],
    },
    async ({ ctx, params, body }) =>
      shown(await mover(ctx, { id: params.id, reason: 'reason' in body ? body.reason : '' })),
  )
}

export const modelApi: readonly Route[] = [
  api(
    {
      method: 'GET',
      path: '/models/counts',
      summary: "A unit's public models by field and level, with the list behind each number",
      tag,
      open: true,
      query: countsQuery,
      reply: countsReply,
      replyExample: {
        unitId: 20305,
        basis: 'today',
        year: null,
        total: { n: 1, href: '/models?unit=20305&basis=today&state=published' },
        cells: [
          {
            field: 'political_system',
            level: 'grassroots',
            n: 1,
            href: '/models?unit=20305&basis=today&field=political_system&level=grassroots&state=published',
          },
        ],
        own: { n: 1, href: '/models?unit=20305&basis=today&scope=own&state=published' },
        children: [],
        split: { n: 0, href: '/models?unit=20305&basis=today&scope=split&state=published' },
        partly: { n: 0, href: '/models?unit=20305&basis=today&scope=partly&state=published' },
      },
    },
    ({ ctx, query }) =>
      countsOfUnit(ctx, { unitId: query.unit, basis: query.basis ?? 'today', year: query.year }),
  ),
  api(
    {
      method: 'GET',
      path: '/models/{id}',
      summary: 'One model',
      tag,
      open: true,
      params: modelPath,
      reply: modelReply,
      replyExample: modelExample,
      problems: ['not-found'],
    },
    async ({ ctx, params }) => shown((await readModel(ctx, params.id)).model),
  ),
  api(
    {
      method: 'POST',
      path: '/models',
      summary: 'Register a model as a draft',
      description:
        'Name the unit by `unitId`, or by `unitCode`, the official code it had on `registeredOn`. Where only the ' +
        'month or the year is known, give some day in it and say so in `registeredPrecision`. An organisation is a ' +
        'name, or an object with its name, block and unit.',
      tag,
      status: 201,
      body: registerModelInput,
      bodyExample: { unitCode: '20306', ...written },
      reply: modelReply,
      replyExample: { ...modelExample, state: 'draft' },
      problems: ['not-signed-in', 'not-allowed'],
    },
    async ({ ctx, body }) => shown(await registerModel(ctx, body)),
  ),
  api(
    {
      method: 'PATCH',
      path: '/models/{id}',
      summary: 'Change a draft, a returned model, or correct a public one',
      description:
        '`revision` is the one you read. When someone saved since, nothing is stored and `model.changed` says ' +
        'field by field what was, what they wrote and what you wrote.',
      tag,
      params: modelPath,
      body: editModelBody,
      bodyExample: { revision: 1, goals: 'Mỗi tháng một buổi tại mỗi khu dân cư.' },
      reply: modelReply,
      replyExample: { ...modelExample, revision: 2 },
      problems: ['not-signed-in', 'not-allowed', 'not-found', 'model.changed', 'model.wrong-state'],
    },
    async ({ ctx, params, body }) => shown(await editModel(ctx, { ...body, id: params.id })),
  ),
  api(
    {
      method: 'POST',
      path: '/models/{id}/status',
      summary: 'Say how far its work has come',
      description: '`degraded` and `stopped` need a reason.',
      tag,
      params: modelPath,
      body: statusBody,
      bodyExample: { status: 'completed', on: '2024-12-20' },
      reply: modelReply,
      replyExample: { ...modelExample, status: 'completed', statusOn: '2024-12-20' },
      problems: ['not-signed-in', 'not-allowed', 'not-found'],
    },
    async ({ ctx, params, body }) => shown(await setModelStatus(ctx, { ...body, id: params.id })),
  ),
  api(
    {
      method: 'POST',
      path: '/models/{id}/submit',
      summary: 'Hand a draft to review',
      description:
        'Where something like it was registered nearby within two years, `model.similar` names it; send `another` ' +
        'with why this is another work. `model.repeats-union` is the rule of a place that nothing overrules.',
      tag,
      params: modelPath,
      body: submitBody,
      bodyExample: { another: 'Làm ở khu dân cư khác, cho người thuê trọ.' },
      reply: modelReply,
      replyExample: { ...modelExample, state: 'submitted' },
      problems: [
        'not-signed-in',
        'not-allowed',
        'not-found',
        'model.wrong-state',
        'model.similar',
        'model.repeats-union',
      ],
    },
    async ({ ctx, params, body }) => shown(await submitModel(ctx, { ...body, id: params.id })),
  ),
  move('return', 'Send it back with a reason', returnModel, true),
  move('accept', 'Choose it; not for who submitted it', acceptModel, false),
  move('publish', 'Make it public', publishModel, false),
  move('withdraw', 'Take it out for good, with a reason', withdrawModel, true),
]
