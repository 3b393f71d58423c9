/** New photos on the page of what waits for who decides what everybody may see. */
import type { Waiting, WaitingAsk } from '#features/models/contract.ts'
import { civilDate } from '#platform/clock.ts'
import { formatDate, formatNumber } from '#platform/i18n/format.ts'
import { LinkList } from '#ui/components/page/page.tsx'
import { href } from '#ui/view.ts'
import { formMessages } from '../form.messages.ts'
import { messages } from '../messages.ts'
import { unseenPhotos } from '../queries/unseen-photos.ts'

export async function unseenSection({ ctx, view }: WaitingAsk): Promise<Waiting | null> {
  const found = await unseenPhotos(ctx)
  if (found.length === 0) return null
  const { locale } = view
  const say = formMessages[locale]
  return {
    id: 'unseen',
    title: say.unseen,
    count: found.length,
    content: (
      <>
        <p>{say.unseenText}</p>
        <LinkList
          items={found.map(({ modelId, title, photos, since }) => ({
            href: href(view, `/models/${modelId}/evidence`),
            title,
            lang: 'vi' as const,
            text: messages[locale].sinceDay(formatDate(civilDate(since))),
            meta: say.unseenCount(formatNumber(photos, locale)),
          }))}
        />
      </>
    ),
  }
}
