/** What waits for the officer who is signed in. */
import { html, page, type Route, type View } from '#platform/http/route.ts'
import { EmptyState } from '#ui/components/empty-state/empty-state.tsx'
import { PageHeading, Section } from '#ui/components/page/page.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { type Waiting, waitingSections } from '../model-panels.ts'
import { pageMessages } from '../page.messages.ts'
import { returnReasons } from '../queries/review-facts.ts'
import { type Worklist, worklist } from '../queries/worklist.ts'
import { ModelTable } from './parts.tsx'

const parts = ['review', 'publish', 'mend', 'drafts'] as const

interface WorklistProps {
  readonly view: View
  readonly work: Worklist
  readonly reasons: ReadonlyMap<string, string>
  /** Of other features. */
  readonly more: readonly Waiting[]
}

function WorklistPage({ view, work, reasons, more }: WorklistProps) {
  const say = pageMessages[view.locale].work
  const waiting = parts.filter((part) => work[part].length > 0)
  return (
    <Layout view={view} title={say.title} wide>
      <PageHeading title={say.title} lead={say.lead} />
      {waiting.length + more.length === 0 && (
        <EmptyState title={say.none}>
          <p>{say.noneText}</p>
        </EmptyState>
      )}
      {waiting.map((part) => (
        <Section key={part} title={say[part]} id={part}>
          <ModelTable
            view={view}
            caption={say[part]}
            rows={work[part]}
            waiting
            {...(part === 'mend' && { reasons })}
          />
        </Section>
      ))}
      {more.map(({ id, title, content }) => (
        <Section key={id} title={title} id={id}>
          {content}
        </Section>
      ))}
    </Layout>
  )
}

export const worklistPages: readonly Route[] = [
  page({ method: 'GET', path: '/worklist', members: true }, async ({ ctx, view }) => {
    const work = await worklist(ctx)
    const reasons = await returnReasons(
      ctx,
      work.mend.map(({ id }) => id),
    )
    const more: Waiting[] = []
    for (const section of waitingSections()) {
      const found = await section({ ctx, view })
      if (found) more.push(found)
    }
    return html(<WorklistPage view={view} work={work} reasons={reasons} more={more} />)
  }),
]
