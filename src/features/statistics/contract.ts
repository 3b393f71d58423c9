/** What other features may use of statistics. */
export { figuresOfSet, type SetFigures } from './queries/figures-of-set.ts'
export { type Progress, readProgress } from './queries/read-progress.ts'
export { readTable, type StatisticsTable, type TableRow } from './queries/read-statistics.ts'
