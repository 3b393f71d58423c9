/** The pages `/units` and `/units/{id}`: what a unit is, where it is now, what it was, and what lies below it. */
import type { VNode } from 'preact'
import { z } from 'zod'
import { integer, optional } from '#platform/http/inputs.ts'
import { type Exchange, html, page } from '#platform/http/route.ts'
import { dayWithin } from '../dates.rules.ts'
import { ancestorsOn } from '../queries/ancestors-on.ts'
import { countChildren } from '../queries/count-children.ts'
import { findUnitByCode } from '../queries/find-unit-by-code.ts'
import { listChildren } from '../queries/list-children.ts'
import { namedVersions } from '../queries/named-versions.ts'
import { timeline } from '../queries/timeline.ts'
import { unitMap } from '../queries/unit-map.ts'
import { whereIsToday } from '../queries/where-is-today.ts'
import { type Basis, unitPanels } from '../unit-panels.ts'
import { pathOn } from './paths.ts'
import { readAskedDay } from './asked-day.rules.ts'
import { NoUnitsPage, UnitPage } from './unit.view.tsx'

const pageSize = 100

const shownQuery = z.object({
  /** Read leniently, see `readAskedDay`. */
  on: z.unknown().optional(),
  after: optional(z.string().max(900)),
  basis: optional(z.enum(['then', 'today'])),
})

type Asked = Exchange<unknown, z.output<typeof shownQuery>>

export const unitPages = [
  page({ method: 'GET', path: '/units', query: shownQuery }, async (exchange) => {
    const nation = await findUnitByCode(exchange.ctx, {
      code: 'VN',
      codeSystem: 'iso',
      date: exchange.view.today,
    })
    return nation ? showUnit(exchange, nation.id) : html(<NoUnitsPage view={exchange.view} />)
  }),
  page(
    { method: 'GET', path: '/units/{id}', params: z.object({ id: integer({ min: 1 }) }), query: shownQuery },
    async (exchange) => showUnit(exchange, exchange.params.id),
  ),
]

async function showUnit({ ctx, query, view }: Asked, id: number): Promise<Response> {
  const line = await timeline(ctx, id)
  const { unit } = line
  const usual = dayWithin(unit.latest, view.today)
  const asked = readAskedDay(query.on, usual > view.today ? usual : view.today)
  const on = asked.day ?? usual
  const basis: Basis = query.basis ?? (unit.existsToday ? 'today' : 'then')
  const above = await ancestorsOn(ctx, { unitId: id, date: on })
  const children = await listChildren(ctx, { unitId: id, date: on, after: query.after, limit: pageSize })
  const counts = await countChildren(ctx, { unitId: id, date: on })
  const versions = await namedVersions(ctx, unit)
  const parts = unit.existsToday ? [] : await whereIsToday(ctx, { unitId: id })
  const panels: VNode[] = []
  if (unit.existsToday || basis === 'then') {
    for (const panel of unitPanels()) {
      const content = await panel({ ctx, unit, basis, view })
      if (content) panels.push(content)
    }
  }
  /* Today's map stands among the figures, coloured by them; here is the map of other days. */
  const drawnAbove = panels.length > 0 && basis === 'today' && on === view.today
  const map =
    query.after === undefined && counts.length > 0 && !drawnAbove
      ? await unitMap(ctx, { unitId: id, date: on, href: (child) => pathOn(view, child, on) })
      : undefined
  const model = {
    line,
    on,
    basis,
    above,
    children,
    counts,
    map,
    versions,
    parts,
    panels,
    after: query.after,
    asked,
  }
  return html(
    <UnitPage view={view} {...model} hasPanels={unitPanels().length > 0} />,
    asked.fault === undefined ? 200 : 422,
  )
}
