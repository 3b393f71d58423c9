/** What other features may use of models. */
export { setModelStatus, type SetStatus } from './commands/set-status.ts'
export {
  checkMany,
  type EnterAs,
  registerMany,
  type RegisterMany,
  type Registered,
} from './commands/register-many.ts'
export { acceptModel } from './commands/accept-model.ts'
export { publishModel } from './commands/publish-model.ts'
export { returnModel } from './commands/return-model.ts'
export { submitModel } from './commands/submit-model.ts'
export { withdrawModel } from './commands/withdraw-model.ts'
export { setRecognised } from './commands/set-recognised.ts'
export { lockForChange } from './commands/save.ts'
export { isOfficer, maySee, permissions } from './model.policy.ts'
export { listInChargeOf } from './queries/in-charge.ts'
export { type ReadModel, readModel } from './queries/read-model.ts'
export { unitPlace, type UnitPlace } from './queries/unit-place.ts'
export {
  type ModelPanel,
  type ModelPanelAsk,
  registerModelPanel,
  registerStepsReader,
  registerWaiting,
  type StepShown,
  type Waiting,
  type WaitingAsk,
} from './model-panels.ts'
export { type ListTools, registerListTools } from './list-tools.ts'
export { messages as modelWords } from './messages.ts'
export { rebuildTally } from './commands/rebuild-tally.ts'
export { checkTally } from './queries/check-tally.ts'
export {
  type Cell,
  cellsOfUnit,
  type CountsOfUnit,
  countsOfUnit,
  type Figure,
} from './queries/counts-of-unit.ts'
export { filterOf, seerOf } from './queries/list-models.ts'
export { listedModels } from './queries/listed-models.ts'
export { type ActedAs, officesOf } from './queries/offices-of.ts'
export { type ListedModel, placeOf } from './list.store.ts'
export { type ExportColumn, exportColumns } from './export.rules.ts'
export { listRecentModels, type RecentModel } from './queries/list-recent-models.ts'
export {
  type Basis,
  conditionsOf,
  type ModelFilter,
  modelsHref,
  queryOf,
  type Scope,
  sortOf,
  type UnitFilter,
} from './filter.rules.ts'
export {
  type Content,
  type Field,
  fields,
  type Level,
  levels,
  type Model,
  type ModelId,
  type OwnerBlock,
  type Precision,
  type State,
  type Status,
  statuses,
} from './model.rules.ts'
export { listModelsQuery, registerModelInput } from './model.schemas.ts'
export { formatRegistered } from './registered.rules.ts'
export { fieldName } from './messages.ts'
export {
  type Amount,
  type By,
  groupings,
  type Statistics,
  statistics,
  type StatisticsAsk,
  type StatisticsFigure,
  statisticsOf,
  type StatisticsRow,
} from './queries/statistics.ts'
export { type Coverage, coverage } from './queries/coverage.ts'
export { readAnyOf, writeAnyOf } from './any-of.rules.ts'
export { type Conditions, type Dimension, dimensions, isManifold } from './tally.rules.ts'
export { figuresOfParts, type PartsFigures } from './queries/figures-of-parts.ts'
export { unitNames } from './queries/unit-names.ts'
export { listModelYears } from './queries/list-model-years.ts'
