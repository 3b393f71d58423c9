/** On a model's page: for everybody the ways to its history and its sheet, for its officers what they said about it. */
import type { VNode } from 'preact'
import type { ModelPanelAsk } from '#features/models/contract.ts'
import { newId } from '#platform/ids.ts'
import { ButtonGroup } from '#ui/components/button/button.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Section } from '#ui/components/page/page.tsx'
import { href } from '#ui/view.ts'
import { deskMessages } from '../desk.messages.ts'
import { newestComments } from '../queries/read-comments.ts'
import { CommentForm, Comments } from './comment-parts.tsx'

/** As many as an officer reads at a glance. */
const glance = 3

export async function modelPanel({ ctx, view, model, officer }: ModelPanelAsk): Promise<VNode | null> {
  const say = deskMessages[view.locale]
  const links = (
    <div class="no-print">
      <ButtonGroup>
        <Link standalone href={href(view, `/models/${model.id}/history`)}>
          {say.model.history}
        </Link>
        <Link standalone href={href(view, `/models/${model.id}/print`)}>
          {say.model.print}
        </Link>
      </ButtonGroup>
    </div>
  )
  if (!officer) return links
  const { comments, next } = await newestComments(ctx, model, glance)
  return (
    <>
      {links}
      <Section title={say.comments.title} id="comments">
        {comments.length > 0 && <Comments view={view} modelId={model.id} comments={comments} />}
        {next !== undefined && (
          <p>
            <Link standalone href={href(view, `/models/${model.id}/comments`)}>
              {say.comments.all}
            </Link>
          </p>
        )}
        <CommentForm view={view} modelId={model.id} formKey={newId(ctx.clock.now())} />
      </Section>
    </>
  )
}
