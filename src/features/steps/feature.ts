/** The manifest of the steps of models. */
import { registerModelPanel, registerStepsReader, registerWaiting } from '#features/models/contract.ts'
import type { Feature } from '#platform/feature.ts'
import { loadExample } from './commands/load-example.ts'
import { evidencePages } from './pages/evidence.page.tsx'
import { stepsPanel } from './pages/model-panel.tsx'
import { nextPanel } from './pages/next-panel.tsx'
import { outreachPages } from './pages/outreach.page.tsx'
import { overdueSection } from './pages/overdue-section.tsx'
import { reviewPages } from './pages/review.page.tsx'
import { sheetPanel } from './pages/sheet-panel.tsx'
import { stepFormPages } from './pages/step-form.page.tsx'
import { stepsPages } from './pages/steps.page.tsx'
import { taskPages } from './pages/task.page.tsx'
import { stepsLine } from './queries/steps-line.ts'
import { unseenSection } from './pages/unseen-section.tsx'
import { stepsApi } from './steps.api.ts'

registerModelPanel('next', nextPanel)
registerModelPanel('story', stepsPanel)
registerModelPanel('sheet', sheetPanel)
registerStepsReader(stepsLine)
registerWaiting(overdueSection)
registerWaiting(unseenSection)

export const steps: Feature = {
  name: 'steps',
  purpose: 'The four steps of a model: content, tasks, outreach, reviews, and the evidence that shows them',
  needs: ['people', 'models'],
  permissions: [],
  routes: [
    ...stepFormPages,
    ...taskPages,
    ...outreachPages,
    ...reviewPages,
    ...evidencePages,
    ...stepsPages,
    ...stepsApi,
  ],
  commands: [],
  jobs: [],
  example: loadExample,
}
