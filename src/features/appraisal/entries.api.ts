/** What lies in a round, nominations and certificates over JSON: the same commands and queries as the pages. */
import { z } from 'zod'
import { api, type Route } from '#platform/http/route.ts'
import {
  accountPath,
  appointBody,
  codePath,
  conflictBody,
  entryBody,
  idPath,
  modelPath,
  nominationBody,
  reasonBody,
  reissueBody,
  scoreBody,
  takeBody,
  visitBody,
} from './appraisal.schemas.ts'
import { spoken } from './code.rules.ts'
import { reissueCertificate, revokeCertificate } from './commands/change-certificate.ts'
import { enterModel, withdrawModel } from './commands/enter-model.ts'
import { declineNomination, nominateModel, takeNomination } from './commands/nominate.ts'
import { appointAppraisers, declareConflict, removeFromPanel } from './commands/panel.ts'
import { recordVisit } from './commands/record-visit.ts'
import { scoreModel } from './commands/score-model.ts'
import { noCertificate } from './problems.rules.ts'
import { checkCertificate } from './queries/check-certificate.ts'
import { nominatedModels } from './queries/nominated-models.ts'
import * as reply from './replies.ts'

const tag = 'appraisal'
const general = ['not-signed-in', 'not-allowed', 'not-found']
const done = z.object({ ok: z.literal(true) })
const ok = { ok: true as const }
const acted = { tag, reply: done, replyExample: ok }

/** Endpoints that answer only that it is done. */
const deedsApi: readonly Route[] = [
  api(
    {
      ...acted,
      method: 'POST',
      path: '/appraisal/entries',
      summary: 'Propose a model for a round, by who registers models of its unit',
      body: entryBody,
      bodyExample: { roundId: reply.someId, modelId: reply.someId, note: '' },
      problems: [...general, 'appraisal.not-taking', 'appraisal.outside', 'appraisal.entered'],
    },
    async ({ ctx, body }) => {
      await enterModel(ctx, body)
      return ok
    },
  ),
  api(
    {
      ...acted,
      method: 'POST',
      path: '/appraisal/rounds/{id}/models/{model}/withdraw',
      summary: 'Take a model out of a round, with a reason',
      params: modelPath,
      body: reasonBody,
      bodyExample: { reason: 'Đơn vị xin rút.' },
      problems: [...general, 'appraisal.wrong-state'],
    },
    async ({ ctx, params, body }) => {
      await withdrawModel(ctx, { ...params, ...body })
      return ok
    },
  ),
  api(
    {
      ...acted,
      method: 'POST',
      path: '/appraisal/rounds/{id}/panel',
      summary: 'Appoint appraisers',
      params: idPath,
      body: appointBody,
      bodyExample: { accounts: [reply.someId] },
      problems: [...general, 'appraisal.wrong-state'],
    },
    async ({ ctx, params, body }) => {
      await appointAppraisers(ctx, { ...params, ...body })
      return ok
    },
  ),
  api(
    {
      ...acted,
      method: 'POST',
      path: '/appraisal/rounds/{id}/panel/{account}/remove',
      summary: 'Remove an appraiser, with a reason',
      params: accountPath,
      body: reasonBody,
      bodyExample: { reason: 'Chuyển công tác.' },
      problems: [...general, 'appraisal.wrong-state'],
    },
    async ({ ctx, params, body }) => {
      await removeFromPanel(ctx, { ...params, ...body })
      return ok
    },
  ),
  api(
    {
      ...acted,
      method: 'POST',
      path: '/appraisal/rounds/{id}/models/{model}/conflict',
      summary: 'Declare a conflict of interest; for good',
      params: modelPath,
      body: conflictBody,
      bodyExample: { reason: 'Người nhà tham gia ban chủ nhiệm.' },
      problems: [...general, 'appraisal.wrong-state'],
    },
    async ({ ctx, params, body }) => {
      await declareConflict(ctx, { ...params, ...body })
      return ok
    },
  ),
  api(
    {
      method: 'POST',
      path: '/appraisal/rounds/{id}/models/{model}/visits',
      summary: 'Record a survey visit, or the correction of one',
      tag,
      status: 201,
      params: modelPath,
      body: visitBody,
      bodyExample: {
        visitedOn: '2026-11-05',
        members: ['Phó Chủ tịch Mặt trận phường'],
        findings: 'Đã xem nhà sinh hoạt cộng đồng, gặp năm hộ.',
      },
      reply: z.object({ id: z.uuid() }),
      replyExample: { id: reply.someId },
      problems: [...general, 'appraisal.own-model', 'appraisal.wrong-state'],
    },
    async ({ ctx, params, body }) => ({ id: await recordVisit(ctx, { ...body, ...params }) }),
  ),
  api(
    {
      method: 'POST',
      path: '/appraisal/rounds/{id}/models/{model}/scores',
      summary: "Save one's own score sheet; `version` is the one it was opened with, 0 for none",
      tag,
      params: modelPath,
      body: scoreBody,
      bodyExample: { version: 0, points: { '1': 8, '2': 7 } },
      reply: z.object({ version: z.int() }),
      replyExample: { version: 1 },
      problems: [...general, 'appraisal.own-model', 'appraisal.panel-closed', 'appraisal.changed'],
    },
    ({ ctx, params, body }) => scoreModel(ctx, { ...body, ...params }),
  ),
  api(
    {
      ...acted,
      method: 'POST',
      path: '/appraisal/nominations',
      summary: 'Point out a good model that is not your own',
      body: nominationBody,
      bodyExample: { modelId: reply.someId, reason: 'Xóm bên học theo và thấy rác giảm hẳn.' },
      problems: [...general, 'nomination.own', 'nomination.too-many'],
    },
    async ({ ctx, body, client }) => {
      await nominateModel(ctx, { ...body, prefix: client.prefix })
      return ok
    },
  ),
  api(
    {
      ...acted,
      method: 'POST',
      path: '/appraisal/nominations/{id}/take',
      summary: 'Put a nominated model into a round that takes models',
      params: idPath,
      body: takeBody,
      bodyExample: { roundId: reply.someId },
      problems: [...general, 'nomination.settled', 'appraisal.not-taking', 'appraisal.entered'],
    },
    async ({ ctx, params, body }) => {
      await takeNomination(ctx, { ...body, id: params.id })
      return ok
    },
  ),
  api(
    {
      ...acted,
      method: 'POST',
      path: '/appraisal/nominations/{id}/decline',
      summary: 'Decline a nomination, with a reason',
      params: idPath,
      body: reasonBody,
      bodyExample: { reason: 'Mô hình đã được công nhận năm trước.' },
      problems: [...general, 'nomination.settled'],
    },
    async ({ ctx, params, body }) => {
      await declineNomination(ctx, { id: params.id, ...body })
      return ok
    },
  ),
]

const certificateApi: readonly Route[] = [
  api(
    {
      method: 'GET',
      path: '/appraisal/nominations',
      summary: 'Nominations that wait where you run appraisal, oldest first, at most 50',
      tag,
      reply: z.object({
        items: z.array(
          z.object({
            id: z.uuid(),
            modelId: z.uuid(),
            title: z.string(),
            reason: z.string(),
            source: z.enum(['officer', 'citizen']),
            at: z.iso.datetime(),
          }),
        ),
      }),
      replyExample: { items: [] },
    },
    async ({ ctx }) => ({
      items: (await nominatedModels(ctx)).map(({ one }) => ({
        id: one.id,
        modelId: one.modelId,
        title: one.title,
        reason: one.reason,
        source: one.source,
        at: one.at.toISOString(),
      })),
    }),
  ),
  api(
    {
      method: 'GET',
      path: '/certificates/{code}',
      summary: 'Check a certificate by its code',
      tag,
      open: true,
      params: codePath,
      reply: reply.certificateReply,
      replyExample: reply.certificateExample,
      problems: ['not-found', 'certificate.too-many'],
    },
    async ({ ctx, params, client }) => {
      const checked = await checkCertificate(ctx, params.code, client.prefix)
      if (checked.found !== 'certificate') throw noCertificate()
      return reply.shownCertificate(checked.held)
    },
  ),
  api(
    {
      ...acted,
      method: 'POST',
      path: '/certificates/{code}/revoke',
      summary: 'Revoke a certificate for good; the reason is public',
      params: codePath,
      body: reasonBody,
      bodyExample: { reason: 'Số liệu báo cáo không đúng thực tế.' },
      problems: [...general, 'certificate.not-standing'],
    },
    async ({ ctx, params, body }) => {
      await revokeCertificate(ctx, { ...params, ...body })
      return ok
    },
  ),
  api(
    {
      method: 'POST',
      path: '/certificates/{code}/reissue',
      summary: 'Issue it again under a new code, the same or corrected',
      tag,
      status: 201,
      params: codePath,
      body: reissueBody,
      bodyExample: { kind: 'duplicate', reason: 'Bản giấy bị hỏng do mưa lũ.' },
      reply: z.object({ code: z.string() }),
      replyExample: { code: reply.certificateExample.code },
      problems: [...general, 'certificate.not-standing'],
    },
    async ({ ctx, params, body }) => ({
      code: spoken(await reissueCertificate(ctx, { ...body, ...params })),
    }),
  ),
]

export const entriesApi: readonly Route[] = [...deedsApi, ...certificateApi]
