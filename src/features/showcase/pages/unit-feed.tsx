/** On a unit's page: the feed of what is published there, for who wants to hear of it without looking. */
import type { UnitPanelAsk } from '#features/units/contract.ts'
import { Link } from '#ui/components/link/link.tsx'
import { href } from '#ui/view.ts'
import { messages } from '../messages.ts'

/** For `registerUnitPanel`. Of units that ended nothing new comes. */
export function unitFeed({ unit, view }: UnitPanelAsk) {
  if (!unit.existsToday) return Promise.resolve(null)
  return Promise.resolve(
    <p>
      <Link standalone href={href(view, `/models/feed.atom?unit=${unit.id}`)}>
        {messages[view.locale].unitFeed}
      </Link>
    </p>,
  )
}
