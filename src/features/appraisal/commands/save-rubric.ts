/** Makes rubrics and changes those that no round uses yet; for one in use a change is the next version. */
import { listInChargeOf } from '#features/models/contract.ts'
import { audit } from '#platform/audit/audit.ts'
import { type Ctx, transact, type TrxCtx } from '#platform/db/transact.ts'
import { newId } from '#platform/ids.ts'
import { invalid } from '#platform/problem.ts'
import { mayManage } from '../appraisal.policy.ts'
import type { EditRubric, NewRubric } from '../appraisal.schemas.ts'
import { changedMeanwhile, noRubric, onlyManagers } from '../problems.rules.ts'
import { type Criterion, type Rubric, rubricErrors } from '../round.rules.ts'
import {
  findRubric,
  insertRubric,
  lockRubric,
  lockRubricsOf,
  newestVersion,
  updateRubric,
} from '../rubric.store.ts'
import { requireMember } from './steps.ts'

type Written = Pick<NewRubric, 'title' | 'guidance' | 'scale' | 'criteria'>

function numbered(criteria: Written['criteria']): Criterion[] {
  return criteria.map((one, i) => ({ position: i + 1, ...one }))
}

function check(criteria: readonly Criterion[]): void {
  const found = rubricErrors(criteria)
  if (found.length > 0) throw invalid(found)
}

async function auditRubric(ctx: TrxCtx, rubric: Rubric, action: string): Promise<void> {
  await audit(ctx, {
    action,
    subjectType: 'appraisal_rubric',
    subjectId: rubric.id,
    unitId: rubric.unitId,
    details: { year: rubric.year, version: rubric.version, criteria: rubric.criteria.length },
  })
}

async function insertNext(
  ctx: TrxCtx,
  of: Pick<Rubric, 'unitId' | 'year' | 'copiedFrom' | 'example'>,
  written: Written,
): Promise<Rubric> {
  const criteria = numbered(written.criteria)
  check(criteria)
  await lockRubricsOf(ctx.db, of.unitId, of.year)
  const rubric: Rubric = {
    id: newId<'appraisal_rubric'>(ctx.clock.now()),
    unitId: of.unitId,
    year: of.year,
    version: (await newestVersion(ctx.db, of.unitId, of.year)) + 1,
    title: written.title,
    guidance: written.guidance,
    scale: written.scale,
    revision: 1,
    frozenAt: null,
    copiedFrom: of.copiedFrom,
    example: of.example,
    criteria,
  }
  await insertRubric(ctx.db, rubric, { at: ctx.clock.now(), actor: ctx.actor.accountId })
  await auditRubric(ctx, rubric, 'appraisal.rubric-made')
  return rubric
}

/** The next version for the unit and year. Throws Problems `not-allowed` and `invalid` (weights must make 100). */
export async function createRubric(ctx: Ctx, input: NewRubric, example = false): Promise<Rubric> {
  requireMember(ctx)
  return transact(ctx, async (inside) => {
    if (!mayManage(inside.actor, await listInChargeOf(inside, input.unitId))) throw onlyManagers()
    const copied = input.copiedFrom === undefined ? undefined : await findRubric(inside.db, input.copiedFrom)
    if (input.copiedFrom !== undefined && !copied) throw noRubric()
    return insertNext(
      inside,
      { unitId: input.unitId, year: input.year, copiedFrom: copied?.id ?? null, example },
      input,
    )
  })
}

/**
 * Changes it, or where a round uses it makes the next version and leaves the old one as it is. Throws Problem
 * `appraisal.changed` when someone saved since `revision`.
 */
export async function editRubric(ctx: Ctx, { id, revision, ...written }: EditRubric): Promise<Rubric> {
  requireMember(ctx)
  return transact(ctx, async (inside) => {
    const rubric = await lockRubric(inside.db, id)
    if (!rubric) throw noRubric()
    if (!mayManage(inside.actor, await listInChargeOf(inside, rubric.unitId))) throw onlyManagers()
    if (rubric.revision !== revision) throw changedMeanwhile()
    if (rubric.frozenAt !== null)
      return insertNext(inside, { ...rubric, copiedFrom: rubric.id, example: false }, written)
    const criteria = numbered(written.criteria)
    check(criteria)
    const after: Rubric = { ...rubric, ...written, criteria, revision: revision + 1 }
    await updateRubric(inside.db, after)
    await auditRubric(inside, after, 'appraisal.rubric-edited')
    return after
  })
}
