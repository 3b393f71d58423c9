/** All that officers said about a model, and the form to say something. */
import { modelWords } from '#features/models/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { html, page, type Route, seeOther, type View } from '#platform/http/route.ts'
import { newId } from '#platform/ids.ts'
import type { Problem } from '#platform/problem.ts'
import { ErrorSummary, errorTitle } from '#ui/components/error-summary/error-summary.tsx'
import { Notice } from '#ui/components/notice/notice.tsx'
import { PageHeading, Section } from '#ui/components/page/page.tsx'
import { Pagination } from '#ui/components/pagination/pagination.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { writeComment } from '../commands/write-comment.ts'
import { deskMessages } from '../desk.messages.ts'
import { commentBody, commentQuery, modelPath } from '../desk.schemas.ts'
import { readComments } from '../queries/read-comments.ts'
import { CommentForm, type CommentFormProps, Comments } from './comment-parts.tsx'

interface Asked {
  readonly before?: number | undefined
  readonly edit?: number | undefined
  readonly done?: 'said' | undefined
}

type Typed = Pick<CommentFormProps, 'body' | 'asks' | 'replaces'>

async function show(
  ctx: Ctx,
  view: View,
  id: string,
  { before, edit, done }: Asked,
  failed?: { readonly problem: Problem; readonly typed: Typed },
): Promise<Response> {
  const { read, comments, next } = await readComments(ctx, id, before)
  const { locale } = view
  const say = deskMessages[locale].comments
  const { model } = read
  const corrected = comments.find((comment) => comment.own && comment.id === edit)
  const form: Typed =
    failed?.typed ?? (corrected ? { body: corrected.body, asks: corrected.asks, replaces: corrected.id } : {})
  const ofBody = failed?.problem.fields.find(({ field }) => field === 'body')?.message[locale]
  const error = failed && (ofBody ?? failed.problem.words[locale])
  return html(
    <Layout
      view={view}
      title={error === undefined ? say.title : errorTitle(locale, say.title)}
      breadcrumbs={[
        { href: '/models', label: modelWords[locale].models },
        { href: `/models/${model.id}`, label: model.title, lang: 'vi' },
      ]}
    >
      <ErrorSummary
        locale={locale}
        errors={
          error === undefined
            ? []
            : [{ text: ofBody === undefined ? error : `${say.body}: ${error}`, field: 'comment' }]
        }
      />
      {done && (
        <Notice locale={locale} kind="success" announce>
          <p>{say.said}</p>
        </Notice>
      )}
      <PageHeading title={say.title} lead={<span lang="vi">{model.title}</span>} />
      <CommentForm view={view} modelId={model.id} formKey={newId(ctx.clock.now())} {...form} error={ofBody} />
      <Section title={say.before}>
        <Comments view={view} modelId={model.id} comments={comments} />
      </Section>
      <Pagination
        locale={locale}
        next={next === undefined ? undefined : href(view, `/models/${model.id}/comments?before=${next}`)}
      />
    </Layout>,
    failed?.problem.status ?? 200,
  )
}

export const commentPages: readonly Route[] = [
  page(
    { method: 'GET', path: '/models/{id}/comments', params: modelPath, query: commentQuery, members: true },
    ({ ctx, view, params, query }) => show(ctx, view, params.id, query),
  ),
  page(
    {
      method: 'POST',
      path: '/models/{id}/comments',
      params: modelPath,
      body: commentBody,
      members: true,
      again: ({ ctx, view, params }, problem, typed) => {
        const replaces = Number(typed['replaces'])
        return show(
          ctx,
          view,
          params.id,
          {},
          {
            problem,
            typed: {
              body: typeof typed['body'] === 'string' ? typed['body'] : '',
              asks: typed['asks'] === 'yes',
              replaces: Number.isSafeInteger(replaces) && replaces > 0 ? replaces : undefined,
            },
          },
        )
      },
    },
    async ({ ctx, view, params, body }) => {
      await writeComment(ctx, { ...body, id: params.id })
      return seeOther(view, `/models/${params.id}/comments?done=said`)
    },
  ),
]
