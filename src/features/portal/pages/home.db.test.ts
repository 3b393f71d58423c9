/** The front page: how exactly it shows a date, and that its figures cost one query. */
import { expect, test } from 'vitest'
import { registerModel } from '#features/models/commands/register-model.ts'
import { submitModel } from '#features/models/commands/submit-model.ts'
import { acceptModel } from '#features/models/commands/accept-model.ts'
import { publishModel } from '#features/models/commands/publish-model.ts'
import { registerModelInput } from '#features/models/model.schemas.ts'
import { codes, unitId } from '#test/builders/units.ts'
import { useWeb } from '#test/harness/web.ts'

const web = useWeb('units')

test('shows no more of a date than is known, and the figures of the whole country', async () => {
  const ctx = web.database.ctx()
  const { id } = await registerModel(
    ctx,
    registerModelInput.parse({
      unitId: await unitId(ctx, codes.anKhe),
      title: 'Tổ công dân lưu động',
      field: 'political_system',
      level: 'grassroots',
      ownerBlock: 'state',
      registeredOn: '2026-03-17',
      registeredPrecision: 'month',
      situation: 'a',
      goals: 'b',
      method: 'c',
      targetGroup: 'd',
      lead: ['e'],
      outputs: 'f',
    }),
  )
  for (const step of [submitModel, acceptModel, publishModel]) await step(ctx, { id })
  web.database.queries.length = 0
  const page = await (await web.get('/')).text()
  expect(page).toContain('03/2026')
  expect(page).not.toContain('17/03/2026')
  expect(web.database.queries.filter((text) => text.includes('model_tally'))).toHaveLength(1)
  expect(/Mô hình đã công bố, tính đến/u.exec(page)).not.toBeNull()
})
