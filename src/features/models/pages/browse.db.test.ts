/** The filter form of the list of models, submitted as a browser submits it. */
import { beforeAll, expect, test } from 'vitest'
import { ancestorsOn } from '#features/units/contract.ts'
import { aModel } from '#test/builders/models.ts'
import { codes, unitId } from '#test/builders/units.ts'
import { useWeb } from '#test/harness/web.ts'

const web = useWeb('units')
let hoaAn = 0
let daNang = 0

beforeAll(async () => {
  const ctx = web.database.ctx()
  hoaAn = await unitId(ctx, codes.hoaAn, '2024-03-01')
  daNang = await unitId(ctx, codes.daNang)
  await aModel(ctx, { unitId: hoaAn, registeredOn: '2024-03-01', title: 'Mô hình của Hòa An' })
})

const attribute = (tag: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`, 'u').exec(tag)?.[1]

/** The address that the page's filter form leads to when nothing in it is changed. */
function submitted(page: string): string {
  const form = /<form class="filter-form.*?<\/form>/su.exec(page)?.[0] ?? ''
  const query = new URLSearchParams()
  for (const [tag] of form.matchAll(/<input\b[^>]*>/gu)) {
    const name = attribute(tag, 'name')
    const on = attribute(tag, 'type') !== 'radio' || /\bchecked\b/u.test(tag)
    if (name !== undefined && on) query.append(name, attribute(tag, 'value') ?? '')
  }
  for (const [select] of form.matchAll(/<select\b.*?<\/select>/gsu)) {
    const option = /<option\b[^>]*\bselected\b[^>]*>/u.exec(select)?.[0] ?? ''
    query.append(attribute(select, 'name') ?? '', attribute(option, 'value') ?? '')
  }
  return `${attribute(form, 'action')}?${query.toString()}`
}

const rows = (page: string) => [...page.matchAll(/href="\/models\/[0-9a-f-]{36}"/gu)].map(([link]) => link)

test('the filter form keeps how units are counted, also where it does not ask', async () => {
  const above = await ancestorsOn(web.database.ctx(), { unitId: hoaAn, date: '2024-03-01' })
  const district = above.at(-1)?.id
  const asked = [
    `unit=${hoaAn}&basis=then&scope=own`,
    `unit=${hoaAn}&basis=then&within=${district}`,
    `unit=${hoaAn}&basis=then&scope=own&within=${district}`,
    `unit=${hoaAn}&basis=then`,
    `unit=${daNang}&basis=today&scope=own`,
    `unit=${daNang}&scope=own`,
    `unit=${daNang}`,
  ]
  for (const query of asked) {
    const page = await (await web.get(`/models?${query}`)).text()
    const again = submitted(page)
    const basis = new URLSearchParams(query).get('basis')
    if (basis !== null) expect(new URL(again, 'http://x').searchParams.get('basis'), query).toBe(basis)
    expect(rows(await (await web.get(again)).text()), query).toEqual(rows(page))
    if (query.includes('then')) expect(rows(page), query).toHaveLength(1)
  }
})
