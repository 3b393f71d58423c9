/** Comments as lists and as a form: on the model's page and on their own. */
import type { View } from '#platform/http/route.ts'
import { formatDateTime } from '#platform/i18n/format.ts'
import { Button } from '#ui/components/button/button.tsx'
import { Checkbox } from '#ui/components/checkboxes/checkboxes.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Tag } from '#ui/components/tag/tag.tsx'
import { TextArea } from '#ui/components/text-area/text-area.tsx'
import { Timeline } from '#ui/components/timeline/timeline.tsx'
import { href } from '#ui/view.ts'
import { deskMessages } from '../desk.messages.ts'
import type { SaidComment } from '../queries/read-comments.ts'

/** Plain text in the lines it was written in. */
function Lines({ text }: { text: string }) {
  return (
    <div lang="vi">
      {text.split('\n').map((line, i) => (
        <p key={`${i} ${line}`}>{line}</p>
      ))}
    </div>
  )
}

export function Comments({
  view,
  modelId,
  comments,
}: {
  view: View
  modelId: string
  comments: readonly SaidComment[]
}) {
  const { locale } = view
  const say = deskMessages[locale].comments
  if (comments.length === 0) return <p>{say.none}</p>
  return (
    <Timeline
      label={say.title}
      items={comments.map((comment) => {
        const when = formatDateTime(comment.at, locale)
        const { office, name } = comment
        return {
          when,
          dateTime: comment.at.toISOString(),
          title: (
            <>
              {name === undefined ? say.someone : <span lang="vi">{name}</span>}
              {office && (
                <>
                  , {office.role[locale]}, <span lang="vi">{office.unit}</span>
                </>
              )}{' '}
              {comment.asks && <Tag tone="soon">{say.waits}</Tag>}
            </>
          ),
          text: (
            <>
              <Lines text={comment.body} />
              {comment.firstAt !== null && <p>({say.corrected(formatDateTime(comment.firstAt, locale))})</p>}
              {comment.own && (
                <p>
                  <Link standalone href={href(view, `/models/${modelId}/comments?edit=${comment.id}#say`)}>
                    {say.correct}
                    <span class="visually-hidden"> {say.correctOne(when)}</span>
                  </Link>
                </p>
              )}
            </>
          ),
        }
      })}
    />
  )
}

export interface CommentFormProps {
  readonly view: View
  readonly modelId: string
  readonly formKey: string
  readonly body?: string | undefined
  readonly asks?: boolean | undefined
  /** The comment that is corrected. */
  readonly replaces?: number | undefined
  readonly error?: string | undefined
}

export function CommentForm(props: CommentFormProps) {
  const { view, modelId, formKey, replaces } = props
  const { locale } = view
  const say = deskMessages[locale].comments
  return (
    <form action={href(view, `/models/${modelId}/comments`)} method="post" id="say">
      <input type="hidden" name="key" value={formKey} />
      {replaces !== undefined && <input type="hidden" name="replaces" value={String(replaces)} />}
      <TextArea
        locale={locale}
        id="comment"
        name="body"
        label={replaces === undefined ? say.body : say.correcting}
        hint={say.lead}
        value={props.body}
        error={props.error}
        rows={3}
        limit={2000}
      />
      <Checkbox locale={locale} id="asks" name="asks" label={say.asks} checked={props.asks} />
      <Button kind="secondary">{replaces === undefined ? say.send : say.saveCorrection}</Button>
    </form>
  )
}
