/** Registers many models at once, each by the same rules as one from the form, in a fixed number of statements. */
import { holdUnits } from '#features/units/contract.ts'
import { auditAll } from '#platform/audit/audit.ts'
import { holds } from '#platform/auth/actor.ts'
import { type Ctx, transact, type TrxCtx } from '#platform/db/transact.ts'
import { newId } from '#platform/ids.ts'
import { type FieldError, notSignedIn } from '#platform/problem.ts'
import { replaceDocuments } from '../documents.store.ts'
import {
  insertMany,
  type Kind,
  listInChargeOfMany,
  listOffers,
  listThere,
  placeKey,
  submitMany,
} from '../many.store.ts'
import { mayRegister, permissions } from '../model.policy.ts'
import {
  type Content,
  contentErrors,
  counts,
  forceRoles,
  missingForSubmission,
  type Model,
  type ModelId,
  type State,
} from '../model.rules.ts'
import { listKnownUnits, listLevelRules } from '../model.store.ts'
import { listLikenesses, listPartyRules } from '../repeats-many.store.ts'
import { listProvincial } from '../review.store.ts'
import { tallyNew } from '../tally.store.ts'

/**
 * `published` records what was published before, outside of this register: by who publishes for the unit, without a
 * review that never took place here.
 */
export type EnterAs = Extract<State, 'draft' | 'submitted' | 'published'>

export interface RegisterMany {
  readonly enterAs: EnterAs
  /** With `published`: the decision or report that did so, shown with the model. */
  readonly source?: string | undefined
  /** At most 1,000. */
  readonly entries: readonly {
    readonly content: Content
    readonly id?: ModelId
    /** Last year's model that it goes on from. */
    readonly carriedFrom?: ModelId
  }[]
  /** For the audit of each: where it comes from. */
  readonly details?: Record<string, unknown>
}

/**
 * Of each entry its new model, or why there is none. One that was to be submitted stays a draft where somebody has to
 * say why it is another work than those like it (`similar`), or where the place forbids it (`repeats-union`).
 */
export type Registered =
  | { readonly id: ModelId; readonly state: State; readonly kept?: 'similar' | 'repeats-union' }
  | { readonly errors: readonly FieldError[] }

function refused(code: string, vi: string, en: string): FieldError {
  return { field: 'unitId', code, message: { vi, en } }
}

function standingErrors(
  { actor }: Ctx,
  { level }: Content,
  enterAs: EnterAs,
  inCharge: readonly number[],
  provincial: ReadonlySet<number>,
): FieldError[] {
  if (!mayRegister(actor, inCharge))
    return [
      refused(
        'not_yours',
        'Tài khoản của anh/chị không được giao đăng ký mô hình của đơn vị này.',
        'Your account may not register models of this unit.',
      ),
    ]
  if (enterAs !== 'published') return []
  if (!holds(actor, permissions.publish, inCharge))
    return [
      refused(
        'not_publisher',
        'Tài khoản của anh/chị không được giao công bố mô hình của đơn vị này, nên không nhập thẳng thành đã công bố được.',
        'Your account may not publish models of this unit, so they can’t be entered as published.',
      ),
    ]
  const above = inCharge.filter((id) => provincial.has(id))
  if (level === 'province' && !holds(actor, permissions.review, above))
    return [
      refused(
        'not_provincial',
        'Mô hình cấp tỉnh đã công bố do cán bộ xét duyệt của tỉnh, thành phố nhập.',
        'Published models of the level of a province are entered by officers who review for the province.',
      ),
    ]
  return []
}

async function offers(ctx: Ctx, contents: readonly Content[]) {
  const naming = contents.filter(
    ({ typeId, themes, campaigns }) => typeId !== null || themes.length + campaigns.length > 0,
  )
  const rows = naming.length === 0 ? [] : await listOffers(ctx.db, naming)
  const by = Map.groupBy(rows, ({ key, kind }) => `${kind} ${key ?? ''}`)
  const of = (kind: Kind, content: Content) =>
    [...(by.get(`${kind} `) ?? []), ...(by.get(`${kind} ${placeKey(content)}`) ?? [])].map(({ id }) => id)
  return (content: Content) => ({
    types: of('type', content),
    themes: of('theme', content),
    campaigns: of('campaign', content),
  })
}

/**
 * What is wrong with each, in order; an empty list where nothing is. The same rules as for one model: who may register
 * there, the unit on its day, the level, the catalogue, and what a submission must say.
 */
export async function checkMany(
  ctx: Ctx,
  contents: readonly Content[],
  enterAs: EnterAs,
): Promise<FieldError[][]> {
  const today = ctx.clock.today()
  const inCharge = await listInChargeOfMany(ctx.db, [...new Set(contents.map(({ unitId }) => unitId))], today)
  const above = [...new Set([...inCharge.values()].flat())]
  const provincial = new Set(enterAs === 'published' ? await listProvincial(ctx.db, above, today) : [])
  const levelRules = await listLevelRules(ctx.db)
  const there = await listThere(ctx.db, contents)
  const offered = await offers(ctx, contents)
  const named = contents.flatMap((content) =>
    forceRoles.flatMap((role) => content[role].flatMap(({ unitId }) => unitId ?? [])),
  )
  const units = await listKnownUnits(ctx.db, [...new Set(named)])
  return contents.map((content) => [
    ...standingErrors(ctx, content, enterAs, inCharge.get(content.unitId) ?? [], provincial),
    ...contentErrors(content, {
      today,
      levelRules,
      unitExisted: there.has(placeKey(content)),
      units,
      offered: offered(content),
    }),
    ...(enterAs === 'submitted' ? missingForSubmission(content) : []),
  ])
}

/**
 * Which of the new drafts can't be submitted without a person's word, asked in their order as if one were submitted
 * after the other: those like it that wait or are public, and those like it of the same batch that go before.
 */
async function keptBack(
  ctx: TrxCtx,
  drafts: readonly Model[],
): Promise<Map<ModelId, 'similar' | 'repeats-union'>> {
  const party = drafts.filter(({ ownerBlock }) => ownerBlock === 'party')
  const said = party.length === 0 ? [] : await listPartyRules(ctx.db, party)
  const rules = new Map(party.map(({ id }, i) => [id, said[i] ?? 'allow']))
  const alike = await listLikenesses(
    ctx.db,
    drafts.map(({ id }) => id),
    { wide: said.some((rule) => rule !== 'allow'), today: ctx.clock.today() },
  )
  const likeIt = Map.groupBy(alike, ({ id }) => id)
  const kept = new Map<ModelId, 'similar' | 'repeats-union'>()
  const before = new Set<ModelId>()
  for (const { id } of drafts) {
    const rule = rules.get(id) ?? 'allow'
    const found = (likeIt.get(id) ?? []).filter(({ other, sibling }) => !sibling || before.has(other))
    const unions = rule === 'allow' ? [] : found.filter(({ ofUnions }) => ofUnions)
    if (rule === 'forbid' && unions.length > 0) kept.set(id, 'repeats-union')
    else if (unions.length > 0 || found.some(({ near }) => near)) kept.set(id, 'similar')
    else before.add(id)
  }
  return kept
}

/**
 * Registers those that nothing is wrong with; one wrong entry does not hold up the others. Throws Problem
 * `not-signed-in`.
 */
export async function registerMany(ctx: Ctx, input: RegisterMany): Promise<Registered[]> {
  if (ctx.actor.kind === 'anonymous') throw notSignedIn()
  const { entries, enterAs, source = null, details = {} } = input
  if (entries.length === 0) return []
  return transact(ctx, async (inside) => {
    await holdUnits(inside)
    const errors = await checkMany(
      inside,
      entries.map(({ content }) => content),
      enterAs,
    )
    const now = inside.clock.now()
    const { accountId } = inside.actor
    const registered = entries.map((entry, i): Registered => {
      const wrong = errors[i] ?? []
      return wrong.length > 0
        ? { errors: wrong }
        : { id: entry.id ?? newId(now), state: enterAs === 'published' ? 'published' : 'draft' }
    })
    const models = entries.flatMap(({ content, carriedFrom = null }, i): Model[] => {
      const result = registered[i]
      if (!result || 'errors' in result) return []
      return [
        {
          ...content,
          id: result.id,
          state: enterAs === 'published' ? 'published' : 'draft',
          status: 'registered',
          statusOn: null,
          recognised: false,
          carriedFrom,
          checkedYear: null,
          revision: 1,
          createdBy: accountId,
          submittedBy: null,
          example: false,
          sourceTitle: enterAs === 'published' ? source : null,
          sourceUrl: null,
          createdAt: now,
          updatedAt: now,
        },
      ]
    })
    if (models.length === 0) return registered
    const first = enterAs === 'published' ? 'published' : 'draft'
    const step = { from: null, to: first, reason: enterAs === 'published' ? source : null } as const
    await insertMany(inside.db, models, { at: now, actorId: accountId, step })
    await replaceDocuments(inside.db, models)
    if (counts(first))
      await tallyNew(
        inside.db,
        models.map(({ id }) => id),
      )
    const trail = (of: readonly Model[], action: string, more: Record<string, unknown>) =>
      of.map(({ id, unitId, carriedFrom }) => ({
        action,
        subjectType: 'model',
        subjectId: id,
        unitId,
        details: { ...details, ...more, ...(carriedFrom !== null && { carriedFrom }) },
      }))
    await auditAll(inside, trail(models, 'model.registered', { example: false }))
    if (first === 'published')
      await auditAll(inside, trail(models, 'model.published', { revision: 1, from: null, to: 'published' }))
    if (enterAs !== 'submitted') return registered
    const kept = await keptBack(inside, models)
    const submitted = models.filter(({ id }) => !kept.has(id))
    await submitMany(inside.db, submitted, { at: now, actorId: accountId })
    await auditAll(
      inside,
      trail(submitted, 'model.submitted', { revision: 1, from: 'draft', to: 'submitted' }),
    )
    return registered.map((result): Registered => {
      if ('errors' in result) return result
      const why = kept.get(result.id)
      return why === undefined ? { ...result, state: 'submitted' } : { ...result, kept: why }
    })
  })
}
