/** The targets of a model, as its page and their own page show them. */
import { formatDate, formatNumber } from '#platform/i18n/format.ts'
import type { View } from '#platform/http/route.ts'
import type { ModelPanelAsk } from '#features/models/contract.ts'
import type { VNode } from 'preact'
import { EmptyState } from '#ui/components/empty-state/empty-state.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Section } from '#ui/components/page/page.tsx'
import { Table } from '#ui/components/table/table.tsx'
import { href } from '#ui/view.ts'
import { pageMessages } from '../page.messages.ts'
import { type ModelTargets, targetsOf, type TargetView } from '../queries/model-targets.ts'
import { digits, langOf, nameOf, TargetTag, valueText } from './parts.tsx'
import { StreakText } from './value-table.tsx'

export function TargetTable({ view, targets }: { view: View; targets: ModelTargets }) {
  const { locale } = view
  const say = pageMessages[locale].targets
  const date = (day: string | null) => (day === null ? '' : say.asOf(formatDate(day)))
  const reached = ({ reached: value, indicator, version, ...row }: TargetView) =>
    value === null ? null : (
      <>
        {valueText(indicator, version, value, locale)}
        <br />
        <span class="note">
          {[
            date(row.reachedOn),
            row.growthReached === null ? '' : say.growthReached(digits(row.growthReached, locale)),
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
        {row.streak && (
          <>
            <br />
            <StreakText view={view} streak={row.streak} />
          </>
        )}
      </>
    )
  return (
    <Table
      caption={say.title}
      hideCaption
      rows={targets.targets}
      rowKey={({ target }) => target.id}
      columns={[
        {
          key: 'indicator',
          label: say.indicator,
          cell: ({ target, version }) => (
            <span lang={langOf(version, locale)}>
              <Link href={href(view, `/models/${targets.modelId}/targets/${target.id}`)}>
                {nameOf(version, locale)}
              </Link>
            </span>
          ),
        },
        {
          key: 'baseline',
          label: say.baseline,
          cell: ({ baseline, target, indicator, version }) =>
            baseline === null ? null : (
              <>
                {valueText(indicator, version, baseline, locale)}
                <br />
                <span class="note">{target.baselineOn === null ? '' : formatDate(target.baselineOn)}</span>
              </>
            ),
        },
        {
          key: 'target',
          label: say.target,
          cell: ({ aim, target, indicator, version }) => (
            <>
              {valueText(indicator, version, aim, locale)}
              <br />
              <span class="note">{say.due(formatDate(target.dueOn))}</span>
            </>
          ),
        },
        { key: 'reached', label: say.reached, cell: reached },
        { key: 'state', label: say.state, cell: ({ state }) => <TargetTag locale={locale} state={state} /> },
      ]}
    />
  )
}

/** `Mọi mục tiêu đã đạt`, or how many. */
export function allMetText(targets: ModelTargets, locale: View['locale']): string {
  const say = pageMessages[locale].targets
  const met = targets.targets.filter(({ state }) => state === 'met' || state === 'met_late').length
  return targets.allMet === true
    ? say.allMet
    : say.someMet(formatNumber(met, locale), formatNumber(targets.targets.length, locale))
}

/** For `registerModelPanel`: nothing in public where there are no targets. */
export async function targetsPanel({ ctx, view, model, inCharge }: ModelPanelAsk): Promise<VNode | null> {
  const targets = await targetsOf(ctx, model, inCharge)
  if (targets.targets.length === 0 && !targets.mayReport) return null
  const say = pageMessages[view.locale].targets
  const path = `/models/${model.id}/targets`
  const add = (
    <Link standalone href={href(view, `${path}/new`)}>
      {say.add}
    </Link>
  )
  return (
    <Section title={say.title} id="targets" action={targets.mayReport ? add : undefined}>
      {targets.targets.length === 0 ? (
        <EmptyState title={say.none}>
          <p>{say.noneText}</p>
        </EmptyState>
      ) : (
        <>
          <p>{allMetText(targets, view.locale)}</p>
          <TargetTable view={view} targets={targets} />
          <p>
            <Link standalone href={href(view, path)}>
              {say.all}
            </Link>
          </p>
        </>
      )}
    </Section>
  )
}
