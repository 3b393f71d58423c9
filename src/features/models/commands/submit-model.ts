/**
 * Hands a draft, or one that came back, to review. It must say what a model has to say, and where something like it
 * was registered nearby, why it is another work.
 */
import type { Ctx } from '#platform/db/transact.ts'
import type { Model } from '../model.rules.ts'
import { repeatsOf, shownRepeats } from '../queries/repeats-of.ts'
import { looksRepeated, repeatsUnion } from '../repeats.rules.ts'
import { moveModel } from './move-model.ts'

export interface Submit {
  readonly id: string
  /** Why it is another work than those like it. */
  readonly another?: string | undefined
}

/**
 * Throws beside what every move may Problem `model.similar` with those like it, unless `another` says why it is not
 * one of them, and `model.repeats-union` where the place forbids it whatever is said. What was said stays in the
 * history and, with the others, in the audit trail.
 */
export async function submitModel(ctx: Ctx, input: Submit): Promise<Model> {
  return moveModel(ctx, 'submit', { id: input.id }, async (inside, model) => {
    const { ask, forbidden } = await repeatsOf(inside, model)
    if (forbidden) {
      const [shown] = await shownRepeats(inside, [forbidden])
      if (shown) throw repeatsUnion(shown)
    }
    if (ask.length === 0) return {}
    if (input.another === undefined) throw looksRepeated(await shownRepeats(inside, ask))
    return { reason: input.another, details: { similar: ask.map(({ id }) => id) } }
  })
}
