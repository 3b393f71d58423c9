/** What other features may use of people. */
export type { PeopleTables } from './people.tables.ts'

export { sessionCookie } from './cookies.ts'
export { type Credentials, type Resolved, resolveActor } from './queries/resolve-actor.ts'
export { actorOf } from './queries/actor-of.ts'
export { accountNames } from './queries/account-names.ts'
export { findExampleActor } from './queries/find-example-actor.ts'
export { listExampleEmails } from './queries/list-example-emails.ts'
export type { ExamplePerson } from './example.rules.ts'
export { exampleLogins } from './queries/example-logins.ts'
