/** What a model repeats, by its place's rules: asked when it is submitted. */
import { ruleAt } from '#features/catalogue/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { maySeeAny, permissions } from '../model.policy.ts'
import type { Model } from '../model.rules.ts'
import { listWithin } from '../reach.store.ts'
import { judge, type PartyRule, type Repeat, type Repeats, type Shown } from '../repeats.rules.ts'
import { listRepeats } from '../repeats.store.ts'

/** More than these nobody compares. */
const most = 5

export async function repeatsOf(ctx: Ctx, model: Model): Promise<Repeats> {
  const { unitId, registeredOn: day, ownerBlock } = model
  const said =
    ownerBlock === 'party' ? await ruleAt(ctx, { code: 'model.party-repeats-union', unitId, day }) : 'allow'
  const rule: PartyRule = said === 'warn' || said === 'forbid' ? said : 'allow'
  const found = await listRepeats(ctx.db, model, {
    wide: rule !== 'allow',
    today: ctx.clock.today(),
    limit: most,
  })
  return judge(found, model, rule)
}

/** What of them the actor may know: a draft of another unit is nobody's to read. */
export async function shownRepeats(ctx: Ctx, repeats: readonly Repeat[]): Promise<Shown[]> {
  const own = Object.values(permissions) as string[]
  const granted = ctx.actor.grants.filter(({ permission }) => own.includes(permission))
  const ids = repeats.map(({ unitId }) => unitId)
  const within = await listWithin(
    ctx.db,
    ids,
    granted.map(({ unitId }) => unitId),
    ctx.clock.today(),
  )
  return repeats.map(({ id, title, state, unitId, unitName, registeredOn, alikeBy, ofUnions }) => {
    const open = maySeeAny(ctx.actor, state) || within.includes(unitId)
    return {
      id: open ? id : null,
      title: open ? title : null,
      state: open ? state : null,
      unitId,
      unitName,
      registeredOn,
      alikeBy,
      ofUnions,
    }
  })
}
