/** What violations of this feature's constraints mean to the person. */
import { registerConstraint } from '#platform/db/constraints.ts'
import {
  alreadyCertified,
  changedMeanwhile,
  enteredAlready,
  notAppointed,
  notStanding,
  numberTaken,
  ownModel,
  panelClosed,
  rubricFrozen,
} from './problems.rules.ts'

registerConstraint('appraisal_rubric_frozen', rubricFrozen)
registerConstraint('appraisal_entry_once', enteredAlready)
registerConstraint('appraisal_panel_open', panelClosed)
registerConstraint('appraisal_panel_member', notAppointed)
registerConstraint('appraisal_sheet_version', changedMeanwhile)
registerConstraint('appraisal_own_model', () => ownModel([]))
registerConstraint('commendation_decision_number', numberTaken)
registerConstraint('certificate_once', alreadyCertified)
registerConstraint('certificate_lives', notStanding)
registerConstraint('certificate_replaced_once', notStanding)
