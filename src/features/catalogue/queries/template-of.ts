/** The words that a type gives a new model to begin with. */
import type { Ctx } from '#platform/db/transact.ts'
import type { Template } from '../catalogue.rules.ts'
import { findTemplate } from '../catalogue.store.ts'

/** Empty for no such type. */
export async function templateOf(ctx: Ctx, typeId: number): Promise<Template> {
  return (await findTemplate(ctx.db, typeId)) ?? {}
}
