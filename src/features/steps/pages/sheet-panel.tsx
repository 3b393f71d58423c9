/** The four steps on the printed sheet of their model: what was planned, who was reached, what was learnt. */
import type { VNode } from 'preact'
import type { ModelPanelAsk } from '#features/models/contract.ts'
import { formatDate, formatNumber } from '#platform/i18n/format.ts'
import { Section } from '#ui/components/page/page.tsx'
import { SummaryList } from '#ui/components/summary-list/summary-list.tsx'
import { messages } from '../messages.ts'
import { readSteps } from '../queries/read-steps.ts'
import { choiceFields, type Step } from '../steps.rules.ts'
import { reachedWords } from './outreach-view.tsx'
import { Written } from './parts.tsx'
import { Tasks } from './tasks-view.tsx'

/** Nothing where nobody wrote about the steps, or strangers may see nothing of them. */
export async function sheetPanel({ ctx, view, model }: ModelPanelAsk): Promise<VNode | null> {
  const read = await readSteps(ctx, model.id, { outreach: 0 })
  const shown = read.steps.filter((step) => read.officer || step.closedOn !== null)
  if (!read.begun || shown.length === 0) return null
  const { locale } = view
  const say = messages[locale]
  const stands = ({ startedOn, closedOn }: Step) =>
    [
      closedOn === null ? say.open : say.closed(formatDate(closedOn)),
      ...(startedOn === null ? [] : [say.since(formatDate(startedOn))]),
    ].join('. ')
  const choose = shown.find(({ name }) => name === 'choose')
  const [last] = read.reviews
  return (
    <Section title={say.steps}>
      <SummaryList
        locale={locale}
        rows={shown.map((step) => ({ key: say.step[step.name], value: stands(step) }))}
      />
      {choose && choiceFields.some((field) => choose[field] !== '') && (
        <SummaryList
          locale={locale}
          rows={choiceFields.map((field) => ({
            key: say.label[field],
            value: <Written text={choose[field]} />,
          }))}
        />
      )}
      {read.tasks.length > 0 && <Tasks view={view} modelId={model.id} tasks={read.tasks} writes={false} />}
      {read.reached.times > 0 &&
        reachedWords(read.reached, locale).map((text) => (
          <p key={text}>
            <strong>{say.step.mobilise}:</strong> {text}
          </p>
        ))}
      {last && (
        <SummaryList
          locale={locale}
          rows={[
            { key: say.reviews, value: `${formatDate(last.heldOn)}, ${say.decision[last.decision]}` },
            ...(['success', 'failure', 'lessons'] as const).map((field) => ({
              key: say.label[field],
              value: <Written text={last[field]} />,
            })),
          ]}
        />
      )}
      {read.evidence.length > 0 && (
        <p>
          {say.evidence}: {formatNumber(read.evidence.length, locale)}
        </p>
      )}
    </Section>
  )
}
