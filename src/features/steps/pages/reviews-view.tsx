/** What was learnt, review by review. */
import { formatDate } from '#platform/i18n/format.ts'
import type { View } from '#platform/http/route.ts'
import { Link } from '#ui/components/link/link.tsx'
import { Section } from '#ui/components/page/page.tsx'
import { SummaryList } from '#ui/components/summary-list/summary-list.tsx'
import { Tag, type Tone } from '#ui/components/tag/tag.tsx'
import { href } from '#ui/view.ts'
import { formMessages } from '../form.messages.ts'
import { messages } from '../messages.ts'
import type { Decision, Review } from '../steps.rules.ts'
import { Written } from './parts.tsx'

const tones: Readonly<Record<Decision, Tone>> = { replicate: 'done', adjust: 'open', stop: 'neutral' }

interface ReviewsProps {
  readonly view: View
  readonly modelId: string
  readonly reviews: readonly Review[]
  /** The reader may change them. */
  readonly writes: boolean
}

export function Reviews({ view, modelId, reviews, writes }: ReviewsProps) {
  const { locale } = view
  const say = messages[locale]
  if (reviews.length === 0) return <p>{say.noReviews}</p>
  return (
    <>
      {reviews.map((review) => (
        <Section
          key={review.id}
          level={3}
          title={formatDate(review.heldOn)}
          action={
            writes && (
              <Link
                standalone
                href={href(view, `/models/${modelId}/reviews/${review.id}`)}
                about={formatDate(review.heldOn)}
              >
                {formMessages[locale].edit}
              </Link>
            )
          }
        >
          <SummaryList
            locale={locale}
            rows={[
              {
                key: say.label.decision,
                value: <Tag tone={tones[review.decision]}>{say.decision[review.decision]}</Tag>,
              },
              { key: say.label.success, value: <Written text={review.success} /> },
              { key: say.label.failure, value: <Written text={review.failure} /> },
              { key: say.label.lessons, value: <Written text={review.lessons} /> },
            ]}
          />
        </Section>
      ))}
    </>
  )
}
