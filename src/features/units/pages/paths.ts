/** Where units live on the site. */
import type { View } from '#platform/http/route.ts'
import { href } from '#ui/view.ts'
import type { UnitVersion } from '../units.rules.ts'

/** Without the language prefix; the nation's own page lives at `/units`. */
export function unitPath(unit: Pick<UnitVersion, 'id' | 'level'>): string {
  return unit.level === 'nation' ? '/units' : `/units/${unit.id}`
}

/** In the reader's language, and as of the day they look at. */
export function pathOn(view: View, unit: Pick<UnitVersion, 'id' | 'level'>, on: string): string {
  return `${href(view, unitPath(unit))}${on === view.today ? '' : `?on=${on}`}`
}
