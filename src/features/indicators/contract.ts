/** What other features may use of indicators. */
export {
  coverageOf,
  type Coverage,
  type CoverageAsk,
  type CoverageRow,
  listCoverageUnits,
} from './queries/coverage-of.ts'
export {
  type Grades,
  type GradeList,
  type GradesAsk,
  gradesOf,
  listUnitsByGrade,
} from './queries/grades-of.ts'
export { indicatorRollup, type Rollup, type RollupAsk, type RollupRow } from './queries/indicator-rollup.ts'
export { type Profile, profileOf } from './queries/profile-of.ts'
export { listDefinitions } from './queries/list-definitions.ts'
export { getIndicator } from './queries/get-indicator.ts'
export { type ModelTargets, modelTargets, targetsOf } from './queries/model-targets.ts'
export { type UnitHistory, unitHistory } from './queries/unit-values.ts'
export { type Rate, rateOf } from './coverage.rules.ts'
export {
  type Indicator,
  type Kind,
  type ReportLevel,
  reportLevels,
  type Version,
  versionOn,
} from './indicator.rules.ts'
export type { ShownValue } from './shown.rules.ts'
export { growthOf, percentOf, ratioOf, writeAmount } from './value.rules.ts'
export {
  hiddenCounts,
  hiddenInTree,
  hiddenShares,
  isSmall,
  isSmallShare,
} from '#platform/suppression.rules.ts'
export { labelOf as gradeName, nameOf as indicatorName, valueText } from './pages/parts.tsx'
