/** Open data of the published part with a data dictionary: the dictionary is what the files have, column by column. */
import { parse } from 'csv-parse/sync'
import { beforeAll, expect, test } from 'vitest'
import { findUnitByCode } from '#features/units/contract.ts'
import { anonymous } from '#platform/auth/actor.ts'
import { parse as read } from '#platform/http/issues.ts'
import { aModel } from '#test/builders/models.ts'
import { useWeb } from '#test/harness/web.ts'
import { setLicence } from './commands/set-licence.ts'
import { deskCommands } from './desk.cli.ts'

const web = useWeb('units')

beforeAll(async () => {
  const ctx = web.database.ctx()
  const unit = await findUnitByCode(ctx, { code: '20305', date: '2026-11-21' })
  await aModel(ctx, { unitId: unit?.id ?? 0, title: 'Có trong dữ liệu mở' })
  await aModel(ctx, { unitId: unit?.id ?? 0, title: 'Chưa công bố', state: 'submitted' })
})

interface Dictionary {
  readonly licence: { readonly name: string; readonly url: string | null } | null
  readonly columns: readonly {
    readonly key: string
    readonly name: string
    readonly kind: string
    readonly codes: Readonly<Record<string, string>> | null
  }[]
}
const dictionary = async () => (await (await web.get('/api/v1/open-data')).json()) as Dictionary

test('the dictionary is what the files have, in the same order, and every code that occurs is in it', async () => {
  const { columns } = await dictionary()
  const csv = Buffer.from(await (await web.get('/models/export.csv?state=published')).arrayBuffer())
  const [head, ...rows]: string[][] = parse(csv.subarray(3))
  expect(head).toEqual(columns.map(({ name }) => name))
  expect(rows.map((row) => row[2])).toEqual(['Có trong dữ liệu mở'])
  const json = (await (await web.get('/models/export.json?state=published')).json()) as Record<
    string,
    unknown
  >[]
  expect(json).toHaveLength(1)
  for (const row of json) {
    expect(Object.keys(row)).toEqual(columns.map(({ key }) => key))
    for (const { key, kind, codes } of columns) {
      const value = row[key]
      if (codes && typeof value === 'string' && value !== '')
        expect(
          value.split('; ').filter((code) => !(code in codes)),
          key,
        ).toEqual([])
      if (kind === 'number' && value !== null) expect(typeof value, key).toBe('number')
      if (kind === 'date' && value !== null) expect(value, key).toMatch(/^\d{4}(-\d{2}){0,2}$/u)
    }
  }
})

test('the page says each column, and the licence as its owner said it', async () => {
  const { columns } = await dictionary()
  const page = await (await web.get('/open-data')).text()
  expect(
    [...page.matchAll(/<th role="rowheader"[^>]*><div><code>(\w+)<\/code>/gu)].map(([, key]) => key),
  ).toEqual(columns.map(({ key }) => key))
  expect(page).toContain('chưa ghi giấy phép')
  const [command] = deskCommands
  const terminal = {
    json: true,
    line: () => undefined,
    progress: () => undefined,
    read: () => Promise.resolve(Buffer.from('')),
  }
  const input = { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' }
  await command?.run(web.database.ctx(), read(command.input, input) as never, terminal)
  expect((await dictionary()).licence).toEqual(input)
  expect(await (await web.get('/en/open-data')).text()).toContain(`href="${input.url}"`)
  await expect(
    setLicence(web.database.ctx({ actor: anonymous }), { name: 'x', url: null }),
  ).rejects.toMatchObject({
    status: 403,
  })
})

test('no column is about a person', async () => {
  const keys = (await dictionary()).columns.map(({ key }) => key)
  expect(
    keys.filter((key) => /account|author|officer|person|created_by|submitted_by|phone|email/u.test(key)),
  ).toEqual([])
})
