/** What other features may use of the steps of models. */
export { readSteps, type ReadSteps } from './queries/read-steps.ts'
export { type StepName, stepNames } from './steps.rules.ts'
