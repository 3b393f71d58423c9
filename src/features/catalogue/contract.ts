/** What other features may use of the catalogue. */
export { listLabels } from './queries/list-labels.ts'
export { listTypes } from './queries/list-types.ts'
export { type CatalogueNames, catalogueNames } from './queries/names-of.ts'
export { ruleAt } from './queries/rule-at.ts'
export {
  type Criterion,
  holdsOn,
  type Label,
  type LabelForm,
  type LabelKind,
  type ModelType,
  type Template,
  type TemplateField,
  templateFields,
} from './catalogue.rules.ts'
export { templateOf } from './queries/template-of.ts'
