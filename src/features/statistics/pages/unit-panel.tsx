/** On a unit's page: the way to its statistics, counted the same way. */
import type { VNode } from 'preact'
import type { UnitPanelAsk } from '#features/units/contract.ts'
import { Link } from '#ui/components/link/link.tsx'
import { href } from '#ui/view.ts'
import { messages } from '../messages.ts'

/** For `registerUnitPanel`. */
export function statisticsPanel({ unit, basis, view }: UnitPanelAsk): Promise<VNode> {
  const words = messages[view.locale]
  return Promise.resolve(
    <p>
      <Link standalone href={href(view, `/statistics?unit=${unit.id}&basis=${basis}`)}>
        {words.title}
      </Link>
    </p>,
  )
}
