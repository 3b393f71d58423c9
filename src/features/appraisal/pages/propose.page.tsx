/** The owner's proposal: where the form on the page of a model leads. */
import { readModel } from '#features/models/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { html, page, type Route, seeOther, type View } from '#platform/http/route.ts'
import { Problem } from '#platform/problem.ts'
import { Button } from '#ui/components/button/button.tsx'
import { errorFor, ErrorSummary, errorTitle } from '#ui/components/error-summary/error-summary.tsx'
import { Form } from '#ui/components/form-section/form-section.tsx'
import { PageHeading } from '#ui/components/page/page.tsx'
import { TextArea } from '#ui/components/text-area/text-area.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { href } from '#ui/view.ts'
import { entryBody } from '../appraisal.schemas.ts'
import { certificateMessages } from '../certificate.messages.ts'
import { enterModel } from '../commands/enter-model.ts'
import { errorsOf, typedOr } from './parts.tsx'

/** The note with what is wrong, to be sent again. */
async function showAgain(
  { ctx, view }: { ctx: Ctx; view: View },
  problem: Problem,
  typed: Record<string, unknown>,
): Promise<Response> {
  const { locale } = view
  const say = certificateMessages[locale]
  const { model } = await readModel(ctx, knownId(typed['modelId'], problem))
  const errors = errorsOf(problem, locale, { note: say.proposeNote })
  return html(
    <Layout
      view={view}
      title={errorTitle(locale, say.propose)}
      breadcrumbs={[{ href: `/models/${model.id}`, label: model.title, lang: 'vi' }]}
    >
      <ErrorSummary locale={locale} errors={errors} />
      <PageHeading title={say.propose} lead={<p lang="vi">{model.title}</p>} />
      <Form
        action={href(view, '/appraisal/entries')}
        hidden={{ roundId: typedOr(typed, 'roundId'), modelId: model.id }}
      >
        <TextArea
          locale={locale}
          label={say.proposeNote}
          name="note"
          rows={5}
          limit={4000}
          optional
          value={typedOr(typed, 'note')}
          error={errorFor(errors, 'note')}
        />
        <Button>{say.proposeButton}</Button>
      </Form>
    </Layout>,
    problem.status,
  )
}

/** Without a model there is no form to show again. */
function knownId(value: unknown, problem: Problem): string {
  const { data } = entryBody.shape.modelId.safeParse(value)
  if (data === undefined) throw problem
  return data
}

export const proposePages: readonly Route[] = [
  page(
    {
      method: 'POST',
      path: '/appraisal/entries',
      body: entryBody,
      members: true,
      again: showAgain,
    },
    async ({ ctx, body, view }) => {
      await enterModel(ctx, body)
      return seeOther(view, `/models/${body.modelId}#appraisal`)
    },
  ),
]
