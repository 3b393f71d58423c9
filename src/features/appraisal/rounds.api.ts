/** Rubrics and rounds over JSON: the same commands and queries as the pages. */
import { z } from 'zod'
import type { Ctx } from '#platform/db/transact.ts'
import { api, type Route } from '#platform/http/route.ts'
import {
  closeBody,
  decisionBody,
  editRoundBody,
  editRubricBody,
  idPath,
  listQuery,
  newRoundBody,
  newRubricBody,
  nothing,
  reasonBody,
  shortlistBody,
} from './appraisal.schemas.ts'
import { makeShortlist } from './commands/make-shortlist.ts'
import { cancelRound, closePanel, openRound, startScoring } from './commands/move-round.ts'
import { recordDecision } from './commands/record-decision.ts'
import { createRound, editRound } from './commands/save-round.ts'
import { createRubric, editRubric } from './commands/save-rubric.ts'
import { noRubric, wrongState } from './problems.rules.ts'
import { listRounds } from './queries/list-rounds.ts'
import { readRound } from './queries/read-round.ts'
import * as reply from './replies.ts'
import type { Round } from './round.rules.ts'
import { findRubric } from './rubric.store.ts'

const tag = 'appraisal'
const general = ['not-signed-in', 'not-allowed', 'not-found']
const rubric = { tag, reply: reply.rubricReply, replyExample: reply.rubricExample }
const round = { tag, reply: reply.roundReply, replyExample: reply.roundExample }

const writtenRubric = {
  title: reply.rubricExample.title,
  scale: 10,
  criteria: reply.rubricExample.criteria.map(({ name, weight }) => ({ name, weight })),
}
const writtenRound = {
  title: reply.roundExample.title,
  opensOn: '2026-10-01',
  closesOn: '2026-10-31',
  quorum: 3,
}

const rubricApi: readonly Route[] = [
  api(
    {
      ...rubric,
      method: 'GET',
      path: '/appraisal/rubrics/{id}',
      summary: 'One version of a rubric',
      open: true,
      params: idPath,
    },
    async ({ ctx, params }) => {
      const found = await findRubric(ctx.db, params.id)
      if (!found) throw noRubric()
      return reply.shownRubric(found)
    },
  ),
  api(
    {
      ...rubric,
      method: 'POST',
      path: '/appraisal/rubrics',
      summary: 'Make the next version of a rubric for a unit and year',
      status: 201,
      body: newRubricBody,
      bodyExample: { unitId: 20305, year: 2026, ...writtenRubric },
      problems: ['not-signed-in', 'not-allowed'],
    },
    async ({ ctx, body }) => reply.shownRubric(await createRubric(ctx, body)),
  ),
  api(
    {
      ...rubric,
      method: 'PATCH',
      path: '/appraisal/rubrics/{id}',
      summary: 'Change a rubric; one in use stays and the change becomes the next version',
      params: idPath,
      body: editRubricBody,
      bodyExample: { revision: 1, ...writtenRubric },
      problems: [...general, 'appraisal.changed'],
    },
    async ({ ctx, params, body }) => reply.shownRubric(await editRubric(ctx, { ...body, id: params.id })),
  ),
]

function step(
  name: string,
  summary: string,
  run: (ctx: Ctx, input: { id: string }) => Promise<Round>,
): Route {
  return api(
    {
      ...round,
      method: 'POST',
      path: `/appraisal/rounds/{id}/${name}`,
      summary,
      params: idPath,
      body: nothing,
      bodyExample: {},
      problems: [...general, 'appraisal.wrong-state', 'appraisal.still-taking', 'appraisal.no-rubric'],
    },
    async ({ ctx, params }) => reply.shownRound(await run(ctx, { id: params.id })),
  )
}

const roundApi: readonly Route[] = [
  api(
    {
      method: 'GET',
      path: '/appraisal/rounds',
      summary: 'Rounds, newest first; drafts for who works on them only',
      tag,
      open: true,
      query: listQuery,
      reply: z.object({ items: z.array(reply.lineReply), next: z.uuid().nullable() }),
      replyExample: { items: [reply.lineExample], next: null },
    },
    async ({ ctx, query }) => {
      const { items, next } = await listRounds(ctx, query)
      return { items: [...items], next }
    },
  ),
  api(
    {
      method: 'GET',
      path: '/appraisal/rounds/{id}',
      summary: 'One round; its models for who is inside it',
      tag,
      open: true,
      params: idPath,
      reply: reply.wholeRoundReply,
      replyExample: reply.wholeRoundExample,
      problems: ['not-found'],
    },
    async ({ ctx, params }) => reply.shownWhole(await readRound(ctx, params.id)),
  ),
  api(
    {
      ...round,
      method: 'POST',
      path: '/appraisal/rounds',
      summary: 'Make a round as a draft',
      status: 201,
      body: newRoundBody,
      bodyExample: { unitId: 20305, year: 2026, level: 'grassroots', ...writtenRound },
      problems: ['not-signed-in', 'not-allowed'],
    },
    async ({ ctx, body }) => reply.shownRound(await createRound(ctx, body)),
  ),
  api(
    {
      ...round,
      method: 'PATCH',
      path: '/appraisal/rounds/{id}',
      summary: 'Change a draft; of an open round only the last day moves, and only later',
      params: idPath,
      body: editRoundBody,
      bodyExample: { revision: 1, ...writtenRound },
      problems: [...general, 'appraisal.changed', 'appraisal.wrong-state'],
    },
    async ({ ctx, params, body }) => reply.shownRound(await editRound(ctx, { ...body, id: params.id })),
  ),
  step('open', 'Take models from now on; fixes the rubric in force', openRound),
  step('start', 'Begin scoring, after the last day for proposals', startScoring),
  api(
    {
      ...round,
      method: 'POST',
      path: '/appraisal/rounds/{id}/close',
      summary: 'Close the panel: scores are fixed and shown; despite models with too few sheets only if told',
      params: idPath,
      body: closeBody,
      bodyExample: { despite: true },
      problems: [...general, 'appraisal.wrong-state'],
    },
    async ({ ctx, params, body }) => reply.shownRound(await closePanel(ctx, { ...body, id: params.id })),
  ),
  api(
    {
      ...round,
      method: 'POST',
      path: '/appraisal/rounds/{id}/cancel',
      summary: 'End it without a decision, with a reason',
      params: idPath,
      body: reasonBody,
      bodyExample: { reason: 'Chuyển sang đợt của thành phố.' },
      problems: [...general, 'appraisal.wrong-state'],
    },
    async ({ ctx, params, body }) => reply.shownRound(await cancelRound(ctx, { ...params, ...body })),
  ),
  api(
    {
      method: 'GET',
      path: '/appraisal/rounds/{id}/ranking',
      summary: 'The ranking, once the panel is closed',
      tag,
      params: idPath,
      reply: reply.rankingReply,
      replyExample: reply.rankingExample,
      problems: ['not-found', 'appraisal.wrong-state'],
    },
    async ({ ctx, params }) => {
      const read = await readRound(ctx, params.id)
      if (!read.inside?.ranking) throw wrongState(read.round.state)
      return reply.shownRanking(read.inside.ranking)
    },
  ),
  api(
    {
      ...round,
      method: 'POST',
      path: '/appraisal/rounds/{id}/shortlist',
      summary: 'Fix the shortlist; departing from the ranking needs a reason by entry',
      params: idPath,
      body: shortlistBody,
      bodyExample: {
        proposed: [reply.someId],
        number: '15/TTr-UBND',
        proposedOn: '2026-11-10',
        addressee: 'Chủ tịch Ủy ban nhân dân phường',
      },
      problems: [...general, 'appraisal.wrong-state'],
    },
    async ({ ctx, params, body }) => reply.shownRound(await makeShortlist(ctx, { ...body, id: params.id })),
  ),
  api(
    {
      method: 'POST',
      path: '/appraisal/rounds/{id}/decisions',
      summary: 'Record a signed decision; its models are recognised and get certificates',
      tag,
      status: 201,
      params: idPath,
      body: decisionBody,
      bodyExample: {
        number: '1234/QĐ-UBND',
        decidedOn: '2026-11-18',
        heading: 'state',
        issuers: ['Ủy ban nhân dân phường An Khê'],
        signatoryName: 'Nguyễn Văn Mẫu',
        signatoryPosition: 'Chủ tịch',
        place: 'An Khê',
        legalBasis: 'Căn cứ Luật Tổ chức chính quyền địa phương;',
        models: [reply.someId],
      },
      reply: reply.decisionReply,
      replyExample: reply.decisionExample,
      problems: [...general, 'appraisal.wrong-state', 'appraisal.outside', 'certificate.exists'],
    },
    async ({ ctx, params, body }) =>
      reply.shownDecision(await recordDecision(ctx, { ...body, id: params.id })),
  ),
]

export const roundsApi: readonly Route[] = [...rubricApi, ...roundApi]
