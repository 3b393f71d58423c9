/** What other features may use of units. */
export { changeUnit } from './commands/change-unit.ts'
export { createUnit } from './commands/create-unit.ts'
export { mergeUnits } from './commands/merge-units.ts'
export { ancestorsOn } from './queries/ancestors-on.ts'
export { findUnitByCode } from './queries/find-unit-by-code.ts'
export { getUnit } from './queries/get-unit.ts'
export { listChildren } from './queries/list-children.ts'
export { predecessors } from './queries/predecessors.ts'
export {
  type PossibleUnit,
  type ResolvedPlace,
  resolvePlaces,
  type WrittenPlace,
} from './queries/resolve-places.ts'
export { searchUnits } from './queries/search-units.ts'
export { subtree } from './queries/subtree.ts'
export { successors } from './queries/successors.ts'
export { timeline } from './queries/timeline.ts'
export { type MapFigure, type UnitMap, unitMap, type UnitMapAsk } from './queries/unit-map.ts'
export { unitAndAbove } from './queries/unit-and-above.ts'
export { whereIsToday } from './queries/where-is-today.ts'
export { fullName, ownerBlocks, placeName } from './units.rules.ts'
export type {
  Certainty,
  Extent,
  Level,
  OwnerBlock,
  Page,
  Reached,
  SearchHit,
  SuccessionKind,
  Timeline,
  TimelineEdge,
  TodayPart,
  Unit,
  UnitVersion,
} from './units.rules.ts'
export { type Basis, registerUnitPanel, type UnitPanel, type UnitPanelAsk } from './unit-panels.ts'
export { holdUnits, onUnitsChanged, type UnitsChanged } from './unit-changes.ts'
