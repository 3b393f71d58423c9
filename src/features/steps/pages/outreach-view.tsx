/** How people were told and asked, time by time, with their questions and the answers. */
import { formatDate, formatNumber } from '#platform/i18n/format.ts'
import type { Locale } from '#platform/i18n/messages.ts'
import type { View } from '#platform/http/route.ts'
import { Link } from '#ui/components/link/link.tsx'
import { Timeline } from '#ui/components/timeline/timeline.tsx'
import { href } from '#ui/view.ts'
import { formMessages } from '../form.messages.ts'
import { messages } from '../messages.ts'
import type { Outreach } from '../steps.rules.ts'
import type { Reached } from '../steps.store.ts'
import { Written } from './parts.tsx'

/** `12 lần, trên 845 lượt người.` and what is not counted in it. */
export function reachedWords(reached: Reached, locale: Locale): string[] {
  const say = messages[locale]
  const { times, attendance, counted, atLeast, unanswered } = reached
  const number = (n: number) => formatNumber(n, locale)
  const missing = times - counted
  return [
    counted === 0
      ? say.times(number(times))
      : say.reached(number(times), number(attendance), atLeast || missing > 0),
    ...(counted > 0 && missing > 0 ? [say.uncounted(number(missing))] : []),
    ...(unanswered > 0 ? [say.unanswered(number(unanswered))] : []),
  ]
}

function Questions({ outreach: { questions }, locale }: { outreach: Outreach; locale: Locale }) {
  if (questions.length === 0) return null
  const say = messages[locale]
  return (
    <ul>
      {questions.map(({ question, answer }, i) => (
        <li key={`${i} ${question}`}>
          <strong>{say.question}</strong> <Written text={question} />
          <br />
          {answer === '' ? (
            <em>{say.noAnswer}</em>
          ) : (
            <>
              <strong>{say.answer}</strong> <Written text={answer} />
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

export interface OutreachProps {
  readonly view: View
  readonly modelId: string
  readonly outreach: readonly Outreach[]
  /** The reader may change them. */
  readonly writes: boolean
}

export function OutreachList({ view, modelId, outreach, writes }: OutreachProps) {
  const { locale } = view
  const say = messages[locale]
  return (
    <Timeline
      label={say.outreach}
      items={outreach.map((one) => ({
        when: formatDate(one.heldOn),
        dateTime: one.heldOn,
        title: (
          <>
            {say.kind[one.kind]}: <span lang="vi">{one.audience}</span>
          </>
        ),
        text: (
          <>
            <p>
              <span lang="vi">{one.place}</span>
              {one.attendance !== null &&
                ` · ${say.attendance(formatNumber(one.attendance, locale), one.attendanceAtLeast)}`}
            </p>
            {one.note !== '' && (
              <p>
                <Written text={one.note} />
              </p>
            )}
            <Questions outreach={one} locale={locale} />
            {writes && (
              <p>
                <Link
                  standalone
                  href={href(view, `/models/${modelId}/outreach/${one.id}`)}
                  about={`${say.kind[one.kind]} ${formatDate(one.heldOn)}`}
                >
                  {formMessages[locale].edit}
                </Link>
              </p>
            )}
          </>
        ),
      }))}
    />
  )
}
