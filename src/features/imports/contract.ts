/** What other features may use of imports. */
export type { ImportState } from './import.rules.ts'
