/** What other features may use of appraisal. */
export { type Held, listCertificatesOf } from './decision.store.ts'
export { spoken } from './code.rules.ts'
