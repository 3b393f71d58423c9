/** What other features may use of models. */
export { rebuildTally } from './commands/rebuild-tally.ts'
export { checkTally } from './queries/check-tally.ts'
export {
  type Cell,
  cellsOfUnit,
  type CountsOfUnit,
  countsOfUnit,
  type Figure,
} from './queries/counts-of-unit.ts'
export { listRecentModels, type RecentModel } from './queries/list-recent-models.ts'
export { type Basis, type ModelFilter, modelsHref, type Scope, type UnitFilter } from './filter.rules.ts'
export {
  type Field,
  fields,
  type Level,
  levels,
  type ModelId,
  type OwnerBlock,
  type Precision,
  type State,
} from './model.rules.ts'
export { formatRegistered } from './registered.rules.ts'
export { fieldName } from './messages.ts'
