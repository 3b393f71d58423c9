/**
 * No table holds what must not be known of people: not their religion, ethnicity, opinions, Party membership, health,
 * children or addictions, and no footage. Every column is asked about by its name.
 */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { personalAttributeAsked } from '#platform/personal-data.rules.ts'
import { useDatabase } from './harness/database.ts'

const database = useDatabase()

/** Parts of column names that would hold it, beyond the phrases that people are refused. */
const telling =
  /(?:^|_)(?:religio\w*|faith|ethnic\w*|race|tribe|nationality|party_member\w*|membership|politic\w*|opinion|attitude|loyalty|disease|illness|diagnos\w*|disabilit\w*|health\w*|hiv|pregnan\w*|fertility|children|addict\w*|drug\w*|footage|face|fingerprint|biometric\w*|credit_score|person_score)(?:_|$)/u

test('no column of any table is about such a thing', async () => {
  const { rows } = await sql<{ name: string }>`
    select c.relname || '.' || a.attname as name
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`.execute(
    database.db,
  )
  expect(rows.length).toBeGreaterThan(150)
  const wrong = rows.filter(({ name }) => {
    const column = name.split('.')[1] ?? ''
    return telling.test(column) || personalAttributeAsked(column) !== undefined
  })
  expect(wrong.map(({ name }) => name)).toEqual([])
})

test('the test sees such a column', async () => {
  const bad = [
    'religion',
    'is_party_member',
    'ethnic_group',
    'health_note',
    'camera_footage',
    'number_of_children',
  ]
  expect(bad.filter((name) => !telling.test(name) && !personalAttributeAsked(name))).toEqual([])
})
