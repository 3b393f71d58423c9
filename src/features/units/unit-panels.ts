/**
 * Where other features put what they know of a unit on its page. They depend on units and units on none of
 * them, so they hand their panels in, from their manifest, when the program starts.
 */
import type { VNode } from 'preact'
import type { Ctx } from '#platform/db/transact.ts'
import type { View } from '#platform/http/route.ts'
import type { Unit } from './units.rules.ts'

/** `then`: recorded at this unit and those below it at that time. `today`: all that counts for it in today's units. */
export type Basis = 'then' | 'today'

export interface UnitPanelAsk {
  readonly ctx: Ctx
  readonly unit: Unit
  readonly basis: Basis
  readonly view: View
}

/** Answers with content under the page's own heading, or null where there is nothing to show. */
export type UnitPanel = (ask: UnitPanelAsk) => Promise<VNode | null>

const panels: UnitPanel[] = []

/** Adds a panel to every unit's page; handing in the same one again changes nothing. */
export function registerUnitPanel(panel: UnitPanel): void {
  if (!panels.includes(panel)) panels.push(panel)
}

/** In the order they were handed in. */
export function unitPanels(): readonly UnitPanel[] {
  return panels
}
