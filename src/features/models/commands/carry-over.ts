/** Carries models over into the next year as new drafts: up to 200 in one transaction, nothing twice. */
import { type Ctx, transact } from '#platform/db/transact.ts'
import { notSignedIn, type Words } from '#platform/problem.ts'
import { hindrance, type KeptBack, keptBack, nextYear } from '../carry.rules.ts'
import { listCarried, listInUse, listWhole } from '../carry.store.ts'
import { listInChargeOfMany } from '../many.store.ts'
import { mayRegister } from '../model.policy.ts'
import type { Model, ModelId } from '../model.rules.ts'
import { lockModels } from '../model.store.ts'
import { registerMany } from './register-many.ts'

/** As many as one transaction takes. */
export const mostAtOnce = 200

/** Why one was not carried over. */
interface Kept {
  readonly id: string
  readonly code: string
  readonly words: Words
}

export interface CarriedOver {
  readonly carried: readonly { readonly from: ModelId; readonly id: ModelId }[]
  readonly kept: readonly Kept[]
}

/**
 * Of each model a draft for the year after, linked to it and audited; or why there is none. What was carried before
 * is left alone, also by a second run at the same time. Throws Problem `not-signed-in`.
 */
export async function carryOver(ctx: Ctx, ids: readonly string[]): Promise<CarriedOver> {
  if (ctx.actor.kind === 'anonymous') throw notSignedIn()
  const asked = [...new Set(ids)].slice(0, mostAtOnce)
  return transact(ctx, async (inside) => {
    const today = inside.clock.today()
    const models = new Map((await lockModels(inside.db, asked)).map((model) => [model.id as string, model]))
    const known = await listCarried(inside.db, asked)
    const units = [...new Set([...models.values()].map(({ unitId }) => unitId))]
    const inCharge = await listInChargeOfMany(inside.db, units, today)
    const whole = await listWhole(inside.db, units)
    const why = (model: Model | undefined): KeptBack | undefined => {
      if (!model || !mayRegister(inside.actor, inCharge.get(model.unitId) ?? [])) return 'none'
      if (known.has(model.id)) return 'carried'
      return hindrance(model) ?? (whole.has(model.unitId) ? undefined : 'split')
    }
    const judged = asked.map((id) => ({ id, model: models.get(id), why: why(models.get(id)) }))
    const going = judged.flatMap(({ model, why: code }) => (model && code === undefined ? [model] : []))
    const offered = await listInUse(inside.db, {
      types: [...new Set(going.flatMap(({ typeId }) => typeId ?? []))],
      labels: [...new Set(going.flatMap(({ themes, campaigns }) => [...themes, ...campaigns]))],
      day: today,
    })
    const made = await registerMany(inside, {
      enterAs: 'draft',
      entries: going.map((model) => ({
        content: nextYear(model, { unitId: whole.get(model.unitId) ?? model.unitId, today, offered }),
        carriedFrom: model.id,
      })),
    })
    const refused: Kept[] = judged.flatMap(({ id, why: code }) =>
      code === undefined ? [] : [{ id, code, words: keptBack[code] }],
    )
    const results = going.map((model, i) => ({ from: model.id, result: made[i] }))
    return {
      carried: results.flatMap(({ from, result }) =>
        result && 'id' in result ? [{ from, id: result.id }] : [],
      ),
      kept: [
        ...refused,
        ...results.flatMap(({ from, result }) => {
          const [error] = result && 'errors' in result ? result.errors : []
          return error ? [{ id: from, code: error.code, words: error.message }] : []
        }),
      ],
    }
  })
}
