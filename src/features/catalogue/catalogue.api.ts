/** The catalogue over JSON: the same commands and queries as the pages. */
import { z } from 'zod'
import { api, type Route } from '#platform/http/route.ts'
import {
  fields,
  type Label,
  labelForms,
  labelKinds,
  type ModelType,
  ownerBlocks,
  ruleCodes,
  type RuleRow,
} from './catalogue.rules.ts'
import {
  addLabelInput,
  addRuleInput,
  addTypeInput,
  editLabelBody,
  editRuleBody,
  editTypeBody,
  labelPath,
  ofUnitQuery,
  rulePath,
  typePath,
} from './catalogue.schemas.ts'
import { addLabel, editLabel } from './commands/save-label.ts'
import { addRule, editRule } from './commands/save-rule.ts'
import { addType, editType } from './commands/save-type.ts'
import { browseRules } from './queries/browse-rules.ts'
import { readType } from './queries/browse-types.ts'
import { listLabels } from './queries/list-labels.ts'
import { listTypes } from './queries/list-types.ts'

const tag = 'catalogue'
const words = z.object({ vi: z.string(), en: z.string() })
const day = z.iso.date().nullable()

const typeReply = z.object({
  id: z.int(),
  code: z.string(),
  unitId: z.int().nullable(),
  field: z.enum(fields).nullable(),
  ownerBlock: z.enum(ownerBlocks).nullable(),
  name: words,
  summary: words,
  template: z.record(z.string(), z.string()),
  criteria: z.array(z.object({ code: z.string(), vi: z.string(), en: z.string() })),
  from: day,
  to: day,
  revision: z.int(),
})
const labelReply = z.object({
  id: z.int(),
  kind: z.enum(labelKinds),
  form: z.enum(labelForms),
  code: z.string(),
  unitId: z.int().nullable(),
  name: words,
  from: day,
  to: day,
  revision: z.int(),
})
const ruleReply = z.object({
  id: z.int(),
  code: z.enum(ruleCodes),
  unitId: z.int().nullable(),
  value: z.string(),
  from: day,
  to: day,
  source: z.string(),
  verified: z.boolean(),
  revision: z.int(),
})

const written = {
  name: { vi: 'Điểm chữa cháy công cộng', en: 'Public fire-extinguisher points' },
  summary: { vi: 'Đặt bình chữa cháy trong ngõ hẻm.', en: 'Extinguishers in alleys.' },
  field: 'security_defence',
  ownerBlock: null,
  template: { goals: 'Số điểm đặt bình\nSố hộ mua bình / tổng số hộ' },
  criteria: [{ code: 'checked', vi: 'Bình còn hạn', en: 'Extinguishers in date' }],
  from: null,
  to: null,
}
const typeExample = { id: 1, code: 'fire_points', unitId: null, ...written, revision: 1 }
const labelWritten = {
  form: 'movement',
  name: { vi: 'Toàn dân bảo vệ an ninh Tổ quốc', en: 'All people protect national security' },
  from: null,
  to: null,
}
const labelExample = {
  id: 14,
  kind: 'campaign',
  code: 'national_security',
  unitId: null,
  ...labelWritten,
  revision: 1,
}
const ruleWritten = {
  value: 'warn',
  source: 'Hướng dẫn số 12-HD/BDVTU ngày 05/01/2026',
  verified: true,
  to: null,
}
const ruleExample = {
  id: 2,
  code: 'model.party-repeats-union',
  unitId: 4021,
  ...ruleWritten,
  from: '2026-02-01',
  revision: 1,
}

const shownType = (type: ModelType) => typeReply.parse(type)
const shownLabel = (label: Label) => labelReply.parse(label)
const shownRule = (rule: RuleRow) => ruleReply.parse(rule)
const refusals = ['not-signed-in', 'not-allowed'] as const

export const catalogueApi: readonly Route[] = [
  api(
    {
      method: 'GET',
      path: '/model-types',
      summary: 'Types of models',
      description: 'With `unit` those that the unit may file a model under; ended ones carry a `to`.',
      tag,
      open: true,
      query: ofUnitQuery.pick({ unit: true }),
      reply: z.object({ items: z.array(typeReply) }),
      replyExample: { items: [typeExample] },
    },
    async ({ ctx, query }) => ({
      items: (await listTypes(ctx, { unitId: query.unit })).map(shownType),
    }),
  ),
  api(
    {
      method: 'GET',
      path: '/model-types/{code}',
      summary: 'One type of models',
      tag,
      open: true,
      params: typePath,
      reply: typeReply,
      replyExample: typeExample,
      problems: ['not-found'],
    },
    async ({ ctx, params }) => shownType((await readType(ctx, params.code)).type),
  ),
  api(
    {
      method: 'POST',
      path: '/model-types',
      summary: 'Add a type of models',
      description: 'For the whole country, or with `unitId` for that unit and those below it.',
      tag,
      status: 201,
      body: addTypeInput,
      bodyExample: { unitId: 4021, ...written },
      reply: typeReply,
      replyExample: typeExample,
      problems: refusals,
    },
    async ({ ctx, body }) => shownType(await addType(ctx, body)),
  ),
  api(
    {
      method: 'PUT',
      path: '/model-types/{code}',
      summary: 'Change a type of models, or end it',
      description: 'The whole of it, against the `revision` that you read.',
      tag,
      params: typePath,
      body: editTypeBody,
      bodyExample: { revision: 1, ...written, to: '2027-01-01' },
      reply: typeReply,
      replyExample: { ...typeExample, to: '2027-01-01', revision: 2 },
      problems: [...refusals, 'not-found', 'catalogue.changed'],
    },
    async ({ ctx, params, body }) => shownType(await editType(ctx, { ...body, code: params.code })),
  ),
  api(
    {
      method: 'GET',
      path: '/labels',
      summary: 'Themes, campaigns, movements and programmes',
      description: 'With `unit` those that its models may carry; ended ones have a `to`.',
      tag,
      open: true,
      query: ofUnitQuery.pick({ unit: true }),
      reply: z.object({ items: z.array(labelReply) }),
      replyExample: { items: [labelExample] },
    },
    async ({ ctx, query }) => ({
      items: (await listLabels(ctx, { unitId: query.unit })).map(shownLabel),
    }),
  ),
  api(
    {
      method: 'POST',
      path: '/labels',
      summary: 'Add a theme or a campaign',
      tag,
      status: 201,
      body: addLabelInput,
      bodyExample: labelWritten,
      reply: labelReply,
      replyExample: labelExample,
      problems: refusals,
    },
    async ({ ctx, body }) => shownLabel(await addLabel(ctx, body)),
  ),
  api(
    {
      method: 'PUT',
      path: '/labels/{code}',
      summary: 'Change a theme or a campaign, or end it',
      tag,
      params: labelPath,
      body: editLabelBody,
      bodyExample: { revision: 1, ...labelWritten, to: '2027-01-01' },
      reply: labelReply,
      replyExample: { ...labelExample, to: '2027-01-01', revision: 2 },
      problems: [...refusals, 'not-found', 'catalogue.changed'],
    },
    async ({ ctx, params, body }) => shownLabel(await editLabel(ctx, { ...body, code: params.code })),
  ),
  api(
    {
      method: 'GET',
      path: '/rules',
      summary: 'Dated rules by place',
      description: 'The nearest unit that has a row on the day decides.',
      tag,
      open: true,
      reply: z.object({ items: z.array(ruleReply) }),
      replyExample: { items: [ruleExample] },
    },
    async ({ ctx }) => ({ items: (await browseRules(ctx)).map(shownRule) }),
  ),
  api(
    {
      method: 'POST',
      path: '/rules',
      summary: 'Set a rule for a place from a day on',
      description: 'The row that held there on that day ends with it.',
      tag,
      status: 201,
      body: addRuleInput,
      bodyExample: {
        code: 'model.party-repeats-union',
        unitId: 4021,
        from: '2026-02-01',
        ...ruleWritten,
      },
      reply: ruleReply,
      replyExample: ruleExample,
      problems: [...refusals, 'catalogue.rule-overlaps'],
    },
    async ({ ctx, body }) => shownRule(await addRule(ctx, body)),
  ),
  api(
    {
      method: 'PUT',
      path: '/rules/{id}',
      summary: 'Mend what a rule says, or end it',
      tag,
      params: rulePath,
      body: editRuleBody,
      bodyExample: { revision: 1, ...ruleWritten, to: '2027-01-01' },
      reply: ruleReply,
      replyExample: { ...ruleExample, to: '2027-01-01', revision: 2 },
      problems: [...refusals, 'not-found', 'catalogue.changed', 'catalogue.rule-overlaps'],
    },
    async ({ ctx, params, body }) => shownRule(await editRule(ctx, { ...body, id: params.id })),
  ),
]
