/** The desk over JSON: the data dictionary, and the history of a model. */
import { z } from 'zod'
import { api, type Route } from '#platform/http/route.ts'
import { historyQuery, modelPath } from './desk.schemas.ts'
import { historyMessages } from './history.messages.ts'
import { openData } from './queries/open-data.ts'
import { readHistory } from './queries/read-history.ts'

const dictionary = z.object({
  licence: z.object({ name: z.string(), url: z.string().nullable() }).nullable(),
  files: z.array(z.string()),
  columns: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      meaning: z.string(),
      kind: z.enum(['text', 'number', 'date']),
      unit: z.literal('VND').nullable(),
      codes: z.record(z.string(), z.string()).nullable(),
    }),
  ),
})

const history = z.object({
  items: z.array(
    z.object({
      id: z.int(),
      at: z.iso.datetime(),
      action: z.string(),
      /** What happened, in words. */
      words: z.string(),
      /** For officers of the model. */
      office: z.object({ role: z.string(), unit: z.string() }).nullable(),
      reason: z.string().nullable(),
    }),
  ),
  /** Pass as `before`; null at the end. */
  next: z.int().nullable(),
})

export const deskApi: readonly Route[] = [
  api(
    {
      method: 'GET',
      path: '/open-data',
      summary: 'The data dictionary of the open data',
      tag: 'open data',
      open: true,
      reply: dictionary,
      replyExample: {
        licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
        files: ['/models/export.csv?state=published'],
        columns: [
          {
            key: 'title',
            name: 'Title',
            meaning: 'As the unit registered it.',
            kind: 'text',
            unit: null,
            codes: null,
          },
        ],
      },
    },
    async ({ ctx, locale }) => {
      const { licence, columns } = await openData(ctx, locale)
      return {
        licence: licence ?? null,
        files: ['csv', 'json', 'xlsx'].map((format) => `/models/export.${format}?state=published`),
        columns: columns.map(({ header, ...rest }) => ({ ...rest, name: header })),
      }
    },
  ),
  api(
    {
      method: 'GET',
      path: '/models/{id}/history',
      summary: 'What happened to a model, newest first',
      description:
        'Everyone sees what happened to a public model and when; its officers also in which office and why.',
      tag: 'models',
      open: true,
      params: modelPath,
      query: historyQuery,
      reply: history,
      replyExample: {
        items: [
          {
            id: 120,
            at: '2026-11-20T02:00:00.000Z',
            action: 'model.published',
            words: 'Published',
            office: null,
            reason: null,
          },
        ],
        next: null,
      },
      problems: ['not-found'],
    },
    async ({ ctx, params, query, locale }) => {
      const { lines, next = null } = await readHistory(ctx, params.id, query.before)
      const actions: Readonly<Record<string, string>> = historyMessages[locale].actions
      return {
        items: lines.map(({ id, at, action, office, reason }) => ({
          id,
          at: at.toISOString(),
          action,
          words: actions[action] ?? action,
          office:
            office === undefined || typeof office === 'string'
              ? null
              : { role: office.role[locale], unit: office.unit },
          reason,
        })),
        next,
      }
    },
  ),
]
