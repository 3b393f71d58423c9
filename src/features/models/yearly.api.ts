/** The yearly look at models and their going on into the next year, over JSON. */
import { z } from 'zod'
import { api, type Route } from '#platform/http/route.ts'
import type { Words } from '#platform/problem.ts'
import { carryOver } from './commands/carry-over.ts'
import { checkManyActive, checkModel } from './commands/check-model.ts'
import { modelExample, modelReply, shown } from './model.api.ts'
import { fields, states, statuses } from './model.rules.ts'
import { carryBody, carryQuery, checkBody, checksBody, dueQuery, modelPath } from './model.schemas.ts'
import { onlyRegistrars } from './problems.rules.ts'
import { carriable } from './queries/carriable.ts'
import { dueChecks, reportsAnywhere } from './queries/due-checks.ts'

const tag = 'models'
const refusals = ['not-signed-in', 'not-allowed'] as const
const leftOut = z.array(z.object({ id: z.uuid(), code: z.string(), vi: z.string(), en: z.string() }))
const leftExample = {
  id: '01936d2e-7a00-7000-8000-000000000002',
  code: 'checked',
  vi: 'Năm này đã có kết quả.',
  en: 'It has a result for this year.',
}

function said(list: readonly { readonly id: string; readonly code: string; readonly words: Words }[]) {
  return list.map(({ id, code, words }) => ({ id, code, ...words }))
}

const row = {
  id: modelExample.id,
  title: modelExample.title,
  field: modelExample.field,
  unitName: 'Phường Hòa An',
}

export const yearlyApi: readonly Route[] = [
  api(
    {
      method: 'GET',
      path: '/models/due',
      summary: 'Models that somebody should look at again this year',
      description: 'Public models of earlier years that did not stop; longest unknown first.',
      tag,
      query: dueQuery.omit({ done: true }),
      reply: z.object({
        year: z.int(),
        items: z.array(
          z.object({
            id: z.uuid(),
            title: z.string(),
            field: z.enum(fields),
            year: z.int(),
            status: z.enum(statuses),
            unitId: z.int(),
            unitName: z.string(),
            known: z.int(),
          }),
        ),
        next: z.string().nullable(),
        total: z.int(),
        more: z.boolean(),
      }),
      replyExample: {
        year: 2026,
        items: [{ ...row, year: 2024, status: 'under_way', unitId: 4021, known: 2025 }],
        next: null,
        total: 1,
        more: false,
      },
      problems: refusals,
    },
    async ({ ctx, query }) => {
      if (!reportsAnywhere(ctx)) throw onlyRegistrars()
      return dueChecks(ctx, { unitId: query.unit, year: query.year, after: query.after })
    },
  ),
  api(
    {
      method: 'POST',
      path: '/models/{id}/check',
      summary: 'Record what a look at it found in a year',
      description:
        'Once a year; a correction names the check it `corrects`. `degraded` and `stopped` need a note and become ' +
        'its status.',
      tag,
      params: modelPath,
      body: checkBody,
      bodyExample: { year: 2026, finding: 'degraded', note: 'Ba bình hết hạn, đang thay.' },
      reply: modelReply,
      replyExample: { ...modelExample, status: 'degraded', statusOn: '2026-11-20', checkedYear: 2026 },
      problems: [...refusals, 'not-found', 'model.already-checked'],
    },
    async ({ ctx, params, body }) => shown(await checkModel(ctx, { ...body, id: params.id })),
  ),
  api(
    {
      method: 'POST',
      path: '/models/checks',
      summary: 'Record that up to 200 models are still active',
      tag,
      body: checksBody,
      bodyExample: { year: 2026, ids: [modelExample.id] },
      reply: z.object({ checked: z.array(z.uuid()), left: leftOut }),
      replyExample: { checked: [modelExample.id], left: [leftExample] },
      problems: refusals,
    },
    async ({ ctx, body }) => {
      const { checked, left } = await checkManyActive(ctx, body)
      return { checked, left: said(left) }
    },
  ),
  api(
    {
      method: 'GET',
      path: '/models/carry-over',
      summary: 'Models of a unit and a year that may go on into the next',
      tag,
      query: carryQuery.omit({ done: true }).required({ unit: true }),
      reply: z.object({
        from: z.int(),
        items: z.array(
          z.object({
            id: z.uuid(),
            title: z.string(),
            field: z.enum(fields),
            state: z.enum(states),
            status: z.enum(statuses),
            unitName: z.string(),
            split: z.boolean(),
          }),
        ),
        next: z.uuid().nullable(),
        all: z.int(),
        carried: z.int(),
      }),
      replyExample: {
        from: 2025,
        items: [{ ...row, state: 'published', status: 'under_way', split: false }],
        next: null,
        all: 12,
        carried: 11,
      },
      problems: refusals,
    },
    ({ ctx, query }) => carriable(ctx, { unitId: query.unit, from: query.from, after: query.after }),
  ),
  api(
    {
      method: 'POST',
      path: '/models/carry-over',
      summary: 'Carry up to 200 models over into the year after, as drafts',
      description: 'What was carried over before is left alone, so it may be sent again.',
      tag,
      body: carryBody,
      bodyExample: { ids: [modelExample.id] },
      reply: z.object({
        carried: z.array(z.object({ from: z.uuid(), id: z.uuid() })),
        kept: leftOut,
      }),
      replyExample: {
        carried: [{ from: modelExample.id, id: '01936d2e-7a00-7000-8000-000000000003' }],
        kept: [{ ...leftExample, code: 'carried', vi: 'Đã chuyển rồi.', en: 'It was carried over before.' }],
      },
      problems: refusals,
    },
    async ({ ctx, body }) => {
      const { carried, kept } = await carryOver(ctx, body.ids)
      return { carried, kept: said(kept) }
    },
  ),
]
