/** Manifest of people. */
import type { Feature } from '#platform/feature.ts'
import { loadExample } from './commands/load-example.ts'
import { tidy } from './commands/tidy.ts'
import { peoplePages } from './pages/routes.tsx'
import { peopleApi } from './people.api.ts'
import { peopleCommands } from './people.cli.ts'

export const people: Feature = {
  name: 'people',
  purpose: 'Accounts, sessions and tokens, and which role is granted to whom over which unit for how long',
  needs: ['units'],
  permissions: [
    {
      code: 'people.manage',
      words: { vi: 'Mở tài khoản và giao vai trò', en: 'Open accounts and grant roles' },
    },
  ],
  routes: [...peoplePages, ...peopleApi],
  commands: peopleCommands,
  jobs: [{ name: 'people.tidy', everySeconds: 3600, run: tidy }],
  example: loadExample,
}
