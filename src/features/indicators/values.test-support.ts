/** What tests of indicators share: officers of the nation, a province, a ward and another ward, and short ways to ask. */
import { beforeAll } from 'vitest'
import { signIn } from '#features/people/commands/sign-in.ts'
import { resolveActor } from '#features/people/contract.ts'
import { createUnit } from '#features/units/contract.ts'
import { type Actor, anonymous } from '#platform/auth/actor.ts'
import type { Db } from '#platform/db/database.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { parse } from '#platform/http/issues.ts'
import { Problem } from '#platform/problem.ts'
import { anAccount } from '#test/builders/accounts.ts'
import { codes, unitId } from '#test/builders/units.ts'
import { useDatabase } from '#test/harness/database.ts'
import { type DefineIndicator, defineInput } from './indicator.schemas.ts'

/** The id of an indicator that comes with the program. */
export async function idOf(db: Db, code: string): Promise<string> {
  const row = await db.selectFrom('indicator').select('id').where('code', '=', code).executeTakeFirstOrThrow()
  return row.id
}

/** The code of the Problem that it ends with, with its fields where it has any; `none` where it succeeds. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    if (error instanceof Problem)
      return [error.code, ...error.fields.map(({ field, code }) => `${field}=${code}`)].join(' ')
    throw error
  }
  return 'none'
}

/** A definition as a form sends it: wells that are still in use, counted every year. */
export function wells(more: object = {}): DefineIndicator {
  return parse(defineInput, {
    kind: 'number',
    measureName: 'giếng',
    name: 'Số giếng còn dùng được',
    levels: ['neighbourhood', 'commune'],
    additive: 'yes',
    every: 'year',
    ...more,
  })
}

interface Offices {
  readonly db: Db
  anKhe: number
  daNang: number
  /** Officers; `elsewhere` is of another ward of the province. */
  readonly actors: Record<'province' | 'ward' | 'elsewhere', Actor>
  as(actor: Actor): Ctx
  system(): Ctx
  /** A residential area of the ward, or of another one. */
  aVillage(name: string, from?: string, parentId?: number): Promise<number>
  /** The actions in the audit trail of a subject, oldest first. */
  audited(subjectType: string, subjectId: string | number): Promise<string[]>
}

/** Filled in before the tests of one file (call at the top level). */
export function useOffices(): Offices {
  const database = useDatabase('units')
  const offices: Offices = {
    get db() {
      return database.db
    },
    anKhe: 0,
    daNang: 0,
    actors: { province: anonymous, ward: anonymous, elsewhere: anonymous },
    as: (actor) => database.ctx({ actor }),
    system: () => database.ctx(),
    aVillage: async (name, from = '2025-07-01', parentId = offices.anKhe) =>
      (await createUnit(database.ctx(), { kind: 'residential_area', name, parentId, from })).id,
    audited: async (subjectType, subjectId) => {
      const rows = await database.db
        .selectFrom('audit')
        .select('action')
        .where('subject_type', '=', subjectType)
        .where('subject_id', '=', String(subjectId))
        .orderBy('id')
        .execute()
      return rows.map(({ action }) => action)
    },
  }
  beforeAll(async () => {
    const ctx = database.ctx()
    offices.anKhe = await unitId(ctx, codes.anKhe)
    offices.daNang = await unitId(ctx, codes.daNang)
    const actor = async (role: 'province_officer' | 'ward_officer', on: number) => {
      const { email, password } = await anAccount(ctx, { role, unitId: on })
      const { token } = await signIn(ctx, { email, password }, { prefix: '192.0.2.0/24' })
      const asked = { cookies: { dt: token }, authorization: undefined, secure: false }
      return (await resolveActor(ctx.db, ctx.clock, asked)).actor
    }
    offices.actors.province = await actor('province_officer', offices.daNang)
    offices.actors.ward = await actor('ward_officer', offices.anKhe)
    offices.actors.elsewhere = await actor('ward_officer', await unitId(ctx, '20194'))
  })
  return offices
}
