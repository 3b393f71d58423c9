/** Defines sets of figures, and changes them. */
import { audit } from '#platform/audit/audit.ts'
import { type Ctx, transact, type TrxCtx } from '#platform/db/transact.ts'
import { invalid, notSignedIn } from '#platform/problem.ts'
import { noSet, onlyDefiners, setChanged } from '../problems.rules.ts'
import { over } from '../queries/sets.ts'
import { insertSet, lockSet, updateSet } from '../set.store.ts'
import { mayDefine } from '../statistics.policy.ts'
import { type FigureSet, setErrors } from '../statistics.rules.ts'

export type GivenSet = Pick<FigureSet, 'name' | 'disjoint' | 'source' | 'parts'>

async function authorize(ctx: TrxCtx, unitId: number | null): Promise<void> {
  if (!mayDefine(ctx.actor, await over(ctx, unitId))) throw onlyDefiners()
}

async function traced(ctx: TrxCtx, action: string, { id, unitId, disjoint, revision, parts }: FigureSet) {
  await audit(ctx, {
    action,
    subjectType: 'figure_set',
    subjectId: id,
    unitId,
    details: { disjoint, revision, parts: parts.map(({ where }) => where) },
  })
}

/** Throws Problems `not-signed-in`, `not-allowed`, `invalid`. */
export async function addSet(
  ctx: Ctx,
  input: GivenSet & { readonly unitId: number | null },
): Promise<FigureSet> {
  if (ctx.actor.kind === 'anonymous') throw notSignedIn()
  return transact(ctx, async (inside) => {
    await authorize(inside, input.unitId)
    const errors = setErrors(input)
    if (errors.length > 0) throw invalid(errors)
    const set = { ...input, revision: 1 }
    const made = { ...set, id: await insertSet(inside.db, set) }
    await traced(inside, 'figure-set.added', made)
    return made
  })
}

/** The whole of it against `revision`; throws Problem `statistics.set-changed` where that is not the newest. */
export async function editSet(
  ctx: Ctx,
  input: GivenSet & { readonly id: number; readonly revision: number },
): Promise<FigureSet> {
  if (ctx.actor.kind === 'anonymous') throw notSignedIn()
  return transact(ctx, async (inside) => {
    const { id, revision, ...given } = input
    const before = await lockSet(inside.db, id)
    if (!before) throw noSet()
    await authorize(inside, before.unitId)
    if (before.revision !== revision) throw setChanged(before.revision)
    const errors = setErrors(given)
    if (errors.length > 0) throw invalid(errors)
    const after = { ...before, ...given, revision: revision + 1 }
    await updateSet(inside.db, after)
    await traced(inside, 'figure-set.edited', after)
    return after
  })
}
