/** What imports show on pages of models: where a model came from, and lists that wait to be entered. */
import type { ModelPanel, Waiting, WaitingAsk } from '#features/models/contract.ts'
import { formatDateTime } from '#platform/i18n/format.ts'
import { LinkList, Note, Section } from '#ui/components/page/page.tsx'
import { href } from '#ui/view.ts'
import { pageMessages } from '../page.messages.ts'
import { originOf } from '../queries/origin.ts'
import { listOpenImports } from '../queries/read-import.ts'
import { StateTag } from './parts.tsx'

/** For officers: the file and row that the model was entered from. */
export const originPanel: ModelPanel = async ({ ctx, view, model, officer }) => {
  if (!officer) return null
  const origin = await originOf(ctx, model.id)
  if (!origin) return null
  const say = pageMessages[view.locale]
  const { fileName, rowNo, at } = origin
  return (
    <Section title={say.origin} id="origin">
      <Note>{say.originText(fileName, String(rowNo), formatDateTime(at, view.locale))}</Note>
    </Section>
  )
}

export async function waitingImports({ ctx, view }: WaitingAsk): Promise<Waiting | null> {
  const open = await listOpenImports(ctx)
  if (open.length === 0) return null
  const { locale } = view
  const say = pageMessages[locale]
  return {
    id: 'imports',
    title: say.waiting,
    count: open.length,
    content: (
      <LinkList
        items={open.map((one) => ({
          href: href(view, `/imports/${one.id}`),
          title: one.fileName,
          lang: 'vi' as const,
          text: say.sentAt(formatDateTime(one.createdAt, locale)),
          meta: <StateTag locale={locale} state={one.state} />,
        }))}
      />
    ),
  }
}
