/** Targets of models, values of units and profiles of areas over JSON. */
import { z } from 'zod'
import type { Ctx } from '#platform/db/transact.ts'
import { api, type Route } from '#platform/http/route.ts'
import { correctValue } from './commands/correct-value.ts'
import { recordProfile } from './commands/record-profile.ts'
import { reportOfTarget, reportOfUnit } from './commands/report-value.ts'
import { dropTarget, editTarget, setTarget } from './commands/set-target.ts'
import {
  correctBody,
  editTargetBody,
  idPath,
  profileBody,
  profileQuery,
  reasonBody,
  reportBody,
  setTargetBody,
  targetPath,
  unitIndicatorPath,
  unitPath,
  valuePath,
} from './indicator.schemas.ts'
import { modelTargets, targetHistory } from './queries/model-targets.ts'
import { profileOf } from './queries/profile-of.ts'
import { unitHistory, unitValues } from './queries/unit-values.ts'
import {
  historyExample,
  profileExample,
  targetsExample,
  unitHistoryExample,
  unitValuesExample,
} from './reply.examples.ts'
import {
  historyReply,
  idReply,
  profileReply,
  targetsReply,
  unitHistoryReply,
  unitValuesReply,
} from './reply.schemas.ts'
import {
  replyOfIndicator,
  replyOfProfile,
  replyOfReported,
  replyOfTarget,
  replyOfTargets,
  replyOfValue,
} from './reply.ts'

const tag = 'indicators'
const refusals = ['not-signed-in', 'not-allowed', 'not-found'] as const

const aimExample = {
  target: { amount: 545, outOf: 545 },
  baseline: { amount: 120, outOf: 545 },
  baselineOn: '2021-01-01',
  dueOn: '2024-12-31',
  sourceTitle: 'Kế hoạch của khu dân cư',
}
const reportExample = {
  onDate: '2024-12-31',
  amount: 545,
  outOf: 545,
  sourceTitle: 'Sổ theo dõi của khu dân cư',
}

async function history(ctx: Ctx, modelId: string, targetId: string) {
  const found = await targetHistory(ctx, modelId, targetId)
  return { ...replyOfTarget(found), values: found.values.map((row) => replyOfReported(found.indicator, row)) }
}

const targetRoutes: readonly Route[] = [
  api(
    {
      method: 'GET',
      path: '/models/{id}/targets',
      summary: "A model's targets and how far it came; whether all are met is derived",
      tag,
      open: true,
      params: idPath,
      reply: targetsReply,
      replyExample: targetsExample,
      problems: ['not-found'],
    },
    async ({ ctx, params }) => replyOfTargets(await modelTargets(ctx, params.id)),
  ),
  api(
    {
      method: 'POST',
      path: '/models/{id}/targets',
      summary: 'Give a model a target',
      tag,
      status: 201,
      params: idPath,
      body: setTargetBody,
      bodyExample: { indicatorId: '01936d2e-7a00-7000-8000-0000001d000b', ...aimExample },
      reply: targetsReply,
      replyExample: targetsExample,
      problems: refusals,
    },
    async ({ ctx, params, body }) => {
      await setTarget(ctx, { ...body, modelId: params.id })
      return replyOfTargets(await modelTargets(ctx, params.id))
    },
  ),
  api(
    {
      method: 'GET',
      path: '/models/{id}/targets/{target}',
      summary: 'One target with all that was reported; corrections only for who reports',
      tag,
      open: true,
      params: targetPath,
      reply: historyReply,
      replyExample: historyExample,
      problems: ['not-found'],
    },
    async ({ ctx, params }) => history(ctx, params.id, params.target),
  ),
  api(
    {
      method: 'PUT',
      path: '/models/{id}/targets/{target}',
      summary: 'Change a target',
      tag,
      params: targetPath,
      body: editTargetBody,
      bodyExample: { revision: 1, ...aimExample },
      reply: historyReply,
      replyExample: historyExample,
      problems: [...refusals, 'indicator.changed'],
    },
    async ({ ctx, params, body }) => {
      await editTarget(ctx, { ...body, id: params.target })
      return history(ctx, params.id, params.target)
    },
  ),
  api(
    {
      method: 'POST',
      path: '/models/{id}/targets/{target}/remove',
      summary: 'Take a target away, with a reason; what was reported stays',
      tag,
      params: targetPath,
      body: reasonBody,
      bodyExample: { reason: 'Ghi trùng với mục tiêu khác.' },
      reply: targetsReply,
      replyExample: { ...targetsExample, allMet: null, targets: [] },
      problems: refusals,
    },
    async ({ ctx, params, body }) => {
      await dropTarget(ctx, { id: params.target, reason: body.reason })
      return replyOfTargets(await modelTargets(ctx, params.id))
    },
  ),
  api(
    {
      method: 'POST',
      path: '/models/{id}/targets/{target}/values',
      summary: 'Report what a model has reached',
      tag,
      status: 201,
      params: targetPath,
      body: reportBody,
      bodyExample: reportExample,
      reply: idReply,
      replyExample: { id: 17 },
      problems: [...refusals, 'value.already-reported'],
    },
    async ({ ctx, params, body }) => ({
      id: await reportOfTarget(ctx, { ...body, targetId: params.target }),
    }),
  ),
]

const unitRoutes: readonly Route[] = [
  api(
    {
      method: 'GET',
      path: '/units/{id}/profile',
      summary: 'Groups, households, people and other numbers of an area as of a day',
      description:
        'Numbers of the whole area only. Those about people below five are left out for the public.',
      tag,
      open: true,
      params: unitPath,
      query: profileQuery,
      reply: profileReply,
      replyExample: profileExample,
      problems: ['not-found'],
    },
    async ({ ctx, params, query }) =>
      replyOfProfile(await profileOf(ctx, { unitId: params.id, on: query.on })),
  ),
  api(
    {
      method: 'POST',
      path: '/units/{id}/profile',
      summary: 'Report the profile of an area: several numbers of one day, all or none',
      tag,
      status: 201,
      params: unitPath,
      body: profileBody,
      bodyExample: { onDate: '2024-12-31', values: { profile_households: 545, profile_people: 2023 } },
      reply: z.object({ values: z.int() }),
      replyExample: { values: 2 },
      problems: [...refusals, 'value.already-reported'],
    },
    async ({ ctx, params, body }) => ({ values: await recordProfile(ctx, { ...body, unitId: params.id }) }),
  ),
  api(
    {
      method: 'GET',
      path: '/units/{id}/indicators',
      summary: 'The last value of each indicator reported of a unit',
      tag,
      open: true,
      params: unitPath,
      reply: unitValuesReply,
      replyExample: unitValuesExample,
      problems: ['not-found'],
    },
    async ({ ctx, params }) => ({
      items: (await unitValues(ctx, params.id)).map(({ indicator, version, shown, ...rest }) => ({
        indicatorId: indicator.id,
        name: version.name,
        measure: indicator.measure.name.vi,
        value: replyOfValue(indicator, shown),
        fromDate: rest.fromDate,
        onDate: rest.onDate,
        sourceTitle: rest.sourceTitle,
        decision: rest.decision,
      })),
    }),
  ),
  api(
    {
      method: 'GET',
      path: '/units/{id}/indicators/{indicator}',
      summary: 'All that was reported of one indicator of a unit, and its years in a row',
      tag,
      open: true,
      params: unitIndicatorPath,
      reply: unitHistoryReply,
      replyExample: unitHistoryExample,
      problems: ['not-found'],
    },
    async ({ ctx, params }) => {
      const { unit, indicator, values, streaks } = await unitHistory(ctx, params.id, params.indicator)
      return {
        unitId: unit.id,
        indicator: replyOfIndicator(indicator),
        values: values.map((row) => replyOfReported(indicator, row)),
        streaks: streaks.map((streak) => ({ ...streak })),
      }
    },
  ),
  api(
    {
      method: 'POST',
      path: '/units/{id}/indicators/{indicator}/values',
      summary: 'Report a value of a unit',
      tag,
      status: 201,
      params: unitIndicatorPath,
      body: reportBody,
      bodyExample: reportExample,
      reply: idReply,
      replyExample: { id: 17 },
      problems: [...refusals, 'value.already-reported'],
    },
    async ({ ctx, params, body }) => ({
      id: await reportOfUnit(ctx, { ...body, unitId: params.id, indicatorId: params.indicator }),
    }),
  ),
  api(
    {
      method: 'POST',
      path: '/indicator-values/{id}/correct',
      summary: 'Correct a value or take it back; the old one stays on record',
      tag,
      params: valuePath,
      body: correctBody,
      bodyExample: { amount: 540, outOf: 545, reason: 'Đếm trùng năm hộ.' },
      reply: idReply,
      replyExample: { id: 18 },
      problems: [...refusals, 'value.already-corrected'],
    },
    async ({ ctx, params, body }) => ({ id: await correctValue(ctx, { ...body, id: params.id }) }),
  ),
]

export const valueApi: readonly Route[] = [...targetRoutes, ...unitRoutes]
