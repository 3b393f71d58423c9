/** Definitions of indicators over JSON, and what is added up of them. */
import { z } from 'zod'
import { api, type Route } from '#platform/http/route.ts'
import { defineIndicator } from './commands/define-indicator.ts'
import { endIndicator, reviseIndicator } from './commands/revise-indicator.ts'
import {
  coverageQuery,
  defineInput,
  endBody,
  gradesQuery,
  idPath,
  listQuery,
  reviseBody,
  rollupQuery,
  unitPath,
} from './indicator.schemas.ts'
import { coverageOf, type CoverageAsk, listCoverageUnits } from './queries/coverage-of.ts'
import { getIndicator } from './queries/get-indicator.ts'
import { dueReports } from './queries/due-reports.ts'
import { gradesOf, listUnitsByGrade } from './queries/grades-of.ts'
import { indicatorRollup } from './queries/indicator-rollup.ts'
import { listDefinitions } from './queries/list-definitions.ts'
import {
  coverageExample,
  dueExample,
  gradesExample,
  indicatorExample,
  rollupExample,
} from './reply.examples.ts'
import { coverageReply, dueReply, gradesReply, indicatorReply, rollupReply } from './reply.schemas.ts'
import { replyOfGrades, replyOfIndicator, replyOfRate, replyOfRollup } from './reply.ts'

const tag = 'indicators'

const definitionExample = {
  name: 'Số giếng nước còn dùng được',
  meaning: 'Đếm cuối năm, giếng chung của thôn.',
  direction: 'up',
  every: 'year',
  source: 'Kế hoạch của tỉnh',
}

export const indicatorApi: readonly Route[] = [
  api(
    {
      method: 'GET',
      path: '/indicators',
      summary: 'Indicators of the nation, and of a province where one is named',
      tag,
      open: true,
      query: listQuery,
      reply: z.object({ items: z.array(indicatorReply) }),
      replyExample: { items: [indicatorExample] },
    },
    async ({ ctx, query }) => ({ items: (await listDefinitions(ctx, query.province)).map(replyOfIndicator) }),
  ),
  api(
    {
      method: 'GET',
      path: '/indicators/{id}',
      summary: 'One indicator with all its versions',
      tag,
      open: true,
      params: idPath,
      reply: indicatorReply,
      replyExample: indicatorExample,
      problems: ['not-found'],
    },
    async ({ ctx, params }) => replyOfIndicator(await getIndicator(ctx, params.id)),
  ),
  api(
    {
      method: 'POST',
      path: '/indicators',
      summary: 'Define an indicator, for a province or for the nation',
      description:
        'What must not be known of a person is refused: religion, ethnicity, opinions, who is a Party member, health ' +
        'or births of somebody, footage, scores of people (`personal_attribute`, `personal_list`).',
      tag,
      status: 201,
      body: defineInput,
      bodyExample: {
        kind: 'number',
        measure: 'work',
        levels: ['neighbourhood'],
        additive: true,
        ...definitionExample,
      },
      reply: indicatorReply,
      replyExample: indicatorExample,
      problems: ['not-signed-in', 'not-allowed'],
    },
    async ({ ctx, body }) => replyOfIndicator(await defineIndicator(ctx, body)),
  ),
  api(
    {
      method: 'PUT',
      path: '/indicators/{id}',
      summary: 'Mend the words of an indicator, or let other ones hold from a day on',
      tag,
      params: idPath,
      body: reviseBody,
      bodyExample: { revision: 1, from: '2027-01-01', ...definitionExample },
      reply: indicatorReply,
      replyExample: indicatorExample,
      problems: ['not-signed-in', 'not-allowed', 'not-found', 'indicator.changed'],
    },
    async ({ ctx, params, body }) => replyOfIndicator(await reviseIndicator(ctx, { ...body, id: params.id })),
  ),
  api(
    {
      method: 'POST',
      path: '/indicators/{id}/end',
      summary: 'Take an indicator out of use from a day on; what was reported stays',
      tag,
      params: idPath,
      body: endBody,
      bodyExample: { revision: 1, on: '2027-01-01', reason: 'Thay bằng chỉ tiêu của trung ương.' },
      reply: indicatorReply,
      replyExample: indicatorExample,
      problems: ['not-signed-in', 'not-allowed', 'not-found', 'indicator.changed'],
    },
    async ({ ctx, params, body }) => replyOfIndicator(await endIndicator(ctx, { ...body, id: params.id })),
  ),
  api(
    {
      method: 'GET',
      path: '/indicators/{id}/rollup',
      summary: 'An indicator added up over the units below a unit, with who reported out of how many',
      description:
        '`basis=then` is in the units of the day `on`, `basis=today` the same values in the units of today. Averages ' +
        'and grades are not added (`total` is null). A lower bound makes the sum one. Numbers about people below five ' +
        'are left out for the public, and others with them, so that they can not be worked out; `then` of a past day ' +
        'is refused for them, as are `unitKinds` and a `from` that is no beginning of a year; a past day `on` is the end ' +
        'of a year for them.',
      tag,
      open: true,
      params: idPath,
      query: rollupQuery,
      reply: rollupReply,
      replyExample: rollupExample,
      problems: ['not-found', 'indicator.then-not-public', 'indicator.parts-not-public'],
    },
    async ({ ctx, params, query }) =>
      replyOfRollup(
        await indicatorRollup(ctx, {
          ...query,
          indicatorId: params.id,
          unitId: query.unit,
          basis: query.basis ?? 'today',
        }),
      ),
  ),
  api(
    {
      method: 'GET',
      path: '/units/{id}/grades',
      summary: 'How many units below reached which grade: one in the other, never added',
      tag,
      open: true,
      params: unitPath,
      query: gradesQuery,
      reply: gradesReply,
      replyExample: gradesExample,
      problems: ['not-found'],
    },
    async ({ ctx, params, query }) => {
      const { indicator, basis = 'today', list, after, ...rest } = query
      const ask = { ...rest, unitId: params.id, indicatorId: indicator, basis }
      const grades = replyOfGrades(await gradesOf(ctx, ask))
      if (list === undefined) return { ...grades, units: [], next: null }
      const asked = list === 'none' || list === 'undecided' || list === 'open' ? list : { atLeast: list }
      const { items, next } = await listUnitsByGrade(ctx, { ...ask, list: asked, after })
      return { ...grades, units: items.map(({ id, name, above }) => ({ id, name, above })), next }
    },
  ),
  api(
    {
      method: 'GET',
      path: '/units/{id}/coverage',
      summary:
        'How many of the units of a day have a public model, or a value of an indicator; and who is missing',
      tag,
      open: true,
      params: unitPath,
      query: coverageQuery,
      reply: coverageReply,
      replyExample: coverageExample,
      problems: ['not-found'],
    },
    async ({ ctx, params, query }) => {
      const { indicator, from, basis = 'today', covered, after, on, level, unitKinds, ...of } = query
      const { field, ownerBlock, year, type: typeId, label: labelId, registered } = of
      const ask: CoverageAsk = {
        unitId: params.id,
        basis,
        on,
        level,
        unitKinds,
        ...(indicator === undefined
          ? { models: { field, ownerBlock, year, typeId, labelId, level: registered } }
          : { indicatorId: indicator, from }),
      }
      const { rows, ...coverage } = await coverageOf(ctx, ask)
      const { items, next } = await listCoverageUnits(ctx, { ...ask, covered, after })
      return {
        ...coverage,
        ...replyOfRate(coverage),
        rows: rows.map(({ unitId, ...rate }) => ({ unitId, ...replyOfRate(rate) })),
        units: items.map(({ id, name, above }) => ({ id, name, above })),
        next,
      }
    },
  ),
  api(
    {
      method: 'GET',
      path: '/due-reports',
      summary: 'What is due of you: periods of units that ended, and targets of models whose day has come',
      tag,
      members: true,
      reply: dueReply,
      replyExample: dueExample,
      problems: ['not-signed-in'],
    },
    async ({ ctx }) => {
      const { units, models } = await dueReports(ctx)
      return {
        units: units.map(({ indicatorId, indicatorName, unitId, unitName, from, to }) => ({
          indicatorId,
          name: indicatorName,
          unitId,
          unitName,
          from,
          to,
        })),
        models: models.map(({ targetId, modelId, title, indicatorName, dueOn }) => ({
          targetId,
          modelId,
          title,
          name: indicatorName,
          dueOn,
        })),
      }
    },
  ),
]
