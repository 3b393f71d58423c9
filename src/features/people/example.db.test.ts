import { expect, test } from 'vitest'
import { buildPlaces } from '#test/builders/people.ts'
import { useDatabase } from '#test/harness/database.ts'
import { loadExample } from './commands/load-example.ts'
import { signIn } from './commands/sign-in.ts'
import { findExampleActor } from './queries/find-example-actor.ts'
import { listExampleEmails } from './queries/list-example-emails.ts'

const database = useDatabase()
const load = () => loadExample(database.ctx(), () => undefined)

test('without units there is a clear word and no account', async () => {
  await expect(load()).rejects.toMatchObject({ code: 'example.units-missing' })
  expect(await database.db.selectFrom('account').selectAll().execute()).toEqual([])
})

test('the eight example logins work, each with its own powers, and loading again changes nothing', async () => {
  const places = await buildPlaces(database.db)
  await database.db
    .updateTable('unit_version')
    .set({ code: '20305' })
    .where('unit_id', '=', places.ward)
    .execute()
  const lines = await load()
  expect(lines).toHaveLength(8)
  expect(await load()).toEqual(lines)
  const passwords = new Set<string>()
  for (const line of lines) {
    const [email = '', password = ''] = line.split(/ {2,}/u)
    passwords.add(password)
    expect((await signIn(database.ctx(), { email, password }, { prefix: 'x' })).actor.kind).toBe('account')
  }
  expect(passwords.size).toBe(1)
  expect(await listExampleEmails(database.ctx())).toHaveLength(8)
  const unitsOf = async (who: Parameters<typeof findExampleActor>[1]) => {
    const actor = await findExampleActor(database.ctx(), who)
    return [...new Set(actor?.grants.map((grant) => grant.unitId))]
  }
  expect(await unitsOf('registrar')).toEqual([places.nation])
  expect(await unitsOf('province')).toEqual([places.province])
  expect(await unitsOf('ward')).toEqual([places.ward])
  expect(await unitsOf('head')).toEqual([places.neighbourhood])
  for (const who of ['appraiser', 'appraiser2', 'appraiser3'] as const)
    expect(await unitsOf(who)).toEqual([places.province])
  expect(await unitsOf('citizen')).toEqual([])
})

test('the password is another one in every installation', async () => {
  const row = await database.db
    .selectFrom('setting')
    .select('value')
    .where('key', '=', 'example.password')
    .executeTakeFirstOrThrow()
  expect(JSON.stringify(row.value)).toMatch(/"[a-z]{4}(-[a-z]{4}){4}"/u)
  const secrets = await database.db.selectFrom('audit').select('details').execute()
  expect(JSON.stringify(secrets)).not.toContain('example.vn')
})
