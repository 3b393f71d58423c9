/** Where units live on the site, without the language prefix. */
import type { UnitVersion } from '../units.rules.ts'

/** The nation's own page lives at `/units`. */
export function unitPath(unit: Pick<UnitVersion, 'id' | 'level'>): string {
  return unit.level === 'nation' ? '/units' : `/units/${unit.id}`
}
