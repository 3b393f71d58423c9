/** The ranking of a round and the shortlist made of it, as tables. */
import type { VNode } from 'preact'
import type { View } from '#platform/http/route.ts'
import { Link } from '#ui/components/link/link.tsx'
import { Disclosure } from '#ui/components/page/page.tsx'
import { Said, vi } from '#ui/components/said/said.tsx'
import { Table } from '#ui/components/table/table.tsx'
import { href } from '#ui/view.ts'
import type { Shortlisted } from '../decision.store.ts'
import { messages } from '../messages.ts'
import type { RankedModel, Ranking } from '../queries/ranking.ts'
import { roundMessages } from '../round.messages.ts'
import { meanText, shareText, Vi } from './parts.tsx'

type Shown = Pick<RankedModel, 'rank' | 'tied' | 'sheets' | 'expected' | 'total' | 'lowest' | 'highest'>

function rankText(view: View, { rank, tied }: Shown): string {
  const say = roundMessages[view.locale]
  if (rank === null) return say.unranked
  return tied ? `${rank} (${say.tie})` : String(rank)
}

function sheetsText(view: View, one: Shown & Partial<Pick<RankedModel, 'incomplete' | 'setAside'>>): string {
  const say = roundMessages[view.locale]
  const { incomplete = 0, setAside = 0 } = one
  const parts = [
    `${one.sheets}/${one.expected}`,
    one.expected > one.sheets ? say.missing(String(one.expected - one.sheets)) : undefined,
    incomplete > 0 ? say.incomplete(String(incomplete)) : undefined,
    setAside > 0 ? say.setAside(String(setAside)) : undefined,
  ]
  return parts.filter((part) => part !== undefined).join('; ')
}

function spreadText(view: View, { lowest, highest }: Shown, scale: number): string {
  if (lowest === null || highest === null) return '–'
  return `${shareText(lowest, scale, view.locale)} – ${shareText(highest, scale, view.locale)}`
}

function columns<Row extends Shown>(view: View, scale: number, title: (row: Row) => VNode) {
  const { table } = messages[view.locale]
  const say = roundMessages[view.locale]
  return [
    { key: 'rank', label: table.rank, cell: (row: Row) => rankText(view, row) },
    { key: 'model', label: table.model, cell: title, heads: true },
    {
      key: 'mean',
      label: table.mean,
      numeric: true,
      cell: (row: Row) => (row.sheets === 0 ? '–' : `${meanText(row, scale, view.locale)}${say.outOf}`),
    },
    { key: 'sheets', label: table.sheets, cell: (row: Row) => sheetsText(view, row) },
    { key: 'spread', label: table.spread, cell: (row: Row) => spreadText(view, row, scale) },
  ]
}

/** With what is missing and how far the sheets lie apart; criterion by criterion on demand. */
export function RankingTable({ view, ranking, roundId }: { view: View; ranking: Ranking; roundId: string }) {
  const { rubric, models } = ranking
  const { table } = messages[view.locale]
  return (
    <>
      <Table
        caption={roundMessages[view.locale].ranking}
        hideCaption
        rows={models}
        rowKey={({ entryId }) => entryId}
        columns={columns<RankedModel>(view, rubric.scale, ({ entry }) => (
          <Vi>
            <Link href={href(view, `/appraisal/rounds/${roundId}/models/${entry.modelId}`)}>
              {entry.title}
            </Link>
          </Vi>
        ))}
      />
      <Disclosure summary={messages[view.locale].label.criteria}>
        {models.map((model) => (
          <Table
            key={model.entryId}
            caption={model.entry.title}
            rows={model.spread}
            rowKey={({ position }) => position}
            columns={[
              {
                key: 'name',
                label: table.name,
                cell: ({ position }) => (
                  <Vi>{rubric.criteria.find((one) => one.position === position)?.name ?? '–'}</Vi>
                ),
              },
              { key: 'given', label: table.sheets, numeric: true, cell: ({ given }) => given },
              {
                key: 'spread',
                label: table.spread,
                cell: ({ lowest, highest }) => (lowest === null ? '–' : `${lowest} – ${highest}`),
              },
            ]}
          />
        ))}
      </Disclosure>
    </>
  )
}

/** As it stood when it was made, with the reasons for departing from it. */
export function ShortlistTable({
  view,
  rows,
  scale,
}: {
  view: View
  rows: readonly Shortlisted[]
  scale: number
}) {
  const { locale } = view
  const say = roundMessages[locale]
  return (
    <Table
      caption={say.shortlist}
      hideCaption
      rows={rows}
      rowKey={({ entryId }) => entryId}
      columns={[
        ...columns<Shortlisted>(view, scale, ({ title, modelId }) => (
          <Vi>
            <Link href={href(view, `/models/${modelId}`)}>{title}</Link>
          </Vi>
        )),
        {
          key: 'proposed',
          label: messages[locale].label.proposed,
          cell: ({ proposed, deviation }) => (
            <>
              {proposed ? say.proposed : say.notProposed}
              {deviation !== null && (
                <>
                  <br />
                  <Said text={say.deviation(vi(deviation))} />
                </>
              )}
            </>
          ),
        },
      ]}
    />
  )
}
