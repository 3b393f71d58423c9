/** The steps on the page of their model: how far, what can be seen, what was learnt last, and the way to all of it. */
import type { ModelPanelAsk } from '#features/models/contract.ts'
import { formatNumber } from '#platform/i18n/format.ts'
import { Link } from '#ui/components/link/link.tsx'
import { Section } from '#ui/components/page/page.tsx'
import { PhotoGrid, PhotoPairs } from '#ui/components/photo-grid/photo-grid.tsx'
import { Tag } from '#ui/components/tag/tag.tsx'
import { href } from '#ui/view.ts'
import type { VNode } from 'preact'
import { listPictures } from '../evidence.store.ts'
import { messages } from '../messages.ts'
import { formMessages } from '../form.messages.ts'
import { mayReopen } from '../steps.policy.ts'
import { stepsOnPage } from '../queries/steps-line.ts'
import { listReviews } from '../steps.store.ts'
import { pairsOf, photosOf } from './evidence-view.tsx'
import { Written } from './parts.tsx'

const shown = 8

/** Nothing for strangers where nothing is closed or approved. */
export async function stepsPanel(ask: ModelPanelAsk): Promise<VNode | null> {
  const { ctx, view, model, officer, inCharge } = ask
  const { locale } = view
  const say = messages[locale]
  const written = await stepsOnPage(ask)
  const closed = written.filter(({ closedOn }) => closedOn !== null)
  const pictures = await listPictures(ctx.db, model.id, shown)
  if (closed.length === 0 && pictures.length === 0 && !officer) return null
  const reviewed = closed.some(({ name }) => name === 'review')
  const [last] = reviewed ? await listReviews(ctx.db, model.id) : []
  const all = { view, modelId: model.id, evidence: pictures }
  const writes = mayReopen(ctx.actor, inCharge) && model.state !== 'withdrawn'
  return (
    <Section title={say.panel} id="steps">
      <p>
        {written.length === 0 ? say.panelNone : say.panelLine(formatNumber(closed.length, locale))}{' '}
        {last && (
          <Tag tone={last.decision === 'stop' ? 'neutral' : 'done'}>{say.decision[last.decision]}</Tag>
        )}
      </p>
      <div lang="vi">
        <PhotoPairs locale={locale} label={say.pairs} pairs={pairsOf(all)} />
        <PhotoGrid locale={locale} label={say.photos} photos={photosOf(all)} />
      </div>
      {last && (
        <p>
          <strong>{say.label.lessons}:</strong> <Written text={last.lessons} />
        </p>
      )}
      <p>
        <Link standalone href={href(view, `/models/${model.id}/steps`)}>
          {writes ? formMessages[locale].manageSteps : say.panelMore}
        </Link>
      </p>
    </Section>
  )
}
