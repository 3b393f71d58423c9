/** Models for tests, in any state, made through the commands. */
import { acceptModel } from '#features/models/commands/accept-model.ts'
import { publishModel } from '#features/models/commands/publish-model.ts'
import { registerModel } from '#features/models/commands/register-model.ts'
import { submitModel } from '#features/models/commands/submit-model.ts'
import type { Model, State } from '#features/models/model.rules.ts'
import { registerModelInput } from '#features/models/model.schemas.ts'
import type { Ctx } from '#platform/db/transact.ts'

type Stage = Extract<State, 'draft' | 'submitted' | 'accepted' | 'published'>

const steps = [
  ['submitted', submitModel],
  ['accepted', acceptModel],
  ['published', publishModel],
] as const

/** A complete model of a unit, published unless told otherwise. */
export async function aModel(
  ctx: Ctx,
  given: {
    readonly unitId: number
    readonly title?: string
    readonly registeredOn?: string
    readonly state?: Stage
  },
): Promise<Model> {
  const { state = 'published', ...content } = given
  let model = await registerModel(
    ctx,
    registerModelInput.parse({
      title: 'Tổ công dân lưu động',
      field: 'political_system',
      level: 'grassroots',
      ownerBlock: 'state',
      situation: 'Người đi làm giờ hành chính khó đến phường.',
      goals: 'Mỗi quý một buổi tại mỗi khu dân cư.',
      method: 'Hẹn lịch trước, nhận việc tại nhà sinh hoạt cộng đồng.',
      targetGroup: 'Người dân bốn khu dân cư',
      place: 'Khu dân cư 1, 2, 3, 8',
      lead: ['Ủy ban nhân dân phường'],
      outputs: 'Số buổi, số việc nhận và giải quyết',
      ...content,
    }),
  )
  for (const [stage, step] of steps) {
    if (model.state === state) return model
    model = await step(ctx, { id: model.id, another: 'Made for a test' })
    if (model.state !== stage) throw new Error(`a model became ${model.state} instead of ${stage}`)
  }
  return model
}
