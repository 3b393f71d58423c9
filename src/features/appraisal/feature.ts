/** The manifest of appraisal. */
import { registerModelPanel, registerWaiting } from '#features/models/contract.ts'
import type { Feature } from '#platform/feature.ts'
import './appraisal.problems.ts'
import { loadExample } from './commands/load-example.ts'
import { entriesApi } from './entries.api.ts'
import { certificatePages } from './pages/certificate.page.tsx'
import { decisionPages } from './pages/decision.page.tsx'
import { entryPages } from './pages/entry.page.tsx'
import { proposePanel, recognitionPanel } from './pages/model-panels.tsx'
import { nominationPages } from './pages/nominations.page.tsx'
import { proposePages } from './pages/propose.page.tsx'
import { roundPages } from './pages/round.page.tsx'
import { roundsPages } from './pages/rounds.page.tsx'
import { rubricPages } from './pages/rubrics.page.tsx'
import { shortlistPages } from './pages/shortlist.page.tsx'
import { roundsApi } from './rounds.api.ts'
import { modelsToScore, nominationsToRead, roundsToMove } from './pages/waiting.tsx'

registerModelPanel('story', recognitionPanel)
registerModelPanel('sheet', recognitionPanel)
registerModelPanel('desk', proposePanel)
registerWaiting(modelsToScore)
registerWaiting(roundsToMove)
registerWaiting(nominationsToRead)

export const appraisal: Feature = {
  name: 'appraisal',
  purpose:
    'Rounds that choose good models by public criteria, decisions that recognise them, and certificates that anyone can check',
  needs: ['units', 'people', 'models'],
  permissions: [
    { code: 'appraisal.manage', words: { vi: 'Tổ chức xét chọn', en: 'Run appraisal' } },
    { code: 'appraisal.score', words: { vi: 'Chấm điểm trong hội đồng', en: 'Score in a panel' } },
    {
      code: 'appraisal.decide',
      words: { vi: 'Ghi quyết định công nhận và thu hồi', en: 'Record and revoke recognition' },
    },
  ],
  routes: [
    ...roundsPages,
    ...roundPages,
    ...entryPages,
    ...shortlistPages,
    ...decisionPages,
    ...rubricPages,
    ...nominationPages,
    ...proposePages,
    ...certificatePages,
    ...roundsApi,
    ...entriesApi,
  ],
  commands: [],
  jobs: [],
  example: loadExample,
  navigation: [{ path: '/appraisal', words: { vi: 'Xét chọn', en: 'Appraisal' }, members: true }],
}
